import { SvelteMap } from 'svelte/reactivity';
import type { Decision, FileReport, Problem, Progress, Review } from '../ingest/types.ts';
import type { Metrics, Recap } from '../metrics/types.ts';
import type { Dimension, IncidentField } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';
import { DEFAULT_POLICY, type Policy } from '../model/policy.ts';

export type { Decision, FileReport, Problem, Progress, Review, ReviewColumn } from '../ingest/types.ts';

/** The loaded data set as a whole. */
export interface DataSet {
	files: FileReport[];
	incidents: number;
	events: number;
	/** UTC */
	as_of: Date;
	zone: string;
	present: ReadonlySet<string>;
	/** counted over all files */
	refused: number;
}

export interface ListQuery {
	/** 0-based */
	page: number;
	sort: IncidentField;
	descending: boolean;
	/** narrows the list beyond the filter to the incidents behind one part of a figure */
	part: string | null;
}

export interface ListPage {
	total: number;
	page_size: number;
	rows: Record<string, string | number | boolean | Date | null>[];
}

/** Everything the reader chose and holds. One instance; views read its fields and call its methods. */
export class Session {
	/** becomes document.documentElement.dataset.state */
	state: 'empty' | 'loading' | 'review' | 'ready' | 'error' = $state('empty');
	/** the engine boots while the page is being looked at */
	engine: { status: 'loading' | 'ready' | 'failed'; share: number; reason: 'no_wasm' | 'fetch_failed' | 'start_failed' | null } =
		$state({ status: 'loading', share: 0, reason: null });
	progress: Progress | null = $state.raw(null);
	/** the last thing that went wrong with an import; what was loaded before stays */
	problem: Problem | null = $state.raw(null);
	review: Review | null = $state.raw(null);
	data: DataSet | null = $state.raw(null);

	filter: Filter = $state.raw({});
	/** sla.resolution.rate by the month finished or by the month opened */
	basis: 'finished' | 'opened' = $state('finished');
	policy: Policy = $state.raw(DEFAULT_POLICY);
	zone: string = $state('UTC');

	/** null until first measured; the former one stays until the next is complete */
	recap: Recap | null = $state.raw(null);
	/** true while a newer recap is being computed */
	measuring: boolean = $state(false);
	/** every metric under the filter; computed after the recap, null while it is not yet there */
	metrics: Metrics | null = $state.raw(null);

	/** Hash route: one of VIEWS, else 'missing' */
	view: string = $state('import');
	theme: 'auto' | 'light' | 'dark' = $state('auto');
	list: ListQuery = $state.raw({ page: 0, sort: 'opened_at', descending: true, part: null });
	readonly seen = new SvelteMap<string, boolean>();

	/** Loads files as a new data set, after asking where needed. */
	async open(_files: readonly File[]): Promise<void> {}
	async openSample(): Promise<void> {}
	cancel(): void {}
	/** Recomputes the review's preview for changed choices. */
	async reconsider(_decision: Decision): Promise<void> {}
	/** Loads with the reader's mapping. */
	async confirm(_decision: Decision): Promise<void> {}
	/** Opens the mapping review for an already loaded file. */
	async change(_file: number): Promise<void> {}
	dismissProblem(): void {}

	/** Keeps only these values of the dimension; an empty list keeps all. */
	choose(_dimension: Dimension, _values: readonly string[]): void {}
	/** Adds the value to the dimension's choice or takes it out: what a click on a bar does. */
	toggle(_dimension: Dimension, _value: string): void {}
	clear(): void {}
	setBasis(_basis: 'finished' | 'opened'): void {}
	setPolicy(_policy: Policy): void {}
	setZone(_zone: string): void {}
	setTheme(_theme: 'auto' | 'light' | 'dark'): void {}
	setLanguage(_language: 'en' | 'id'): void {}
	/** Goes to the list of the incidents behind a figure: `part` as in metrics/parts.ts */
	show(_part: string | null, _extra?: Filter): void {}
	go(_view: string): void {}

	async page(_query: ListQuery): Promise<ListPage> {
		return { total: 0, page_size: 50, rows: [] };
	}
	/** First refused rows, for the import page. */
	async refusedPage(_page: number): Promise<{ total: number; rows: { file: string; line: number; reason: string; column: string | null; original: string }[] }> {
		return { total: 0, rows: [] };
	}
	/** Each downloads one file of CONTRACT.md. */
	async exportMetrics(): Promise<void> {}
	async exportRefused(): Promise<void> {}
	async exportIncidents(): Promise<void> {}
}

export const session = new Session();
