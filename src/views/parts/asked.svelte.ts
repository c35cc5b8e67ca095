import type { Answer, Choice, Question } from '../../metrics/questions.ts';
import type { Recap } from '../../metrics/types.ts';
import { session } from '../../session/session.svelte.ts';

/** The answer to a page's own question, as it stands. */
export interface Asked<Q extends Question> {
	/** null until first answered; the former one stays until the next is there */
	readonly value: Answer<Q> | null;
	/** the recap that the answer goes with: the same data, filter and policy */
	readonly recap: Recap | null;
	readonly failed: boolean;
	/** a newer answer is being computed */
	readonly busy: boolean;
}

/** Only a question that needs a choice takes one. */
type Chosen<Q extends Question> = object extends Choice<Q> ? [] : [choose: () => Choice<Q> | null];

/**
 * Asks when the page opens, and again whenever the figures have been measured anew: for other data, another filter,
 * another policy, another choice. To be called while a component is set up.
 * @param choose what the question asks for beside the filter; null: nothing to ask yet
 */
export function asked<Q extends Question>(question: Q, ...[choose]: Chosen<Q>): Asked<Q> {
	let shown = $state.raw<{ answer: Answer<Q> | null; recap: Recap } | null>(null);
	let failed = $state(false);
	let busy = $state(false);
	$effect(() => {
		const choice = choose ? choose() : ({} as Choice<Q>);
		const { recap } = session;
		if (!recap || choice === null) return;
		const asking = new AbortController();
		busy = true;
		session.ask(question, asking.signal, choice).then(
			(answer) => {
				if (asking.signal.aborted) return;
				shown = { answer, recap };
				failed = busy = false;
			},
			() => {
				if (asking.signal.aborted) return;
				failed = true;
				busy = false;
			}
		);
		return () => asking.abort();
	});
	return {
		get value() {
			return shown?.answer ?? null;
		},
		get recap() {
			return shown?.recap ?? null;
		},
		get failed() {
			return failed;
		},
		get busy() {
			return busy || session.measuring;
		}
	};
}
