import type { EventField, IncidentField } from '../model/fields.ts';
import { INCIDENT_FIELDS } from '../model/fields.ts';
import { styleOf } from './dates.ts';
import { normalise } from './format.ts';
import { own } from './formats/own.ts';
import type { RawTable } from './table.ts';
import type { ReviewColumn } from './types.ts';

type Field = IncidentField | EventField;

const SAMPLES = 5;

/** Words of a header cell: `Tgl_Lapor (WIB)` → tgl lapor wib. */
const wordsOf = (name: string) =>
	normalise(name.replace(/([a-z])([A-Z])/g, '$1 $2'))
		.replace(/[_./()\-–:#*+]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

const NAMES: [string, Field][] = [
	...Object.entries(own.fields).flatMap(([field, names]) =>
		names.map((name) => [wordsOf(name), field] as [string, Field])
	),
	...Object.entries(own.events ?? {}).flatMap(([field, names]) =>
		names.map((name) => [wordsOf(name), field] as [string, Field])
	),
	...Object.keys(INCIDENT_FIELDS).map((field) => [wordsOf(field), field] as [string, Field])
];

/** What the mapping review starts from: for each column a field, how sure that is, and why. Each field is given once. */
export function suggest(table: RawTable): ReviewColumn[] {
	const taken = new Set<Field>();
	const columns = table.header.map((header, index): ReviewColumn => {
		const values = table.sample.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
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
	const claim = (
		column: ReviewColumn,
		field: Field,
		confidence: 'high' | 'low',
		reason: ReviewColumn['reason']
	) => {
		if (column.field !== null || taken.has(field) || !fits(table, column, field)) return;
		taken.add(field);
		Object.assign(column, { field, confidence, reason });
	};
	for (const column of columns) {
		const exact = NAMES.find(([name]) => name === wordsOf(column.header));
		if (exact) claim(column, exact[1], 'high', 'header');
	}
	for (const column of columns) {
		const part = partial(column.header);
		if (part) claim(column, part, 'low', 'header_part');
	}
	for (const column of columns) {
		if (isTime(table, column.index)) claim(column, 'opened_at', 'low', 'values_dates');
		else if (isUnique(table, column.index)) claim(column, 'incident_id', 'low', 'values_unique');
	}
	return columns;
}

/** The field of the longest known name whose words all stand in the header. */
function partial(header: string): Field | null {
	const words = wordsOf(header).split(' ');
	const found = NAMES.filter(([name]) => name.split(' ').every((word) => words.includes(word)));
	return found.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? null;
}

/** A time field needs times, any other field must not be made of them. */
function fits(table: RawTable, column: ReviewColumn, field: Field): boolean {
	const time = field === 'at' || field.endsWith('_at');
	return column.samples.length === 0 || time === isTime(table, column.index);
}

function isTime(table: RawTable, column: number): boolean {
	return styleOf(table.shapes[column] ?? []) !== null;
}

/** Looks like numbers of tickets: all different, without blanks inside, and hardly ever left out. */
function isUnique(table: RawTable, column: number): boolean {
	const values = table.sample.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
	const different = new Set(values).size === values.length;
	return (
		values.length > 1 &&
		values.length >= table.sample.length * 0.6 &&
		different &&
		values.every((value) => /^\S+$/.test(value))
	);
}
