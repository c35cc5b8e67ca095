import { normalise, type Format } from '../format.ts';
import { own } from './own.ts';
import { servicenowAudit, servicenowCsv, servicenowJson, servicenowLabel } from './servicenow.ts';

/** Every format that is known by its header, the most specific first. */
export const FORMATS: readonly Format[] = [
	servicenowAudit,
	servicenowCsv,
	servicenowLabel,
	servicenowJson,
	own
].sort((a, b) => b.rank - a.rank);

/** Format by its data-format value; a mapped file is read with the vocabulary of `own`. */
export function formatOf(id: string): Format {
	return FORMATS.find((format) => format.id === id) ?? own;
}

/** Every column name that some format knows: what a header row is told by. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set(
	FORMATS.flatMap((format) => [...Object.values(format.fields), ...Object.values(format.events ?? {})])
		.flat()
		.map(normalise)
);
