import { afterEach, describe, expect, it } from 'vitest';
import { baselineOf } from '../../src/charts/baseline.ts';
import { judge } from '../../src/charts/judgement.ts';
import { compare } from '../../src/charts/sides.ts';
import { language } from '../../src/i18n/language.svelte.ts';
import type { Series } from '../../src/metrics/trends/trends.ts';
import {
	cautions,
	controlTitle,
	differenceText,
	limitsText,
	ruleText,
	sidesTitle,
	span
} from '../../src/views/parts/trends/words.ts';
import { counts, key, rates } from './trends-data.ts';

afterEach(() => {
	language.current = 'en';
});

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const judged = (series: Series, to: string | null = null) =>
	judge(series, baselineOf(series.points, { start: null, from: null, to }));
/** Twelve steady months, then these. */
const after = (...values: number[]) =>
	counts([...Array.from({ length: 12 }, (_, at) => 100 + (at % 2)), ...values]);

describe('the title of a control chart', () => {
	const title = (series: Series) => controlTitle(series, judged(series, key(11)));

	it('is the newest signal, by rule', () => {
		expect(title(after())).toBe('Incidents that came in: no month stands out');
		expect(title(after(150))).toBe('Incidents that came in rose above its limits in Jan 2025');
		expect(title(after(150, 100, 100, 40))).toBe('Incidents that came in fell below its limits in Apr 2025');
		expect(title(after(102.5, 102.6))).toBe(
			'Incidents that came in: 2 months close to the upper limit, Jan 2025 to Feb 2025'
		);
		expect(title(after(100, 101, 101.1, 101.1, 101, 101, 101, 101))).toBe(
			'Incidents that came in: 7 months in a row above the mean, Feb 2025 to Aug 2025'
		);
		// outside goes before the others that end in the same month
		expect(title(after(150, 151))).toBe(
			'Incidents that came in rose above its limits in Jan 2025 to Feb 2025'
		);
	});

	it('else why there are no limits', () => {
		const short = counts([1, 2]);
		expect(controlTitle(short, judged(short))).toBe(
			'Incidents that came in: 2 complete months, too few for limits'
		);
		expect(controlTitle(counts([]), judged(counts([])))).toContain('0 complete months');
		const stock: Series = { ...after(55), name: 'backlog_end', stock: true };
		expect(controlTitle(stock, judged(stock))).toBe('Open at the end of the month: 55 in Jan 2025');
		expect(controlTitle(after(1), judged(after(1), key(5)))).toContain('the baseline is too short');
	});

	it('is Indonesian in Indonesian', () => {
		language.current = 'id';
		expect(title(after(150))).toBe('Insiden masuk naik melewati batasnya pada Jan 2025');
		expect(title(after())).toBe('Insiden masuk: tidak ada bulan yang menonjol');
		expect(title(counts([1]))).toBe('Insiden masuk: 1 bulan lengkap, terlalu sedikit untuk batas');
	});
});

describe('what is said beside it', () => {
	it('which chart it is, on how many months', () => {
		expect(limitsText(judged(after()), 'count')).toMatch(
			/^XmR chart: .* of 12 months \(Jan 2024 to Dec 2024\)/
		);
		const small = rates(Array.from({ length: 12 }, (_, at) => [50 + (at % 2), 100]));
		expect(limitsText(judged(small), 'ratio')).toMatch(/^XmR chart of the monthly rates/);
		const large = rates(Array.from({ length: 12 }, (_, at) => [5000 + 100 * (at % 2), 10000]));
		expect(limitsText(judged(large), 'ratio')).toMatch(/^Laney’s p′ chart/);
		expect(limitsText(judged(counts([1])), 'count')).toMatch(/there are 1\.$/);
	});

	it('rules and months in words', () => {
		expect(ruleText({ rule: 'trend', side: 'below', months: [1, 2, 3, 4, 5, 6, 7, 8].map(key) })).toBe(
			'8 in a row, each lower than the last (7 are enough)'
		);
		expect(span([key(0)])).toBe('Jan 2024');
		expect(span([])).toBe('—');
	});
});

describe('before and after in words', () => {
	const START = '2024-03-01';
	const title = (series: Series) => plain(sidesTitle(series, compare(series, START), START));

	it('says whether chance could explain it', () => {
		expect(
			title(
				rates([
					[50, 100],
					[50, 100],
					[90, 100],
					[90, 100]
				])
			)
		).toBe('Resolved within target: 50.0 % before 1 Mar 2024, 90.0 % after, a difference beyond chance');
		expect(
			title(
				rates(
					[
						[5, 10],
						[6, 10]
					].concat([[6, 10]]) as [number, number][]
				)
			)
		).toMatch(/chance could explain it$/);
		expect(title(counts([1, 2]))).toBe(
			'Incidents that came in: nothing to compare before and after 1 Mar 2024'
		);
	});

	it('says what is thin, and never what caused it', () => {
		const few = rates([
			[5, 10],
			[5, 10],
			[9, 10]
		]);
		const told = cautions(few, compare(few, '2024-02-15')).join(' ');
		expect(told).toContain('Feb 2024 holds the start');
		expect(told).toContain('Fewer than 20 incidents on a side');
		expect(told).toContain('Fewer than 12 months on a side');
		expect(told).not.toMatch(/caused|because of/i);
		const enough = rates(Array.from({ length: 24 }, () => [50, 100] as const));
		expect(cautions(enough, compare(enough, '2025-01-01')).join(' ')).not.toContain('Fewer');
	});

	it('signs a difference in its unit', () => {
		expect(plain(differenceText(0.051, 'ratio'))).toBe('+5.1 pp');
		expect(plain(differenceText(-668, 'minutes'))).toBe('−11 h 8 min');
		expect(plain(differenceText(90, 'minutes'))).toBe('+1 h 30 min');
		expect(differenceText(-12.5, 'count')).toBe('−13');
		expect(differenceText(2.5, 'count')).toBe('+2.50');
		expect(differenceText(0, 'count')).toBe('±0');
	});
});
