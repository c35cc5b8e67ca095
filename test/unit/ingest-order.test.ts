import { expect, test } from 'vitest';
import { planFor } from '../../src/ingest/plan.ts';
import { readTables } from '../../src/ingest/read.ts';
import { own } from '../../src/ingest/formats/own.ts';

async function planned(lines: string[], header = 'Ticket No,Opened At,Resolved At,Status') {
	const [table] = await readTables('list.csv', new Blob([[header, ...lines].join('\n') + '\n']), {
		progress: () => {}
	});
	if (!table) throw new Error('no table');
	const { order, order_from } = planFor(table, own);
	return { order, order_from };
}

const rows = (...times: [string, string][]) =>
	times.map(([from, to], i) => `T${100 + i * 3},${from},${to},Closed`);

test('opened ≤ resolved decides where every value reads both ways', async () => {
	// day first, the second row would be resolved on 2 May, before it was opened on 3 May … month first it takes days
	const monthFirst = rows(
		['03/05/2026 08:00', '04/02/2026 09:00'],
		['05/06/2026 08:00', '06/03/2026 09:00'],
		['07/08/2026 10:00', '08/02/2026 11:00'],
		['01/11/2026 10:00', '02/09/2026 11:00']
	);
	expect(await planned(monthFirst)).toEqual({ order: 'mdy', order_from: 'steps' });
	const dayFirst = rows(
		['05/03/2026 08:00', '02/04/2026 09:00'],
		['06/05/2026 08:00', '03/06/2026 09:00'],
		['08/07/2026 10:00', '02/08/2026 11:00']
	);
	expect(await planned(dayFirst)).toEqual({ order: 'dmy', order_from: 'steps' });
});

test('a list in order of time decides where the steps do not', async () => {
	const days = [1, 3, 5, 7, 9, 11, 12].flatMap((day) =>
		[2, 4, 6, 8, 10].map((month) => [month, day] as const)
	);
	const sorted = days.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	const pad = (n: number) => String(n).padStart(2, '0');
	const dayFirst = sorted.map(([m, d], i): [string, string] => {
		const day = `${pad(d)}/${pad(m)}/2026`;
		return [`${day} 08:${10 + i}`, `${day} 09:${10 + i}`];
	});
	expect(await planned(rows(...dayFirst))).toEqual({ order: 'dmy', order_from: 'file' });
	const monthFirst = sorted.map(([m, d], i): [string, string] => {
		const day = `${pad(m)}/${pad(d)}/2026`;
		return [`${day} 08:${10 + i}`, `${day} 09:${10 + i}`];
	});
	expect(await planned(rows(...monthFirst.reverse()))).toEqual({ order: 'mdy', order_from: 'file' });
});

test('another column of the file decides, even one that is not a step', async () => {
	const lines = rows(['03/05/2026 08:00', '03/05/2026 09:00']).map((line) => `${line},12/31/2026`);
	const found = await planned(lines, 'Ticket No,Opened At,Resolved At,Status,Contract End');
	expect(found).toEqual({ order: 'mdy', order_from: 'values' });
});

test('too little to go by is an assumption, which is asked about', async () => {
	const few = rows(['03/05/2026 08:00', '04/02/2026 09:00'], ['03/05/2026 08:00', '03/05/2026 09:00']);
	expect(await planned(few)).toEqual({ order: 'dmy', order_from: 'assumed' });
});

test('rows that contradict each other decide nothing', async () => {
	const mixed = rows(
		['03/05/2026 08:00', '04/02/2026 09:00'],
		['05/06/2026 08:00', '06/03/2026 09:00'],
		['07/08/2026 10:00', '08/02/2026 11:00'],
		['05/03/2026 08:00', '02/04/2026 09:00'],
		['06/05/2026 08:00', '03/06/2026 09:00'],
		['08/07/2026 10:00', '02/08/2026 11:00']
	);
	expect((await planned(mixed)).order_from).toBe('assumed');
});
