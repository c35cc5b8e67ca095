import type { Database, QueryOptions } from '../../engine/database.ts';
import { SIDE_FIELDS, type Filter, type Side, type SideField } from '../../model/filter.ts';
import { basisOf } from '../basis.ts';
import { measure } from '../measure.ts';
import { practised } from '../practice/practice.ts';
import { under, underSides } from '../scope.ts';
import type { Metrics } from '../types.ts';
import { shareByLayer, type Layer, type SharedMetric } from './rates.ts';
import sidesOf from './sides.sql?raw';
import tally from './tally.sql?raw';

/** How many incidents of either side have each value, ascending: minutes, or a number of transfers. */
export interface Values {
	value: Float64Array;
	one: Float64Array;
	other: Float64Array;
}

/** The figures of two sides. */
export interface Comparison {
	one: Metrics;
	other: Metrics;
	/** by the metric's name without its last word: `time.resolution` */
	values: ReadonlyMap<string, Values>;
}

export interface Sides {
	sides: readonly [Side, Side];
}

/**
 * Every metric on two sides, within a filter.
 * @throws the signal's reason, once aborted
 */
export async function compare(
	db: Database,
	filter: Filter,
	{ sides, ...options }: QueryOptions & Sides
): Promise<Comparison> {
	const [first, second] = sides;
	const one = await measure(db, { ...filter, side: first }, options);
	const other = await measure(db, { ...filter, side: second }, options);
	const rows = await db.rows<{ metric: string; value: number; one: number; other: number }>(
		underSides(filter, sides, tally),
		[],
		options
	);
	const names = [...new Set(rows.map(({ metric }) => metric))];
	const values = names.map((name): [string, Values] => {
		const own = rows.filter(({ metric }) => metric === name);
		return [
			name,
			{
				value: Float64Array.from(own, ({ value }) => value),
				one: Float64Array.from(own, (row) => row.one),
				other: Float64Array.from(own, (row) => row.other)
			}
		];
	});
	return { one, other, values: new Map(values) };
}

/** A rate within one value of a layer, on both sides. */
export interface LayerRate {
	layer: Layer;
	/** '' = not recorded */
	key: string;
	one_hits: number;
	one_n: number;
	other_hits: number;
	other_n: number;
}

/** One rate by priority, category, group and channel on two sides, within a filter. */
export async function layers(
	db: Database,
	filter: Filter,
	{ sides, metric, ...options }: QueryOptions & Sides & { metric: SharedMetric }
): Promise<LayerRate[]> {
	await practised(db);
	return db.rows<LayerRate>(underSides(filter, sides, shareByLayer(metric)), [], options);
}

/** Values of columns that are no filter, by which incidents can be set side by side. */
export async function sides(
	db: Database,
	filter: Filter,
	options: QueryOptions = {}
): Promise<Partial<Record<SideField, { value: string; n: number }[]>>> {
	const { fields } = basisOf(db);
	const rows = await db.rows<{ field: SideField; value: string; n: number }>(
		under(filter, sidesOf),
		[],
		options
	);
	const known = SIDE_FIELDS.filter((field) => field === 'file' || fields.has(field));
	return Object.fromEntries(
		known.map((field) => [
			field,
			rows.filter((row) => row.field === field).map(({ value, n }) => ({ value, n }))
		])
	);
}
