import type { Span } from '../model/policy.ts';

const TIME = String.raw`(\d{1,2})(?:[:.]?(\d{2}))?`;
const SPAN = new RegExp(String.raw`${TIME}\s*(?:[-\u2010-\u2015]|s/d|s\.d\.?|sampai|to)\s*${TIME}`, 'gi');
const BETWEEN = /^(?:[\s,;&]|and|dan)*$/i;

/**
 * Opening hours as they are typed, in order: `08:00–12:00, 13:00–17:00`, `8-12; 13.00 - 17.00`, nothing for a closed
 * day. Null where anything is not understood. Whether the spans make sense is for `faultsOf`.
 */
export function spansOf(text: string): Span[] | null {
	if (!BETWEEN.test(text.replace(SPAN, ' '))) return null;
	const spans = [...text.matchAll(SPAN)].map(([, ...times]) => ({
		from_minute: minuteOf(times[0], times[1]),
		to_minute: minuteOf(times[2], times[3])
	}));
	const known = spans.every(({ from_minute, to_minute }) => from_minute <= 1440 && to_minute <= 1440);
	return known ? spans.sort((a, b) => a.from_minute - b.from_minute) : null;
}

function minuteOf(hour: string | undefined, minute = '0'): number {
	return Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Infinity;
}

/** `08:00–12:00, 13:00–17:00` */
export function spansText(spans: readonly Span[]): string {
	return spans
		.map(({ from_minute, to_minute }) => `${timeText(from_minute)}–${timeText(to_minute)}`)
		.join(', ');
}

function timeText(minute: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export function openHours(spans: readonly Span[]): number {
	return spans.reduce((sum, span) => sum + span.to_minute - span.from_minute, 0) / 60;
}
