import * as v from 'valibot';
import { Day, StepId, Words } from './schema.ts';

export const VERDICTS = ['yes', 'partly', 'no', 'not_applicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What somebody said of one step. */
export const AnswerSchema = v.strictObject({
	verdict: v.nullable(v.picklist(VERDICTS)),
	/** what was seen that shows it */
	note: Words,
	/** who is responsible */
	person: v.pipe(Words, v.maxLength(200)),
	/** when it was last answered */
	date: v.nullable(Day)
});
export type Answer = v.InferOutput<typeof AnswerSchema>;
export type Answers = Readonly<Record<string, Answer>>;

const AuditId = v.pipe(v.string(), v.regex(/^a\d{1,6}$/));

/** One round of questions at one site. */
export const AuditSchema = v.strictObject({
	id: AuditId,
	/** '' = the only one of its day and site */
	title: v.pipe(Words, v.maxLength(200)),
	site: v.pipe(Words, v.maxLength(200)),
	/** the day it was begun */
	date: Day,
	answers: v.record(StepId, AnswerSchema)
});
export type Audit = Readonly<v.InferOutput<typeof AuditSchema>>;

const MOST_AUDITS = 200;

/** All audits by id, and the one that is being answered; null as long as there is none. */
export const AuditsSchema = v.pipe(
	v.strictObject({ current: v.nullable(AuditId), all: v.record(AuditId, AuditSchema) }),
	v.check(({ all }) => Object.keys(all).length <= MOST_AUDITS, 'Too many audits.'),
	v.check(
		({ all }) => Object.entries(all).every(([id, audit]) => audit.id === id),
		'An audit stands under another id.'
	),
	v.check(
		({ current, all }) => current === null || Object.hasOwn(all, current),
		'The current audit does not exist.'
	)
);
export type Audits = Readonly<v.InferOutput<typeof AuditsSchema>>;

export const NO_AUDITS: Audits = { current: null, all: {} };

const NO_ANSWER: Answer = { verdict: null, note: '', person: '', date: null };

/** The audit that is being answered. */
export function currentOf({ current, all }: Audits): Audit | null {
	return current === null ? null : (all[current] ?? null);
}

/** Oldest first. */
export function auditsOf({ all }: Audits): readonly Audit[] {
	return Object.values(all).sort(
		(a, b) => a.date.localeCompare(b.date) || Number(a.id.slice(1)) - Number(b.id.slice(1))
	);
}

/** What was answered to a step; empty where nothing was. */
export function answerOf(audit: Audit | null, step: string): Answer {
	return (audit && Object.hasOwn(audit.answers, step) ? audit.answers[step] : null) ?? NO_ANSWER;
}

/** The audits with another one begun, which becomes the current one. */
export function withAudit(
	audits: Audits,
	head: Omit<Audit, 'id' | 'answers'>,
	answers: Answers = {}
): Audits {
	const id = `a${Math.max(0, ...Object.keys(audits.all).map((one) => Number(one.slice(1)))) + 1}`;
	return { current: id, all: { ...audits.all, [id]: { ...head, id, answers: { ...answers } } } };
}

/** The audits with what was said of one step; begins the first audit where there is none. */
export function withAnswer(audits: Audits, step: string, change: Partial<Answer>, today: string): Audits {
	const begun = currentOf(audits) ? audits : withAudit(audits, { title: '', site: '', date: today });
	const audit = currentOf(begun)!;
	const answer = { ...answerOf(audit, step), date: today, ...change };
	const { [step]: _, ...others } = audit.answers;
	const empty = answer.verdict === null && answer.note === '' && answer.person === '';
	const answers = empty ? others : { ...others, [step]: answer };
	return { ...begun, all: { ...begun.all, [audit.id]: { ...audit, answers } } };
}

export function withoutAudit(audits: Audits, id: string): Audits {
	const { [id]: _, ...all } = audits.all;
	const left = auditsOf({ current: null, all });
	return { current: audits.current === id ? (left.at(-1)?.id ?? null) : audits.current, all };
}
