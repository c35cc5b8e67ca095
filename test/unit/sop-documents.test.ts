import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { courseMap, TEXT_SIZE } from '../../src/charts/procedure.ts';
import { language, LANGUAGES, locale } from '../../src/i18n/language.svelte.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { PRESETS } from '../../src/model/presets.ts';
import { BLANK, cellText, type Block, type Paper, type Table } from '../../src/report/blocks.ts';
import { documentOf } from '../../src/report/sop/document.ts';
import { docxOf, type Picture } from '../../src/report/docx.ts';
import { timeInWords } from '../../src/report/sop/times.ts';
import { FIRST_EDITION, proceduresOf, withRetired } from '../../src/sop/edition.ts';
import { NO_EDITS } from '../../src/sop/edits.ts';
import { FLOWS } from '../../src/sop/flow.ts';
import { HeadsSchema, revised, STARTING_HEADS, unrevised, type Heads } from '../../src/sop/head.ts';
import { faultsOfRaci, RACI_ROWS, RaciSchema, STARTING_RACI, type Raci } from '../../src/sop/raci.ts';
import { SOPS, type SopId } from '../../src/sop/types.ts';

afterEach(() => {
	language.current = 'en';
});

const HEADS: Heads = revised({ ...STARTING_HEADS, office: 'Branch <4> & "co"', place: 'Pekalongan' }, '002', {
	date: '2026-10-31',
	change: 'New thresholds',
	person: 'Desk'
});

interface Choice {
	policy?: Policy;
	raci?: Raci;
	heads?: Heads;
}

function made(sop: SopId, { policy = DEFAULT_POLICY, raci = STARTING_RACI, heads = HEADS }: Choice = {}) {
	const procedure = FIRST_EDITION.find((one) => one.sop === sop)!;
	return documentOf({ procedure, flow: FLOWS[sop], policy, heads, raci, language: language.current });
}

const textsOf = (block: Block): string[] =>
	block.kind === 'table'
		? [block.caption, ...block.columns, ...block.rows.flat().map(cellText)]
		: block.kind === 'list'
			? [...block.items]
			: block.kind === 'heading' || block.kind === 'paragraph'
				? [block.text]
				: [];
const allOf = ({ blocks }: Paper) => blocks.flatMap(textsOf);
const tableAfter = ({ blocks }: Paper, text: RegExp) => {
	const at = blocks.findIndex((block) => block.kind === 'heading' && text.test(block.text));
	return blocks.slice(at).find((block): block is Table => block.kind === 'table')!;
};

describe('the table of responsibility', () => {
	const row = (change: Partial<Raci['closure']>): Raci => ({
		...STARTING_RACI,
		closure: { ...STARTING_RACI.closure, ...change }
	});

	it('begins without a fault, escalation in two rows', () => {
		expect(RACI_ROWS).toHaveLength(10);
		expect(faultsOfRaci(STARTING_RACI)).toEqual({});
		expect(v.parse(RaciSchema, STARTING_RACI)).toEqual(STARTING_RACI);
		expect(STARTING_RACI.escalation_hierarchical.manager).toBe('A');
		expect(STARTING_RACI.escalation_functional.supervisor).toBe('A');
	});

	it('says of a row that nobody answers for it, that several do, that nobody does it', () => {
		expect(faultsOfRaci(row({ supervisor: 'R' }))).toEqual({ closure: 'no_a' });
		expect(faultsOfRaci(row({ manager: 'A' }))).toEqual({ closure: 'many_a' });
		expect(faultsOfRaci(row({ service_desk: null, administrator: 'C' }))).toEqual({ closure: 'no_r' });
	});

	it('is refused without exactly one A a row, or with a role it does not know', () => {
		expect(v.safeParse(RaciSchema, row({ supervisor: null })).success).toBe(false);
		expect(v.safeParse(RaciSchema, row({ manager: 'A' })).success).toBe(false);
		expect(v.safeParse(RaciSchema, row({ service_desk: null, administrator: null })).success).toBe(true);
		expect(v.safeParse(RaciSchema, { ...STARTING_RACI, extra: {} }).success).toBe(false);
	});
});

describe('the heads of the documents', () => {
	it('begin empty and can be read back', () => {
		expect(v.parse(HeadsSchema, JSON.parse(JSON.stringify(STARTING_HEADS)))).toEqual(STARTING_HEADS);
		expect(v.safeParse(HeadsSchema, { ...STARTING_HEADS, office: 'x'.repeat(201) }).success).toBe(false);
	});

	it('are revised one document at a time, and a revision is taken back', () => {
		expect(HEADS.documents['002']).toEqual({
			date: '2026-10-31',
			revision: 1,
			history: [{ revision: 1, date: '2026-10-31', change: 'New thresholds', person: 'Desk' }]
		});
		expect(HEADS.documents['001']).toBe(STARTING_HEADS.documents['001']);
		expect(unrevised(HEADS, '002').documents).toEqual(STARTING_HEADS.documents);
		expect(unrevised(HEADS, '001')).toBe(HEADS);
	});
});

