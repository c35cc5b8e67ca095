import type { Activity } from '../model/activities.ts';
import { neededBy, type Indicator } from '../gaps/indicators.ts';
import type { Remedy } from '../gaps/plan.ts';
import type { GapRow, Standing } from '../gaps/table.ts';
import { duration, either, percent, points } from '../i18n/format.ts';
import { maybe, t } from '../i18n/translate.ts';
import type { Missing } from '../metrics/types.ts';
import { metricName, metricNote } from './families.ts';
import { reason } from './names.ts';

/** An indicator's name: that of its metric, or of the one ratio that is no metric. */
export function indicatorName(id: string): string {
	return id === 'logging.refused.rate' ? t('gap.refused_name') : metricName(id);
}

export function indicatorNote(id: string): string {
	return id === 'logging.refused.rate' ? t('gap.refused_note') : metricNote(id);
}

/** A ratio 0..1 or minutes, for people. */
function sizeOf(value: number, { unit }: Pick<Indicator, 'unit'>): string {
	return unit === 'ratio' ? percent(value) : duration(value);
}

/** "Of 2,113 finished incidents, 41.0 % have a cause recorded." Null where it cannot be measured. */
export function nowText({ indicator, current, n }: Standing): string | null {
	if (current === null) return null;
	return t(`gap_now.${indicator.id}`, { n: n ?? 0, value: sizeOf(current, indicator) });
}

/** "at least 80.0 %" · "within 4 h" */
export function idealText({ indicator, ideal }: Pick<Standing, 'indicator' | 'ideal'>): string {
	const value = sizeOf(ideal, indicator);
	if (indicator.unit === 'minutes') return t('gap.within', { value });
	return t(indicator.better === 'higher' ? 'gap.at_least' : 'gap.at_most', { value });
}

/** "39.0 pp short" · "2 h over" · "reached"; null where it cannot be measured. */
export function gapText({ indicator, gap }: Standing): string | null {
	if (gap === null) return null;
	const off = indicator.better === 'higher' ? gap : -gap;
	if (off <= 0) return t('gap.met');
	const size = indicator.unit === 'ratio' ? points(off).slice(1) : duration(off);
	return t(indicator.better === 'higher' ? 'gap.short' : 'gap.over', { size });
}

/** The measured indicator that is farthest from its ideal; null where all reach it. */
export function farthest({ standings }: GapRow): Standing | null {
	const off = standings.filter((one) => one.attainment !== null && one.attainment < 1 && one.weight > 0);
	return off.sort((a, b) => (a.attainment ?? 0) - (b.attainment ?? 0))[0] ?? null;
}

/** Where a starting ideal comes from. */
export function sourceText({ source, question }: Indicator): string {
	return t(`ideal_source.${source}`, { question: question ?? '' });
}

/** A remedy in words: the office's own, or those of the catalogue. */
export function remedyText({ key, text }: Pick<Remedy, 'key' | 'text'>): string {
	return text !== '' ? text : (maybe(`remedy.${key}`) ?? '');
}

/** "absent" … "optimised" */
export function levelName(level: number): string {
	return maybe(`maturity.${level}`) ?? '';
}

/** What events with states tell without a column of its own. */
const TOLD_BY_STATES = ['resolved_at', 'closed_at', 'reopen_count'];

/** What a log would have to hold for an activity of which nothing is measured, or why there is nothing to measure. */
export function needsText(
	{ activity, standings }: { activity: Activity; standings: readonly Standing[] },
	present: ReadonlySet<string> | null
): string {
	const has = (field: string) =>
		present !== null &&
		(present.has(field) ||
			present.has(`event.${field}`) ||
			(present.has('event.state') && TOLD_BY_STATES.includes(field)));
	const lacks = (need: Missing, missing: Missing | null) => {
		if (present === null) return true;
		if (missing?.kind === need.kind && same(missing.fields, need.fields)) return true;
		return need.kind === 'no_field' && !need.fields.some(has);
	};
	const what = standings.flatMap(({ indicator, missing }) =>
		neededBy(indicator.id)
			.filter((need) => lacks(need, missing))
			.map(needText)
	);
	if (activity === 'logging' && present === null) what.push(t('gap.need_little'));
	if (what.length === 0) return reason(standings[0]?.missing ?? null);
	return t('gap.needs', { what: [...new Set(what)].join('; ') });
}

function needText({ kind, fields }: Missing): string {
	if (kind === 'no_events') return t('gap.need_events');
	if (kind === 'no_target') return t('gap.need_target');
	if (kind === 'no_cell') return t('gap.need_cell');
	return either(fields.map((field) => maybe(`field.${field}`) ?? field));
}

function same(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((one, i) => one === b[i]);
}
