import { duration } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { WatchList, Watched } from '../metrics/watch/watch.ts';

const DAY_MINUTES = 1440;

/** What the open incidents come to, in one sentence made from their figures. */
export function watchSentence({ open, soon, marks }: WatchList): string {
	const { n: late, told } = marks.overdue;
	if (open === 0) return t('watch.none');
	if (told === 0) return t('watch.untargeted', { n: open });
	const first = t(told === open ? 'watch.sentence' : 'watch.sentence_some', { late, n: told, soon });
	return told === open ? first : `${first} ${t('watch.rest', { n: open - told })}`;
}

/** What is left of the target, or how far it is past. */
export function leftText({ left_minutes, is_paused }: Watched): string {
	if (left_minutes === null) return t('watch.no_target');
	const time = duration(Math.abs(left_minutes));
	const text = t(left_minutes < 0 ? 'watch.over' : 'watch.left', { time });
	return is_paused ? t('watch.paused', { left: text }) : text;
}

/** The marks of one incident in words, without what `leftText` says already. */
export function markTexts(one: Watched, as_of: Date): string[] {
	const quiet = one.last_at === null ? 0 : (as_of.getTime() - one.last_at.getTime()) / 60_000;
	return [
		one.overdue ? t('watch_mark.overdue') : null,
		one.due ? t('watch_mark.due') : null,
		one.response_overdue ? t('watch_mark.response_overdue') : null,
		one.no_group ? t('watch.no_group') : null,
		one.no_assignee ? t('watch.no_assignee') : null,
		one.silent ? t('watch.silent_for', { time: duration(quiet) }) : null,
		one.reopened ? t('watch_mark.reopened') : null,
		one.bouncing ? t('watch_mark.bouncing') : null
	].filter((text) => text !== null);
}

/** How old it is. */
export const ageText = ({ age_days }: Watched) => duration(age_days * DAY_MINUTES);
