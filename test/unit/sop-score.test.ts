import { describe, expect, test } from 'vitest';
import {
	answerOf,
	auditsOf,
	currentOf,
	freshAuditId,
	NO_ANSWER,
	NO_AUDITS,
	withAnswer,
	withAudit,
	withChanged,
	withCurrent,
	withoutAudit,
	type Audit,
	type Verdict
} from '../../src/sop/audit.ts';
import { changesOf } from '../../src/sop/compare.ts';
import { nextStepId, proceduresOf, stepsOf, withRetired, withStep } from '../../src/sop/edition.ts';
import { NO_EDITS } from '../../src/sop/edits.ts';
import { hurdleOf, tallyOf } from '../../src/sop/explain.ts';
import { groupsOf, nextOpen } from '../../src/sop/form.ts';
import { levelsOf, scoreOf, scoresOf } from '../../src/sop/score.ts';
import { completed, faultsOfStep } from '../../src/sop/step-check.ts';
import type { Level, Step } from '../../src/sop/types.ts';

const WORDS = { en: 'a', id: 'b' };

/** `1!` = a mandatory step of level 1; they are numbered 001.01, 001.02 … as they come. */
const stepsAt = (...levels: string[]): Step[] =>
	levels.map((level, i) => ({
		id: `001.${String(i + 1).padStart(2, '0')}`,
		sop: '001',
		level: Number(level[0]) as Level,
		activity: 'logging',
		component: 'process',
		role: 'service_desk',
		mandatory: level.endsWith('!'),
		text: WORDS,
		question: WORDS,
		evidence: WORDS,
		proof: null
	}));

const LETTERS: Record<string, Verdict> = { y: 'yes', p: 'partly', n: 'no', a: 'not_applicable' };

/** `yp-` = yes to the first step, partly to the second, nothing said of the third. */
const answered = (letters: string, id = 'a000001', date = '2026-10-01'): Audit => ({
	id,
	title: '',
	site: '',
	date,
	answers: Object.fromEntries(
		[...letters].flatMap((letter, i) => {
			const verdict = LETTERS[letter];
			return verdict ? [[`001.${String(i + 1).padStart(2, '0')}`, { ...NO_ANSWER, verdict }]] : [];
		})
	)
});

describe('a score', () => {
	test.each<[string, string[], string, object]>([
		['nothing answered', ['1!', '2'], '--', { answered: 0, points: 0, score: 0, level: null, most: 2 }],
		['no audit has a level', [], '', { questions: 0, score: null, level: null, most: 0 }],
		['all yes', ['1!', '2', '3'], 'yyy', { answered: 3, points: 3, score: 1, level: 3, most: 3 }],
		['one mandatory no', ['1!', '1', '2'], 'nyy', { points: 2, score: 2 / 3, level: 0 }],
		['mandatory, and only partly', ['1!', '1', '1', '1'], 'pyyy', { points: 3.5, score: 0.875, level: 0 }],
		['not mandatory, and only partly', ['1!', '1', '1', '1'], 'yyyp', { points: 3.5, level: 1 }],
		['nothing applies', ['1!', '2'], 'aa', { questions: 0, not_applicable: 2, score: null, level: null }],
		['a mandatory one does not apply', ['1!', '1'], 'ay', { questions: 1, score: 1, level: 1 }],
		['a level that asks nothing is passed over', ['1', '3', '3'], 'yyy', { level: 3, most: 3 }],
		['no level 1 at all', ['2', '4'], 'yn', { level: 2, most: 4 }],
		['a lower level holds the higher ones', ['1!', '2', '3'], 'yny', { level: 1 }],
		['one open is not yes', ['1!', '2'], 'y-', { questions: 2, answered: 1, score: 0.5, level: 1 }],
		[
			'exactly 70 %: 7 of 10',
			['1', '1', '1', '1', '1', '1', '1', '1', '1', '1'],
			'yyyyyyynnn',
			{ score: 0.7, level: 1 }
		],
		[
			'just below: 6.5 of 10',
			['1', '1', '1', '1', '1', '1', '1', '1', '1', '1'],
			'yyyyyypnnn',
			{ score: 0.65, level: 0 }
		]
	])('%s', (_, levels, letters, expected) => {
		expect(scoreOf(stepsAt(...levels), answered(letters))).toMatchObject(expected);
	});

	test('says of each level why it is reached or not', () => {
		const { levels } = scoreOf(stepsAt('1!', '2!', '2', '3'), answered('ypyy'));
		expect(levels.slice(0, 4)).toEqual([
			{ level: 1, asked: 1, points: 1, share: 1, missed: [], met: true, reached: true },
			{ level: 2, asked: 2, points: 1.5, share: 0.75, missed: ['001.02'], met: false, reached: false },
			{ level: 3, asked: 1, points: 1, share: 1, missed: [], met: true, reached: false },
			{ level: 4, asked: 0, points: 0, share: null, missed: [], met: null, reached: false }
		]);
	});

	test('names the first hurdle: mandatory ones, too few points, or both', () => {
		const hurdle = (letters: string) => hurdleOf(scoreOf(stepsAt('1!', '2!', '2', '2'), answered(letters)));
		expect(hurdle('yyyy')).toBeNull();
		expect(hurdle('ypyy')).toEqual({
			level: 2,
			asked: 3,
			points: 2.5,
			share: 2.5 / 3,
			missed: ['001.02'],
			few: false
		});
		expect(hurdle('yypn')).toMatchObject({ level: 2, points: 1.5, share: 0.5, missed: [], few: true });
		expect(hurdle('n---')).toMatchObject({ level: 1, missed: ['001.01'], few: true });
	});

	test('counts its answers', () => {
		expect(tallyOf(stepsAt('1', '1', '1', '1', '1', '1'), answered('yypna-'))).toEqual({
			yes: 2,
			partly: 1,
			no: 1,
			not_applicable: 1,
			open: 1
		});
	});

	test('of an activity goes to the gap analysis; documented from level 3', () => {
		const steps = stepsAt('1', '2', '3', '4').map((step, i): Step =>
			i < 3 ? step : { ...step, activity: 'closure' }
		);
		expect(levelsOf(scoresOf(steps, answered('yyyn')))).toEqual({
			logging: { level: 3, documented: true },
			closure: { level: 0, documented: false }
		});
		expect(levelsOf(scoresOf(steps, null))).toEqual({});
	});
});

