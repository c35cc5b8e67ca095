import { planFor, type Plan } from './plan.ts';
import { recognise } from './recognise.ts';
import { planOf, recalled } from './review.ts';
import type { RawTable } from './table.ts';
import type { Decision } from './types.ts';

/** How a table is read, and the decision behind it; null where its header alone decided. */
export interface Settled {
	decision: Decision | null;
	plan: Plan;
}

/**
 * How a table is read where nobody need be asked: by what was decided before about this header, else by a header that
 * leaves no doubt. Null where only the reader can say it.
 */
export function settled(table: RawTable, earlier: Decision | null): Settled | null {
	const decision = earlier && recalled(table, earlier);
	if (decision) return { decision, plan: { ...planOf(table, decision), remembered: true } };
	const format = recognise(table.header, table.shape);
	const plan = format && planFor(table, format);
	return plan && plan.order_from !== 'assumed' ? { decision: null, plan } : null;
}
