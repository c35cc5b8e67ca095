import { DataType, type Table } from 'apache-arrow';
import type { Cell } from './database.ts';

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
