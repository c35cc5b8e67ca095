import { expect, test } from 'vitest';
import { loaded } from './loading.ts';

test('a hundred thousand refused rows of two lists come back, each with its text', async () => {
	const header = 'Ticket No,Reported At,Resolved At,Status,Category';
	const list = (name: string) => ({
		name,
		content: `${header}\n${name},2026-01-05 10:00,,Open,x\n${`,2026-01-05 10:00,,Open,${name}\n`.repeat(50_000)}`
	});
	const { files, refused, incidents } = await loaded([list('a'), list('b')]);
	expect(incidents).toBe(2);
	expect(files.map(({ rows, kept, refused: n }) => [rows, kept, n])).toEqual([
		[50_001, 1, 50_000],
		[50_001, 1, 50_000]
	]);
	expect(refused.length).toBe(100_000);
	expect(refused.at(-1)).toEqual({
		file: 'b',
		line: 50_002,
		reason: 'no_id',
		column: 'Ticket No',
		original: ',2026-01-05 10:00,,Open,b'
	});
}, 120_000);
