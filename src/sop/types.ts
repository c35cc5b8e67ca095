import type { Activity, Component, Role } from '../model/activities.ts';

/** The four procedures: handling, escalation, closure, recapitulation. */
export const SOPS = ['001', '002', '003', '004'] as const;
export type SopId = (typeof SOPS)[number];

/** The number under which an office files the procedure. */
export const numberOf = (sop: SopId) => `${sop}-SOP-INSIDEN`;

/** A text of the SOPs in both languages: content, which an office may rewrite, not wording of the app. */
export type Text = Readonly<Record<'en' | 'id', string>>;

/** Maturity step that a question belongs to. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** What in the log makes a yes believable. */
export interface Proof {
	/** a metric of the registry, a rule of model/rules.ts, or a sign of metrics/check/signs */
	of: string;
	better: 'higher' | 'lower';
	/** ratio 0..1, minutes or count: the value from which a yes is believable */
	from: number;
}

/** One step of a procedure, and the question that asks whether it is taken. */
export interface Step {
	/** `001.04`; stays whatever the office rewrites */
	id: string;
	sop: SopId;
	level: Level;
	activity: Activity;
	component: Component;
	/** who takes the step */
	role: Role;
	mandatory: boolean;
	/** the step as the document prescribes it */
	text: Text;
	question: Text;
	/** what an auditor would want to see */
	evidence: Text;
	/** null where no log can speak */
	proof: Proof | null;
}

export interface Procedure {
	sop: SopId;
	title: Text;
	purpose: Text;
	scope: Text;
	definitions: readonly { term: Text; meaning: Text }[];
	records: readonly Text[];
	steps: readonly Step[];
}