describe.each(SOPS)('the flow of %s', (sop) => {
	const { nodes, edges } = FLOWS[sop];
	const next = (id: string) => edges.filter(({ from }) => from === id);

	it('reaches every step from its start, and an end from every step', () => {
		const reached = (from: string, seen = new Set<string>()): Set<string> => {
			if (!seen.has(from)) {
				seen.add(from);
				for (const { to } of next(from)) reached(to, seen);
			}
			return seen;
		};
		const starts = nodes.filter(({ kind }) => kind === 'start');
		expect(starts).toHaveLength(1);
		expect(reached(starts[0]!.id).size).toBe(nodes.length);
		for (const { id, kind } of nodes) {
			const ends = [...reached(id)].some((one) => nodes.find((node) => node.id === one)?.kind === 'end');
			expect(ends, id).toBe(true);
			expect(next(id).length === 0, id).toBe(kind === 'end');
		}
	});

	it('asks a question wherever ways part, and answers it on each way', () => {
		for (const { id, kind } of nodes) {
			expect(next(id).length > 1, id).toBe(kind === 'decision');
			expect(next(id).every(({ label }) => (label !== null) === (kind === 'decision'))).toBe(true);
		}
	});

	it.each(LANGUAGES)('fits on a page at eight points or more, and no two boxes overlap (%s)', (one) => {
		language.current = one;
		const block = made(sop).blocks.find((found) => found.kind === 'picture');
		if (block?.kind !== 'picture') throw new Error('no picture');
		const { width, height, shapes } = courseMap(block.course);
		const millimetres = 72 / 25.4;
		const scale = Math.min((178 * millimetres) / width, (236 * millimetres) / height, 0.75);
		expect(TEXT_SIZE * scale).toBeGreaterThanOrEqual(8);
		for (const [i, a] of shapes.entries())
			for (const b of shapes.slice(i + 1)) {
				const apart =
					Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
				expect(apart, `${a.node.id} ${b.node.id}`).toBe(true);
			}
		for (const { text } of block.course.nodes) expect(block.alt).toContain(text);
	});
});

describe.each(LANGUAGES)('a document (%s)', (one) => {
	it.each(SOPS)('%s holds its number, title, steps, definitions and records', (sop) => {
		language.current = one;
		const procedure = FIRST_EDITION.find((found) => found.sop === sop)!;
		const document = made(sop);
		expect(document.number).toBe(`${sop}-SOP-INSIDEN`);
		expect(document.title).toBe(procedure.title[one]);
		const all = allOf(document);
		const { purpose, scope, steps, definitions, records } = procedure;
		const texts = [purpose, scope, ...records, ...steps.map(({ text }) => text)];
		for (const text of [...texts, ...definitions.map(({ meaning }) => meaning)])
			expect(all).toContain(text[one]);
		for (const { id } of steps) expect(all).toContain(id);
		expect(all.some((text) => /\{\w+\}/.test(text))).toBe(false);
	});
});

