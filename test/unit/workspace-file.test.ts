import { expect, test } from 'vitest';
import { DEFAULT_PLAN, withRemedy } from '../../src/gaps/plan.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { NO_ANSWER, withAnswer, withAudit, type Audit } from '../../src/sop/audit.ts';
import { FIRST_EDITION, withRetired, withStep } from '../../src/sop/edition.ts';
import { differences, MOST_BYTES, readWorkspace, taken, workspaceJson } from '../../src/workspace/file.ts';
import { START, type Workspace } from '../../src/workspace/sections.ts';

const AUDIT: Audit = { id: 'a000001', title: '', site: 'Tegal', date: '2026-10-01', answers: {} };
const [STEP] = FIRST_EDITION[0]!.steps;

const FULL: Workspace = {
	...START,
	zone: 'Asia/Jakarta',
	policy: { ...DEFAULT_POLICY, recurrence_days: 30 },
	plan: withRemedy(DEFAULT_PLAN, {
		id: 'r1',
		activity: 'closure',
		component: 'process',
		key: null,
		text: 'Call back before closing',
		owner: null,
		due: null,
		done: false
	}),
	marks: { start: '2026-06-01', from: null, to: null },
	mappings: [
		{ header: '["no","waktu"]', decision: { kind: 'list', fields: { 0: 'incident_id' }, date_order: 'dmy' } }
	],
	edits: withRetired(withStep(START.edits, { ...STEP!, level: 3 }), '001.06', true),
	audits: withAudit(
		START.audits,
		withAnswer(AUDIT, '001.01', { ...NO_ANSWER, verdict: 'partly', note: 'a < b & c', date: '2026-10-02' })
	)
};

const file = (workspace: unknown, schema = 'rekap/workspace@1') =>
	JSON.stringify({ schema, ...(workspace as object) });
const sectionsOf = (text: string) => {
	const read = readWorkspace(text);
	if ('problem' in read) throw new Error(`${read.problem.key} ${read.problem.at}`);
	return read.sections;
};

test('what goes out comes back, in the place of everything that was there', () => {
	const text = workspaceJson(FULL, '0.1.0', new Date(0));
	expect(JSON.parse(text)).toMatchObject({
		schema: 'rekap/workspace@1',
		generated_at: '1970-01-01T00:00:00.000Z'
	});
	expect(taken(START, sectionsOf(text), 'replace')).toEqual(FULL);
	expect(taken({ ...START, zone: 'UTC' }, sectionsOf(text), 'replace')).toEqual(FULL);
});

test('merging adds to what is there; what the file does not set stays', () => {
	const here = {
		...START,
		zone: 'UTC',
		audits: withAudit(START.audits, { ...AUDIT, id: 'a000002', site: 'Batang' })
	};
	const sections = sectionsOf(file({ audits: FULL.audits, marks: START.marks }));
	const next = taken(here, sections, 'merge');
	expect(next.zone).toBe('UTC');
	expect(Object.keys(next.audits.all).sort()).toEqual(['a000001', 'a000002']);
	expect(differences(here, next)).toEqual([{ section: 'audits', added: 8, changed: 1, removed: 0 }]);
	expect(differences(next, next)).toEqual([]);
	expect(taken(here, sections, 'replace').zone).toBeNull();
});

test('a policy on its own, as there was before there were workspaces, is a workspace of one section', () => {
	expect(sectionsOf(file({ policy: FULL.policy }, 'rekap/policy@1'))).toEqual({ policy: FULL.policy });
});

const own = (note: string) => {
	const answers = { '001.01': { ...NO_ANSWER, note } };
	return file({ audits: { current: null, all: { [AUDIT.id]: { ...AUDIT, answers } } } });
};

test.for<[string, string, string, string]>([
	['cut off', file(FULL).slice(0, 500), 'not_json', ''],
	['a list', '[1]', 'not_workspace', ''],
	['another file', file({}, 'rekap/metrics@1'), 'not_workspace', ''],
	['a newer version', file(FULL, 'rekap/workspace@2'), 'newer', 'rekap/workspace@2'],
	['50 MB', `${file(FULL)}${' '.repeat(50_000_000)}`, 'too_large', ''],
	[
		'a name of every object',
		'{"schema":"rekap/workspace@1","marks":{"__proto__":{"start":"x"}}}',
		'hostile_name',
		'__proto__'
	],
	[
		'constructor',
		'{"schema":"rekap/workspace@1","audits":{"constructor":{}}}',
		'hostile_name',
		'constructor'
	],
	[
		'a script in a note',
		own('see <script src=x></script>'),
		'program',
		'audits.all.a000001.answers.001.01.note'
	],
	[
		'a picture that runs',
		own('<img src=x onerror=alert(1)>'),
		'program',
		'audits.all.a000001.answers.001.01.note'
	],
	['a link that runs', own('JavaScript:alert(1)'), 'program', 'audits.all.a000001.answers.001.01.note'],
	['a policy that is none', file({ policy: { targets: { 1: 'soon' } } }), 'bad_section', 'policy'],
	['a note too long', own('x'.repeat(5000)), 'bad_section', 'audits'],
	[
		'an answer that is none',
		file({ audits: { current: null, all: { a000001: { ...AUDIT, answers: { '001.01': 'maybe' } } } } }),
		'bad_section',
		'audits'
	],
	[
		'a current audit that is not there',
		file({ audits: { current: 'a000009', all: {} } }),
		'bad_section',
		'audits'
	],
	['a zone of nowhere', file({ zone: 'Mars/Olympus' }), 'bad_section', 'zone']
])('refused, and why: %s', ([, text, key, at]) => {
	expect(readWorkspace(text)).toEqual({ problem: { key, at } });
	expect(({} as Record<string, unknown>).start).toBeUndefined();
});

test('the limit is a limit', () => {
	expect(readWorkspace(' '.repeat(MOST_BYTES))).toEqual({ problem: { key: 'not_json', at: '' } });
});
