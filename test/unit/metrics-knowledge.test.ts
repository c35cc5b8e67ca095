import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { measure, prepare } from '../../src/metrics/index.ts';
import { faults } from '../../src/metrics/knowledge/faults.ts';
import { search } from '../../src/metrics/knowledge/search.ts';
import { solutions } from '../../src/metrics/knowledge/solutions.ts';
import { wordsOf } from '../../src/metrics/knowledge/words.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fileAt, loaded } from './loading.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

async function given(data: Data): Promise<void> {
	await fill(db, data);
	await prepare(db, DEFAULT_POLICY);
}

const ask = (filter: Filter = {}, text = '', page = 0) => faults(db, filter, { text, page });

/** Finished an hour after its opening. */
const solved = (customer_id: string | null, day: string, rest: Data['incidents'][number] = {}) => ({
	customer_id,
	category: 'Wi-Fi',
	state: 'closed',
	opened_at: `2024-${day} 10:00`,
	resolved_at: `2024-${day} 11:00`,
	...rest
});

describe('faults that come again', () => {
	beforeAll(() =>
		given({
			as_of: '2024-12-31',
			present: [
				...['customer_id', 'configuration_item', 'category', 'state', 'resolved_at', 'assignment_group'],
				...['resolution_notes', 'closure_code', 'cause', 'knowledge_ref', 'problem_ref', 'title']
			],
			incidents: [
				// C-1: three times within sixty days, and once long before
				solved('C-1', '01-01', { resolution_notes: 'too long ago' }), // A
				solved('C-1', '06-01', { resolution_notes: 'Restarted', assignment_group: 'Desk' }), // B
				solved('C-1', '06-20', { resolution_notes: 'Restarted', assignment_group: 'Field' }), // C
				solved('C-1', '07-30', { resolution_notes: 'Replaced', cause: 'broken', knowledge_ref: 'KB1' }), // D
				// C-2: twice, nothing on record but a cause
				solved('C-2', '03-01', { cause: 'unknown', title: 'Slow café' }), // E
				solved('C-2', '03-02', { state: 'new', resolved_at: null }), // F
				// the same customer with another fault, and sixty-one days after
				solved('C-2', '03-03', { category: 'Voice' }), // G
				solved('C-2', '05-03', { category: 'Voice' }), // H
				// no key at all; then one by its configuration item
				solved(null, '03-01'), // I
				solved(null, '04-01', { configuration_item: 'C-2' }), // J
				solved(null, '04-01', { configuration_item: 'C-2', problem_ref: 'P1' }) // K: at the same time
			]
		})
	);

	test('are one row per key and category; without a resolution first, then by number', async () => {
		const { rows, ...all } = await ask();
		expect(all).toMatchObject({
			repeats: 4,
			faults: 3,
			unsolved: 2,
			total: 3,
			missing: null,
			unwritten: null
		});
		expect(
			rows.map((one) => [one.key, one.field, one.category, one.incidents, one.repeats, one.open, one.solved])
		).toEqual([
			['C-2', 'configuration_item', 'Wi-Fi', 2, 1, 0, 0],
			['C-2', 'customer_id', 'Wi-Fi', 2, 1, 1, 0],
			['C-1', 'customer_id', 'Wi-Fi', 3, 2, 0, 3]
		]);
	});

	test('with when, by whom, and what was known', async () => {
		const [, , one] = (await ask()).rows;
		expect(one).toMatchObject({ groups: ['Desk', 'Field'], referred: 1 });
		expect([one?.first_at, one?.last_at]).toEqual([
			new Date('2024-06-01T10:00Z'),
			new Date('2024-07-30T10:00Z')
		]);
		expect(one?.records.map((record) => [record.resolution_notes, record.cause, record.n])).toEqual([
			['Replaced', 'broken', 1],
			['Restarted', null, 2]
		]);
		expect(one?.members.map(({ incident_id }) => incident_id)).toEqual(['D', 'C', 'B']);
	});

	test('recur as often as the figure says', async () => {
		const figures = await measure(db, {});
		expect(figures.get('recurrence.rate')).toMatchObject({ numerator: (await ask()).repeats, n: 10 });
	});

	test('of which one recurs under the filter, and those whole', async () => {
		const july = await ask({ month: ['2024-07'] });
		expect(july.rows.map((one) => [one.key, one.incidents, one.repeats])).toEqual([['C-1', 3, 1]]);
		expect(july).toMatchObject({ repeats: 1, faults: 1, unsolved: 0 });
		// the first of its fault recurs after nothing
		expect((await ask({ month: ['2024-01'] })).rows).toEqual([]);
	});

	test('by what one of their incidents says', async () => {
		const named = async (text: string) =>
			(await ask({}, text)).rows.map(({ key, field }) => `${field} ${key}`);
		expect(await named('CAFE')).toEqual(['customer_id C-2']);
		expect(await named('restarted')).toEqual(['customer_id C-1']);
		expect(await named('too long ago')).toEqual([]);
		expect(await ask({}, 'cafe')).toMatchObject({ faults: 3, total: 1 });
	});

	test('a page that is no more there is the first', async () => {
		expect(await ask({}, '', 7)).toMatchObject({ page: 0, total: 3 });
	});

	test('need a key and a category', async () => {
		await given({ incidents: [{ category: 'x' }, { category: 'x' }] });
		expect(await ask()).toMatchObject({
			missing: { kind: 'no_field', fields: ['customer_id', 'configuration_item', 'reporter'] },
			unwritten: { kind: 'no_field', fields: ['resolution_notes', 'closure_code', 'knowledge_ref'] },
			unreferred: { kind: 'no_field', fields: ['knowledge_ref', 'problem_ref'] },
			...{ faults: 0, total: 0, rows: [] }
		});
		await given({ incidents: [] });
		expect((await ask()).rows).toEqual([]);
	});
});

