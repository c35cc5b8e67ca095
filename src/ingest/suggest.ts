import { orderOf, readAs, styleOf } from './dates.ts';
import { normalise } from './format.ts';
import { own } from './formats/own.ts';
import type { RawTable } from './table.ts';
import type { ReviewColumn } from './types.ts';
import {
	type Field,
	wordsOf,
	NAMES,
	NO_FIELD,
	NO_STEP,
	STEPS,
	COUNTED,
	RULES,
	TOPIC
} from './header-words.ts';

const SAMPLES = 5;
const RECORD_TYPES =
	/^(inc(ident)?|insiden|(service )?req(uest)?|sr|permintaan( layanan)?|problem|change|layanan|bug|task)$/i;
const CHANNEL_WORDS =
	/\b(phone|call|tele?pon|telp|e-?mail|surel|web\w*|portal|chat|wa|whats ?app|walk|loket|tatap muka|aplikasi|apps?|self|monitoring|event|sms|media sosial|twitter|instagram|hotline|form\w*)\b/i;

/** What the mapping review starts from: for each column a field, how sure that is, and why. Each field is given once. */
export function suggest(table: RawTable): ReviewColumn[] {
	const taken = new Set<Field>();
	const columns = table.header.map((header, index): ReviewColumn => {
		const values = valuesOf(table, index);
		return {
			index,
			header,
			samples: [...new Set(values)].slice(0, SAMPLES),
			filled: table.sample.length === 0 ? 0 : values.length / table.sample.length,
			field: null,
			confidence: null,
			reason: null,
			evidence: null
		};
	});
	type Sure = 'high' | 'low';
	const claim = (column: ReviewColumn, field: Field, confidence: Sure, reason: ReviewColumn['reason']) => {
		if (column.field !== null || taken.has(field) || !fits(table, column.index, field)) return;
		taken.add(field);
		Object.assign(column, { field, confidence, reason });
	};
	const exact = columns.map(({ header }) => NAMES.find(([name]) => name === wordsOf(header))?.[1]);
	for (const [index, column] of columns.entries()) {
		const field = exact[index];
		if (!field || !speaks(table, index, field) || isOutdone(columns, column, field)) continue;
		const rival = exact.some((other, i) => other === field && i !== index && fits(table, i, field));
		if (!rival) claim(column, field, doubtful(table, index, field) ? 'low' : 'high', 'header');
	}
	const meant = columns.map((column) => ({ column, fields: meanings(table, column) }));
	for (let choice = 0; meant.some(({ fields }) => fields.length > choice); choice += 1) {
		const claims = meant.flatMap(({ column, fields }) => {
			const one = fields[choice];
			return one ? [{ column, ...one }] : [];
		});
		// of two columns with the same meaning the plainer word has it
		for (const { column, field } of claims.sort((a, b) => a.rank - b.rank))
			claim(column, field, 'low', 'header_part');
	}
	inOrder(table, columns, taken);
	notEvents(table, columns, taken);
	for (const column of columns) {
		const words = wordsOf(column.header);
		if (NO_FIELD.test(words)) continue;
		if (isTime(table, column.index)) {
			if (!NO_STEP.test(words)) claim(column, 'opened_at', 'low', 'values_dates');
		} else if (isUnique(table, column.index) && !isCounter(table, column.index))
			claim(column, 'incident_id', 'low', 'values_unique');
	}
	const begun = columns.find(({ field, confidence }) => field === 'occurred_at' && confidence === 'low');
	if (begun && !taken.has('opened_at')) Object.assign(begun, { field: 'opened_at', reason: 'values_dates' });
	return columns;
}

/** A field that a header may mean; of the same field the lower rank is the plainer word for it. */
interface Meaning {
	field: Field;
	rank: number;
}

/** What a header may mean, likeliest first: by its words and values, then by the longest known name within it. */
function meanings(table: RawTable, { header, index }: ReviewColumn): Meaning[] {
	const words = wordsOf(header);
	if (NO_FIELD.test(words)) return [];
	const time = isTime(table, index);
	if (time && NO_STEP.test(words)) return [];
	const found: Meaning[] = (time ? STEPS : RULES).flatMap(([field, is, not], rank) =>
		is.test(words) && !not?.test(words) ? [{ field, rank }] : []
	);
	if (!time) found.unshift(...byValues(table, index, words));
	const named = NAMES.filter(([name]) => name.split(' ').every((word) => words.split(' ').includes(word)));
	const longest = named.sort(([a], [b]) => b.length - a.length)[0]?.[1];
	const counted = COUNTED.test(words) && !longest?.endsWith('_count');
	if (longest && !counted && (!time || found.length === 0))
		found.push({ field: longest, rank: RULES.length });
	const once = found.filter(({ field }, i) => found.findIndex((one) => one.field === field) === i);
	return (time ? once.slice(0, 1) : once).filter(({ field }) => speaks(table, index, field, true));
}

/** Headers whose meaning only the values tell. */
function byValues(table: RawTable, index: number, words: string): Meaning[] {
	const field = isRecordType(table, index)
		? 'record_type'
		: words === 'resolution' && !isProse(table, index)
			? 'closure_code'
			: TOPIC.test(words)
				? isProse(table, index)
					? 'title'
					: 'category'
				: null;
	return field ? [{ field, rank: 0 }] : [];
}

