import { ACTIVITIES, COMPONENTS, type Activity, type Component } from '../model/activities.ts';
import { answerOf, type Audit, type Verdict } from './audit.ts';
import { SOPS, type Level, type SopId, type Step } from './types.ts';

/** The share of a level's points from which it counts as met. */
export const ENOUGH = 0.7;

const POINTS: Record<Exclude<Verdict, 'not_applicable'>, number> = { yes: 1, partly: 0.5, no: 0 };

/** One maturity level of a group of steps, with the arithmetic. */
export interface LevelScore {
	level: Level;
	/** steps of the level that apply */
	asked: number;
	/** yes 1, partly ½, no and unanswered 0 */
	points: number;
	/** points ÷ asked; null where nothing applies */
	share: number | null;
	/** ids of mandatory steps that are not answered yes */
	missed: readonly string[];
	/** its mandatory steps are yes and its share is enough, whatever the levels below it are; null where nothing applies */
	met: boolean | null;
	/** met, and so is every level below it that asks anything */
	reached: boolean;
}

/** How a group of steps is answered. */
export interface Score {
	/** steps that apply */
	questions: number;
	/** of these, those with an answer */
	answered: number;
	not_applicable: number;
	points: number;
	/** points ÷ questions; null where nothing applies */
	score: number | null;
	/** 0..5; null where nothing applies or nothing at all is answered */
	level: number | null;
	/** the highest level that any of its steps belongs to */
	most: number;
	levels: readonly LevelScore[];
}

/**
 * The score of some steps in an audit. A level is reached when its mandatory steps are yes, at least 70 % of its points
 * are met, and every lower level that asks anything is reached; a level that asks nothing is passed over.
 */
export function scoreOf(steps: readonly Step[], audit: Audit | null): Score {
	const given = steps.map((step) => ({ step, verdict: answerOf(audit, step.id).verdict }));
	const applying = given.filter(({ verdict }) => verdict !== 'not_applicable');
	const answered = applying.filter(({ verdict }) => verdict !== null).length;
	const levels: LevelScore[] = [];
	let open = true;
	for (const level of [1, 2, 3, 4, 5] as const) {
		const asked = applying.filter(({ step }) => step.level === level);
		const points = sum(asked.map(({ verdict }) => pointsOf(verdict)));
		const missed = asked
			.filter(({ step, verdict }) => step.mandatory && verdict !== 'yes')
			.map(({ step }) => step.id);
		const share = asked.length === 0 ? null : points / asked.length;
		const met = share === null ? null : missed.length === 0 && share >= ENOUGH;
		open &&= met !== false;
		levels.push({ level, asked: asked.length, points, share, missed, met, reached: open && met === true });
	}
	const points = sum(levels.map((one) => one.points));
	return {
		questions: applying.length,
		answered,
		not_applicable: given.length - applying.length,
		points,
		score: applying.length === 0 ? null : points / applying.length,
		level:
			answered === 0
				? null
				: Math.max(0, ...levels.filter(({ reached }) => reached).map(({ level }) => level)),
		most: Math.max(0, ...applying.map(({ step }) => step.level)),
		levels
	};
}

/** Scores of the four procedures, the nine activities and the four components. */
export interface Scores {
	all: Score;
	sops: Readonly<Record<SopId, Score>>;
	activities: Readonly<Record<Activity, Score>>;
	components: Readonly<Record<Component, Score>>;
}

export function scoresOf(steps: readonly Step[], audit: Audit | null): Scores {
	const by = <Key extends string>(keys: readonly Key[], keyOf: (step: Step) => Key) =>
		Object.fromEntries(
			keys.map((key) => [
				key,
				scoreOf(
					steps.filter((step) => keyOf(step) === key),
					audit
				)
			])
		) as Record<Key, Score>;
	return {
		all: scoreOf(steps, audit),
		sops: by(SOPS, ({ sop }) => sop),
		activities: by(ACTIVITIES, ({ activity }) => activity),
		components: by(COMPONENTS, ({ component }) => component)
	};
}

/** What the gap analysis takes over: the level of every activity of which anything is answered. */
export function levelsOf(scores: Scores): Partial<Record<Activity, { level: number; documented: boolean }>> {
	const known = ACTIVITIES.filter((activity) => scores.activities[activity].level !== null);
	return Object.fromEntries(
		known.map((activity) => {
			const level = scores.activities[activity].level ?? 0;
			return [activity, { level, documented: level >= DOCUMENTED }];
		})
	);
}

/** From this level on a procedure is written down: below it, it may be known and followed, but nobody can look it up. */
const DOCUMENTED = 3;

function pointsOf(verdict: Verdict | null): number {
	return verdict === null || verdict === 'not_applicable' ? 0 : POINTS[verdict];
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}
