import * as Plot from '@observablehq/plot';
import { dayOf, month } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Frame } from './frame.ts';

/** Whether the day lies in the month. */
const within = (start: string | null, key: string) => start !== null && start.slice(0, 7) === key;

/** A month as a heading: its name, whether it is incomplete, and the SOP start where that lies in it. */
export function monthHeading(one: { month: string; partial: boolean }, start: string | null = null): string {
	return [
		month(one.month),
		...(one.partial ? [t('chart.partial')] : []),
		...(start !== null && within(start, one.month) ? [t('start.mark', { day: dayOf(start) })] : [])
	].join(' · ');
}

/**
 * A line at the day from which the SOPs hold, with its name above it, on an axis of months as bands. Nothing where the
 * months do not hold that day.
 */
export function startMark(start: string | null, months: readonly string[], frame: Frame): Plot.Markish[] {
	const at = months.findIndex((key) => within(start, key));
	if (start === null || at < 0) return [];
	const band = (frame.width - frame.marginLeft - frame.marginRight) / months.length;
	const days = new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 0)).getUTCDate();
	const dx = band * ((Number(start.slice(8, 10)) - 1) / days - 0.5);
	const left = (at + 0.5) * band + dx > (band * months.length) / 2;
	return [
		Plot.ruleX([months[at]], { x: (key: string) => key, dx, stroke: 'var(--accent)', strokeWidth: 1.5 }),
		Plot.text([months[at]], {
			x: (key: string) => key,
			text: () => t('start.mark', { day: dayOf(start) }),
			frameAnchor: 'top',
			dx: left ? dx + 2 : dx - 2,
			dy: -16,
			textAnchor: left ? 'end' : 'start',
			fill: 'var(--accent)',
			fontWeight: 600,
			ariaHidden: 'true'
		})
	];
}
