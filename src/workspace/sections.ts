import * as v from 'valibot';
import { readPlan } from '../gaps/plan-check.ts';
import { DEFAULT_PLAN, type Plan } from '../gaps/plan.ts';
import { readPolicy } from '../model/policy-check.ts';
import { DEFAULT_POLICY, type Policy } from '../model/policy.ts';
import { isZone } from '../model/zone.ts';
import { AuditsSchema, NO_AUDITS, type Audits } from '../sop/audit.ts';
import { EditsSchema, NO_EDITS, type Edits } from '../sop/edits.ts';
import { HeadsSchema, STARTING_HEADS, type Heads } from '../sop/head.ts';
import { RaciSchema, STARTING_RACI, type Raci } from '../sop/raci.ts';
import { NO_RECORDS, RecordsSchema, type Records } from '../sop/records.ts';
import { NO_MARKS, readMarking, type Marking } from './marks.ts';
import { readMappings, type Remembered } from './memory.ts';

/** All that an office set, wrote and answered. Never a row of a log. */
export interface Workspace {
	/** IANA name of the site clock; null = the browser's */
	zone: string | null;
	policy: Policy;
	/** ideals, levels and remedies of the gap analysis */
	plan: Plan;
	/** what was marked on the line of months */
	marks: Marking;
	/** what was decided about the headers of files */
	mappings: readonly Remembered[];
	/** what the office changed in the SOPs */
	edits: Edits;
	/** who signs the SOPs, and their revisions */
	heads: Heads;
	/** who does, answers for, is asked and told */
	raci: Raci;
	audits: Audits;
	/** texts of monthly and post-incident reports */
	records: Records;
}

export type SectionName = keyof Workspace;

interface Section<T> {
	/** as it is before anything was set */
	start: T;
	/** what was kept or comes from a file; undefined where it is no such thing, or none that can be used */
	read: (value: unknown) => T | undefined;
}

/** What a workspace consists of, in the order shown. */
export const SECTIONS: { readonly [Name in SectionName]: Section<Workspace[Name]> } = {
	zone: {
		start: null,
		read: (value) => (value === null || (typeof value === 'string' && isZone(value)) ? value : undefined)
	},
	policy: { start: DEFAULT_POLICY, read: (value) => readPolicy(value) ?? undefined },
	plan: { start: DEFAULT_PLAN, read: (value) => readPlan(value) ?? undefined },
	marks: { start: NO_MARKS, read: readMarking },
	mappings: { start: [], read: readMappings },
	edits: { start: NO_EDITS, read: by(EditsSchema) },
	heads: { start: STARTING_HEADS, read: by(HeadsSchema) },
	raci: { start: STARTING_RACI, read: by(RaciSchema) },
	audits: { start: NO_AUDITS, read: by(AuditsSchema) },
	records: { start: NO_RECORDS, read: by(RecordsSchema) }
};

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];

export const START: Workspace = workspaceOf((name) => SECTIONS[name].start);

/** A workspace made section by section. */
export function workspaceOf(section: (name: SectionName) => Workspace[SectionName]): Workspace {
	return Object.fromEntries(SECTION_NAMES.map((name) => [name, section(name)])) as unknown as Workspace;
}

function by<T>(schema: v.GenericSchema<unknown, T>): (value: unknown) => T | undefined {
	return (value) => {
		const read = v.safeParse(schema, value);
		return read.success ? read.output : undefined;
	};
}
