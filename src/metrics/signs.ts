import type { Database, QueryOptions } from '../engine/database.ts';
import { monthKey } from './flow.ts';
import type { Part } from './parts.ts';
import sql from './signs.sql?raw';
import type { Sign } from './types.ts';

interface Found {
	later: number;
	later_day: string | null;
	earlier: number;
	earlier_day: string | null;
	negative_duration: number;
	closed_before_resolved: number;
	unknown_state: number;
}

/** What looks wrong in the loaded data set as a whole, whatever the filter; only what was found. */
export async function signs(db: Database, options: QueryOptions = {}): Promise<Sign[]> {
	const [found] = await db.rows<Found>(sql, [], options);
	const months = await db.rows<{ code: number }>(
		'SELECT DISTINCT month_code::INTEGER AS code FROM fact WHERE month_code IS NOT NULL ORDER BY 1',
		[],
		options
	);
	if (!found) return [];
	const at = (day: string | null) => (day === null ? [] : [day]);
	const missing = gaps(months.map(({ code }) => code));
	const list: Sign[] = [
		sign('negative_duration', found.negative_duration, [], 'negative_duration'),
		sign('closed_before_resolved', found.closed_before_resolved, [], 'closed_before_resolved'),
		sign('unknown_state', found.unknown_state, [], 'unknown_state'),
		sign('times_later', found.later, at(found.later_day)),
		sign('times_earlier', found.earlier, at(found.earlier_day)),
		sign('months_missing', missing.length, missing.map(monthKey))
	];
	return list.filter(({ n }) => n > 0);
}

function sign(kind: Sign['kind'], n: number, at: string[], part: Part | null = null): Sign {
	return { kind, n, at, part };
}

/** The whole numbers that a sorted list leaves out between its first and its last. */
function gaps(codes: readonly number[]): number[] {
	return codes.flatMap((code, i) => {
		const next = codes[i + 1] ?? code + 1;
		return Array.from({ length: next - code - 1 }, (_, k) => code + 1 + k);
	});
}
