import { describe, expect, test } from 'vitest';
import { list, type Part } from '../../src/metrics/index.ts';
import { logged } from '../../src/metrics/practice/logged.ts';
import { bootEngine } from './engine.ts';
import { figures, type Data, type Incident } from './tables.ts';

const db = await bootEngine();

const idsOf = async (part: Part) =>
	(await list(db, {}, { page: 0, sort: 'incident_id', descending: false, part })).rows
		.map(({ incident_id }) => String(incident_id))
		.join(' ');

const each = (field: string, values: (string | number | null)[], rest: Incident = {}): Incident[] =>
	values.map((value) => ({ ...rest, [field]: value }));

describe('records', () => {
	const whole: Incident = {
		state: 'closed',
		reporter: 'r',
		category: 'c',
		urgency: 1,
		impact: 1,
		title: 't',
		assignment_group: 'g',
		resolved_at: '2024-01-02'
	};
	const data: Data = {
		incidents: [
			whole, // 7 of 7
			{ ...whole, state: 'new', resolved_at: null }, // 6 of 6: not finished, no finish time is due
			{ ...whole, resolved_at: null, reporter: null, customer_id: 'x' }, // 6 of 7: no finish time
			{ state: 'new' }, // 0 of 6
			{ ...whole, title: null, description: 'd', urgency: null, impact: null, category: null }, // 4 of 7
			{ ...whole, state: 'cancelled' },
			{ ...whole, record_type: 'service_request' }
		]
	};

	test('the mean share of what is filled', async () => {
		const figure = await figures(db, data);
		expect(figure('logging.completeness.rate')).toEqual([
			expect.closeTo((1 + 1 + 6 / 7 + 0 + 4 / 7) / 5, 12),
			5,
			null
		]);
		const shares = (await logged(db, {})).map(({ field, filled, n }) => [field, filled, n]);
		expect(shares).toEqual([
			['customer', 4, 5],
			['category', 3, 5],
			['urgency', 3, 5],
			['impact', 3, 5],
			['description', 4, 5],
			['assignment_group', 4, 5],
			['finish_time', 2, 3]
		]);
	});

	test('a column that the file lacks counts as empty', async () => {
		const figure = await figures(db, { incidents: [{}, {}] });
		expect(figure('logging.completeness.rate')).toEqual([0, 2, null]);
		expect((await figures(db, { incidents: [] }))('logging.completeness.rate')).toBe('none');
	});

	test('a category that says something', async () => {
		const said = ['Wi-Fi', 'Other', ' lain-lain ', 'LAINNYA', 'Tidak diketahui', 'Other networks', null];
		const figure = await figures(db, { incidents: each('category', said) });
		expect(figure('categorization.rate')).toEqual([2 / 7, 7, 2]);
		expect(await idsOf('no_category')).toBe('B C D E G');
		expect((await figures(db, { incidents: [{}] }))('categorization.rate')).toBe('no_field category');
	});

	test('in depth: by any of three columns', async () => {
		const incidents = [{ subcategory: 's' }, { service: 's' }, { configuration_item: 'c' }, {}, {}];
		const figure = await figures(db, { incidents });
		expect(figure('categorization.depth.rate')).toEqual([3 / 5, 5, 3]);
		expect(await idsOf('no_detail')).toBe('D E');
		const without = await figures(db, { incidents: [{ category: 'c' }] });
		expect(without('categorization.depth.rate')).toBe('no_field subcategory service configuration_item');
	});

	test('documented: of the finished ones', async () => {
		const closed = { state: 'closed' };
		const figure = await figures(db, {
			incidents: [
				{ ...closed, cause: 'c', closure_code: 'x' },
				{ ...closed, problem_ref: 'P', resolution_notes: 'n', knowledge_ref: 'K' },
				{ ...closed, resolution_notes: 'n' },
				closed,
				{ state: 'new', cause: 'c', resolution_notes: 'n', knowledge_ref: 'K' }
			]
		});
		expect(figure('documentation.diagnosis.rate')).toEqual([2 / 4, 4, 2]);
		expect(figure('documentation.resolution.rate')).toEqual([3 / 4, 4, 3]);
		expect(figure('documentation.knowledge.rate')).toEqual([1 / 4, 4, 1]);
		expect([await idsOf('no_cause'), await idsOf('no_solution'), await idsOf('no_knowledge')]).toEqual([
			'C D',
			'D',
			'A C D'
		]);
		const open = await figures(db, { incidents: [{ state: 'new', cause: 'c' }] });
		expect(open('documentation.diagnosis.rate')).toBe('none');
		expect(open('documentation.resolution.rate')).toBe('no_field resolution_notes closure_code');
		expect(open('documentation.knowledge.rate')).toBe('no_field knowledge_ref');
		const unknown = await figures(db, { incidents: [{ cause: 'c' }] });
		expect(unknown('documentation.diagnosis.rate')).toBe('no_field state resolved_at closed_at');
	});
});

