import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { basisOf, type Basis } from '../basis.ts';
import { monthKey } from '../flow.ts';
import { medians, type Median } from '../monthly.ts';
import { lacking } from '../needs.ts';
import { recap } from '../recap.ts';
import { METRICS } from '../registry.ts';
import { under } from '../scope.ts';
import type { Missing, Month, Unit } from '../types.ts';
import contact from './contact.sql?raw';
import groups from './groups.sql?raw';
import response from './response.sql?raw';

/** The series, in the order in which they are shown: those of the flow by their own names, the others by their metric's. */
const SERIES = [
	'sla.resolution.rate',
	'sla.response.rate',
	'opened',
	'resolved',
	'backlog_end',
	'escalation.functional.rate',
	'reopen.rate',
	'fcr.rate',
	'time.resolution.median',
	'time.resolution_clock.median'
] as const;
export type SeriesName = (typeof SERIES)[number];

/** One month of a series. */
export interface SeriesPoint {
	/** YYYY-MM on the site clock */
	month: string;
	/** the data begin or end inside the month */
	partial: boolean;
	/** count, ratio 0..1 or minutes; null where the month has nothing, or where it cannot be told */
	value: number | null;
	/** of a rate, else null */
	hits: number | null;
	/** what a rate divides by, or how many incidents a median rests on; null for a count */
	n: number | null;
}

export interface Series {
	name: SeriesName;
	unit: Unit;
	/** which way is good; null where neither is */
	better: 'higher' | 'lower' | null;
	/** carried from month to month, so that its months hang together */
	stock: boolean;
	/** why there is no value at all; null where there is one */
	missing: Missing | null;
	/** from the first month opened to that of as_of */
	points: SeriesPoint[];
}

const COMPARED = ['sla.resolution.rate', 'escalation.functional.rate', 'reopen.rate'] as const;

/** Groups in one rate, by the last group of an incident. */
export interface Groups {
	name: (typeof COMPARED)[number];
	better: Series['better'];
	missing: Missing | null;
	/** by name; those with nothing to divide too */
	groups: { key: string; hits: number; n: number }[];
	/** incidents in the rate without a group */
	without: number;
}

/** Everything that the page month by month draws. */
export interface Trends {
	series: Series[];
	groups: Groups[];
}

interface Count {
	code: number;
	hits: number;
	n: number;
}

interface GroupRow {
	key: string;
	scope: number;
	met: number;
	judged: number;
	escalated: number;
	reopened: number;
	ever_finished: number;
}

type Cell = Pick<SeriesPoint, 'value' | 'hits' | 'n'>;

/** The metric that says what a series needs and which way is good. */
const METRIC_OF: Partial<Record<SeriesName, string>> = {
	opened: 'recap.occurred',
	resolved: 'recap.resolved',
	backlog_end: 'recap.unresolved'
};

/**
 * The series by site month, under all filters but the month: rates against a target by the month finished or answered,
 * handing on and reopening by the month opened, medians by the month of recorded resolution. And groups side by side,
 * under all filters but the group.
 * @throws the signal's reason, once aborted
 */
export async function trends(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Trends> {
	const basis = basisOf(db);
	const ask = <T extends object>(sql: string, narrowed: Filter) =>
		db.rows<T>(under(narrowed, sql), [], options);
	const { months } = await recap(db, filter, options);
	const whole = { ...filter, month: [] };
	const answered = byMonth(await ask<Count>(response, whole));
	const contacts = byMonth(await ask<Count>(contact, whole));
	const took = byMonth(await medians(db, filter, options));
	const rows = await ask<GroupRow>(groups, { ...filter, group: [] });
	const cells: Record<SeriesName, (month: Month) => Cell> = {
		'sla.resolution.rate': ({ met, breached }) => rate(met, met + breached),
		'sla.response.rate': ({ month }) => rateOf(answered.get(month)),
		opened: ({ opened }) => count(opened),
		resolved: ({ resolved }) => count(resolved),
		backlog_end: ({ backlog_end }) => count(backlog_end),
		'escalation.functional.rate': ({ escalated, scope }) => rate(escalated ?? 0, scope),
		'reopen.rate': ({ reopened, ever_finished }) => rate(reopened ?? 0, ever_finished),
		'fcr.rate': ({ month }) => rateOf(contacts.get(month)),
		'time.resolution.median': ({ month }) => median(took.get(month), 'median_minutes', 'measured'),
		'time.resolution_clock.median': ({ month }) => median(took.get(month), 'clock_minutes', 'clocked')
	};
	return {
		series: SERIES.map((name) => seriesOf(name, months, cells[name], basis)),
		groups: COMPARED.map((name) => groupsOf(name, rows, basis))
	};
}

function seriesOf(
	name: SeriesName,
	months: readonly Month[],
	cell: (month: Month) => Cell,
	basis: Basis
): Series {
	const { unit, better, missing } = metricOf(METRIC_OF[name] ?? name, basis);
	const points = months.map(({ month, partial, ...rest }): SeriesPoint => {
		const nothing = { value: null, hits: null, n: null };
		return { month, partial, ...(missing ? nothing : cell({ month, partial, ...rest })) };
	});
	const told = points.some(({ value }) => value !== null);
	return {
		name,
		unit,
		better,
		stock: name === 'backlog_end',
		missing: missing ?? (told ? null : { kind: 'none', fields: [] }),
		points
	};
}

function groupsOf(name: Groups['name'], rows: readonly GroupRow[], basis: Basis): Groups {
	const { better, missing } = metricOf(name, basis);
	const counted = missing ? [] : rows.map((row) => ({ key: row.key, ...compared(name, row) }));
	const recorded = counted.filter(({ key }) => key !== '');
	return {
		name,
		better,
		missing: missing ?? (recorded.some(({ n }) => n > 0) ? null : { kind: 'none', fields: [] }),
		groups: recorded,
		without: counted.find(({ key }) => key === '')?.n ?? 0
	};
}

function compared(name: Groups['name'], row: GroupRow): { hits: number; n: number } {
	if (name === 'sla.resolution.rate') return { hits: row.met, n: row.judged };
	if (name === 'reopen.rate') return { hits: row.reopened, n: row.ever_finished };
	return { hits: row.escalated, n: row.scope };
}

function metricOf(name: string, basis: Basis): Pick<Series, 'unit' | 'better' | 'missing'> {
	const metric = METRICS.find((one) => one.name === name);
	if (!metric) throw new Error(`There is no metric ${name}.`);
	return { unit: metric.unit, better: metric.better, missing: lacking(metric.needs, basis) };
}

const count = (value: number): Cell => ({ value, hits: null, n: null });

const rate = (hits: number, n: number): Cell => ({ value: n === 0 ? null : hits / n, hits, n });

const rateOf = (counted: Count | undefined): Cell => rate(counted?.hits ?? 0, counted?.n ?? 0);

function median(
	row: Median | undefined,
	value: 'median_minutes' | 'clock_minutes',
	n: 'measured' | 'clocked'
): Cell {
	return { value: row?.[value] ?? null, hits: null, n: row?.[n] ?? 0 };
}

function byMonth<T extends { code: number }>(rows: readonly T[]): Map<string, T> {
	return new Map(rows.map((row) => [monthKey(row.code), row]));
}
