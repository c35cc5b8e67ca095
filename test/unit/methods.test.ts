import { afterEach, describe, expect, test } from 'vitest';
import { count } from '../../src/i18n/format.ts';
import { language } from '../../src/i18n/language.svelte.ts';
import { measure, prepare, recap } from '../../src/metrics/index.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { methods, type Told } from '../../src/words/methods.ts';
import { bootEngine } from './engine.ts';
import { fileAt, loaded, type Given } from './loading.ts';
import { fill, type Data } from './tables.ts';

const engine = await bootEngine();

afterEach(() => {
	language.current = 'en';
});

const plain = (paragraphs: string[]) => paragraphs.join('\n').replaceAll('\u00a0', ' ');

async function told(
	files: readonly Given[],
	policy: Partial<Policy> = {},
	filter: Filter = {}
): Promise<Told> {
	const { db, ...data } = await loaded(files, { zone: 'Asia/Jakarta' });
	const held = { ...DEFAULT_POLICY, ...policy };
	await prepare(db, held);
	const figures = { recap: await recap(db, filter), metrics: await measure(db, filter) };
	const shown = { ...data, refused: data.refused.length };
	return { data: shown, ...figures, policy: held, filter, version: '1.2.3', engine: 'v1.4.3' };
}

/** The same with tables filled by hand, beside one file that says what it likes. */
async function byHand(data: Data, policy: Partial<Policy> = {}): Promise<Told> {
	await fill(engine, data);
	const held = { ...DEFAULT_POLICY, ...policy };
	await prepare(engine, held);
	return {
		data: {
			files: [],
			incidents: data.incidents.length,
			events: 0,
			as_of: new Date('2024-01-31T17:00:00Z'),
			zone: 'Asia/Jakarta'
		},
		recap: await recap(engine, {}),
		metrics: await measure(engine, {}),
		policy: held,
		filter: {},
		version: '1.2.3',
		engine: null
	};
}

describe('on the sample', async () => {
	const sample = await told([fileAt('sample-data/desk.csv')]);
	const text = plain(methods(sample));
	const value = (name: string) => count(sample.metrics.get(name)!.value!);

	test('data: rows read are kept, refused and duplicates', () => {
		const [file] = sample.data.files;
		expect(file!.rows).toBe(file!.kept + file!.refused + file!.duplicates);
		expect(file!.rows).toBeGreaterThan(1000);
		expect(text).toContain(`Of ${value('quality.rows')} rows read, ${count(file!.kept)} were kept`);
		expect(text).toContain(`${value('quality.refused')} refused and ${value('quality.duplicates')} left out`);
		expect(text).toContain('1 file: desk.csv (');
		expect(text).toContain('Asia/Jakarta');
	});

	test('incidents: the figures of the page, which add up', () => {
		expect(text).toContain(
			`Incidents that came in: ${value('recap.occurred')}; of these finished: ${value('recap.resolved')}, unfinished: ${value('recap.unresolved')}, cancelled: ${value('recap.cancelled')}.`
		);
		const number = (name: string) => sample.metrics.get(name)!.value!;
		const scope = number('recap.occurred') - number('recap.cancelled');
		expect(text).toContain(`(n ${count(scope)})`);
	});

	test('what was left out, and the figures behind it', () => {
		expect(text).toContain(`resolved before they were opened (n ${value('quality.negative_duration')})`);
		expect(text).toContain(`before they were resolved (n ${value('quality.closed_before_resolved')})`);
		expect(text).toContain(`from the closing time (n ${value('quality.finish_from_closed')})`);
	});

	test('policy, evidence, definitions, statistics and software', () => {
		expect(text).toContain('P1 critical, 15 min and 1 h; P2 high, 30 min and 8 h');
		expect(text).toContain('runs all day, every day. No state stops it.');
		expect(text).toMatch(/Evidence of escalation\. Functional: .+ Hierarchical: the tool’s own flag\./);
		expect(text).toContain('Resolved within target: Met ÷ (met + missed).');
		expect(text).toContain('2,000 resamples');
		expect(text).toContain('held to 5 % (Benjamini–Hochberg)');
		expect(text).toContain('Rekap 1.2.3 on DuckDB 1.4.3 (WebAssembly)');
		expect(text).not.toMatch(/undefined|NaN|[{}]|\bnull\b/);
	});

	test('in Indonesian, with the same numbers', () => {
		language.current = 'id';
		const indonesian = plain(methods(sample));
		const [file] = sample.data.files;
		expect(indonesian).toContain(`Dari ${count(file!.rows)} baris yang dibaca`);
		expect(indonesian).toContain(`Insiden yang masuk: ${count(sample.recap.total.occurred)};`);
		expect(indonesian).not.toMatch(/undefined|NaN|[{}]|the |Share /);
	});

	test('what the page adds stands before the statistics', () => {
		const paragraphs = methods(sample, ['Two sides.']);
		expect(paragraphs.at(-2)).toBe('Two sides.');
		expect(paragraphs).toHaveLength(methods(sample).length + 1);
	});
});