describe('resolutions by category', () => {
	test('the most frequent first, whatever their case; notes before references before codes', async () => {
		await given({
			present: ['category', 'state', 'resolution_notes', 'closure_code', 'knowledge_ref'],
			incidents: [
				solved('1', '01-01', { resolution_notes: 'Restarted', closure_code: 'Done' }),
				solved('1', '01-03', { resolution_notes: 'restárted' }),
				solved('1', '01-02', { resolution_notes: 'Replaced' }),
				solved('1', '01-01', { closure_code: 'Done' }),
				solved('1', '01-02'),
				solved('1', '01-04', { state: 'new', resolved_at: null, resolution_notes: 'not yet' }),
				solved('1', '01-01', { category: 'Voice', knowledge_ref: 'true' }), // there is one, but which?
				solved('1', '01-01', { category: null, knowledge_ref: 'KB1' })
			]
		});
		const { missing, categories } = await solutions(db, {});
		expect(missing).toBeNull();
		expect(
			categories.map(({ category, finished, told, solutions }) => [
				...[category, finished, told],
				solutions.map(({ text, field, n, incident_id }) => [text, field, n, incident_id].join(' '))
			])
		).toEqual([
			[
				'Wi-Fi',
				5,
				4,
				['restárted resolution_notes 2 B', 'Replaced resolution_notes 1 C', 'Done closure_code 1 D']
			],
			['', 1, 1, ['KB1 knowledge_ref 1 H']],
			['Voice', 1, 0, []]
		]);
		const voice = await solutions(db, { category: ['Voice'] });
		expect(voice.categories.map(({ category }) => category)).toEqual(['Voice']);
	});

	test('five at most, and none where nothing is finished', async () => {
		const notes = ['a', 'b', 'c', 'd', 'e', 'f'];
		await given({ incidents: notes.map((resolution_notes) => solved('1', '01-01', { resolution_notes })) });
		const [one] = (await solutions(db, {})).categories;
		expect([one?.solutions.length, one?.told]).toEqual([5, 6]);
		await given({ incidents: [{ state: 'new' }] });
		expect(await solutions(db, {})).toMatchObject({ missing: { kind: 'no_field' }, categories: [] });
	});
});

