import { moment } from '../../i18n/format.ts';

/**
 * A time in ISO form without a zone, written for people: as UTC put on the clock of `zone`, or, without one, as the wall
 * clock that it is.
 */
export function siteTime(iso: string, zone = 'UTC'): string {
	const date = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso.replace(' ', 'T')}Z`);
	return Number.isNaN(date.getTime()) ? iso : moment(date, zone);
}

/** Minutes between two times; null where one of them is missing. */
export function minutesBetween(from: unknown, to: unknown): number | null {
	return from instanceof Date && to instanceof Date ? (to.getTime() - from.getTime()) / 60_000 : null;
}
