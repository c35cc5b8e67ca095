import * as v from 'valibot';
import type { Metrics, Missing, Unit } from '../../metrics/types.ts';
import { isZone } from '../../model/zone.ts';
import { HostedProblem } from './manifest.ts';

/** What a metrics file says, until the logs themselves are read. */
export interface Figures {
	generated_at: Date;
	as_of: Date;
	/** IANA */
	zone: string;
	incidents: number;
	metrics: ReadonlyMap<string, Figure>;
	months: readonly FiguredMonth[];
}

export interface Figure {
	value: number | null;
	n: number | null;
	unit: Unit;
	missing: Missing | null;
}

/** Counts of incidents by site month. */
export type FiguredMonth = v.InferOutput<typeof MonthSchema>;

const KINDS = ['no_field', 'no_events', 'no_target', 'no_cell', 'not_reached', 'none'] as const;
/** Two figures that differ by less came out of the same rows in another order of adding. */
const SAME = 1e-9;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Value = v.nullable(v.pipe(v.number(), v.finite()));
const Moment = v.pipe(v.string(), v.isoTimestamp());

const FigureSchema = v.pipe(
	v.object({
		value: Value,
		n: v.nullable(Count),
		unit: v.picklist(['ratio', 'minutes', 'count', 'index']),
		reason: v.nullable(v.pipe(v.string(), v.maxLength(1_000)))
	}),
	v.check(({ unit, value }) => unit !== 'ratio' || value === null || (value >= 0 && value <= 1))
);

const MonthSchema = v.object({
	month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
	opened: Count,
	resolved: Count,
	closed: Count,
	backlog_end: v.pipe(v.number(), v.integer())
});

const FiguresSchema = v.object({
	schema: v.literal('rekap/metrics@1'),
	generated_at: Moment,
	dataset: v.object({
		as_of: Moment,
		zone: v.pipe(v.string(), v.check(isZone)),
		incidents: Count
	}),
	scope: v.record(v.string(), v.unknown()),
	metrics: v.record(v.string(), FigureSchema),
	monthly: v.pipe(v.array(MonthSchema), v.maxLength(1_200))
});

/**
 * A metrics file as text → its figures. Nothing in it is believed that does not have the right shape.
 * @throws HostedProblem `not_metrics` with the place, `filtered_metrics` for one made under a filter
 */
export function readFigures(text: string, name: string): Figures {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new HostedProblem('not_metrics', name);
	}
	const read = v.safeParse(FiguresSchema, value);
	if (!read.success) {
		const place = v.getDotPath(read.issues[0]);
		throw new HostedProblem('not_metrics', place === null ? name : `${name}: ${place}`);
	}
	const { generated_at, dataset, scope, metrics, monthly } = read.output;
	if (Object.keys(scope).length > 0) throw new HostedProblem('filtered_metrics', name);
	return {
		generated_at: new Date(generated_at),
		as_of: new Date(dataset.as_of),
		zone: dataset.zone,
		incidents: dataset.incidents,
		metrics: new Map(
			Object.entries(metrics).map(([key, { value, n, unit, reason }]) => [
				key,
				{ value, n, unit, missing: value === null ? missingOf(reason) : null }
			])
		),
		months: monthly
	};
}

/** The reason as the metrics file writes it (`no_field: priority, impact`), read back. */
function missingOf(reason: string | null): Missing {
	const [word = '', rest = ''] = (reason ?? '').split(': ');
	const kind = KINDS.find((one) => one === word) ?? 'none';
	return { kind, fields: rest === '' ? [] : rest.split(', ') };
}

/** How many of the figures that both have are the same, of how many. */
export function agreement(figures: Figures, metrics: Metrics): { same: number; n: number } {
	const both = [...figures.metrics].flatMap(([name, said]) => {
		const found = metrics.get(name);
		return found ? [close(said.value, found.value)] : [];
	});
	return { same: both.filter((one) => one).length, n: both.length };
}

function close(said: number | null, found: number | null): boolean {
	if (said === null || found === null) return said === found;
	return Math.abs(said - found) <= SAME * Math.max(1, Math.abs(found));
}
