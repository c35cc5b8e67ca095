import type { Filter } from '../model/filter.ts';
import monthsOfRules from './check/months.sql?raw';
import rates from './check/rates.sql?raw';
import signs from './check/signs.sql?raw';
import { countsUnder } from './counts.ts';
import losses from './gap/losses.sql?raw';
import meanings from './handover/meanings.sql?raw';
import moves from './handover/moves.sql?raw';
import reopened from './handover/reopened.sql?raw';
import tiers from './handover/tiers.sql?raw';
import recurrences from './knowledge/recurrences.sql?raw';
import solutions from './knowledge/solutions.sql?raw';
import { FAMILIES } from './measure.ts';
import order from './order/order.sql?raw';
import activities from './process/activities.sql?raw';
import follows from './process/follows.sql?raw';
import rules from './process/rules.sql?raw';
import variants from './process/variants.sql?raw';
import { under } from './scope.ts';
import agreement from './service/agreement.sql?raw';
import held from './service/held.sql?raw';
import overrun from './service/overrun.sql?raw';
import proposal from './service/proposal.sql?raw';
import response from './service/response.sql?raw';
import segments from './service/segments.sql?raw';
import waited from './service/waited.sql?raw';
import whatif from './service/whatif.sql?raw';
import { SURVIVAL_CURVE } from './survival.ts';
import marks from './watch/marks.sql?raw';

/** Statements behind figures and charts, by the name of the file that asks; those of FAMILIES answer for metrics. */
const STATEMENTS = {
	...FAMILIES,
	'check/months': monthsOfRules,
	'check/rates': rates,
	'check/signs': signs,
	'gap/losses': losses,
	'handover/meanings': meanings,
	'handover/moves': moves,
	'handover/reopened': reopened,
	'handover/tiers': tiers,
	'knowledge/recurrences': recurrences,
	'knowledge/solutions': solutions,
	'order/order': order,
	'process/activities': activities,
	'process/follows': follows,
	'process/rules': rules,
	'process/variants': variants,
	'service/agreement': agreement,
	'service/held': held,
	'service/overrun': overrun,
	'service/proposal': proposal,
	'service/response': response,
	'service/segments': segments,
	'service/waited': waited,
	'service/whatif': whatif,
	'survival/curve': SURVIVAL_CURVE,
	'watch/marks': marks
};

/** `counts` is the one statement behind all charts of the recap. */
export type StatementName = keyof typeof STATEMENTS | 'counts';

/** A statement as it is asked under a filter, so that it can be checked or asked again. */
export function statementText(name: StatementName, filter: Filter): string {
	return name === 'counts' ? countsUnder(filter) : under(filter, STATEMENTS[name]);
}
