import { orderOf, styleOf } from './dates.ts';
import { normalise } from './format.ts';
import { own } from './formats/own.ts';
import type { RawTable } from './table.ts';
import type { ReviewColumn } from './types.ts';
import { type Field, wordsOf, NAMES, NO_FIELD, NO_STEP, STEPS, COUNTED, RULES } from './header-words.ts';

const SAMPLES = 5;

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
			reason: null
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
		if (!field || !speaks(table, index, field)) continue;
		const rival = exact.some((other, i) => other === field && i !== index && fits(table, i, field));
		if (!rival) claim(column, field, 'high', 'header');
	}
	const meant = columns.map((column) => meanings(table, column));
	for (let choice = 0; meant.some(({ length }) => length > choice); choice += 1)
		for (const [index, column] of columns.entries()) {
			const field = meant[index]?.[choice];
			if (field) claim(column, field, 'low', 'header_part');
		}
	inOrder(table, columns, taken);
	for (const column of columns) {
		const words = wordsOf(column.header);
		if (NO_FIELD.test(words)) continue;
		if (isTime(table, column.index)) {
			if (!NO_STEP.test(words)) claim(column, 'opened_at', 'low', 'values_dates');
		} else if (isUnique(table, column.index)) claim(column, 'incident_id', 'low', 'values_unique');
	}
	const begun = columns.find(({ field, confidence }) => field === 'occurred_at' && confidence === 'low');
	if (begun && !taken.has('opened_at')) Object.assign(begun, { field: 'opened_at', reason: 'values_dates' });
	return columns;
}

/** The fields a header may mean, likeliest first: by its words, then by the longest known name within it. */
function meanings(table: RawTable, { header, index }: ReviewColumn): Field[] {
	const words = wordsOf(header);
	if (NO_FIELD.test(words)) return [];
	const time = isTime(table, index);
	if (time && NO_STEP.test(words)) return [];
	const ruled = (time ? STEPS : RULES).filter(([, is, not]) => is.test(words) && !not?.test(words));
	const fields = ruled.map(([field]) => field);
	const named = NAMES.filter(([name]) => name.split(' ').every((word) => words.split(' ').includes(word)));
	const longest = named.sort(([a], [b]) => b.length - a.length)[0]?.[1];
	const counted = COUNTED.test(words) && !longest?.endsWith('_count');
	if (longest && !counted && (!time || fields.length === 0)) fields.push(longest);
	return [...new Set(time ? fields.slice(0, 1) : fields)].filter((field) =>
		speaks(table, index, field, true)
	);
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

/** Whether column `a` is before column `b` in most rows that have both. */
function precedes(table: RawTable, a: number, b: number): boolean {
	const mdy = orderOf(table.shapes.flatMap((shapes) => (shapes ? [shapes] : []))) === 'mdy';
	const gaps = table.sample
		.map((row) => sortable(row[b] ?? '', mdy) - sortable(row[a] ?? '', mdy))
		.filter((gap) => !Number.isNaN(gap));
	return gaps.length > 1 && gaps.filter((gap) => gap > 0).length > gaps.length * 0.8;
}

/** A time of numbers only as a number to compare; NaN where it is written otherwise. */
function sortable(value: string, mdy: boolean): number {
	const parts = /^(\d+)[-/.](\d+)[-/.](\d+)(?:[ T](\d+)[:.](\d+))?(?:[:.]\d+)? ?([AP]M)?/i.exec(value.trim());
	if (!parts) return NaN;
	const [a, b, c, hour, minute] = parts.slice(1, 6).map((part) => Number(part ?? 0)) as number[];
	const [year, month, day] = (parts[1] as string).length === 4 ? [a, b, c] : mdy ? [c, a, b] : [c, b, a];
	const half = parts[6] ? ((hour as number) % 12) + (/p/i.test(parts[6]) ? 12 : 0) : (hour as number);
	return Date.UTC(year as number, (month as number) - 1, day, half, minute);
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

function valuesOf(table: RawTable, column: number): string[] {
	return table.sample.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
}

function isTime(table: RawTable, column: number): boolean {
	return styleOf(table.shapes[column] ?? []) !== null;
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
