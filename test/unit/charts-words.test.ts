import { afterEach, describe, expect, it } from 'vitest';
import { trend, withinTarget } from '../../src/charts/months.ts';
import { language } from '../../src/i18n/language.svelte.ts';
import type { Recap } from '../../src/metrics/types.ts';
import { families, metricName } from '../../src/words/families.ts';
import { headlines } from '../../src/words/headlines.ts';
import { sentence } from '../../src/words/sentence.ts';
import { durationTitle, flowTitle, rateTitle } from '../../src/words/titles.ts';
import { finishKnown, outcomeKnown } from '../../src/words/known.ts';
import { keyName, reason } from '../../src/words/names.ts';
import { monthsOf, recapOf } from './charts-data.ts';

afterEach(() => {
	language.current = 'en';
});

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;
const PRESENT: ReadonlySet<string> = new Set(['state', 'resolved_at', 'priority']);
const context = { metrics: null, present: PRESENT, basis: 'finished', month: null } as const;
const withMonths = (months: Recap['months']): Recap => ({ ...recapOf(0), months });

describe('the sentence', () => {
	it('is of the last full month, in numbers, against the month before', () => {
		expect(plain(sentence(recapOf(3), context))).toBe(
			'February 2024: 41 incidents came in, 40 were resolved, 2 were open at the end. ' +
				'40 finished with a target; 70.0 % met it, +0.8 pp on January.'
		);
	});

	it('is of the month asked for, and says when that is incomplete', () => {
		expect(sentence(recapOf(3), { ...context, basis: 'opened', month: '2024-03' })).toMatch(
			/^March 2024, incomplete: 42 incidents/
		);
	});

	it('compares with what is usual once there are twelve full months', () => {
		const months = monthsOf(14).map((one, index) => (index === 12 ? { ...one, met: 4, breached: 36 } : one));
		expect(plain(sentence(withMonths(months), context))).toMatch(
			/40 finished with a target; 10\.0 % met it, fewer than usual \(.+ % to .+ %\)\.$/
		);
	});

	it('does not invent a rate', () => {
		const months = monthsOf(3).map((one) => ({ ...one, met: 0, breached: 0 }));
		expect(sentence(withMonths(months), context)).toContain('cannot be told');
		expect(sentence(withMonths([]), context)).toBeNull();
	});

	it('is Indonesian in Indonesian', () => {
		language.current = 'id';
		expect(sentence(recapOf(3), context)).toMatch(/^Februari 2024: 41 insiden masuk, 40 terselesaikan/);
	});
});

describe('the six figures', () => {
	it('have a denominator, and parts that add up', () => {
		const recap = recapOf(14);
		const figures = headlines(recap, context);
		expect(figures.map((figure) => figure.metric)).toEqual([
			'recap.occurred',
			'recap.resolved',
			'recap.unresolved',
			'sla.resolution.rate',
			'escalation.functional.rate',
			'reopen.rate'
		]);
		const [occurred, , , within] = figures;
		expect(occurred!.parts.reduce((sum, part) => sum + part.count, 0)).toBe(occurred!.value);
		expect(within!.n).toBe(recap.total.met + recap.total.breached);
		expect(within!.value).toBe(recap.total.met / within!.n!);
	});

	it('say why there is none', () => {
		const recap = recapOf(3);
		const total = { ...recap.total, met: 0, breached: 0, escalated: null, reopened: null };
		const figures = headlines({ ...recap, total, priority: [{ ...recap.priority[0]!, key: '' }] }, context);
		const none = figures.filter((figure) => figure.value === null);
		expect(none.map((figure) => figure.key)).toEqual(['within', 'escalated', 'reopened']);
		for (const figure of none) expect(figure.reason).toBeTruthy();
		expect(none[0]?.reason).toContain('priority');
	});

	it('do not take the absence of an outcome for zero', () => {
		const blind = { ...context, present: new Set(['incident_id', 'opened_at', 'priority']) };
		const figures = headlines(recapOf(3), blind);
		expect(figures.filter((figure) => figure.value === null).map((figure) => figure.key)).toEqual([
			'resolved',
			'open',
			'within'
		]);
		expect(sentence(recapOf(3), blind)).toMatch(
			/^February 2024: 41 incidents came in\. The files do not say/
		);
		expect([outcomeKnown(blind.present), finishKnown(blind.present)]).toEqual([false, false]);
		expect([outcomeKnown(new Set(['state'])), finishKnown(new Set(['state']))]).toEqual([true, false]);
		expect(finishKnown(new Set(['event.state']))).toBe(true);
	});

	it('follow what the measurement says is missing', () => {
		const lacking = {
			name: 'reopen.rate',
			value: null,
			n: null,
			numerator: null,
			unit: 'ratio',
			missing: { kind: 'no_field', fields: ['reopen_count'] }
		} as const;
		const figures = headlines(recapOf(3), { ...context, metrics: new Map([[lacking.name, lacking]]) });
		expect(figures.at(-1)?.value).toBeNull();
		expect(figures.at(-1)?.reason).toContain('reopenings');
	});

	it('leave the limits off what is carried from month to month', () => {
		const figures = headlines(recapOf(20), context);
		expect(figures.find((figure) => figure.key === 'open')?.trend.limits).toBeNull();
		expect(figures.find((figure) => figure.key === 'occurred')?.trend.limits).not.toBeNull();
	});
});

describe('titles', () => {
	it('say what the open incidents did', () => {
		expect(flowTitle(monthsOf(1))).toBe('Jan 2024: 40 came in, 39 were resolved');
		expect(flowTitle(monthsOf(6))).toBe('Open incidents grew by 5 over 3 full months, to 7');
		expect(flowTitle([])).not.toMatch(/undefined|NaN/);
	});

	it('say how a rate stands', () => {
		const points = withinTarget(monthsOf(3), 'finished');
		expect(plain(rateTitle('Within target', trend(points)))).toBe(
			'Within target: 70.0 % in Feb 2024, +0.8 pp on Jan'
		);
		expect(rateTitle('Within target', trend([]))).toBe('Within target');
	});

	it('make no quantile of a handful', () => {
		expect(durationTitle({ ...recapOf(1).durations, n: 3 })).toBe('Time to resolve');
		expect(plain(durationTitle(recapOf(1).durations))).toBe(
			'Half are resolved within 1 h 30 min, nine in ten within 15 h'
		);
	});
});

describe('words', () => {
	it('name what is missing', () => {
		expect(reason({ kind: 'no_field', fields: ['acknowledged_at', 'some_field'] })).toContain(
			'acknowledged or some field'
		);
		expect(reason({ kind: 'no_field', fields: [] })).toBeTruthy();
		expect(reason({ kind: 'no_events', fields: [] })).toContain('events');
		expect(reason(null)).toBeTruthy();
	});

	it('name the values of a dimension', () => {
		expect(keyName('priority', '1')).toBe('P1 critical');
		expect(keyName('priority', '7')).toBe('P7');
		expect(keyName('group', '')).toBe('not recorded');
		expect(keyName('month', '2026-10')).toBe('Oct 2026');
	});

	it('keep unknown metrics readable and in a family of their own', () => {
		const metric = {
			name: 'new.thing_else.rate',
			value: 1,
			n: 1,
			numerator: 1,
			unit: 'ratio',
			missing: null
		} as const;
		expect(metricName(metric.name)).toBe('new thing else rate');
		expect(families(new Map([[metric.name, metric]]))).toEqual([{ family: 'other', metrics: [metric] }]);
	});
});
