import { isVocabulary } from '../model/fields.ts';
import type { Step } from './load.ts';
import { fieldsOf, type Plan, type ReadField } from './plan.ts';
import type { ColumnReport } from './types.ts';

/** How many different words of one column are kept; more are not read by anybody. */
const MOST_WORDS = 50;

/**
 * What came out of each column: counted over `from`, a table or a query in brackets as `stageSelect` makes it.
 * One row for each field that is read from a column, in the order of the file.
 */
export async function columnReports(
	rows: Step['rows'],
	plan: Plan,
	header: readonly string[],
	from: string
): Promise<ColumnReport[]> {
	const fields = fieldsOf(plan).filter(({ columns }) => columns.length > 0);
	const counts = fields.flatMap(({ as, field, bit }) => [
		`count(${as})::INTEGER AS "${as}"`,
		isVocabulary(field)
			? `count(${as}_word)::INTEGER AS "${as} unknown"`
			: `(count(*) FILTER (unread & ${2 ** bit} <> 0))::INTEGER AS "${as} unread"`
	]);
	const [found] = await rows<Record<string, number>>(
		`SELECT count(*)::INTEGER AS "rows", ${counts.join(', ')} FROM ${from}`
	);
	const of = (name: string) => found?.[name] ?? 0;
	const reports: { first: number; report: ColumnReport }[] = [];
	for (const { as, field, columns } of shown(fields)) {
		const unknown = of(`${as} unknown`);
		const unread = of(`${as} unread`);
		const report: ColumnReport = {
			field,
			headers: columns.map((column) => header[column] ?? ''),
			rows: of('rows'),
			filled: of(as) + unread + unknown,
			unread,
			unknown,
			words: unknown > 0 ? await wordsOf(rows, as, from) : []
		};
		reports.push({ first: Math.min(...columns), report });
	}
	return reports.sort((a, b) => a.first - b.first).map(({ report }) => report);
}

/** A field of events that says nothing else than the incident's own is not told twice. */
function shown(fields: readonly ReadField[]): ReadField[] {
	const key = ({ field, columns }: ReadField) => `${field} ${columns.join()}`;
	const seen = new Set<string>();
	return fields.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

function wordsOf(rows: Step['rows'], as: string, from: string): Promise<ColumnReport['words']> {
	return rows(
		`SELECT ${as}_word AS word, count(*)::INTEGER AS count FROM ${from}
		WHERE ${as}_word IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_WORDS}`
	);
}

/** Names of the columns that nothing is read from. */
export function unusedColumns(plan: Plan, header: readonly string[]): string[] {
	const used = new Set(fieldsOf(plan).flatMap(({ columns }) => columns));
	return header.filter((name, i) => !used.has(i) && name.trim() !== '');
}