test('filters in force are named, and the figures are theirs', async () => {
	const all = await told([fileAt('sample-data/desk.csv')]);
	const some = await told([fileAt('sample-data/desk.csv')], {}, { priority: ['1', ''] });
	const text = plain(methods(some));
	expect(plain(methods(all))).toContain('No filter is in force.');
	expect(text).toContain('Filters in force: priority: P1 critical, not recorded.');
	expect(some.recap.total.occurred).toBeLessThan(all.recap.total.occurred);
	expect(text).toContain(`Incidents that came in: ${count(some.recap.total.occurred)};`);
});

test('a policy with hours, pauses, words and special targets says so', async () => {
	const day = [{ from_minute: 480, to_minute: 1020 }];
	const text = plain(
		methods(
			await byHand(
				{ incidents: [{ priority: 1, state: 'new' }] },
				{
					calendar: { week: [day, day, [], [], [], [], []], holidays: [{ date: '2024-01-01', name: 'x' }] },
					pause_states: ['on_hold'],
					reopen_clock: 'restart',
					hierarchical_words: ['manager', 'VP'],
					special_targets: [
						{
							priority: 1,
							segment: 'Gold',
							service: null,
							category: null,
							response_minutes: 5,
							resolution_minutes: 30
						}
					]
				}
			)
		)
	);
	expect(text).toContain('1 special target goes before these.');
	expect(text).toContain('(Monday 08:00–17:00; Tuesday 08:00–17:00) and stands still on 1 holiday.');
	expect(text).toContain('It also stands still in these states: on hold.');
	expect(text).toContain('starts anew at the last one');
	expect(text).toContain('or one of these words in an activity: manager, VP.');
	expect(text).toContain('on DuckDB (WebAssembly)');
});

test('what the data cannot tell is not measurable, never 0', async () => {
	const text = plain(methods(await byHand({ incidents: [{}] }, { targets: {} })));
	expect(text).toContain(
		'Incidents that came in: 1; of these finished: not measurable, unfinished: not measurable, cancelled: not measurable.'
	);
	expect(text).toContain('resolved before they were opened (n not measurable)');
	expect(text).toContain('No column tells service requests from incidents');
	expect(text).toContain('No column names a parent ticket');
	expect(text).toContain('No priority has a target.');
	expect(text).toContain('Nothing in the data tells of it.');
});

test('children: counted or folded, with how many', async () => {
	const data: Data = {
		incidents: [{ state: 'new' }, { state: 'new', parent_ref: 'A' }, { state: 'new', parent_ref: 'A' }]
	};
	expect(plain(methods(await byHand(data)))).toContain('each count as an incident (child tickets: n 2)');
	const folded = await byHand(data, { children: 'fold' });
	expect(plain(methods(folded))).toContain('count as one incident (child tickets folded into it: n 2)');
	expect(folded.recap.total.occurred).toBe(1);
});

test('nothing loaded is a text without a number that is not there', async () => {
	const text = plain(methods(await byHand({ incidents: [] })));
	expect(text).toContain('Of 0 rows read, 0 were kept');
	expect(text).not.toContain('The monthly series');
	expect(text).not.toMatch(/undefined|NaN/);
});
