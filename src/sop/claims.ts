import { answerOf, type Audit, type Verdict } from './audit.ts';
import type { Proof, Step } from './types.ts';

/** What the log says of a proof: a rate with its interval, a time or a count; see metrics/check. */
export interface Measured {
	/** null where it cannot be measured */
	value: number | null;
	n: number | null;
	numerator: number | null;
	unit: 'ratio' | 'minutes' | 'count' | 'index';
	/** 95 %; null where the value is no share of n */
	interval: { lower: number; upper: number } | null;
}

/**
 * How an answer and the log stand to each other. `contradicted`: yes was said, and the log shows clearly less;
 * `close`: less, but by no more than chance can explain; `supported`: the log shows it too; `understated`: no was said,
 * and the log clearly shows it; `open`: nothing was said, or neither yes nor no; `silent`: the log cannot tell, which
 * contradicts nothing.
 */
export type Finding = 'contradicted' | 'close' | 'supported' | 'understated' | 'open' | 'silent';

/** An answer beside what the log says of it. */
export interface Claim<M extends Measured = Measured> {
	step: Step;
	proof: Proof;
	verdict: Verdict | null;
	measured: M | null;
	finding: Finding;
}

const ORDER: readonly Finding[] = ['contradicted', 'close', 'understated', 'open', 'supported', 'silent'];

/** Every step that a log can speak of, contradictions first, mandatory ones before others. */
export function claimsOf<M extends Measured>(
	steps: readonly Step[],
	audit: Audit | null,
	measured: (of: string) => M | null
): Claim<M>[] {
	return steps
		.flatMap((step) => {
			const { proof } = step;
			if (proof === null) return [];
			const { verdict } = answerOf(audit, step.id);
			const found = measured(proof.of);
			return [{ step, proof, verdict, measured: found, finding: findingOf(verdict, proof, found) }];
		})
		.sort(
			(a, b) =>
				ORDER.indexOf(a.finding) - ORDER.indexOf(b.finding) ||
				Number(b.step.mandatory) - Number(a.step.mandatory) ||
				a.step.id.localeCompare(b.step.id)
		);
}

/** Fewer than this show nothing where no interval says how sure a value is. */
const FEWEST = 20;

function findingOf(verdict: Verdict | null, { better, from }: Proof, measured: Measured | null): Finding {
	if (measured === null || measured.value === null) return 'silent';
	const { value, n, unit, interval } = measured;
	const shown = better === 'higher' ? value >= from : value <= from;
	// Something that does not occur in the log may still exist: it was not needed, or not exported.
	if (unit === 'count' && !shown) return 'silent';
	const sure = unit === 'count' || interval !== null || (n !== null && n >= FEWEST);
	const [least, most] = interval ? [interval.lower, interval.upper] : [value, value];
	const clearlyLess = sure && (better === 'higher' ? most < from : least > from);
	const clearlyShown = sure && (better === 'higher' ? least >= from : most <= from);
	if (verdict === 'yes') return shown ? 'supported' : clearlyLess ? 'contradicted' : 'close';
	if (verdict === 'no') return clearlyShown ? 'understated' : shown ? 'close' : 'supported';
	return 'open';
}
