import { DataType, type Table } from 'apache-arrow';
import type { Cell, Numbers } from './database.ts';

type Read = (value: unknown) => Cell;

const same: Read = (value) => value as Cell;
const date: Read = (value) => (value === null ? null : new Date(Number(value)));

/**
 * Arrow table → plain row objects. Strings, booleans, numbers up to 32 bits, doubles, dates and timestamps (both as
 * `Date`, UTC) pass; every other type is refused by name, because it would arrive changed: BIGINT as BigInt, DECIMAL
 * without its point, nested values corrupted.
 * @throws TypeError with the column's name and type
 */
export function rowsOf<T>(table: Table): T[] {
	const columns = table.schema.fields.map((field, i) => ({
		name: field.name,
		read: reader(field.name, field.type),
		vector: table.getChildAt(i)
	}));
	return Array.from({ length: table.numRows }, (_, row) =>
		Object.fromEntries(columns.map(({ name, read, vector }) => [name, read(vector?.get(row) ?? null)]))
	) as T[];
}

/**
 * The one column of an Arrow table as an array.
 * @throws TypeError if it is not of whole numbers up to 32 bits, or holds NULL
 */
export function numbersOf(table: Table): Numbers {
	const [field, ...more] = table.schema.fields;
	const vector = table.getChildAt(0);
	if (!field || !vector || more.length > 0) throw new TypeError('One column is asked for, and no more.');
	if (!DataType.isInt(field.type) || field.type.bitWidth > 32 || vector.nullCount > 0)
		throw new TypeError(`Column "${field.name}" is not of small whole numbers throughout.`);
	return vector.toArray() as Numbers;
}

function reader(column: string, type: DataType): Read {
	const inner = DataType.isDictionary(type) ? type.dictionary : type;
	if (DataType.isUtf8(inner) || DataType.isBool(inner) || DataType.isFloat(inner) || DataType.isNull(inner))
		return same;
	if (DataType.isInt(inner) && inner.bitWidth <= 32) return same;
	if (DataType.isTimestamp(inner) || DataType.isDate(inner)) return date;
	throw new TypeError(
		`Column "${column}" comes out as ${String(type)}; cast it in SQL to VARCHAR, BOOLEAN, INTEGER, DOUBLE, TIMESTAMP or DATE.`
	);
}
