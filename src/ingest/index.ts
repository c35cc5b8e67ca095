/** What the session needs of this stage. */
export { checkFits } from './fits.ts';
export { load, stageAhead, type Loaded, type Source } from './load.ts';
export { planFor } from './plan.ts';
export { readFile } from './reader.ts';
export { recognise } from './recognise.ts';
export type { Refused } from './refused.ts';
export { checkUsable, countsOf, firstDecision, planOf, reviewOf } from './review.ts';
export { settled, type Settled } from './settle.ts';
export type { RawTable } from './table.ts';
