import { END, START, type Link } from '../../../charts/graph.ts';
import { t } from '../../../i18n/translate.ts';
import type { Activity, Perspective } from '../../../metrics/process/process.ts';
import { stateName } from '../../../words/names.ts';

/** How the activities of a perspective are called and coloured. */
export interface Activities {
	name: (activity: string) => string;
	/** a custom property of tokens.css; beyond seven activities all others share one */
	color: (activity: string) => string;
}

const STATE_COLORS: Record<string, string> = {
	new: 'var(--h7)',
	in_progress: 'var(--h1)',
	on_hold: 'var(--h2)',
	resolved: 'var(--h3)',
	closed: 'var(--h4)'
};
const HUES = 7;

/** @param given what was coloured so far, so that an activity keeps its hue under another filter; it is added to */
export function activitiesOf(
	perspective: Perspective,
	activities: readonly Activity[],
	given: Map<string, number>
): Activities {
	if (perspective === 'activity')
		for (const { name } of activities)
			if (!given.has(name) && given.size < HUES) given.set(name, given.size + 1);
	return {
		name: (activity) =>
			activity === START
				? t('map.start')
				: activity === END
					? t('map.end')
					: perspective === 'state'
						? stateName(activity)
						: activity,
		color: (activity) => {
			if (perspective === 'state') return STATE_COLORS[activity] ?? 'var(--edge)';
			const hue = given.get(activity);
			return hue === undefined ? 'var(--edge)' : `var(--h${hue})`;
		}
	};
}

/** One activity after another, in words. */
export function linkName({ from, to }: Pick<Link, 'from' | 'to'>, { name }: Activities): string {
	return t('map.link', { from: name(from), to: name(to) });
}