describe('found by whom', () => {
	test('monitoring, an event or staff, by a word of the channel’s name', async () => {
		const found = [
			'Monitoring',
			'event',
			'PROACTIVE_TICKET',
			'Laporan Teknisi',
			'Sistem Pemantauan',
			'NMS alarm'
		];
		const reported = ['Phone', 'Self-service', 'E-mail', 'Eventually', 'WhatsApp'];
		const figure = await figures(db, { incidents: each('channel', [...found, ...reported, null]) });
		expect(figure('proactive.rate')).toEqual([6 / 11, 11, 6]);
		expect(await idsOf('proactive')).toBe('A B C D E F');
	});

	test('nothing known, and no column', async () => {
		expect((await figures(db, { incidents: each('channel', [null]) }))('proactive.rate')).toBe('none');
		expect((await figures(db, { incidents: [{}] }))('proactive.rate')).toBe('no_field channel');
	});
});

describe('again', () => {
	const on = (day: string, rest: Incident): Incident => ({ opened_at: day, category: 'c', ...rest });

	test('the same key within so many days after another', async () => {
		const data: Data = {
			incidents: [
				on('2024-01-01', { customer_id: 'x' }),
				on('2024-03-01', { customer_id: 'x' }), // 60 days later
				on('2024-04-30 00:01', { customer_id: 'x' }), // 60 days and a minute after that
				on('2024-01-02', { customer_id: 'x', category: 'd' }), // another fault
				on('2024-01-02', { reporter: 'x' }), // another kind of key
				on('2024-01-02', { customer_id: 'x', category: null }), // no key
				on('2024-01-02', { customer_id: null }),
				on('2024-01-03', { reporter: 'x' }),
				on('2024-01-03', { reporter: 'x', customer_id: 'y', configuration_item: 'z' }),
				on('2024-01-04', { configuration_item: 'z', reporter: 'x' }),
				on('2024-01-04', { configuration_item: 'z', reporter: 'w' }) // the second of one time
			]
		};
		const figure = await figures(db, data);
		expect(figure('recurrence.rate')).toEqual([3 / 9, 9, 3]);
		expect(await idsOf('recurring')).toBe('B H K');
		const longer = await figures(db, data, { policy: { recurrence_days: 61 } });
		expect(longer('recurrence.rate')).toEqual([4 / 9, 9, 4]);
	});

	test('neither cancelled ones nor requests nor the folded count, before or after', async () => {
		const one = { customer_id: 'x', category: 'c' };
		const data: Data = {
			incidents: [
				{ ...one, state: 'cancelled' },
				{ ...one, record_type: 'service_request' },
				{ ...one, parent_ref: 'P' },
				{ ...one, parent_ref: 'P', opened_at: '2024-01-02' }
			]
		};
		expect((await figures(db, data))('recurrence.rate')).toEqual([1 / 2, 2, 1]);
		const folded = await figures(db, data, { policy: { children: 'fold' } });
		expect(folded('recurrence.rate')).toEqual([0, 1, 0]);
	});

	test('without a key', async () => {
		const figure = async (incident: Incident) =>
			(await figures(db, { incidents: [incident] }))('recurrence.rate');
		expect(await figure({ category: 'c' })).toBe('no_field customer_id configuration_item reporter');
		expect(await figure({ reporter: 'x' })).toBe('no_field category');
		expect(await figure({ reporter: null, category: 'c' })).toBe('none');
	});
});

describe('priority by the matrix', () => {
	const data: Data = {
		incidents: [
			{ impact: 1, urgency: 1, priority: 1 },
			{ impact: 1, urgency: 2, priority: 3 }, // 2 by the matrix
			{ impact: 3, urgency: 3, priority: 5 },
			{ impact: 3, urgency: null, priority: 5 },
			{ impact: 2, urgency: 2, priority: null }
		]
	};

	test('of those with all three', async () => {
		const figure = await figures(db, data);
		expect(figure('priority.consistency.rate')).toEqual([2 / 3, 3, 2]);
		expect(await idsOf('off_matrix')).toBe('B');
		const all3 = [1, 2, 3].map(() => [3, 3, 3]);
		const other = await figures(db, data, { policy: { matrix: { priorities: all3 } } });
		expect(other('priority.consistency.rate')).toEqual([1 / 3, 3, 1]);
	});

	test('not where the matrix lacks a cell for a pair that occurs', async () => {
		const empty = { matrix: { priorities: [[1, null, 3], [2, 3, 4], [3, 4, 5]] } }; // prettier-ignore
		const figure = await figures(db, data, { policy: empty });
		expect(figure('priority.consistency.rate')).toBe('no_cell impact urgency');
		const small = await figures(db, data, { policy: { matrix: { priorities: [[1, 2]] } } });
		expect(small('priority.consistency.rate')).toBe('no_cell impact urgency');
		const beside = await figures(db, { incidents: [{ impact: 9, urgency: 9, priority: null }] });
		expect(beside('priority.consistency.rate')).toBe('none');
	});

	test('needs all three columns', async () => {
		const figure = await figures(db, { incidents: [{ impact: 1, priority: 1 }] });
		expect(figure('priority.consistency.rate')).toBe('no_field urgency');
	});
});