describe('the form', () => {
	test('groups by activity, in the order in which the procedure comes to them', () => {
		const [one, two, three] = stepsAt('1', '1', '1');
		const between: Step = { ...two!, activity: 'closure' };
		expect(groupsOf([one!, between, three!])).toEqual([
			{ activity: 'logging', steps: [one, three] },
			{ activity: 'closure', steps: [between] }
		]);
	});

	test('finds the next open question after the one visited, then from the beginning', () => {
		const steps = stepsAt('1', '1', '1', '1');
		expect(nextOpen(steps, answered('-y-y'), null)?.id).toBe('001.01');
		expect(nextOpen(steps, answered('-y-y'), '001.01')?.id).toBe('001.03');
		expect(nextOpen(steps, answered('-y-y'), '001.03')?.id).toBe('001.01');
		expect(nextOpen(steps, answered('-yyy'), '001.01')?.id).toBe('001.01');
		expect(nextOpen(steps, answered('yyya'), '001.01')).toBeNull();
	});
});

describe('audits', () => {
	const first = answered('yn', 'a000001', '2026-01-10');
	const second = { ...answered('yy', 'a000002', '2026-06-10'), site: 'Tegal' };

	test('are begun, chosen, renamed, and deleted one by one', () => {
		const both = withAudit(withAudit(NO_AUDITS, second), first);
		expect(currentOf(NO_AUDITS)).toBeNull();
		expect(both.current).toBe('a000001');
		expect(auditsOf(both).map(({ id }) => id)).toEqual(['a000001', 'a000002']);
		expect(currentOf(withCurrent(both, 'a000002'))).toEqual(second);
		expect(withCurrent(both, 'a999999')).toEqual(both);
		const renamed = withChanged(both, { ...second, site: 'Batang' });
		expect(renamed.all.a000002?.site).toBe('Batang');
		expect(renamed.current).toBe('a000001');
		expect(withoutAudit(both, 'a000001')).toEqual({ current: 'a000002', all: { a000002: second } });
		expect(withoutAudit(both, 'a000002').current).toBe('a000001');
		expect(withoutAudit(withAudit(NO_AUDITS, first), 'a000001')).toEqual(NO_AUDITS);
	});

	test('are answered, and an answer taken back leaves nothing behind', () => {
		const answer = { verdict: 'yes', note: 'seen', person: 'Head of desk', date: '2026-10-02' } as const;
		const audit = withAnswer(first, '001.09', answer);
		expect(answerOf(audit, '001.09')).toEqual(answer);
		expect(answerOf(audit, '001.01').verdict).toBe('yes');
		expect(withAnswer(audit, '001.09', NO_ANSWER)).toEqual(first);
		// what was noted stays where only the answer is cleared
		const cleared = withAnswer(audit, '001.09', { ...answer, verdict: null });
		expect(answerOf(cleared, '001.09').note).toBe('seen');
	});

	test('copied from an earlier one, they begin with its answers and leave it as it is', () => {
		const copy: Audit = { ...second, id: 'a000003', date: '2026-10-10', answers: first.answers };
		const audits = withAudit(withAudit(NO_AUDITS, first), copy);
		const next = withChanged(
			audits,
			withAnswer(audits.all.a000003!, '001.02', { ...NO_ANSWER, verdict: 'yes' })
		);
		expect(answerOf(next.all.a000003!, '001.02').verdict).toBe('yes');
		expect(answerOf(next.all.a000001!, '001.02').verdict).toBe('no');
	});

	test('compared: every answer that differs, and only those', () => {
		const steps = stepsAt('1', '1', '1', '1');
		const changes = changesOf(steps, answered('yn-p'), answered('yyn-'));
		expect(changes.map(({ step, before, after }) => [step.id, before, after])).toEqual([
			['001.02', 'no', 'yes'],
			['001.03', null, 'no'],
			['001.04', 'partly', null]
		]);
		expect(changesOf(steps, first, first)).toEqual([]);
	});

	test('have ids that none has, in the order of time', () => {
		const one = freshAuditId(new Date('2026-10-01T00:00:00Z'), () => 0);
		expect(one).toMatch(/^a[0-9a-z]{6,20}$/);
		expect(freshAuditId(new Date('2026-10-01T00:00:00Z'), () => 0.5)).not.toBe(one);
		expect(one < freshAuditId(new Date('2026-10-02T00:00:00Z'), () => 0)).toBe(true);
	});
});

