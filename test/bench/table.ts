import { cpus, totalmem } from 'node:os';

/** How long work took outside the page: all of it, and what of that was inside DuckDB. Milliseconds. */
export interface NativeTime {
	all: number;
	duckdb: number;
}

/** One line of the result: the same work in the page and with native DuckDB. */
export interface Line {
	work: string;
	page: number;
	native: NativeTime;
}

export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function median(times: readonly NativeTime[]): NativeTime {
	const half = (part: keyof NativeTime) =>
		quantile(
			times.map((time) => time[part]),
			0.5
		);
	return { all: half('all'), duckdb: half('duckdb') };
}

export function lineText({ work, page, native: { all, duckdb } }: Line): string {
	const ratio = (time: number) => `${(page / time).toFixed(1)} ×`;
	return `| ${[work, clock(page), clock(all), clock(duckdb), ratio(all), ratio(duckdb)].join(' | ')} |`;
}

export const HEAD = [
	'| work | page | native run | of it DuckDB | page ÷ run | page ÷ DuckDB |',
	'| --- | ---: | ---: | ---: | ---: | ---: |'
];

/** Markdown of the whole run; without a date, so that only a difference in speed is a difference in the file. */
export function report(lines: readonly Line[], notes: readonly string[], versions: string): string {
	const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
	const memory = Math.round(totalmem() / 2 ** 30);
	return [
		'# Speed',
		'',
		'Written by `npm run bench`: the built app in Chromium, and beside it, in the same run, the same work on the same',
		'files in Node with native DuckDB on one thread. Ratios can be compared between machines, times cannot.',
		'',
		`${processor}, ${cpus().length} cores, ${memory} GiB. ${versions}.`,
		'',
		...HEAD,
		...lines.map(lineText),
		'',
		...notes.map((note) => `- ${note}`),
		''
	].join('\n');
}

function clock(milliseconds: number): string {
	return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
