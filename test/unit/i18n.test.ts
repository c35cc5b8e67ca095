import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../../src/i18n/language.svelte.ts';
import en from '../../src/i18n/messages/en.json';
import id from '../../src/i18n/messages/id.json';
import { maybe, t } from '../../src/i18n/translate.ts';
import { PARTS } from '../../src/metrics/parts.ts';
import { METRICS } from '../../src/metrics/registry.ts';
import { EVENT_FIELDS, INCIDENT_FIELDS, STATES } from '../../src/model/fields.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { FIELD_GROUPS, unmapped } from '../../src/views/parts/fields.ts';

const SRC = new URL('../../src', import.meta.url).pathname;

afterEach(() => {
	language.current = 'en';
});

/** Parameters that are shown; one that only chooses between one and many has no place in a language without plural. */
const slots = (text: string) =>
	[...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('messages', () => {
	it('are the same in both languages', () => {
		expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
	});

	it('take the same parameters', () => {
		const of = (messages: Record<string, string>) =>
			Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, slots(text)]));
		expect(of(id)).toEqual(of(en));
	});

	it('have braces that close, and something to say', () => {
		for (const [key, text] of [...Object.entries(en), ...Object.entries(id)]) {
			expect(text.replace(/\{\w+(?:\|[^|{}]*\|[^|{}]*)?\}/g, ''), key).not.toMatch(/[{}]/);
			if (key !== 'mapping.unused') expect(text.trim(), key).not.toBe('');
		}
	});

	it('are all used', () => {
		const sources = (readdirSync(SRC, { recursive: true }) as string[])
			.filter((file) => /\.(ts|svelte)$/.test(file))
			.map((file) => readFileSync(join(SRC, file), 'utf8'))
			.join('\n');
		const families = [...sources.matchAll(/`([a-z_.]+)\$\{/g)]
			.map((match) => match[1] ?? '')
			.filter((one) => one.includes('.'));
		const unused = Object.keys(en).filter(
			(key) => !sources.includes(`'${key}'`) && !families.some((family) => key.startsWith(family))
		);
		expect(unused).toEqual([]);
	});

	it('name every field, state, priority, and define every metric they name', () => {
		for (const field of [...Object.keys(INCIDENT_FIELDS), ...Object.keys(EVENT_FIELDS)])
			expect(maybe(`field.${field}`), field).toBeDefined();
		for (const state of STATES) expect(maybe(`state.${state}`), state).toBeDefined();
		for (const priority of Object.keys(DEFAULT_POLICY.targets))
			expect(maybe(`priority.${priority}`)).toBeDefined();
		for (const { name } of METRICS) expect(maybe(`metric.${name}`), name).toBeDefined();
		for (const part of Object.keys(PARTS)) expect(maybe(`part.${part}`), part).toBeDefined();
		const named = (family: string) =>
			Object.keys(en).flatMap((key) => (key.startsWith(family) ? [key.slice(family.length)] : []));
		expect(named('metric.')).toEqual(named('metric_note.'));
	});
});

describe('t', () => {
	it('writes numbers the way the language does', () => {
		expect(t('data.records', { n: 24918 })).toBe('24,918 records');
		language.current = 'id';
		expect(t('data.records', { n: 24918 })).toBe('24.918 catatan');
	});

	it('knows one from many', () => {
		expect(t('data.files', { n: 1 })).toBe('1 file');
		expect(t('data.files', { n: 0 })).toBe('0 files');
		expect(t('sentence.flow', { month: 'May 2026', opened: 1, resolved: 0, open: 1 })).toBe(
			'May 2026: 1 incident came in, 0 were resolved, 1 was open at the end.'
		);
	});

	it('leaves what is put in as it is, braces too', () => {
		expect(t('list.of', { name: '{n} <b>' })).toBe('List of incidents: {n} <b>');
	});

	it('has nothing for a key that does not exist', () => {
		expect(maybe('metric.not.there')).toBeUndefined();
	});
});

describe('fields', () => {
	it('are each offered once in the mapping review', () => {
		const offered = Object.values(FIELD_GROUPS).flat();
		expect(new Set(offered).size).toBe(offered.length);
		expect([...offered].sort()).toEqual(
			[...new Set([...Object.keys(INCIDENT_FIELDS), ...Object.keys(EVENT_FIELDS)])].sort()
		);
	});

	it('say what must be mapped before a file can be loaded', () => {
		expect(unmapped('list', [])).toEqual(['incident_id', 'opened_at']);
		expect(unmapped('list', ['incident_id', 'opened_at'])).toEqual([]);
		expect(unmapped('events', ['incident_id', 'opened_at'])).toEqual(['at']);
	});
});
