import { rate } from '../../charts/months.ts';
import { t } from '../../i18n/translate.ts';
import type { Missing } from '../../metrics/types.ts';
import { wilson, type Interval } from '../../stats/wilson.ts';

/** How often a rule applied and was broken. */
export interface Counted {
	n: number;
	broken: number;
	/** null where it can be judged */
	missing: Missing | null;
}

/** A rule with the share that kept it, 0..1, and its 95 % interval; null where nothing divides. */
export type Rated<R extends Counted> = R & { rate: number | null; interval: Interval | null };

export function rated<R extends Counted>(rule: R): Rated<R> {
	const kept = rule.n - rule.broken;
	return { ...rule, rate: rate(kept, rule.n), interval: wilson(kept, rule.n) };
}

/** Below this a rate says little, and no title is made of it. */
const ENOUGH = 20;

/** The rule that is kept least, of those that apply often enough and were broken at all. */
export function worstOf<R extends Counted>(rules: readonly Rated<R>[]): Rated<R> | undefined {
	return rules
		.filter(({ missing, n, broken }) => missing === null && n >= ENOUGH && broken > 0)
		.sort((a, b) => (a.rate ?? 1) - (b.rate ?? 1))[0];
}

/** The rules as rows of a file; `head` names the first column, `name` a rule in it. */
export function tableOf<R extends Counted>(
	rules: readonly Rated<R>[],
	head: string,
	name: (rule: Rated<R>) => string
) {
	return {
		columns: [
			head,
			t('conformance.kept'),
			t('column.lower'),
			t('column.upper'),
			t('conformance.broken'),
			t('chart.n')
		],
		rows: rules.map((rule) => [
			name(rule),
			rule.rate,
			rule.interval?.lower ?? null,
			rule.interval?.upper ?? null,
			rule.missing ? null : rule.broken,
			rule.missing ? null : rule.n
		])
	};
}
