import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/registry.ts';
import { RULES } from '../../src/model/rules.ts';
import {
	FIRST_EDITION,
	nextStepId,
	originalOf,
	proceduresOf,
	stepsOf,
	withRetired,
	withStep
} from '../../src/sop/edition.ts';
import { NO_EDITS } from '../../src/sop/edits.ts';
import { SOPS, type Text } from '../../src/sop/types.ts';
import { hasShared } from './loading.ts';

const steps = stepsOf(FIRST_EDITION);
const idsOf = (edits = NO_EDITS) => stepsOf(proceduresOf(edits)).map(({ id }) => id);

/** What metrics/check/signs reads from the log beside metrics and rules. */
const SIGNS = [
	'group_known',
	'largest_category',
	'web_reports',
	'request_types',
	'parents_used',
	'both_escalations',
	'closure_code',
	'escalated_complete'
].map((name) => `sign.${name}`);

describe('the first edition', () => {
	it('has four procedures, whose steps have ids of their own', () => {
		expect(FIRST_EDITION.map(({ sop }) => sop)).toEqual(SOPS);
		expect(FIRST_EDITION.map((procedure) => procedure.steps.length)).toEqual([28, 11, 9, 12]);
		expect(new Set(steps.map(({ id }) => id)).size).toBe(60);
		for (const { sop, steps } of FIRST_EDITION)
			expect(new Set(steps.map((step) => step.sop))).toEqual(new Set([sop]));
	});

	it('says everything in both languages, and not the same', () => {
		const texts: [string, Text][] = [
			...steps.flatMap(({ id, text, question, evidence }) =>
				[text, question, evidence].map((one): [string, Text] => [id, one])
			),
			...FIRST_EDITION.flatMap(({ sop, purpose, scope, title, definitions, records }) =>
				[purpose, scope, title, ...records, ...definitions.map(({ meaning }) => meaning)].map(
					(one): [string, Text] => [sop, one]
				)
			)
		];
		for (const [of, { en, id }] of texts) {
			expect(en.trim().length, of).toBeGreaterThan(10);
			expect(id.trim().length, of).toBeGreaterThan(10);
			expect(id, of).not.toBe(en);
		}
		for (const { id, question } of steps) {
			expect(question.en, id).toMatch(/^[A-Z].*\?$/);
			expect(question.id, id).toMatch(/^(?:Apakah|Dapatkah) .*\?$/);
		}
	});

	it('never asks twice for the same', () => {
		for (const language of ['en', 'id'] as const)
			expect(new Set(steps.map(({ question }) => question[language])).size).toBe(steps.length);
	});

	it('rests on metrics, rules and signs that exist', () => {
		const known = [...METRICS.map(({ name }) => name), ...RULES, ...SIGNS];
		for (const { id, proof } of steps) if (proof) expect(known, id).toContain(proof.of);
		const metrics = new Map(METRICS.map((metric) => [metric.name, metric]));
		for (const { id, proof } of steps) {
			const metric = proof && metrics.get(proof.of);
			if (metric?.better) expect(proof?.better, id).toBe(metric.better);
			if (metric?.unit === 'ratio') expect(proof?.from, id).toBeLessThanOrEqual(1);
		}
	});

	it('has something mandatory at the first levels, and no hole between an activity’s levels', () => {
		for (const activity of new Set(steps.map((step) => step.activity))) {
			const levels = new Set(steps.filter((step) => step.activity === activity).map(({ level }) => level));
			for (const level of [2, 3, 4] as const) expect(levels, `${activity} ${level}`).toContain(level);
		}
	});
});

const listed = hasShared('SOP.md');

describe.skipIf(!listed)('the list of questions beside the project', () => {
	const rows = listed
		? [
				...readFileSync('../shared/SOP.md', 'utf8').matchAll(
					/^\| (00\d\.\d\d)(!?) \| (\d) \| (\w+) \| (\w+) \| (Pe|Pr|T|I) \|.*\|([^|]*)\|$/gm
				)
			]
		: [];
	const COMPONENT: Record<string, string> = {
		Pe: 'people',
		Pr: 'process',
		T: 'technology',
		I: 'information'
	};

	it('is all there: id, level, activity, role, component, mandatory', () => {
		expect(rows).toHaveLength(55);
		for (const [, id, mark, level, activity, role, component] of rows)
			expect(steps.find((step) => step.id === id)).toMatchObject({
				id,
				level: Number(level),
				activity,
				role,
				component: COMPONENT[component ?? ''],
				mandatory: mark === '!'
			});
	});

	it('names the same metrics and rules as evidence', () => {
		const named = rows.flatMap(([, id, , , , , , evidence]) =>
			[...(evidence ?? '').matchAll(/\b([a-z]+(?:\.[a-z_]+)+|R\d+)\b/g)].map(([of]) => `${id} ${of}`)
		);
		const proofs = steps.flatMap(({ id, proof }) => (proof ? [`${id} ${proof.of}`] : []));
		// 003.09 names two of which one is the proof; 002.06 asks for R2 among the escalated, which is a sign
		const other = ['003.09 R13', '002.06 R2'];
		expect(named.filter((one) => !proofs.includes(one)).sort()).toEqual(other.sort());
	});
});

describe('what an office changes', () => {
	const first = steps[0]!;
	const rewritten = { ...first, text: { en: 'Name the staff.', id: 'Tunjuk stafnya.' } };

	it('is rewritten in its place, and is no change once it is as it was', () => {
		const edits = withStep(NO_EDITS, rewritten);
		expect(stepsOf(proceduresOf(edits))[0]).toEqual(rewritten);
		expect(idsOf(edits)).toEqual(idsOf());
		expect(withStep(edits, first)).toEqual(NO_EDITS);
	});

	it('is added at the end of its procedure, in the order of its own ids', () => {
		const id = nextStepId('001', NO_EDITS);
		expect(id).toBe('001.A1');
		let edits = withStep(NO_EDITS, { ...rewritten, id });
		expect(nextStepId('001', edits)).toBe('001.A2');
		expect(nextStepId('002', edits)).toBe('002.A1');
		edits = withStep(edits, { ...rewritten, id: '001.A10' });
		edits = withStep(edits, { ...rewritten, id: '001.A2' });
		const handling = proceduresOf(edits)[0]!.steps.map((step) => step.id);
		expect(handling.slice(-4)).toEqual(['001.11', '001.A1', '001.A2', '001.A10']);
	});

	it('is retired and put back where it stood', () => {
		const edits = withRetired(NO_EDITS, '001.12', true);
		expect(idsOf(edits)).toHaveLength(59);
		expect(idsOf(edits)).not.toContain('001.12');
		expect(idsOf(withRetired(edits, '001.12', false))).toEqual(idsOf());
		expect(withRetired(edits, '001.12', true).retired).toEqual(['001.12']);
	});

	it('can be told from what came with Rekap', () => {
		expect(originalOf('001.01')).toEqual(first);
		expect(originalOf('001.A1')).toBeNull();
	});
});
