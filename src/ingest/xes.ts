import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Rows } from './rows.ts';
import type { RawTable } from './table.ts';
import { Problem } from './types.ts';

/** Whether the text is XML whose root is a `<log>`: the type of a file is told by its content. */
export function looksLikeXes(head: string): boolean {
	return /^\s*<(\?xml|!--|log[\s>])/.test(head) && /<log[\s>]/.test(head);
}

/**
 * XES → table, one row per event, read as a stream. Columns are the keys; those of the trace bear `case:` in front, as
 * pm4py has them. Values nested within values and the log's own attributes are no columns; `<global>` holds samples, not
 * events. `line` is the line on which the event begins.
 * @throws Problem `broken_xml` with line and column
 */
export async function readXes(
	name: string,
	text: Blob,
	encoding: string,
	progress: (share: number) => void = () => {}
): Promise<RawTable> {
	const log = new Log();
	const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
	parser.on('opentag', (tag) => log.open(tag, parser.line));
	parser.on('closetag', (tag) => log.close(tag.name));
	parser.on('error', (error) => {
		throw new Problem('broken_xml', {
			file: name,
			line: parser.line,
			column: parser.column,
			detail: error.message
		});
	});
	const decoder = new TextDecoder();
	let read = 0;
	const reader = text.stream().getReader();
	for (let step = await reader.read(); !step.done; step = await reader.read()) {
		parser.write(decoder.decode(step.value, { stream: true }));
		progress((read += step.value.length) / text.size);
	}
	parser.close();
	return log.rows.table({ name, shape: 'csv', encoding });
}

const VALUES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/** Where in the log the reader is, and the event being read. */
class Log {
	readonly rows = new Rows();
	/** names of the open elements below `<log>` */
	readonly #path: string[] = [];
	#trace = new Map<number, string>();
	#event: { cells: Map<number, string>; line: number } | null = null;

	open({ name, attributes }: SaxesTagPlain, line: number): void {
		const inside = this.#path.at(-1);
		this.#path.push(name);
		if (inside === undefined) return;
		if (name === 'trace') this.#trace = new Map();
		else if (name === 'event' && inside !== 'global') this.#event = { cells: new Map(this.#trace), line };
		else if (VALUES.has(name)) {
			const key = attributes['key'] ?? '';
			const value = attributes['value'] ?? '';
			if (inside === 'event') this.#event?.cells.set(this.rows.column(key), value);
			else if (inside === 'trace') this.#trace.set(this.rows.column(`case:${key}`), value);
		}
	}

	close(name: string): void {
		this.#path.pop();
		if (name !== 'event' || !this.#event) return;
		const { cells, line } = this.#event;
		const row = this.rows.header.map((_, column) => cells.get(column) ?? '');
		const original = [...cells].map(([column, value]) => `${this.rows.header[column]}=${value}`).join('\t');
		this.rows.add(row, line, original);
		this.#event = null;
	}
}
