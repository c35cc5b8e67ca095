import { DIMENSIONS, type Dimension } from '../model/fields.ts';
import type { Filter, Scope, Side } from '../model/filter.ts';

/**
 * Wraps a statement so that it reads the incidents under a filter: `selected` (all records), `occurred` (what counts as
 * an incident: no service request, nothing folded into its mass outage) and `scope` (no cancelled ones either: the
 * base of every rate); `practised` is the latter as `practice` has it, once that was built. Nothing is stored, so a
 * later filter cannot change an earlier statement.
 */
export function under(scope: Scope, statement: string): string {
	return wrap(statement, [
		view('selected', `FROM fact ${within(scope)}`),
		view('occurred', 'FROM selected WHERE is_counted'),
		view('scope', 'FROM selected WHERE is_counted AND NOT is_cancelled'),
		// the engine looks up what a view reads even where nobody reads the view
		...(statement.includes('practised') ? [view('practised', `FROM practice ${practisedWithin(scope)}`)] : [])
	]);
}

/**
 * Wraps a statement that sets two sides against each other: `sided`, the incidents in scope on either, with `side` 1 or 2
 * (one that is on both comes twice), and `practised` the same way.
 */
export function underSides(filter: Filter, sides: readonly [Side, Side], statement: string): string {
	const both = (query: (scope: Scope) => string) =>
		sides
			.map((side, i) => `SELECT ${i + 1}::UTINYINT AS side, * ${query({ ...filter, side })}`)
			.join('\nUNION ALL\n');
	return wrap(statement, [
		view(
			'sided',
			both((scope) => `FROM fact ${within(scope, ['is_counted', 'NOT is_cancelled'])}`)
		),
		...(statement.includes('practised')
			? [
					view(
						'practised',
						both((scope) => `FROM practice ${practisedWithin(scope)}`)
					)
				]
			: [])
	]);
}

/**
 * Wraps a statement that reads `but_<dimension>`, the incidents under all filters but that dimension's own, and
 * `selected`, those under all filters. It reads `selected` many times, so that filtering once is faster.
 * @param columns those of `fact` that the statement reads
 */
export function underOthers(filter: Filter, statement: string, columns: readonly string[]): string {
	const all = where(filter);
	const query = (clause: string) => `SELECT ${columns.join(', ')} FROM fact ${clause}`;
	return wrap(statement, [
		all === '' ? view('selected', query('')) : `selected AS MATERIALIZED (${query(all)})`,
		...DIMENSIONS.map((dimension) => {
			const others = where({ ...filter, [dimension]: [] });
			return view(`but_${dimension}`, others === all ? 'FROM selected' : query(others));
		})
	]);
}

/** The filter's WHERE clause over `fact`; empty where nothing is filtered. */
function where(filter: Filter, more: readonly string[] = []): string {
	const clauses = DIMENSIONS.flatMap((dimension) => {
		const values = filter[dimension] ?? [];
		return values.length === 0 ? [] : [clause(dimension, values)];
	});
	const all = [...clauses, ...more];
	return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
}

/** The same with one side of a comparison. */
function within({ side, ...filter }: Scope, more: readonly string[] = []): string {
	return where(filter, side ? [...more, onSide(side)] : more);
}

/** Over `practice`, which has no times. */
function practisedWithin({ side, ...filter }: Scope): string {
	return where(filter, side ? [`id IN (SELECT id FROM fact WHERE ${onSide(side)})`] : []);
}

function onSide(side: Side): string {
	switch (side.by) {
		case 'date': {
			const { from, before } = side;
			const bounds = [
				...(from === undefined ? [] : [`site_time(opened_at) >= ${quote(from)}::DATE`]),
				...(before === undefined ? [] : [`site_time(opened_at) < ${quote(before)}::DATE`])
			];
			return bounds.length === 0 ? 'true' : bounds.join(' AND ');
		}
		case 'month':
			return `month_code BETWEEN ${monthNumber(side.from)} AND ${monthNumber(side.to)}`;
		case 'file':
			return `id IN (SELECT id FROM incident WHERE file = ${Math.trunc(Number(side.value))})`;
		case 'segment':
		case 'service':
		case 'site':
			return `id IN (SELECT id FROM incident WHERE coalesce(${side.by}, '') = ${quote(side.value)})`;
		default:
			return clause(side.by, [side.value]);
	}
}

/** YYYY-MM, counted from January 1970. */
export function monthNumber(month: string): number {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return 12 * (year - 1970) + number - 1;
}

function clause(dimension: Dimension, values: readonly string[]): string {
	const keys = values.map(quote).join(', ');
	return `${dimension}_code IN (SELECT code FROM dictionary WHERE dimension = ${quote(dimension)} AND key IN (${keys}))`;
}

function quote(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

function view(name: string, query: string): string {
	return `${name} AS NOT MATERIALIZED (${query})`;
}

function wrap(statement: string, views: readonly string[]): string {
	return `WITH\n${views.join(',\n')}\nSELECT * FROM (\n${statement}\n)`;
}
