import * as v from 'valibot';
import { today } from '../today.ts';
import { same } from '../../../model/same.ts';
import { session } from '../../../session/session.svelte.ts';
import {
	answerOf,
	AnswerSchema,
	currentOf,
	freshAuditId,
	withAnswer,
	withAudit,
	withChanged,
	withoutAudit,
	type Answer,
	type Audit
} from '../../../sop/audit.ts';

type Field = keyof Answer;

/** One thing that was said, and what was so before. */
export interface Said {
	audit: string;
	step: string;
	field: Field;
	before: Answer;
	after: Answer;
	/** the audit was begun by it */
	began: boolean;
}

/** After a pause of so many milliseconds, what was typed is kept. */
const PAUSE = 400;

/** Answering an audit: every answer is put where it is kept at once, and can be taken back. */
class AuditForm {
	/** `lost`: this browser keeps nothing */
	status: 'idle' | 'saving' | 'saved' | 'lost' = $state('idle');
	/** what was done last */
	last: { kind: 'said' | 'undone'; said: Said } | { kind: 'retired'; step: string } | null = $state.raw(null);

	/** what can be taken back, newest last */
	#said: readonly Said[] = $state.raw([]);
	/** keeps what is being typed just now */
	#typing: (() => void) | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Says something of a step in the current audit; the first answer of all begins one. False where it cannot be. */
	say(step: string, field: Field, change: Partial<Answer>): boolean {
		const { audits } = session.workspace.value;
		const held = currentOf(audits);
		const audit: Audit = held ?? {
			id: freshAuditId(new Date()),
			title: '',
			site: '',
			date: today(),
			answers: {}
		};
		const before = answerOf(audit, step);
		const after = { ...before, ...change };
		if (!v.is(AnswerSchema, after)) return false;
		if (same(before, after)) return true;
		const next = withAnswer(audit, step, after);
		session.workspace.change('audits', held ? withChanged(audits, next) : withAudit(audits, next));
		this.#remember({ audit: audit.id, step, field, before, after, began: held === null });
		this.#write();
		return true;
	}

	/** What would be taken back next among these steps of the current audit. */
	undoable(steps: readonly { id: string }[]): Said | null {
		const { current } = session.workspace.value.audits;
		const mine = this.#said.filter(
			({ audit, step }) => audit === current && steps.some(({ id }) => id === step)
		);
		return mine.at(-1) ?? null;
	}

	/** Takes something back; an audit that was begun by it and holds nothing else goes with it. */
	undo(said: Said): void {
		const { audits } = session.workspace.value;
		const audit = audits.all[said.audit];
		this.#said = this.#said.filter((one) => one !== said);
		if (!audit) return;
		const next = withAnswer(audit, said.step, said.before);
		const empty = said.began && Object.keys(next.answers).length === 0;
		session.workspace.change('audits', empty ? withoutAudit(audits, audit.id) : withChanged(audits, next));
		this.last = { kind: 'undone', said };
		this.#write();
	}

	/** Keeps what is being typed after a pause, or when the page goes. */
	later(keep: () => void): void {
		clearTimeout(this.#timer);
		this.#typing = keep;
		this.#timer = setTimeout(() => this.flush(), PAUSE);
	}

	/** Keeps what is being typed. */
	flush(): void {
		clearTimeout(this.#timer);
		this.#typing?.();
		this.#typing = null;
	}

	/** Typing that goes on is one thing to take back, not one for each pause. */
	#remember(said: Said): void {
		const former = this.#said.at(-1);
		const goesOn =
			former?.audit === said.audit &&
			former.step === said.step &&
			former.field === said.field &&
			(said.field === 'note' || said.field === 'person');
		this.#said = goesOn
			? [...this.#said.slice(0, -1), { ...former, after: said.after }]
			: [...this.#said, said];
		this.last = { kind: 'said', said };
	}

	#write(): void {
		this.status = 'saving';
		void session.workspace.settled().then(() => {
			this.status = session.workspace.kept ? 'saved' : 'lost';
		});
	}
}

export const form = new AuditForm();

/** The change that a verdict makes: an answer has the day on which it was given. */
export function verdictOf(verdict: Answer['verdict']): Partial<Answer> {
	return { verdict, date: verdict === null ? null : today() };
}
