import { describe, expect, test } from 'vitest';
import { DEFAULT_PLAN } from '../../src/gaps/plan.ts';
import { gapTable } from '../../src/gaps/table.ts';
import { metricsJson } from '../../src/report/metrics.ts';
import { refusedCsv } from '../../src/report/refused.ts';
import { csvOf, formulaSafe } from '../../src/report/safe.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';

describe('text that a spreadsheet would run', () => {
	test.each([
		'=1+1',
		'+SUM(A1)',
		'-cmd',
		'@x',
		'\t=1',
		'\r=1',
		' =1',
		'\u00a0=1',
		'＝1',
		'＋1a',
		'－x',
		'＠x'
	])('%j gets an apostrophe', (text) => expect(formulaSafe(text)).toBe(`'${text}`));
	test.each(['-5', '+62', '-1.5', '2026-01-05', 'a=b', 'x@y', ''])('%j stays what it is', (text) =>
		expect(formulaSafe(text)).toBe(text)
	);
});

test('CSV: header, quotes, numbers and nothing', () => {
	expect(
		csvOf(
			['a', 'b'],
			[
				['x,"y"', -5],
				[null, true]
			]
		)
	).toBe('a,b\r\n"x,""y""",-5\r\n,true\r\n');
	expect(csvOf(['a'], [], { header: false })).toBe('');
});

test('refused rows keep their line as it stood', () => {
	const row = { file: '=x.csv', line: 7, reason: 'no_id', column: null, original: '=1;2' };
	expect(refusedCsv([row])).toBe("file,line,reason,column,original\r\n'=x.csv,7,no_id,,=1;2\r\n");
});

test('metrics JSON: names in order, missing values with their reason', () => {
	const text = metricsJson({
		as_of: new Date('2026-10-31T16:48:00Z'),
		zone: 'Asia/Jakarta',
		files: [{ name: 'a.csv', format: 'own', rows: 3, incidents: 2, events: 0, refused: 1, duplicates: 0 }],
		incidents: 2,
		events: 0,
		policy: { ...DEFAULT_POLICY, children: 'fold' },
		filter: { priority: ['1'] },
		metrics: new Map([
			['z.rate', { name: 'z.rate', value: 0.5, n: 2, numerator: 1, unit: 'ratio' as const, missing: null }],
			[
				'a.rate',
				{
					name: 'a.rate',
					value: null,
					n: null,
					numerator: null,
					unit: 'ratio' as const,
					missing: { kind: 'no_field' as const, fields: ['priority'] }
				}
			]
		]),
		monthly: [],
		sop: [{ sop: '001-SOP-INSIDEN', score: 0.5, answered: 12, questions: 24, contradictions: 1 }],
		gaps: gapTable(
			new Map([
				[
					'reopen.rate',
					{ name: 'reopen.rate', value: 0.06, n: 50, numerator: 3, unit: 'ratio' as const, missing: null }
				]
			]),
			DEFAULT_PLAN,
			{}
		).rows,
		generated_at: new Date(0)
	});
	const made = JSON.parse(text) as {
		schema: string;
		policy: unknown;
		metrics: Record<string, unknown>;
		dataset: unknown;
		sop: unknown;
		gaps: {
			activity: string;
			attainment: number | null;
			level: number | null;
			sop_level: number | null;
			indicators: { metric: string }[];
		}[];
	};
	expect(made.schema).toBe('rekap/metrics@1');
	expect(made.policy).toEqual({ ...DEFAULT_POLICY, children: 'fold' });
	expect(Object.keys(made.metrics)).toEqual(['a.rate', 'z.rate']);
	expect(made.metrics['a.rate']).toEqual({
		value: null,
		n: null,
		numerator: null,
		unit: 'ratio',
		reason: 'no_field: priority'
	});
	expect(made.gaps).toHaveLength(9);
	const closure = made.gaps.find(({ activity }) => activity === 'closure');
	// 6 % reopened of an ideal of 3 %: half of it is reached
	expect(closure).toMatchObject({ attainment: 0.5, level: 2, sop_level: null });
	expect(made.sop).toEqual([
		{ sop: '001-SOP-INSIDEN', score: 0.5, answered: 12, questions: 24, contradictions: 1 }
	]);
	expect(closure?.indicators.find(({ metric }) => metric === 'reopen.rate')).toEqual({
		metric: 'reopen.rate',
		current: 0.06,
		ideal: 0.03,
		gap: -0.03,
		attainment: 0.5,
		n: 50,
		component: 'process'
	});
	expect(made.dataset).toMatchObject({ as_of: '2026-10-31T16:48:00.000Z', incidents: 2 });
});
