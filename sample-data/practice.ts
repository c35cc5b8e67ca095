import { HOUR } from './clock.ts';
import { SOP_START } from './world.ts';

/** Shares and times that are the same before and after the SOPs. */
export const STEADY = {
	customers: 4000,
	repeats: 0.1,
	requests: 0.03,
	cancelled: 0.045,
	held: 0.11,
	holdMedian: 12 * HOUR,
	stuck: 0.045,
	handover: 0.03,
	/** A time cell with a wrong day: Resolved At before Reported At (of those never closed), Closed At before Resolved At. */
	wrongResolved: 0.15,
	wrongClosed: 0.003
};

/** How the desk works; every share is of the incidents (or of those that it can concern). */
export interface Practice {
	/** Found by monitoring before anybody called. */
	monitored: number;
	/** Cells filled at logging: other attributes, impact and urgency. */
	filled: number;
	assessed: number;
	/** Category left blank, or put down as Other; priority left blank, wrong, put right when answered. */
	blank: number;
	lumped: number;
	unrated: number;
	wrongPriority: number;
	corrected: number;
	/** Median minutes to answer and to resolve by true priority 1…5. */
	answer: number[];
	resolve: number[];
	answerNoted: number;
	resolveNoted: number;
	/** Did not begin at the desk; went past tier 2; came back and went again. */
	pastDesk: number;
	skipped: number;
	pingPong: number;
	/** Solved by the desk although a specialist would usually be asked. */
	deskSolves: number;
	/** Part of the working time before the first hand-over: from, to. */
	firstMove: [number, number];
	/** Taken to management: priority 1; late; any other. */
	tellCritical: number;
	tellLate: number;
	tellAny: number;
	cause: number;
	notes: number;
	code: number;
	knowledge: number;
	problem: number;
	reopened: number;
	/** Closed in the minute of the resolution, without asking; else after a wait; never closed at all. */
	unchecked: number;
	closeMedian: number;
	neverClosed: number;
	confirmedNoted: number;
}

const BEFORE: Practice = {
	monitored: 0.06,
	filled: 0.8,
	assessed: 0.6,
	blank: 0.05,
	lumped: 0.13,
	unrated: 0.03,
	wrongPriority: 0.36,
	corrected: 0.05,
	answer: [32, 40, 46, 50, 55],
	resolve: [95, 390, 960, 1500, 2300],
	answerNoted: 0.93,
	resolveNoted: 0.97,
	pastDesk: 0.12,
	skipped: 0.2,
	pingPong: 0.2,
	deskSolves: 0,
	firstMove: [0.25, 0.6],
	tellCritical: 0.15,
	tellLate: 0.03,
	tellAny: 0.01,
	cause: 0.45,
	notes: 0.55,
	code: 0.6,
	knowledge: 0.04,
	problem: 0.05,
	reopened: 0.09,
	unchecked: 0.48,
	closeMedian: 20 * HOUR,
	neverClosed: 0.04,
	confirmedNoted: 0
};

const AFTER: Practice = {
	monitored: 0.21,
	filled: 0.98,
	assessed: 0.97,
	blank: 0.004,
	lumped: 0.015,
	unrated: 0.002,
	wrongPriority: 0.06,
	corrected: 0.5,
	answer: [6, 13, 28, 45, 60],
	resolve: [36, 190, 480, 840, 1500],
	answerNoted: 0.99,
	resolveNoted: 0.995,
	pastDesk: 0.01,
	skipped: 0.04,
	pingPong: 0.05,
	deskSolves: 0.15,
	firstMove: [0.08, 0.25],
	tellCritical: 0.9,
	tellLate: 0.5,
	tellAny: 0.01,
	cause: 0.9,
	notes: 0.95,
	code: 0.98,
	knowledge: 0.4,
	problem: 0.6,
	reopened: 0.03,
	unchecked: 0.05,
	closeMedian: 9 * HOUR,
	neverClosed: 0.005,
	confirmedNoted: 0.3
};

/** The practice of the day on which an incident was opened. */
export function practiceAt(opened: number): Practice {
	return opened < SOP_START ? BEFORE : AFTER;
}
