import type { FieldType } from '../model/fields.ts';
import type { DurationUnit, Format } from './format.ts';

/** SQL text literal. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const YES = ['true', 'yes', 'y', 'ya', '1', 't', 'hierarkis', 'hierarchical'];
const NO = ['false', 'no', 'n', 'tidak', '0', 'f', 'fungsional', 'functional'];

/** The text of a field: the first filled of its columns, blank and "nothing" words as NULL. */
export function textSql(
	columns: readonly number[],
	{ missing, missing_pattern }: Pick<Format, 'missing' | 'missing_pattern'>
): string {
	if (columns.length === 0) return 'NULL::VARCHAR';
	const cells = columns.map((column) => {
		const text = `trim(c${column})`;
		const pattern =
			missing_pattern && `WHEN regexp_matches(${text}, ${quoted(`^(${missing_pattern})$`)}) THEN NULL`;
		if (!pattern && missing.every((word) => word.toLowerCase() === word.toUpperCase()))
			return missing.reduce((sql, word) => `nullif(${sql}, ${quoted(word)})`, `nullif(${text}, '')`);
		const list = ['', ...missing].map(quoted).join(', ');
		return `CASE ${pattern ?? ''} WHEN lower(${text}) NOT IN (${list}) THEN ${text} END`;
	});
	return cells.length === 1 ? (cells[0] as string) : `coalesce(${cells.join(', ')})`;
}

/** Text → the word's meaning; NULL for a word that is not in the vocabulary. One look-up, however many words. */
function wordSql(text: string, words: Record<string, string | number>): string {
	const entries = Object.entries(words);
	if (entries.length === 0) return 'NULL';
	const meanings = entries.map(([, meaning]) =>
		typeof meaning === 'number' ? String(meaning) : quoted(meaning)
	);
	const list = entries.map(([word]) => quoted(word));
	return `([${meanings.join(', ')}])[list_position([${list.join(', ')}], lower(${text}))]`;
}

/** Priority, impact or urgency: the whole text as a word, else its leading number (`3 - Moderate`, `P3`), else its last word. */
function levelSql(text: string, words: Record<string, number>): string {
	const number = `try_cast(regexp_extract(${text}, '^[Pp]?\\s*(\\d{1,2})\\b', 1) AS INTEGER)`;
	return `coalesce(${wordSql(text, words)}, ${number})`;
}

function booleanSql(text: string): string {
	return (
		wordSql(
			text,
			Object.fromEntries([...YES.map((w) => [w, 1] as const), ...NO.map((w) => [w, 0] as const)])
		) + ' = 1'
	);
}

/** A count; a yes/no column counts as one or none. */
function integerSql(text: string): string {
	const words = Object.fromEntries(
		[...YES, ...NO].filter((w) => !/^\d$/.test(w)).map((w) => [w, YES.includes(w) ? 1 : 0])
	);
	return `coalesce(try_cast(${text} AS INTEGER), ${wordSql(text, words)})`;
}

const UNIT_MINUTES: Record<DurationUnit, string> = { seconds: '/ 60', minutes: '', hours: '* 60' };

/**
 * Minutes from a bare number in the given unit, `HH:MM:SS` (hours may pass 24), time since 1970 written as a date, or
 * words (`1 Day 3 Hours 20 Minutes`, `2h 15min 3s`, `2 j 5 mnt`). A decimal comma is read.
 */
export function durationSql(text: string, unit: DurationUnit): string {
	const part = (pattern: string) =>
		`coalesce(try_cast(nullif(regexp_extract(${text}, ${quoted(pattern)}, 1), '') AS DOUBLE), 0)`;
	return `CASE
		WHEN regexp_matches(${text}, '^-?\\d+([.,]\\d+)?$') THEN try_cast(replace(${text}, ',', '.') AS DOUBLE) ${UNIT_MINUTES[unit]}
		WHEN regexp_matches(${text}, '^\\d{4}-\\d\\d-\\d\\d ') THEN epoch(try_cast(${text} AS TIMESTAMP)) / 60
		WHEN regexp_matches(${text}, '^\\d+:\\d\\d(:\\d\\d)?$')
			THEN ${part('^(\\d+):')} * 60 + ${part('^\\d+:(\\d\\d)')} + ${part('^\\d+:\\d\\d:(\\d\\d)')} / 60
		WHEN regexp_matches(${text}, '(?i)^(\\d+\\s*[a-z]+\\s*)+$')
			THEN ${part('(?i)(\\d+)\\s*(?:d|days?|hari|hr)\\b')} * 1440 + ${part('(?i)(\\d+)\\s*(?:h|hours?|j|jam)\\b')} * 60
				+ ${part('(?i)(\\d+)\\s*(?:m|mins?|minutes?|menit|mnt)\\b')} + ${part('(?i)(\\d+)\\s*(?:s|secs?|seconds?|detik|dtk)\\b')} / 60
	END`;
}

/** SQL of one field but for times, which need their column's style. */
export function fieldSql(field: string, type: FieldType, text: string, format: Format): string {
	if (field === 'state') return wordSql(text, format.states);
	if (field === 'priority') return levelSql(text, format.priorities);
	if (field === 'impact' || field === 'urgency') return levelSql(text, format.levels);
	if (field === 'record_type') {
		const requests = ['', ...format.requests].map(quoted).join(', ');
		return `CASE WHEN lower(${text}) IN (${requests}) THEN 'service_request' WHEN ${text} IS NOT NULL THEN 'incident' END`;
	}
	if (field === 'knowledge_ref')
		return `CASE WHEN lower(${text}) NOT IN (${NO.map(quoted).join(', ')}) THEN ${text} END`;
	if (field === 'support_tier') return `try_cast(regexp_extract(${text}, '(\\d)', 1) AS INTEGER)`;
	if (type === 'BOOLEAN') return booleanSql(text);
	if (type === 'INTEGER') return integerSql(text);
	if (type === 'DOUBLE' && field.endsWith('_minutes'))
		return durationSql(text, format.units?.[field as 'paused_minutes'] ?? 'minutes');
	if (type === 'DOUBLE') return `try_cast(${text} AS DOUBLE)`;
	return text;
}

/** What formats may use in their own SQL, besides DuckDB's functions. */
export const READING_MACROS = [
	`CREATE OR REPLACE MACRO number(t) AS try_cast(replace(t, ',', '.') AS DOUBLE)`,
	`CREATE OR REPLACE MACRO first_line(t) AS nullif(trim(regexp_extract(t, '^[^\r\n]*')), '')`,
	`CREATE OR REPLACE MACRO clock_minutes(t) AS ${durationSql('t', 'minutes')}`,
	`CREATE OR REPLACE MACRO minutes_between(a, b) AS (epoch(b) - epoch(a)) / 60`,
	`CREATE OR REPLACE MACRO changes(l) AS coalesce(list_sum([(l[i] <> l[i - 1])::INTEGER FOR i IN range(2, len(l) + 1)]), 0)`,
	`CREATE OR REPLACE MACRO reopens(l) AS coalesce(list_sum([(l[i - 1] IN ('resolved', 'closed') AND l[i] NOT IN ('resolved', 'closed', 'cancelled'))::INTEGER
		FOR i IN range(2, len(l) + 1)]), 0)`
];
