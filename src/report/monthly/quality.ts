import { moment, month as monthText, monthName } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { families, metricName, metricNote } from '../../words/families.ts';
import { policyOf, softwareOf, statistics } from '../../words/methods.ts';
import { filterText, formatName } from '../../words/names.ts';
import { heading, paragraph, table, type Block, type Cell } from '../blocks.ts';
import { amount, plain, unmeasured, valueText } from './figures.ts';
import { monthBefore, monthsOf, type Given } from './given.ts';

const SIGNS = [
	'quality.negative_duration',
	'quality.closed_before_resolved',
	'quality.unknown_state',
	'quality.unparsed_dates'
];

/** What was read, and what of it should be looked at before the figures are trusted. */
export function qualityBlocks(given: Given): Block[] {
	const { files, incidents, events } = given.data;
	const sum = (of: 'rows' | 'kept' | 'refused' | 'duplicates') =>
		files.reduce((whole, file) => whole + file[of], 0);
	const signs = SIGNS.flatMap((name) => {
		const metric = given.report.metrics.get(name);
		return metric?.value ? [t('monthly.sign', { name: metricName(name), n: metric.value })] : [];
	});
	return [
		heading(t('monthly.quality')),
		paragraph(
			[
				t('quality.rows', {
					files: files.length,
					rows: sum('rows'),
					kept: sum('kept'),
					refused: sum('refused'),
					duplicates: sum('duplicates')
				}),
				t('monthly.held', { incidents, events }),
				signs.length > 0 ? t('monthly.signs', { signs: signs.join('; ') }) : t('monthly.signs_none')
			].join(' ')
		),
		table({
			columns: [
				t('monthly.file'),
				t('monthly.format'),
				t('monthly.rows'),
				t('monthly.refused'),
				t('monthly.duplicates')
			],
			rows: files.map((file): Cell[] => [
				file.name,
				formatName(file.format),
				plain(file.rows),
				plain(file.refused),
				plain(file.duplicates)
			]),
			widths: [0.4, 0.24, 0.12, 0.12, 0.12],
			numeric: [2, 3, 4],
			named: true
		})
	];
}

/** Every figure with its definition, and what all of them rest on, in small print. */
export function definitionBlocks(given: Given): Block[] {
	const { report, data, filter, policy, version, engine } = given;
	const { month, metrics, former, recap } = report;
	const all = families(metrics).flatMap((family) => family.metrics);
	const told = all.filter(({ value }) => value !== null);
	const months = monthsOf(given);
	const narrowed = filterText({ ...filter, month: [] });
	return [
		heading(t('monthly.definitions')),
		table({
			caption: t('monthly.all', { month: monthText(month, 'long') }),
			columns: [
				t('monthly.measure'),
				monthName(month),
				t('chart.n'),
				monthName(monthBefore(month)),
				t('monthly.definition')
			],
			rows: told.map((metric): Cell[] => {
				const past = former?.get(metric.name)?.value ?? null;
				return [
					metricName(metric.name),
					amount(metric),
					metric.n === null ? '' : plain(metric.n),
					past === null ? '' : valueText(past, metric.unit),
					metricNote(metric.name)
				];
			}),
			widths: [0.21, 0.1, 0.08, 0.1, 0.51],
			numeric: [1, 2, 3],
			named: true,
			small: true
		}),
		...unmeasured(
			given,
			all.filter(({ value }) => value === null)
		).flatMap((block): Block[] =>
			block.kind === 'paragraph' ? [{ kind: 'small', items: [block.text] }] : []
		),
		{
			kind: 'small',
			items: [
				[
					t('methods.as_of', { when: moment(data.as_of, data.zone), zone: data.zone }),
					narrowed === '' ? t('methods.filter_none') : t('methods.filter', { filters: narrowed }),
					t('methods.span', {
						from: monthText(months[0]?.month ?? month),
						to: monthText(recap.months.at(-1)?.month ?? month)
					})
				].join(' '),
				policyOf({ policy, recap }).join(' '),
				`${statistics()} ${t('monthly.limits_note')}`,
				softwareOf({ version, engine })
			]
		}
	];
}
