import { DIMENSIONS, type Dimension } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';

/**
 * Wraps a statement so that it reads the incidents under a filter: `selected` (all records), `occurred` (what counts as
 * an incident: no service request, nothing folded into its mass outage) and `scope` (no cancelled ones either: the
 * base of every rate); `practised` is the latter as `practice` has it, once that was built. Nothing is stored, so a
 * later filter cannot change an earlier statement.
 */
export function under(filter: Filter, statement: string): string {
	return wrap(statement, [
		view('selected', `FROM fact ${where(filter)}`),
		view('occurred', 'FROM selected WHERE is_counted'),
		view('scope', 'FROM selected WHERE is_counted AND NOT is_cancelled'),
		// the engine looks up what a view reads even where nobody reads the view
		...(statement.includes('practised') ? [view('practised', `FROM practice ${where(filter)}`)] : [])
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
function where(filter: Filter): string {
	const clauses = DIMENSIONS.flatMap((dimension) => {
		const values = filter[dimension] ?? [];
		return values.length === 0 ? [] : [clause(dimension, values)];
	});
	return clauses.length === 0 ? '' : `WHERE ${clauses.join(' AND ')}`;
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