describe('what the office set', () => {
	it('stands in the table of responsibility, cell by cell', () => {
		const { supervisor, manager } = { supervisor: 'A', manager: 'C' } as const;
		const closure = { ...STARTING_RACI.closure, supervisor, manager };
		const table = tableAfter(made('003', { raci: { ...STARTING_RACI, closure } }), /Roles/);
		expect(table.columns).toEqual([
			'Activity',
			'User',
			'Service desk',
			'Technical support',
			'Administrator',
			'Supervisor',
			'Manager'
		]);
		expect(table.rows.at(-1)).toEqual(['Closure', 'C', 'R', 'I', 'R', 'A', 'C']);
	});

	it('stands in the targets, and moves the thresholds of escalation', () => {
		const policy: Policy = {
			...DEFAULT_POLICY,
			targets: { 1: { response_minutes: 10, resolution_minutes: 120 } }
		};
		const document = made('002', { policy });
		expect(tableAfter(document, /Target times/).rows).toEqual([['P1 critical', '10 minutes', '2 hours']]);
		expect(tableAfter(document, /Time after opening/).rows).toEqual([
			['P1 critical', '1 hour', '1 hour 30 minutes', '2 hours']
		]);
		expect(tableAfter(document, /Escalation table/).rows.map(([when]) => when)).toEqual([
			'P1 critical: at once',
			'50\u00a0% of the resolution target used up',
			'75\u00a0% of the resolution target used up',
			'100\u00a0% of the resolution target used up'
		]);
	});

	it('stands in the opening hours, pauses and special targets', () => {
		const office = PRESETS.find(({ id }) => id === 'office')!;
		const policy: Policy = {
			...DEFAULT_POLICY,
			...office.sets,
			pause_states: ['on_hold'],
			special_targets: [
				{
					priority: 1,
					segment: null,
					service: 'leased line',
					category: null,
					response_minutes: null,
					resolution_minutes: 24 * 60
				}
			]
		};
		const all = allOf(made('001', { policy })).join('\n');
		expect(all).toContain('Monday–Friday 08:00–12:00, 13:00–17:00; Saturday–Sunday closed');
		expect(all).toContain('while an incident is: on hold');
		expect(all).toContain('priority: P1 critical; service: leased line\nno target\n24 hours');
	});

	it('stands in the matrix, with nothing where a pair has no priority', () => {
		const policy: Policy = { ...DEFAULT_POLICY, matrix: { priorities: [[1, null]] } };
		const matrix = made('001', { policy }).blocks.find(
			(block): block is Table => block.kind === 'table' && block.caption === 'Priority by impact and urgency'
		);
		expect(matrix?.rows).toEqual([['Impact 1 (strongest)', 'P1', '—']]);
	});

	it('is a line to be filled by hand as long as it is empty', () => {
		const document = made('001', { heads: STARTING_HEADS });
		expect(document.office).toBe(BLANK);
		expect(document.head.at(-1)).toEqual(['In force from', expect.stringMatching(/^\.+$/)]);
	});

	it('stands in the revision history and at the foot', () => {
		const document = made('002');
		expect(document.foot.text).toBe('002-SOP-INSIDEN · rev. 1');
		expect(tableAfter(document, /Revision history/).rows.slice(0, 2)).toEqual([
			['0', '', 'First edition', ''],
			['1', '31 Oct 2026', 'New thresholds', 'Desk']
		]);
	});

	it('leaves out what was retired, and survives a procedure without steps', () => {
		const retired = FIRST_EDITION[2]!.steps.reduce((edits, { id }) => withRetired(edits, id, true), NO_EDITS);
		const procedure = proceduresOf(retired)[2]!;
		const given = { policy: DEFAULT_POLICY, heads: HEADS, raci: STARTING_RACI, language: 'en' } as const;
		const all = allOf(documentOf({ procedure, flow: FLOWS['003'], ...given }));
		expect(all).toContain('The office has retired every step of this procedure.');
		expect(all).not.toContain('003.02');
	});
});

describe('a time in words', () => {
	it.each([
		[0, false, '0 minutes'],
		[1, false, '1 minute'],
		[90, false, '1 hour 30 minutes'],
		[24 * 60, false, '1 day'],
		[24 * 60, true, '24 hours'],
		[3600, false, '2 days 12 hours']
	])('%d, in opening hours: %s → %s', (minutes, opening, text) => {
		expect(timeInWords(minutes, opening)).toBe(text);
	});
});

describe('the file for a word processor', () => {
	/** One dot. */
	const PNG = Uint8Array.from(
		atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
		(sign) => sign.charCodeAt(0)
	);
	const PICTURE: Picture = { png: PNG, width: 700, height: 1050 };

	async function partsOf(document: Paper, picture: Picture | null): Promise<Map<string, string>> {
		const flow = document.blocks.find(({ kind }) => kind === 'picture')!;
		const file = await docxOf(document, new Map(picture ? [[flow, picture]] : []), locale());
		const reader = new ZipReader(new BlobReader(new Blob([file])));
		try {
			const parts = new Map<string, string>();
			for (const entry of await reader.getEntries())
				if (!entry.directory && entry.filename.endsWith('.xml'))
					parts.set(entry.filename, await entry.getData(new TextWriter()));
			return parts;
		} finally {
			await reader.close();
		}
	}

	const plain = (xml: string) =>
		xml
			.replaceAll(/<[^>]+>/g, '')
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&apos;', "'")
			.replaceAll('&amp;', '&');

	it.each(LANGUAGES)('holds every step of every procedure as text (%s)', async (one) => {
		language.current = one;
		for (const { sop, steps } of FIRST_EDITION) {
			const parts = await partsOf(made(sop), null);
			const text = plain(parts.get('word/document.xml') ?? '');
			for (const step of steps) expect(text, step.id).toContain(step.text[one]);
			expect(text).toContain('Branch <4> & "co"');
		}
	});

	it('has headings, header rows that repeat, page numbers and a picture in words', async () => {
		const document = made('002');
		const parts = await partsOf(document, PICTURE);
		const xml = parts.get('word/document.xml') ?? '';
		expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(11);
		expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(
			document.blocks.filter(({ kind }) => kind === 'table').length
		);
		expect(xml).toContain('w:w="11906"');
		expect(xml).toMatch(/descr="[^"]*Priority 1, or 75/);
		const footer = [...parts].find(([name]) => name.includes('footer'))?.[1] ?? '';
		expect(footer).toContain('002-SOP-INSIDEN · rev. 1');
		expect(footer).toContain('>PAGE<');
		expect(footer).toContain('>NUMPAGES<');
	});

	it('says the flow in words where no picture could be painted', async () => {
		const parts = await partsOf(made('004'), null);
		expect(plain(parts.get('word/document.xml') ?? '')).toContain('Manager: Major incident?');
	});
});
