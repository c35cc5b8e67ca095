import type { Database, QueryOptions } from '../engine/database.ts';
import type { Filter } from '../model/filter.ts';
import { handovers } from './handover/handover.ts';
import { orders } from './order/order.ts';
import { past } from './service/past.ts';
import { serviceLevels } from './service/service.ts';
import { signs } from './signs.ts';
import { survival } from './survival.ts';

/** What a page may ask of the data set that is shown, under the filter in force, beside the recap and the list. */
export const QUESTIONS = {
	handovers,
	orders,
	past,
	service: serviceLevels,
	signs: (db: Database, _: Filter, options: QueryOptions = {}) => signs(db, options),
	survival
} as const;

export type Question = keyof typeof QUESTIONS;
export type Answer<Q extends Question> = Awaited<ReturnType<(typeof QUESTIONS)[Q]>>;
