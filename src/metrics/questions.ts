import type { Database, QueryOptions } from '../engine/database.ts';
import type { Filter } from '../model/filter.ts';
import { card } from './check/card.ts';
import { checks } from './check/checks.ts';
import { evidence } from './check/evidence.ts';
import { compare, layers, sides } from './compare/compare.ts';
import { losses } from './gap/losses.ts';
import { handovers } from './handover/handover.ts';
import { outage } from './check/outage.ts';
import { faults } from './knowledge/faults.ts';
import { search } from './knowledge/search.ts';
import { solutions } from './knowledge/solutions.ts';
import { orders } from './order/order.ts';
import { past } from './service/past.ts';
import { process } from './process/process.ts';
import { report } from './report/report.ts';
import { serviceLevels } from './service/service.ts';
import { signs } from './signs.ts';
import { software } from './software.ts';
import { survival } from './survival.ts';
import { trends } from './trends/trends.ts';
import { watch } from './watch/watch.ts';

/** What a page may ask of the data set that is shown, under the filter in force, beside the recap and the list. */
export const QUESTIONS = {
	card,
	checks,
	compare,
	evidence,
	faults,
	handovers,
	layers,
	losses,
	orders,
	outage,
	past,
	process,
	report,
	search,
	software: (db: Database, _: Filter, options: QueryOptions = {}) => software(db, options),
	service: serviceLevels,
	sides,
	solutions,
	signs: (db: Database, _: Filter, options: QueryOptions = {}) => signs(db, options),
	survival,
	trends,
	watch
} as const;

export type Question = keyof typeof QUESTIONS;
/** What a question asks for beside the filter. */
export type Choice<Q extends Question> = Omit<NonNullable<Parameters<(typeof QUESTIONS)[Q]>[2]>, 'signal'>;
export type Answer<Q extends Question> = Awaited<ReturnType<(typeof QUESTIONS)[Q]>>;

/** @throws the signal's reason, once aborted */
export function answer<Q extends Question>(
	db: Database,
	filter: Filter,
	question: Q,
	options: Choice<Q> & QueryOptions
): Promise<Answer<Q>> {
	const ask = QUESTIONS[question] as (db: Database, filter: Filter, options: QueryOptions) => unknown;
	return ask(db, filter, options) as Promise<Answer<Q>>;
}
