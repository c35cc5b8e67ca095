import { afterEach, describe, expect, test } from 'vitest';
import { activityProfile, componentProfile, maturity } from '../../src/charts/maturity.ts';
import { ACTIVITIES, COMPONENTS, ROLES } from '../../src/model/activities.ts';
import { INDICATORS } from '../../src/gaps/indicators.ts';
import { DEFAULT_PLAN, withIdeal } from '../../src/gaps/plan.ts';
import { CATALOGUE } from '../../src/gaps/remedies.ts';
import { STUDY } from '../../src/gaps/study.ts';
import { gapTable } from '../../src/gaps/table.ts';
import { language } from '../../src/i18n/language.svelte.ts';
import en from '../../src/i18n/messages/en.json';
import id from '../../src/i18n/messages/id.json';
import type { Metric, Metrics } from '../../src/metrics/types.ts';
import {
	farthest,
	gapText,
	idealText,
	levelName,
	needsText,
	nowText,
	remedyText,
	sourceText
} from '../../src/words/gap.ts';

afterEach(() => {
	language.current = 'en';
});

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

function metrics(values: Record<string, number>): Metrics {
	return new Map(
		Object.entries(values).map(([name, value]): [string, Metric] => [
			name,
			{ name, value, n: 2113, numerator: null, unit: 'ratio', missing: null }
		])
	);
}

function standing(name: string, value: number, ideal?: number) {
	const plan =
		ideal === undefined
			? DEFAULT_PLAN
			: withIdeal(DEFAULT_PLAN, name as 'reopen.rate', { ideal, weight: 1, note: '' });
	const { rows } = gapTable(metrics({ [name]: value }), plan, {});
	return rows.flatMap(({ standings }) => standings).find(({ indicator }) => indicator.id === name)!;
}

const rowOf = (activity: string, values: Record<string, number>) =>
	gapTable(metrics(values), DEFAULT_PLAN, {}).rows.find((row) => row.activity === activity)!;

describe('everything that has a key has words in both languages', () => {
	const wanted = [
		...CATALOGUE.map(({ key }) => `remedy.${key}`),
		...STUDY.flatMap(({ activity, remedy }) => [
			`study_found.${activity}`,
			`study_ideal.${activity}`,
			`remedy.${remedy}`
		]),
		...ACTIVITIES.flatMap((one) => [`activity.${one}`, `activity_name.${one}`]),
		...COMPONENTS.map((one) => `component.${one}`),
		...ROLES.map((one) => `role.${one}`),
		...INDICATORS.flatMap((one) => [`gap_now.${one.id}`, `ideal_source.${one.source}`]),
		...[0, 1, 2, 3, 4, 5].map((level) => `maturity.${level}`)
	];
	test.each([
		['en', en],
		['id', id]
	] as const)('%s', (_, messages) => {
		const known: Record<string, string> = messages;
		expect(wanted.filter((key) => !known[key]?.trim())).toEqual([]);
		// a text of the catalogue that no entry names would never be seen
		const unnamed = Object.keys(known).filter((key) => key.startsWith('remedy.') && !wanted.includes(key));
		expect(unnamed).toEqual([]);
	});
});

describe('an indicator in words', () => {
	test('a rate, with its n, its ideal and its distance', () => {
		const cause = standing('documentation.diagnosis.rate', 0.41);
		expect(plain(nowText(cause))).toBe('Of 2,113 finished incidents, 41.0 % have a cause recorded.');
		expect(plain(idealText(cause))).toBe('at least 80.0 %');
		expect(plain(gapText(cause))).toBe('39.0 pp short');
		language.current = 'id';
		expect(plain(nowText(cause))).toBe('Dari 2.113 insiden selesai, 41,0 % penyebabnya dicatat.');
		expect(plain(gapText(cause))).toBe('kurang 39,0 poin');
	});

	test('where lower is better, more is over', () => {
		const reopened = standing('reopen.rate', 0.08);
		expect(plain(idealText(reopened))).toBe('at most 3.0 %');
		expect(plain(gapText(reopened))).toBe('5.0 pp over');
		const slow = standing('time.response.median', 320);
		expect(plain(nowText(slow))).toBe(
			'Half of 2,113 acknowledged incidents had a response within 5 h 20 min.'
		);
		expect(plain(idealText(slow))).toBe('within 2 h');
		expect(plain(gapText(slow))).toBe('3 h 20 min over');
	});

	test('reached, or beyond', () => {
		expect(gapText(standing('reopen.rate', 0.03))).toBe('reached');
		expect(gapText(standing('reopen.rate', 0))).toBe('reached');
		expect(gapText(standing('fcr.rate', 0.9))).toBe('reached');
	});

	test('not measurable: no sentence and no distance', () => {
		const [one] = rowOf('closure', {}).standings;
		expect([nowText(one!), gapText(one!)]).toEqual([null, null]);
	});

	test('says where its starting ideal comes from', () => {
		const of = (name: string) => sourceText(INDICATORS.find((one) => one.id === name)!);
		expect(of('reopen.rate')).toContain('003.06');
		expect(of('time.response.median')).toContain('Response target');
	});
});

