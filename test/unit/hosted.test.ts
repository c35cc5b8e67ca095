import { describe, expect, test } from 'vitest';
import type { Metrics } from '../../src/metrics/types.ts';
import { agreement, readFigures } from '../../src/session/hosted/figures.ts';
import { addressOf, isManifest, nameOf, readManifest } from '../../src/session/hosted/manifest.ts';

const PLACE = new URL('https://desk.example/rekap/data/manifest.json');

describe('a manifest', () => {
	test('names files relative to itself', () => {
		const text = JSON.stringify({
			title: ' October ',
			files: ['2026-10.csv', '../old/2026-09.csv.gz', '/logs/a%20b.csv'],
			metrics: '2026-10.metrics.json'
		});
		const { title, files, metrics, workspace } = readManifest(text, PLACE);
		expect(title).toBe('October');
		expect(files.map(String)).toEqual([
			'https://desk.example/rekap/data/2026-10.csv',
			'https://desk.example/rekap/old/2026-09.csv.gz',
			'https://desk.example/logs/a%20b.csv'
		]);
		expect(files.map(nameOf)).toEqual(['2026-10.csv', '2026-09.csv.gz', 'a b.csv']);
		expect(String(metrics)).toBe('https://desk.example/rekap/data/2026-10.metrics.json');
		expect(workspace).toBeNull();
	});

	test.each([
		['{"files": ["a.csv",]}', 'not_json', 'manifest.json'],
		['[]', 'malformed', 'files'],
		['{"title": "October"}', 'malformed', 'files'],
		['{"files": "a.csv"}', 'malformed', 'files'],
		['{"files": ["a.csv", 3]}', 'malformed', 'files.1'],
		['{"files": [" "]}', 'malformed', 'files.0'],
		['{"files": ["a.csv"], "title": 3}', 'malformed', 'title'],
		['{"files": ["https://other.example/a.csv"]}', 'foreign', 'https://other.example/a.csv'],
		['{"files": ["http://desk.example/a.csv"]}', 'foreign', 'http://desk.example/a.csv'],
		['{"files": ["a.csv"], "metrics": "//other.example/m"}', 'foreign', '//other.example/m']
	])('%s is refused', (text, key, at) => {
		expect(() => readManifest(text, PLACE)).toThrow(expect.objectContaining({ key, at }));
	});

	test('is told from a log by its name, or by the files it lists', () => {
		const is = (path: string, text: string) => isManifest(new URL(path, PLACE), text);
		expect(is('manifest.json', 'no JSON')).toBe(true);
		expect(is('october.json', '{"files": 3}')).toBe(true);
		expect(is('october.json', '{"result": []}')).toBe(false);
		expect(is('october.json', '[{"files": 3}]')).toBe(false);
		expect(is('october.csv', '{"files": []}')).toBe(false);
	});

	test.each([
		'data:text/csv,a',
		'blob:https://desk.example/1',
		'javascript:1',
		'file:///etc/passwd',
		'http://['
	])('no address leads elsewhere: %s', (text) => {
		expect(() => addressOf(text, PLACE)).toThrow(expect.objectContaining({ key: 'foreign' }));
	});
});

describe('figures that come along', () => {
	const metric = (value: number | null, n: number | null, unit: string, reason: string | null = null) => ({
		value,
		n,
		numerator: null,
		unit,
		reason
	});
	const FILE = {
		schema: 'rekap/metrics@1',
		generated_at: '2026-11-01T01:00:00.000Z',
		dataset: {
			as_of: '2026-10-31T16:58:00.000Z',
			zone: 'Asia/Jakarta',
			files: [],
			incidents: 4,
			events: 0
		},
		policy: {},
		scope: {},
		metrics: {
			'recap.occurred': metric(4, null, 'count'),
			'sla.resolution.rate': metric(0.75, 4, 'ratio'),
			'reopen.rate': metric(null, null, 'ratio', 'no_field: reopen_count, state')
		},
		monthly: [{ month: '2026-10', opened: 4, resolved: 3, closed: 3, backlog_end: 1 }]
	};
	const read = (changed: object) => readFigures(JSON.stringify({ ...FILE, ...changed }), 'm.json');

	test('are read with what each rests on', () => {
		const { metrics, months, zone, incidents } = read({});
		expect({ zone, incidents }).toEqual({ zone: 'Asia/Jakarta', incidents: 4 });
		expect(metrics.get('sla.resolution.rate')).toEqual({ value: 0.75, n: 4, unit: 'ratio', missing: null });
		expect(metrics.get('reopen.rate')?.missing).toEqual({
			kind: 'no_field',
			fields: ['reopen_count', 'state']
		});
		expect(months).toEqual([{ month: '2026-10', opened: 4, resolved: 3, closed: 3, backlog_end: 1 }]);
	});

	test.each([
		[{ schema: 'rekap/metrics@2' }, 'not_metrics'],
		[{ generated_at: '<b>now</b>' }, 'not_metrics'],
		[{ dataset: { ...FILE.dataset, zone: 'Moon/Base' } }, 'not_metrics'],
		[{ metrics: { 'sla.resolution.rate': metric(75, 4, 'ratio') } }, 'not_metrics'],
		[{ metrics: { 'recap.occurred': { ...metric(4, null, 'count'), value: '4' } } }, 'not_metrics'],
		[{ monthly: [{ ...FILE.monthly[0], month: '2026-13' }] }, 'not_metrics'],
		[{ scope: { priority: ['1'] } }, 'filtered_metrics']
	])('%o is refused', (changed, key) => {
		expect(() => read(changed)).toThrow(expect.objectContaining({ key }));
	});

	test('are compared with those that the files gave', () => {
		const found = (name: string, value: number | null) =>
			[name, { name, value, n: null, numerator: null, unit: 'ratio', missing: null }] as const;
		const metrics: Metrics = new Map([
			found('recap.occurred', 4),
			found('sla.resolution.rate', 0.75 + 1e-12),
			found('reopen.rate', 0),
			found('fcr.rate', 0.5)
		]);
		expect(agreement(read({}), metrics)).toEqual({ same: 2, n: 3 });
	});
});