/** A guessed step that most rows put before the opening is none; guessed closing before resolving are the other way. */
function inOrder(table: RawTable, columns: ReviewColumn[], taken: Set<Field>): void {
	const guessed = (field: Field) => columns.find((one) => one.field === field && one.confidence === 'low');
	const opened = columns.find(({ field }) => field === 'opened_at');
	for (const field of ['acknowledged_at', 'resolved_at', 'closed_at'] as const) {
		const step = guessed(field);
		if (!opened || !step || !precedes(table, step.index, opened.index)) continue;
		taken.delete(field);
		Object.assign(step, { field: null, confidence: null, reason: null });
	}
	const [resolved, closed] = [guessed('resolved_at'), guessed('closed_at')];
	if (!resolved || !closed || !precedes(table, closed.index, resolved.index)) return;
	resolved.field = 'closed_at';
	closed.field = 'resolved_at';
}

/** A lone time stamp where every row has its own ticket is no update of one: it is when the ticket was opened or, where that is told, when it began. */
function notEvents(table: RawTable, columns: ReviewColumn[], taken: Set<Field>): void {
	const at = columns.find(({ field }) => field === 'at');
	const id = columns.find(({ field }) => field === 'incident_id');
	const field = (['opened_at', 'occurred_at'] as const).find((one) => !taken.has(one));
	if (!at || !field || !id || !isUnique(table, id.index)) return;
	taken.add(field);
	Object.assign(at, { field, confidence: 'low', reason: 'values_dates' });
}

/** Whether column `a` is before column `b` in most rows that have both. */
function precedes(table: RawTable, a: number, b: number): boolean {
	const order = orderOf(table.shapes.flatMap((shapes) => (shapes ? [shapes] : []))) === 'mdy' ? 'mdy' : 'dmy';
	const gaps = table.sample
		.map((row) => readAs(row[b] ?? '', order) - readAs(row[a] ?? '', order))
		.filter((gap) => !Number.isNaN(gap));
	return gaps.length > 1 && gaps.filter((gap) => gap > 0).length > gaps.length * 0.8;
}

/** Times for a time, numbers for a number, references for a reference. */
function fits(table: RawTable, column: number, field: Field): boolean {
	const values = valuesOf(table, column);
	if (values.length === 0) return true;
	if ((field === 'at' || field.endsWith('_at')) !== isTime(table, column)) return false;
	const most = (test: RegExp) => values.filter((value) => test.test(value)).length > values.length / 2;
	if (field === 'incident_id') return most(/^\S+$/) || most(/\d/);
	if (/_(ref|count|minutes|tier)$/.test(field)) return most(/\d/);
	if (field === 'reported_sla_met' || field === 'escalated_hierarchically')
		return new Set(values).size <= 3 && !most(/^([2-9]|\d\d+)$/);
	return true;
}

/** Whether the values bear out what a header says: words of states in a state, no row numbers as tickets. */
function speaks(table: RawTable, column: number, field: Field, loosely = false): boolean {
	if (field === 'incident_id')
		return wordsOf(table.header[column] ?? '') !== 'nomor' || !isCounter(table, column);
	const values = valuesOf(table, column);
	const known = values.some((value) => own.states[normalise(value)] !== undefined);
	return loosely || field !== 'state' || values.length === 0 || known;
}

/** An account under `Uraian` is the title only where no other column is called so. */
function isOutdone(columns: readonly ReviewColumn[], column: ReviewColumn, field: Field): boolean {
	const titled = /\b(title|subject|summary|judul|perihal|ringkasan)\b/;
	const others = columns.filter((other) => other !== column);
	return (
		field === 'title' &&
		!titled.test(wordsOf(column.header)) &&
		others.some(({ header }) => titled.test(wordsOf(header)))
	);
}

/** Names that offices give to more than one thing: certain only where the values bear them out. */
function doubtful(table: RawTable, column: number, field: Field): boolean {
	const values = valuesOf(table, column);
	const words = wordsOf(table.header[column] ?? '');
	if (field === 'channel') return !values.some((value) => CHANNEL_WORDS.test(value));
	if (field === 'resolution_notes' || field === 'title') return !isProse(table, column) || words === 'uraian';
	return /^(timestamp|unit|bagian)$/.test(words);
}

/** Every value says incident or request. */
function isRecordType(table: RawTable, column: number): boolean {
	const values = valuesOf(table, column);
	return values.length > 0 && new Set(values).size <= 5 && values.every((value) => RECORD_TYPES.test(value));
}

/** Sentences, hardly two alike. */
function isProse(table: RawTable, column: number): boolean {
	const values = valuesOf(table, column);
	const words = values.reduce((sum, value) => sum + value.split(/\s+/).length, 0);
	return words >= values.length * 3 && new Set(values).size >= values.length * 0.7;
}

function valuesOf(table: RawTable, column: number): string[] {
	return table.sample
		.map((row) => (row[column] ?? '').trim())
		.filter((value) => value !== '' && !own.missing.includes(value.toLowerCase()));
}

function isTime(table: RawTable, column: number): boolean {
	const style = styleOf(table.shapes[column] ?? []);
	if (!style) return false;
	// bare numbers may be seconds since 1970 or anybody's account: then the heading has to speak of a time
	const written = style.iso || style.offset || style.formats.dmy.length > 0;
	return written || STEPS.some(([, is]) => is.test(wordsOf(table.header[column] ?? '')));
}

/** Counts the rows: 1, 2, 3 … */
function isCounter(table: RawTable, column: number): boolean {
	const values = valuesOf(table, column);
	return values.length > 1 && values.every((value, i) => Number(value) === Number(values[0]) + i);
}

/** Looks like numbers of tickets: all different, without blanks inside, and hardly ever left out. */
function isUnique(table: RawTable, column: number): boolean {
	const values = valuesOf(table, column);
	return (
		values.length > 1 &&
		values.length >= table.sample.length * 0.6 &&
		new Set(values).size === values.length &&
		values.every((value) => /^\S+$/.test(value))
	);
}