describe('what an office changes in the questions', () => {
	const all = stepsOf(proceduresOf(NO_EDITS));
	const everything: Audit = {
		...answered(''),
		answers: Object.fromEntries(all.map(({ id }) => [id, { ...NO_ANSWER, verdict: 'yes' as const }]))
	};
	const handling = (edits: typeof NO_EDITS) => scoresOf(stepsOf(proceduresOf(edits)), everything).sops['001'];

	test('a retired question leaves the score; its answer stays and counts again when it is put back', () => {
		const before = handling(NO_EDITS);
		const edits = withRetired(NO_EDITS, '001.04', true);
		expect(handling(edits).questions).toBe(before.questions - 1);
		expect(answerOf(everything, '001.04').verdict).toBe('yes');
		expect(handling(withRetired(edits, '001.04', false))).toEqual(before);
	});

	test('an added question is asked and open; a mandatory one holds its level', () => {
		const id = nextStepId('001', NO_EDITS);
		expect(id).toBe('001.A1');
		const own: Step = { ...all[0]!, id, level: 1, mandatory: true };
		const edits = withStep(NO_EDITS, own);
		expect(handling(edits)).toMatchObject({ level: 0, answered: handling(NO_EDITS).answered });
		expect(nextStepId('001', edits)).toBe('001.A2');
		expect(nextStepId('001', withRetired(edits, id, true))).toBe('001.A2');
	});

	test('a rewritten question keeps its id and its answer; as it came, it is no edit', () => {
		const step = all.find(({ id }) => id === '001.04')!;
		const edits = withStep(NO_EDITS, { ...step, level: 5 });
		expect(stepsOf(proceduresOf(edits)).find(({ id }) => id === '001.04')?.level).toBe(5);
		expect(handling(edits).answered).toBe(handling(NO_EDITS).answered);
		expect(withStep(edits, step)).toEqual(NO_EDITS);
	});

	test('faults stand at their fields; one language is enough', () => {
		const [step] = stepsAt('1');
		const proof = { of: 'R6', better: 'higher', from: 1.2 } as const;
		expect(faultsOfStep(completed({ ...step!, question: { en: ' ', id: '' } }), false)).toEqual([
			{ at: 'question', key: 'no_words' }
		]);
		expect(completed({ ...step!, text: { en: '', id: 'catat' } }).text).toEqual({ en: 'catat', id: 'catat' });
		expect(faultsOfStep({ ...step!, text: { en: 'x'.repeat(4001), id: 'y' } }, false)).toEqual([
			{ at: 'text', key: 'too_long' }
		]);
		expect(faultsOfStep({ ...step!, proof }, true)).toEqual([{ at: 'threshold', key: 'bad_share' }]);
		expect(faultsOfStep({ ...step!, proof }, false)).toEqual([]);
		expect(faultsOfStep({ ...step!, proof: { ...proof, from: NaN } }, false)).toEqual([
			{ at: 'threshold', key: 'bad_number' }
		]);
	});
});
