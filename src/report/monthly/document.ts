import { moment, month as monthText } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { numberOf } from '../../sop/types.ts';
import { filterText } from '../../words/names.ts';
import { BLANK, heading, numbered, type Block, type Paper } from '../blocks.ts';
import { gapBlocks, remedyBlocks } from './gap.ts';
import type { Given } from './given.ts';
import { definitionBlocks, qualityBlocks } from './quality.ts';
import { escalationBlocks, slaBlocks } from './service.ts';
import { sopBlocks } from './sop.ts';
import { flowBlocks, periodText, summaryBlocks } from './summary.ts';
import { backlogBlocks, causeBlocks, orderBlocks } from './work.ts';

/** What the reader writes, in the order of the report. */
export const TEXTS = ['evaluation', 'lessons', 'recommendations'] as const;

/**
 * The monthly recap that procedure 004 asks for, in the language of the page: from figures to sentences by rule, and the
 * texts that only a person can write.
 */
export function monthlyReport(given: Given): Paper {
	const { report, data, heads, texts, filter } = given;
	const { month, recap } = report;
	const number = numberOf('004');
	const narrowed = filterText({ ...filter, month: [] });
	return {
		number,
		title: t('monthly.title', { month: monthText(month, 'long') }),
		sort: t('monthly.sort'),
		office: filled(heads.office),
		unit: filled(heads.unit),
		head: [
			[t('monthly.period'), periodText(month)],
			[t('monthly.prepared'), filled(texts.prepared_by)],
			[t('monthly.scope'), narrowed === '' ? t('monthly.everything') : narrowed],
			[t('monthly.as_of'), `${moment(data.as_of, data.zone)}, ${data.zone}`]
		],
		blocks: numbered(recap.total.occurred === 0 && !known(given) ? emptyOf(given) : sections(given)),
		foot: {
			text: `${number} · ${monthText(month)}`,
			page: t('sop_doc.page'),
			of: t('sop_doc.page_of')
		}
	};
}

function sections(given: Given): Block[][] {
	return [
		summaryBlocks(given),
		flowBlocks(given),
		slaBlocks(given),
		escalationBlocks(given),
		orderBlocks(given),
		backlogBlocks(given),
		causeBlocks(given),
		gapBlocks(given),
		sopBlocks(given),
		remedyBlocks(given),
		...textSections(given),
		qualityBlocks(given),
		definitionBlocks(given)
	].filter((blocks) => blocks.length > 0);
}

/** Whether anything at all happened in the month: something came in, went out, or was waiting. */
function known({ report: { month, recap, carried } }: Given): boolean {
	const one = recap.months.find((candidate) => candidate.month === month);
	return carried.carried > 0 || (one !== undefined && one.opened + one.resolved + one.cancelled > 0);
}

function emptyOf(given: Given): Block[][] {
	const { month } = given.report;
	return [
		[
			heading(t('monthly.summary')),
			{ kind: 'finding', text: t('monthly.nothing', { month: monthText(month, 'long') }) }
		],
		...textSections(given),
		qualityBlocks(given)
	];
}

function textSections({ texts }: Given): Block[][] {
	return TEXTS.map((text) => [heading(t(`monthly.${text}`)), { kind: 'written', text: texts[text] }]);
}

function filled(text: string): string {
	return text.trim() === '' ? BLANK : text.trim();
}