describe('an activity in words', () => {
	test('names the indicator farthest from its ideal, of those that weigh', () => {
		const row = rowOf('closure', { 'closure.rechecked.rate': 0.45, 'reopen.rate': 0.12 });
		expect(farthest(row)?.indicator.id).toBe('reopen.rate');
		expect(farthest(rowOf('closure', { 'reopen.rate': 0.01 }))).toBeNull();
		const light = withIdeal(DEFAULT_PLAN, 'reopen.rate', { ideal: 0.03, weight: 0, note: '' });
		const { rows } = gapTable(metrics({ 'closure.rechecked.rate': 0.45, 'reopen.rate': 0.12 }), light, {});
		expect(farthest(rows[8]!)?.indicator.id).toBe('closure.rechecked.rate');
	});

	test('says what a log would have to hold; of what is there, nothing', () => {
		const row = rowOf('identification', {});
		expect(needsText(row, null)).toBe(
			'Not measurable. A log would have to hold: channel; acknowledged; priority; a priority that has a target.'
		);
		// the first thing that each lacks is known; of the rest, what the file has is not asked for
		expect(needsText(row, new Set(['priority', 'opened_at']))).toBe(
			'Not measurable. A log would have to hold: channel; acknowledged.'
		);
		expect(needsText(rowOf('escalation', {}), null)).toContain('events');
		expect(needsText(rowOf('logging', {}), null)).toContain('opened times');
		for (const { standings, activity } of gapTable(new Map(), DEFAULT_PLAN, {}).rows)
			expect(needsText({ standings, activity }, null)).toMatch(
				/^Not measurable\. A log would have to hold: \w/
			);
	});

	test('nothing to count is no lack of columns', () => {
		const row = rowOf('categorization', {});
		const standings = row.standings.map((one) => ({
			...one,
			missing: { kind: 'none', fields: [] } as const
		}));
		const present = new Set(['category', 'service']);
		expect(needsText({ ...row, standings }, present)).toBe('There is nothing to count here.');
	});
});

test('a remedy is in the office’s words, else in those of the catalogue', () => {
	expect(remedyText({ key: 'closure.process.2', text: '' })).toBe('A rule for reopening');
	expect(remedyText({ key: null, text: 'Ask twice' })).toBe('Ask twice');
	expect(levelName(3)).toBe('defined');
});

describe('the profile', () => {
	const table = gapTable(metrics({ 'sla.resolution.rate': 0.9, 'reopen.rate': 0.12 }), DEFAULT_PLAN, {
		resolution: { level: 4, documented: false }
	});

	test('has a line per activity and per component, with what is known of each', () => {
		const profile = activityProfile(table.rows);
		expect(profile.length).toBe(9);
		expect(profile[7]).toEqual({ name: 'Resolution', measured: 3, sop: 4, target: 4 });
		expect(profile[8]).toEqual({ name: 'Closure', measured: 1, sop: null, target: 4 });
		expect(profile[0]).toEqual({ name: 'Identification', measured: null, sop: null, target: 4 });
		// 100 % of the resolution target and a quarter of the reopening ideal
		expect(componentProfile(table.components)[1]).toEqual({
			name: 'Process',
			measured: 3,
			sop: null,
			target: null
		});
	});

	test.each([320, 640])('is drawn from 0 to 5 at %d px, each line with room of its own', (width) => {
		const nine = maturity(activityProfile(table.rows), width).options;
		const four = maturity(componentProfile(table.components), width).options;
		expect(nine.x?.domain).toEqual([0, 5]);
		expect(nine.y?.domain).toHaveLength(9);
		expect(nine.height! - nine.marginTop! - nine.marginBottom!).toBe(9 * 34);
		expect(four.height! - four.marginTop! - four.marginBottom!).toBe(4 * 34);
		expect(nine.width! - nine.marginLeft! - nine.marginRight!).toBeGreaterThan(150);
	});

	test('has nothing to label where nothing is known', () => {
		const none = maturity([{ name: 'People', measured: null, sop: null, target: null }], 400).options;
		const some = maturity([{ name: 'People', measured: 2, sop: 3, target: 4 }], 400).options;
		expect(some.marginTop! - none.marginTop!).toBe(3 * 14);
	});
});
