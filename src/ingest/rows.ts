import { csvLine } from './csv.ts';
import { styleOf } from './dates.ts';
import { Profile } from './profile.ts';
import { SAMPLE_ROWS, type RawTable, type RefusedRow, type Remarks } from './table.ts';
import type { RefusedReason } from './types.ts';

const BLOCK = 1_000_000;

/** What a table is called and how it was stored, for the report. */
export interface Origin {
	name: string;
	shape: RawTable['shape'];
	encoding: string;
	header_row?: number | null;
	remarks?: Remarks;
}

/**
 * Collects rows that were not CSV into a table. Columns are named as they come and may go on coming; the text of the
 * CSV is written when the header is known.
 */
export class Rows {
	readonly header: string[] = [];
	not_rows = 0;
	readonly #refused: RefusedRow[] = [];
	readonly #cells: string[][] = [];
	readonly #lines: number[] = [];
	readonly #ends: number[] = [];
	readonly #columns = new Map<string, number>();
	readonly #encoder = new TextEncoder();
	readonly #originals = new Text();
	#at = 0;

	/** Index of a column, made where it is new. */
	column(name: string): number {
		const known = this.#columns.get(name);
		if (known !== undefined) return known;
		this.#columns.set(name, this.header.length);
		return this.header.push(name) - 1;
	}

	/** Sets the whole header as it stands: a name that comes twice makes two columns. */
	columns(names: readonly string[]): void {
		for (const name of names) {
			const index = this.header.push(name) - 1;
			if (!this.#columns.has(name)) this.#columns.set(name, index);
		}
	}

	/** Adds one row; `cells` may be shorter than the header. `original` is what the reader gets back if it is refused. */
	add(cells: string[], line: number, original: string): void {
		this.#cells.push(cells);
		this.#lines.push(line);
		const text = original + '\n';
		this.#originals.add(text);
		this.#at += /[^\0-\x7f]/.test(text) ? this.#encoder.encode(text).length : text.length;
		this.#ends.push(this.#at);
	}

	refuse(line: number, reason: RefusedReason, original: string): void {
		this.#refused.push({ line, reason, original });
	}

	/** The table; the builder is used up. */
	table({ name, shape, encoding, header_row = null, remarks = {} }: Origin): RawTable {
		const { header } = this;
		const profiles = header.map(() => new Profile());
		const csv = new Text();
		for (const cells of this.#cells) {
			for (let column = 0; column < header.length; column += 1) {
				const cell = (cells[column] ??= '');
				if (cell !== '') profiles[column]?.addText(cell);
			}
			csv.add(csvLine(cells, ',') + '\n');
		}
		return {
			name,
			shape,
			header,
			csv: csv.blob(),
			delimiter: ',',
			newline: '\n',
			untouched: false,
			kept: this.#cells.length,
			refused: this.#refused,
			not_rows: this.not_rows,
			source: this.#originals.blob(),
			starts: Uint32Array.from(this.#ends, (_, i) => this.#ends[i - 1] ?? 0),
			ends: Uint32Array.from(this.#ends),
			lines: Uint32Array.from(this.#lines),
			sample: this.#cells.slice(0, SAMPLE_ROWS),
			shapes: profiles.map((profile) => {
				const shapes = profile.shapes();
				return styleOf(shapes) ? shapes : undefined;
			}),
			encoding,
			file_delimiter: null,
			header_row,
			remarks
		};
	}
}

/** Text that grows: laid aside in blocks, since neither one string nor a part for each row would do for a large file. */
class Text {
	readonly #blocks: Blob[] = [];
	#last = '';

	add(text: string): void {
		this.#last += text;
		if (this.#last.length <= BLOCK) return;
		this.#blocks.push(new Blob([this.#last]));
		this.#last = '';
	}

	blob(): Blob {
		return new Blob([...this.#blocks, this.#last]);
	}
}
