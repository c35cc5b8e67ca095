import type { Database } from '../engine/database.ts';
import { basisOf, type Basis } from './basis.ts';
import type { Chart, Weights } from './counts.ts';

/** What each chart counts by: whole numbers of `fact`. */
const COLUMNS: Record<Chart, string> = {
	priority: 'priority_code',
	category: 'category_code',
	group: 'group_code',
	channel: 'channel_code',
	opened: 'month_code',
	left: 'left_month',
	closed: 'closed_month',
	age: 'enum_code(age_band)::INTEGER',
	duration: 'resolution_bin::INTEGER'
};
const CHARTS = Object.keys(COLUMNS) as Chart[];

/** So many places fit into two bytes. */
const MOST = 2 ** 16;

/** Places 0 .. size − 1, one per record: 0 is unknown, any other place stands for the code `before` + place. */
export interface Places {
	of: Uint16Array;
	size: number;
	before: number;
}

/** `fact` in numbers, one per record in its order: what is counted without asking the engine again. */
export interface Codes {
	places: Readonly<Record<Chart, Places>>;
	/** -1 where unknown */
	resolution_seconds: Int32Array;
	/** what the records of each kind count as, by its number */
	weights: ReadonlyMap<number, Weights>;
	/** the word of each code, by dimension */
	words: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

const made = new WeakMap<object, Promise<Codes | null>>();
const there = new WeakMap<object, Codes>();
const judged = new WeakMap<Basis, Promise<Uint8Array>>();

/**
 * Reads the codes of what was prepared, so that what is asked from then on is counted on them; once, whoever asks. It takes
 * as long as a few answers of the engine do, and other questions are answered in between.
 */
export async function readCodes(db: Database): Promise<void> {
	const { facts } = basisOf(db);
	const codes = await once(made, facts, () => codesFrom(db));
	if (codes) there.set(facts, codes);
}

/** null until they are read, and where a dimension has more values than there are places */
export function codesOf(db: Database): Codes | null {
	return there.get(basisOf(db).facts) ?? null;
}

/** `fact.kind` of each record, read once for each set of verdicts. */
export function kindsOf(db: Database): Promise<Uint8Array> {
	return once(judged, basisOf(db), async () => (await db.numbers('SELECT kind FROM fact')) as Uint8Array);
}

async function codesFrom(db: Database): Promise<Codes | null> {
	const ends = CHARTS.map(
		(chart) =>
			`min(${COLUMNS[chart]})::INTEGER AS ${chart}_least, max(${COLUMNS[chart]})::INTEGER AS ${chart}_most`
	);
	const [reach = {}] = await db.rows<Record<string, number | null>>(`SELECT ${ends.join(', ')} FROM fact`);
	const spans = CHARTS.map((chart) => {
		const least = reach[`${chart}_least`] ?? 0;
		return { chart, before: least - 1, size: (reach[`${chart}_most`] ?? least) - least + 2 };
	});
	if (spans.some(({ size }) => size > MOST)) return null;
	const places = {} as Record<Chart, Places>;
	for (const { chart, before, size } of spans) {
		const place = `coalesce(${COLUMNS[chart]} - ${before}, 0)::USMALLINT`;
		places[chart] = { of: (await db.numbers(`SELECT ${place} FROM fact`)) as Uint16Array, size, before };
	}
	const seconds = await db.numbers('SELECT coalesce(resolution_seconds, -1)::INTEGER FROM fact');
	const kinds = await db.rows<Weights & { kind: number }>('FROM kind');
	const words = new Map<string, Map<number, string>>();
	for (const { dimension, code, key } of await db.rows<Word>('FROM dictionary')) {
		if (!words.has(dimension)) words.set(dimension, new Map());
		words.get(dimension)?.set(code, key);
	}
	return {
		places,
		resolution_seconds: seconds as Int32Array,
		weights: new Map(kinds.map(({ kind, ...weights }) => [kind, weights])),
		words
	};
}

interface Word {
	dimension: string;
	code: number;
	key: string;
}

function once<K extends object, T>(made: WeakMap<K, Promise<T>>, key: K, make: () => Promise<T>): Promise<T> {
	const known = made.get(key);
	if (known) return known;
	const making = make();
	made.set(key, making);
	making.catch(() => made.delete(key));
	return making;
}
