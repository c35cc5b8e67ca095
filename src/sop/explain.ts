import { answerOf, VERDICTS, type Audit, type Verdict } from './audit.ts';
import { ENOUGH, type LevelScore, type Score } from './score.ts';
import type { Step } from './types.ts';

/** How many of some steps have which answer; `open` = none. */
export type Tally = Readonly<Record<Verdict | 'open', number>>;

export function tallyOf(steps: readonly Step[], audit: Audit | null): Tally {
	const given = steps.map(({ id }) => answerOf(audit, id).verdict ?? 'open');
	const counted = [...VERDICTS, 'open' as const].map((verdict) => [
		verdict,
		given.filter((one) => one === verdict).length
	]);
	return Object.fromEntries(counted) as Tally;
}

/** The first level that is not reached, and what holds it. */
export interface Hurdle extends Pick<LevelScore, 'level' | 'asked' | 'points' | 'missed'> {
	/** points ÷ asked */
	share: number;
	/** the share is below what a level needs */
	few: boolean;
}

/** Why the level is not higher; null where every level that asks anything is reached. */
export function hurdleOf({ levels }: Score): Hurdle | null {
	const first = levels.find(({ met }) => met === false);
	if (!first || first.share === null) return null;
	const { level, asked, points, share, missed } = first;
	return { level, asked, points, share, missed, few: share < ENOUGH };
}
