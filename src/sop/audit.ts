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

/** Drawn, not counted: audits of two devices come together in one workspace. */
const AuditId = v.pipe(v.string(), v.regex(/^a[0-9a-z]{6,20}$/));

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

/** More than this no office keeps, and no page could show. */
export const MOST_AUDITS = 200;

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

export const NO_ANSWER: Answer = { verdict: null, note: '', person: '', date: null };

/** The audit that is being answered. */
export function currentOf({ current, all }: Audits): Audit | null {
	return current === null ? null : (all[current] ?? null);
}

/** Oldest first. */
export function auditsOf({ all }: Audits): readonly Audit[] {
	return Object.values(all).sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}

/** What was answered to a step; empty where nothing was. */
export function answerOf(audit: Audit | null, step: string): Answer {
	return (audit && Object.hasOwn(audit.answers, step) ? audit.answers[step] : null) ?? NO_ANSWER;
}

/** A name for an audit that none has; by time, so that those of one day stand in their order. */
export function freshAuditId(now: Date, random: () => number = Math.random): string {
	return `a${now.getTime().toString(36)}${Math.floor(random() * 36 ** 4)
		.toString(36)
		.padStart(4, '0')}`;
}

/** The audits with another one begun, which becomes the current one. */
export function withAudit(audits: Audits, audit: Audit): Audits {
	return { current: audit.id, all: { ...audits.all, [audit.id]: audit } };
}

/** The audits with one of them changed; which is the current one stays. */
export function withChanged(audits: Audits, audit: Audit): Audits {
	return { ...audits, all: { ...audits.all, [audit.id]: audit } };
}

/** The audits with another one being answered; one that does not exist changes nothing. */
export function withCurrent(audits: Audits, id: string): Audits {
	return Object.hasOwn(audits.all, id) ? { ...audits, current: id } : audits;
}

/** The audit with what was said of one step; saying nothing takes the answer back. */
export function withAnswer(audit: Audit, step: string, answer: Answer): Audit {
	const { [step]: _, ...others } = audit.answers;
	const empty = answer.verdict === null && answer.note === '' && answer.person === '';
	return { ...audit, answers: empty ? others : { ...others, [step]: answer } };
}

export function withoutAudit(audits: Audits, id: string): Audits {
	const { [id]: _, ...all } = audits.all;
	const left = auditsOf({ current: null, all });
	return { current: audits.current === id ? (left.at(-1)?.id ?? null) : audits.current, all };
}
