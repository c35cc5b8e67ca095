import { ERROR_RATE } from '../gaps/compare.ts';
import { count, duration, moment, month, wholePercent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Metrics, Recap } from '../metrics/types.ts';
import type { Filter } from '../model/filter.ts';
import type { Calendar, Policy } from '../model/policy.ts';
import { RESAMPLES } from '../stats/bootstrap.ts';
import { metricName, metricNote } from './families.ts';
import { spansText } from './hours.ts';
import { weekday } from './policy.ts';
import { filterText, formatName, keyName, stateName } from './names.ts';

/** What a methods paragraph is made from. */
export interface Told {
	/** the files, and what was read of them */
	data: {
		files: readonly {
			name: string;
			format: string;
			rows: number;
			kept: number;
			refused: number;
			duplicates: number;
		}[];
		incidents: number;
		events: number;
		/** UTC */
		as_of: Date;
		zone: string;
	};
	recap: Recap;
	metrics: Metrics;
	policy: Policy;
	filter: Filter;
	/** of Rekap, and of the engine where it is known */
	version: string;
	engine: string | null;
}

/** The figures that most readers quote: they are defined in the text. */
const MAIN = [
	'sla.resolution.rate',
	'sla.response.rate',
	'time.resolution.median',
	'time.resolution.survival_median',
	'escalation.functional.rate',
	'escalation.hierarchical.rate',
	'reopen.rate',
	'fcr.rate',
	'backlog.overdue',
	'recurrence.rate'
];

/**
 * How the figures came about, as paragraphs that can be pasted into a paper: data, what counts as an incident, the
 * policy, definitions, statistics, software. Made by rule, in the reader's language; every number in it is one that
 * the page shows. What the data cannot tell is said to be not measurable.
 * @param more sentences of the page it stands on
 */
export function methods(told: Told, more: readonly string[] = []): string[] {
	const paragraphs = [
		[...dataOf(told), ...countedOf(told), ...leftOutOf(told)],
		policyOf(told),
		[
			t('methods.definitions'),
			...MAIN.map((name) => t('methods.definition', { name: metricName(name), note: metricNote(name) }))
		],
		more,
		[statistics(), softwareOf(told)]
	];
	return paragraphs.filter((one) => one.length > 0).map((sentences) => sentences.join(' '));
}

function dataOf({ data, recap, filter }: Told): string[] {
	const sum = (of: 'rows' | 'kept' | 'refused' | 'duplicates') =>
		data.files.reduce((whole, file) => whole + file[of], 0);
	const first = recap.months[0]?.month;
	const last = recap.months.at(-1)?.month;
	return [
		t('methods.data', {
			files: data.files.length,
			names: data.files
				.map(({ name, format }) => t('methods.file', { name, format: formatName(format) }))
				.join('; '),
			rows: sum('rows'),
			kept: sum('kept'),
			refused: sum('refused'),
			duplicates: sum('duplicates'),
			records: data.incidents,
			events: data.events
		}),
		...(first && last ? [t('methods.span', { from: month(first), to: month(last) })] : []),
		t('methods.as_of', { when: moment(data.as_of, data.zone), zone: data.zone }),
		Object.values(filter).some((values) => values.length > 0)
			? t('methods.filter', { filters: filterText(filter) })
			: t('methods.filter_none')
	];
}

function countedOf({ recap, metrics, policy }: Told): string[] {
	const requests = metrics.get('recap.service_requests')?.value ?? null;
	const children = metrics.get('quality.children')?.value ?? null;
	return [
		t('methods.counted', {
			occurred: said(metrics, 'recap.occurred'),
			resolved: said(metrics, 'recap.resolved'),
			unresolved: said(metrics, 'recap.unresolved'),
			cancelled: said(metrics, 'recap.cancelled'),
			scope: recap.total.scope
		}),
		requests === null ? t('methods.requests_none') : t('methods.requests', { n: requests }),
		children === null ? t('methods.children_none') : t(`methods.children_${policy.children}`, { n: children })
	];
}

function leftOutOf({ metrics }: Told): string[] {
	return [
		t('methods.left_out', {
			negative: said(metrics, 'quality.negative_duration'),
			early: said(metrics, 'quality.closed_before_resolved')
		}),
		t('methods.filled', {
			states: said(metrics, 'quality.unknown_state'),
			dates: said(metrics, 'quality.unparsed_dates'),
			events: said(metrics, 'quality.finish_from_events'),
			closed: said(metrics, 'quality.finish_from_closed')
		})
	];
}

/** The policy in force, in sentences. */
export function policyOf({ policy, recap }: Pick<Told, 'policy' | 'recap'>): string[] {
	const targets = Object.entries(policy.targets).map(([priority, { response_minutes, resolution_minutes }]) =>
		t('methods.target', {
			priority: keyName('priority', priority),
			response: duration(response_minutes),
			resolution: duration(resolution_minutes)
		})
	);
	const { special_targets, pause_states, hierarchical_words } = policy;
	return [
		targets.length > 0 ? t('methods.targets', { targets: targets.join('; ') }) : t('methods.targets_none'),
		...(special_targets.length > 0 ? [t('methods.special', { n: special_targets.length })] : []),
		clockOf(policy.calendar),
		pause_states.length > 0
			? t('methods.pauses', { states: pause_states.map(stateName).join(', ') })
			: t('methods.pauses_none'),
		t(`methods.reopen_${policy.reopen_clock}`),
		t('methods.evidence'),
		t(`evidence_text.${recap.transfer_evidence ?? 'none'}`),
		hierarchical_words.length > 0
			? t('methods.management_words', { words: hierarchical_words.join(', ') })
			: t('methods.management'),
		t('methods.recurrence', { n: policy.recurrence_days })
	];
}

function clockOf({ week, holidays }: Calendar): string {
	if (week === null) return t('methods.clock_always');
	const days = week.flatMap((spans, day) =>
		spans.length > 0 ? [`${weekday(day)} ${spansText(spans)}`] : []
	);
	return t('methods.clock', { hours: days.join('; '), n: holidays.length });
}

/** Which intervals, tests and limits are used. */
export function statistics(): string {
	return t('methods.statistics', { resamples: RESAMPLES, rate: wholePercent(ERROR_RATE) });
}

export function softwareOf({ version, engine }: Pick<Told, 'version' | 'engine'>): string {
	return engine === null
		? t('methods.software_plain', { version })
		: t('methods.software', { version, engine: engine.replace(/^v/, '') });
}

/** A count in words; what cannot be told is never 0. */
function said(metrics: Metrics, name: string): string {
	const value = metrics.get(name)?.value ?? null;
	return value === null ? t('methods.unknown') : count(value);
}
