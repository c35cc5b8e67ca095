import { afterEach, describe, expect, it } from 'vitest';
import {
	change,
	count,
	day,
	decimal,
	duration,
	either,
	moment,
	month,
	percent,
	points,
	wholePercent,
	written
} from '../../src/i18n/format.ts';
import { language } from '../../src/i18n/language.svelte.ts';

afterEach(() => {
	language.current = 'en';
});

/** With the blanks that tie a number to its unit as plain ones. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
	it('are grouped, and rates have one decimal', () => {
		expect(count(1234567)).toBe('1,234,567');
		expect(plain(percent(0.6342))).toBe('63.4 %');
		expect(plain(wholePercent(0.25))).toBe('25 %');
		language.current = 'id';
		expect(count(1234567)).toBe('1.234.567');
		expect(plain(percent(0.6342))).toBe('63,4 %');
	});

	it('do not call a little nothing, nor nearly all all', () => {
		expect(plain(percent(9 / 24918))).toBe('< 0.1 %');
		expect(plain(percent(0))).toBe('0.0 %');
		expect(plain(percent(0.99951))).toBe('> 99.9 %');
		expect(plain(percent(1))).toBe('100.0 %');
		expect(plain(percent(0.0005))).toBe('0.1 %');
	});

	it('have a sign where they are changes', () => {
		expect(change(32)).toBe('+32');
		expect(change(-4)).toBe('−4');
		expect(change(0)).toBe('±0');
		expect(plain(points(-0.068))).toBe('−6.8 pp');
		expect(plain(points(0.0001))).toBe('±0.0 pp');
		language.current = 'id';
		expect(plain(points(-0.068))).toBe('−6,8 poin');
	});

	it('never show a minus before nothing', () => {
		expect(plain(percent(-0.00001))).toBe('0.0 %');
	});

	it('are written by the unit of the metric', () => {
		expect(written(0.5, 'ratio')).toEqual({ number: '50.0', unit: '\u00a0%' });
		expect(plain(written(200, 'minutes').number)).toBe('3 h 20 min');
		expect(written(1.234, 'index').number).toBe('1.23');
	});

	it('keep all their digits in a data element, without an exponent', () => {
		expect(decimal(15803 / 24918)).toBe(String(15803 / 24918));
		expect(decimal(24918)).toBe('24918');
		expect(decimal(1e-7)).toBe('0.0000001');
		expect(decimal(0)).toBe('0');
	});
});

describe('durations', () => {
	it.each([
		[0, '0 min'],
		[0.4, '< 1 min'],
		[45, '45 min'],
		[59.6, '1 h'],
		[60, '1 h'],
		[200, '3 h 20 min'],
		[1439.7, '1 d'],
		[3456, '2.4 d'],
		[5 * 1440, '5 d'],
		[200 * 1440, '200 d'],
		[-90, '−1 h 30 min']
	])('%f minutes is %s', (minutes, text) => expect(plain(duration(minutes))).toBe(text));

	it('are Indonesian in Indonesian', () => {
		language.current = 'id';
		expect(plain(duration(200))).toBe('3 j 20 mnt');
		expect(plain(duration(3456))).toBe('2,4 hr');
	});
});

describe('dates', () => {
	const late = new Date('2026-10-31T16:58:00Z');

	it('are on the clock asked for', () => {
		expect(day(late, 'Asia/Jakarta')).toBe('31 Oct 2026');
		expect(moment(late, 'Asia/Jakarta')).toBe('31 Oct 2026 23:58');
		expect(moment(late, 'Pacific/Auckland')).toBe('1 Nov 2026 05:58');
		expect(moment(new Date('2026-10-31T17:00:00Z'), 'Asia/Jakarta')).toBe('1 Nov 2026 00:00');
	});

	it('are Indonesian in Indonesian', () => {
		language.current = 'id';
		expect(moment(late, 'Asia/Jakarta')).toBe('31 Okt 2026 23.58');
		expect(month('2026-08')).toBe('Agu 2026');
		expect(month('2026-08', 'long')).toBe('Agustus 2026');
	});

	it('name months wherever the page is read', () => {
		expect(month('2026-01')).toBe('Jan 2026');
		expect(month('2026-12', 'long')).toBe('December 2026');
	});
});

it('lists alternatives', () => {
	expect(either(['a', 'b'])).toBe('a or b');
	language.current = 'id';
	expect(either(['a', 'b'])).toBe('a atau b');
});
