import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { NO_ANSWER, withAnswer, withAudit, type Audit } from '../../src/sop/audit.ts';
import { merged } from '../../src/workspace/merge.ts';
import { START } from '../../src/workspace/sections.ts';
import { WorkspaceStore } from '../../src/session/workspace/store.svelte.ts';

const AUDIT: Audit = { id: 'a000001', title: '', site: 'Pekalongan', date: '2026-10-01', answers: {} };
const POLICY = { ...DEFAULT_POLICY, recurrence_days: 30 };

const opened: WorkspaceStore[] = [];
let local: Record<string, string> = {};

/** A tab of the page. */
async function tab(changed: () => void = () => {}): Promise<WorkspaceStore> {
	const store = new WorkspaceStore(changed);
	opened.push(store);
	await store.open();
	return store;
}

const answer = (store: WorkspaceStore, step: string) => {
	const { audits } = store.value;
	const audit = audits.all[AUDIT.id] ?? AUDIT;
	store.change('audits', withAudit(audits, withAnswer(audit, step, { ...NO_ANSWER, verdict: 'yes' })));
};
const answered = (store: WorkspaceStore) =>
	Object.keys(store.value.audits.all[AUDIT.id]?.answers ?? {}).sort();

beforeEach(() => {
	vi.stubGlobal('indexedDB', new IDBFactory());
	vi.stubGlobal('location', { pathname: '/desk/index.html' });
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => local[key] ?? null,
		setItem: (key: string, value: string) => (local[key] = value),
		removeItem: (key: string) => delete local[key]
	});
});
afterEach(() => {
	for (const store of opened.splice(0)) store.close();
	vi.unstubAllGlobals();
	local = {};
});

test('what was set is there again', async () => {
	const store = await tab();
	expect(store.value).toEqual(START);
	store.change('policy', POLICY);
	store.change('zone', 'Asia/Jakarta');
	await store.settled();
	const again = await tab();
	expect(again.value).toEqual({ ...START, policy: POLICY, zone: 'Asia/Jakarta' });
	expect(again.kept).toBe(true);
});

test('two tabs: both changes hold, and each sees the other’s', async () => {
	const heard = vi.fn();
	const [one, two] = [await tab(), await tab(heard)];
	one.change('policy', POLICY);
	answer(two, '001.01');
	await Promise.all([one.settled(), two.settled()]);
	answer(one, '001.02');
	await one.settled();
	await vi.waitFor(() => expect(answered(two)).toEqual(['001.01', '001.02']));
	await vi.waitFor(() => expect(answered(one)).toEqual(['001.01', '001.02']));
	expect(two.value.policy).toEqual(POLICY);
	expect(heard).toHaveBeenCalled();
	expect((await tab()).value).toEqual(one.value);
});

test('what did not change stays the same object', async () => {
	const store = await tab();
	const { policy } = store.value;
	answer(store, '001.01');
	expect(store.value.policy).toBe(policy);
	store.change('policy', { ...policy });
	expect(store.value.policy).toBe(policy);
});

test('many changes at once are all written, in order', async () => {
	const store = await tab();
	const steps = Array.from({ length: 20 }, (_, i) => `001.${String(i + 1).padStart(2, '0')}`);
	for (const step of steps) answer(store, step);
	await store.settled();
	expect(answered(await tab())).toEqual(steps);
});

test('what earlier versions kept piece by piece is taken over', async () => {
	local = {
		'rekap/settings@1 /desk/': JSON.stringify({ zone: 'Asia/Jakarta', policy: POLICY, theme: 'dark' }),
		'rekap/marks@1 /desk/': JSON.stringify({ start: '2026-06-01' }),
		'rekap/plan@1 /desk/': '{ broken'
	};
	const store = await tab();
	const expected = { ...START, zone: 'Asia/Jakarta', policy: POLICY };
	expect(store.value).toEqual({ ...expected, marks: { start: '2026-06-01', from: null, to: null } });
	local = {};
	expect((await tab()).value).toEqual(store.value);
});

test('what could not be written when the page went is taken in, beside what another tab wrote meanwhile', async () => {
	const one = await tab();
	answer(one, '001.01');
	await one.settled();
	const base = one.value;
	// the page goes while this is being written
	const audits = withAudit(
		base.audits,
		withAnswer(base.audits.all[AUDIT.id]!, '001.02', { ...NO_ANSWER, verdict: 'no' })
	);
	local = { 'rekap/unwritten@1 /desk/': JSON.stringify({ base, workspace: { ...base, audits } }) };
	one.change('policy', POLICY);
	await one.settled();
	const again = await tab();
	expect(answered(again)).toEqual(['001.01', '001.02']);
	expect(again.value.policy).toEqual(POLICY);
	expect(local).toEqual({});
	expect(answered(await tab())).toEqual(['001.01', '001.02']);
});

test('a browser that keeps nothing says so, and works', async () => {
	vi.stubGlobal('indexedDB', undefined);
	const store = await tab();
	expect(store.kept).toBe(false);
	store.change('zone', 'Asia/Jakarta');
	expect(store.value.zone).toBe('Asia/Jakarta');
});

test('a program in a text is kept as letters that run nowhere', async () => {
	const store = await tab();
	const note = '<script>alert(1)</script> if a < b';
	store.change('audits', withAudit(START.audits, withAnswer(AUDIT, '001.01', { ...NO_ANSWER, note })));
	expect(store.value.audits.all[AUDIT.id]?.answers['001.01']?.note).toBe(
		'‹script>alert(1)‹/script> if a ‹ b'
	);
});

test('merging keeps each change; where both changed one value, ours holds', () => {
	const base = { a: 1, b: 2, list: [{ id: 'x', n: 1 }], gone: 1, gone2: 1 };
	const ours = {
		a: 9,
		b: 2,
		list: [
			{ id: 'x', n: 1 },
			{ id: 'y', n: 1 }
		],
		gone2: 2
	};
	const theirs = {
		a: 8,
		b: 3,
		list: [
			{ id: 'x', n: 2 },
			{ id: 'z', n: 1 }
		],
		gone: 1,
		fresh: 1
	};
	expect(merged<unknown>(base, ours, theirs)).toEqual({
		a: 9,
		b: 3,
		list: [
			{ id: 'x', n: 2 },
			{ id: 'z', n: 1 },
			{ id: 'y', n: 1 }
		],
		gone2: 2,
		fresh: 1
	});
});
