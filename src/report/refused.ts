import { csvOf } from './safe.ts';

/** A refused row as it leaves: `original` is the line as it stood in the file. */
export interface RefusedLine {
	file: string;
	line: number;
	reason: string;
	column: string | null;
	original: string;
}

/** The refused rows as CSV: file, line, reason, column, and the original line unchanged. */
export function refusedCsv(rows: readonly RefusedLine[]): string {
	return csvOf(
		['file', 'line', 'reason', 'column', 'original'],
		rows.map(({ file, line, reason, column, original }) => [file, line, reason, column ?? '', original]),
		{ raw: ['original'] }
	);
}
