import Papa from 'papaparse';

const TRIGGER = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * A text cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers and dates stay what
 * they are. Leading blanks and full-width signs count: spreadsheets look past them.
 */
export function formulaSafe(text: string): string {
	return TRIGGER.test(text) && !NUMBER.test(text.trim()) ? `'${text}` : text;
}

/** Rows as CSV (comma, CRLF) with a header, every text cell safe to open in a spreadsheet; `raw` columns stay unchanged. */
export function csvOf(
	columns: readonly string[],
	rows: readonly (readonly (string | number | boolean | null)[])[],
	{ header = true, raw = [] as readonly string[] } = {}
): string {
	const data = rows.map((row) =>
		row.map((cell, i) =>
			typeof cell === 'string' && !raw.includes(columns[i] ?? '') ? formulaSafe(cell) : cell
		)
	);
	const lines = Papa.unparse(header ? [columns as string[], ...data] : data, { newline: '\r\n' });
	return lines === '' ? '' : `${lines}\r\n`;
}