describe('search', () => {
	beforeAll(() =>
		given({
			incidents: [
				{ incident_id: 'INC1', title: 'Router slow', description: 'since noon', opened_at: '2024-01-01' },
				{ incident_id: 'INC2', title: 'Wi-Fi', description: 'the router is slow', opened_at: '2024-01-03' },
				{ incident_id: 'INC3', title: 'Slow ROUTER', category: 'x', opened_at: '2024-01-02' },
				{ incident_id: 'INC4', cause: 'slow', resolution_notes: 'Routér replaced', opened_at: '2024-01-04' },
				{ incident_id: 'INC5', title: 'Router', opened_at: '2024-01-05' },
				{ incident_id: 'INC6', title: 'router slow', state: 'cancelled' },
				{ incident_id: 'INC7', title: '100% [a-z]+ \'quoted\' "twice" \\d; --', description: null },
				{ incident_id: 'INC8' }
			]
		})
	);

	const found = async (text: string, filter: Filter = {}) =>
		(await search(db, filter, { text, page: 0 })).rows.map(({ incident_id }) => incident_id).join(' ');

	test('every word, in the title first, then with the description; the newest first', async () => {
		expect(await found('slow router')).toBe('INC3 INC1 INC2 INC4');
		expect(await found('router slow noon')).toBe('INC1');
		expect(await found('inc5')).toBe('INC5');
		expect(await found('router', { category: ['x'] })).toBe('INC3');
	});

	test('whatever case and accents, on either side', async () => {
		expect(await found('ROUTÉR replaced')).toBe('INC4');
		expect(await found('RÖUTER since')).toBe('INC1');
	});

	test('signs are only signs', async () => {
		for (const text of ['100%', '[a-z]+', "'quoted'", '"twice"', '\\d;', '--', '%'])
			expect([text, await found(text)]).toEqual([text, 'INC7']);
		for (const text of ["' OR '1'='1", '_', '.*', 'INC_'])
			expect([text, await found(text)]).toEqual([text, '']);
	});

	test('nothing is asked for, nothing found; many words, each once', async () => {
		expect(await search(db, {}, { text: '  ', page: 3 })).toMatchObject({ total: 0, page: 0, rows: [] });
		expect(await found('nowhere')).toBe('');
		expect(wordsOf(' a b  a\tc\u00a0d ')).toEqual(['a', 'b', 'c', 'd']);
		expect(wordsOf('1 2 3 4 5 6 7 8 9')).toHaveLength(8);
		expect(await search(db, {}, { text: 'router', page: 5 })).toMatchObject({ total: 5, page: 0 });
	});
});

describe('the sample log, read again from its file', () => {
	let sample: Database;
	/** what is not blank of a ticket's rows, the last of each */
	const tickets = new Map<string, Record<string, string>>();
	beforeAll(async () => {
		sample = (await loaded([fileAt('sample-data/desk.csv')], { zone: 'Asia/Jakarta' })).db;
		await prepare(sample, DEFAULT_POLICY);
		const { data } = Papa.parse<Record<string, string>>(readFileSync('sample-data/desk.csv', 'utf8'), {
			header: true,
			skipEmptyLines: true
		});
		for (const row of data) {
			const id = row['Ticket No'] ?? '';
			const filled = Object.entries(row).filter(([, cell]) => cell !== '');
			tickets.set(id, { ...tickets.get(id), ...Object.fromEntries(filled) });
		}
	});

	test('holds as many incidents with these words', async () => {
		const inScope = [...tickets.values()].filter(
			(one) => one['Record Type'] === 'Incident' && one['Status'] !== 'Cancelled'
		);
		const holds = (word: string) => (one: Record<string, string>) =>
			['Ticket No', 'Description', 'Root Cause', 'Resolution'].some((field) =>
				(one[field] ?? '').toLowerCase().includes(word)
			);
		const expected = inScope.filter(holds('kabel')).filter(holds('diganti')).length;
		expect(expected).toBeGreaterThan(50);
		expect((await search(sample, {}, { text: 'Diganti KABEL', page: 0 })).total).toBe(expected);
	});

	test('as many repeats as the recap counts', async () => {
		const { repeats } = await faults(sample, {}, { text: '', page: 0 });
		expect(repeats).toBe((await measure(sample, {})).get('recurrence.rate')?.numerator);
	});
});
