import { isProgram } from './plain.ts';
import { same } from '../model/same.ts';
import { merged } from './merge.ts';
import { SECTION_NAMES, SECTIONS, START, workspaceOf, type SectionName, type Workspace } from './sections.ts';

const VERSION = 1;
const SCHEMA = /^rekap\/workspace@(\d+)$/;

/** No workspace of any office comes near; what does is something else. */
export const MOST_BYTES = 5_000_000;

/** Why a file is not taken (`workspace_problem.<key>`), and where in it that is: a path of names, '' for the file as a whole. */
export interface WorkspaceProblem {
	key: 'too_large' | 'not_json' | 'not_workspace' | 'newer' | 'hostile_name' | 'program' | 'bad_section';
	at: string;
}

/** The sections that a file has; those it does not have say nothing. */
export type ReadWorkspace = { sections: Partial<Workspace> } | { problem: WorkspaceProblem };

/** The workspace as a file that `readWorkspace` takes back: nothing in it is from a log. */
export function workspaceJson(workspace: Workspace, version: string, generated_at: Date): string {
	const file = {
		schema: `rekap/workspace@${VERSION}`,
		version,
		generated_at: generated_at.toISOString(),
		...workspace
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/** A workspace from a file; anything wrong in it and nothing of it is taken. */
export function readWorkspace(text: string): ReadWorkspace {
	if (text.length > MOST_BYTES) return problem('too_large');
	let file: unknown;
	const names: string[] = [];
	try {
		file = JSON.parse(text, (name, value: unknown) => {
			if (['__proto__', 'constructor', 'prototype'].includes(name)) names.push(name);
			return value;
		});
	} catch {
		return problem('not_json');
	}
	if (names[0] !== undefined) return problem('hostile_name', names[0]);
	if (typeof file !== 'object' || file === null || Array.isArray(file)) return problem('not_workspace');
	const current = upgraded(file as Record<string, unknown>);
	if ('key' in current) return { problem: current as WorkspaceProblem };
	const program = placeOfProgram(current, '');
	if (program !== null) return problem('program', program);
	const sections: [SectionName, unknown][] = [];
	for (const name of SECTION_NAMES) {
		if (!Object.hasOwn(current, name)) continue;
		const read = SECTIONS[name].read(current[name]);
		if (read === undefined) return problem('bad_section', name);
		sections.push([name, read]);
	}
	return { sections: Object.fromEntries(sections) as Partial<Workspace> };
}

/** A file of an older version as one of this version: a policy on its own is what there was before there were workspaces. */
function upgraded(file: Record<string, unknown>): Record<string, unknown> | WorkspaceProblem {
	if (file.schema === 'rekap/policy@1') return { schema: `rekap/workspace@${VERSION}`, policy: file.policy };
	const version = Number(SCHEMA.exec(String(file.schema))?.[1] ?? 0);
	if (version === 0) return { key: 'not_workspace', at: '' };
	return version > VERSION ? { key: 'newer', at: String(file.schema) } : file;
}

function placeOfProgram(value: unknown, at: string): string | null {
	if (typeof value === 'string') return isProgram(value) ? at : null;
	if (typeof value !== 'object' || value === null) return null;
	for (const [name, one] of Object.entries(value)) {
		const found = placeOfProgram(one, at === '' ? name : `${at}.${name}`);
		if (found !== null) return found;
	}
	return null;
}

function problem(key: WorkspaceProblem['key'], at = ''): ReadWorkspace {
	return { problem: { key, at } };
}

/** How a file's sections are taken in: beside what is there, its own values going first; or in the place of all that is there. */
export type Taking = 'merge' | 'replace';

export function taken(now: Workspace, sections: Partial<Workspace>, how: Taking): Workspace {
	const whole = workspaceOf((name) => sections[name] ?? START[name]);
	return how === 'replace' ? whole : merged(START, whole, now);
}

/** What would change in a section, counted in single values. */
export interface Difference {
	section: SectionName;
	added: number;
	changed: number;
	removed: number;
}

/** The sections that differ. */
export function differences(now: Workspace, next: Workspace): Difference[] {
	return SECTION_NAMES.filter((name) => !same(now[name], next[name])).map((section) => {
		const [before, after] = [leaves(now[section]), leaves(next[section])];
		const both = [...after.keys()].filter((path) => before.has(path));
		return {
			section,
			added: after.size - both.length,
			changed: both.filter((path) => before.get(path) !== after.get(path)).length,
			removed: before.size - both.length
		};
	});
}

/** Every single value by its path. */
function leaves(value: unknown, path = '', all = new Map<string, unknown>()): Map<string, unknown> {
	if (typeof value !== 'object' || value === null) return all.set(path, value);
	for (const [name, one] of Object.entries(value)) leaves(one, `${path}.${name}`, all);
	return all;
}
