import type { Engine } from '../engine/engine.ts';
import type { Refused } from '../ingest/index.ts';
import { Problem } from '../ingest/types.ts';
import type { Answer, Choice, Question } from '../metrics/questions.ts';
import type { Dimension } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';
import type { Policy } from '../model/policy.ts';
import { isZone } from '../model/zone.ts';
import { recall, withMapping } from '../workspace/memory.ts';
import { same } from '../model/same.ts';
import type { Workspace } from '../workspace/sections.ts';
import { Boot } from './boot.svelte.ts';
import { Display } from './display.svelte.ts';
import { Engines, SAMPLE, type Before } from './engines.ts';
import { exportIncidents, exportMetrics, exportRefused } from './exports.ts';
import { Figures } from './figures.svelte.ts';
import { Imports } from './imports.svelte.ts';
import { asProblem, dataSetOf, type Held } from './loading.ts';
import type { DataSet, ListPage, ListQuery } from './types.ts';
import { detailOf, hashOf, placeOf, withChoice } from './url.ts';
import { WorkspaceStore } from './workspace/store.svelte.ts';

export type * from '../ingest/types.ts';
export type { ListPage, ListQuery } from './types.ts';

type Measures = typeof import('../metrics/index.ts');

/** The first guess of the site clock. */
const BROWSER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everything the reader chose and holds. One instance; views read its fields and call its methods. */
class Session {
	readonly engine = new Boot();
	data: DataSet | null = $state.raw(null);
	filter: Filter = $state.raw({});
	/** sla.resolution.rate by the month finished or by the month opened */
	basis: 'finished' | 'opened' = $state('finished');
	/** hash route, as in the address */
	view: string = $state('import');
	readonly display = new Display();
	list: ListQuery = $state.raw({ page: 0, sort: 'opened_at', descending: true, part: null });
	/** what the office set, wrote and answered; pages wait for it */
	readonly workspace = new WorkspaceStore((before, after) => this.#redo(before, after));

	readonly #engines = new Engines();
	readonly #figures = new Figures();
	readonly #imports = new Imports({
		engines: this.#engines,
		zone: () => this.zone,
		recall: (header) => recall(this.workspace.value.mappings, header),
		remember: (header, decision) =>
			this.workspace.change('mappings', withMapping(this.workspace.value.mappings, header, decision)),
		adopt: (held, signal, take) => this.#adopt(held, signal, take),
		empty: () => this.clearData(),
		summon: () => this.go('import')
	});

	/** what the import page shows of a load, and what can be decided in it */
	readonly imports: Pick<
		Imports,
		'progress' | 'problem' | 'review' | 'reconsider' | 'chooseSheets' | 'confirm' | 'cancel' | 'dismiss'
	> = this.#imports;

	/** what is shown is the made-up year that comes with Rekap */
	get isSample(): boolean {
		return this.data?.files.length === 1 && this.data.files[0]?.name === SAMPLE;
	}
	get policy(): Policy {
		return this.workspace.value.policy;
	}
	/** IANA name of the site clock */
	get zone(): string {
		return this.workspace.value.zone ?? BROWSER_ZONE;
	}
	/** what the view is of: the number of an incident, of a procedure; '' where it is of all */
	get detail(): string {
		return detailOf(this.view);
	}
	/** becomes document.documentElement.dataset.state */
	get state() {
		return this.#imports.state;
	}
	get recap() {
		return this.#figures.recap;
	}
	get metrics() {
		return this.#figures.metrics;
	}
	get measuring() {
		return this.#figures.measuring;
	}

	/** Reads what was kept, follows the address, boots the engine; ends when files can be opened. */
	async start(before: Before): Promise<void> {
		this.#follow();
		addEventListener('hashchange', () => this.#follow());
		addEventListener('popstate', () => this.#follow());
		void this.engine.run(this.#engines, before);
		await this.workspace.open().then(() => this.#imports.to('empty'));
	}

	/** Adds files to the data set or puts them (or nothing) in a table's place, after asking where needed. */
	async open(files: readonly File[], replace: number | null = null): Promise<void> {
		if (replace !== null) await this.#imports.exchange(replace, files);
		else if (files.length > 0) await this.#imports.add(files);
	}

	/** Takes everything out, ready for another set. */
	clearData(): void {
		this.#imports.clear();
		this.data = null;
		this.clear();
	}

	async openSample(): Promise<void> {
		const sample = await this.#engines.sample();
		if (sample) await this.#imports.add([sample], sample);
		else this.#imports.fail(new Problem('sample_missing'));
	}

	/** Opens the mapping review for an already loaded file. */
	change(file: number): Promise<void> {
		return this.#imports.change(file);
	}

	/** Keeps only these values of the dimension; an empty list keeps all. */
	choose(dimension: Dimension, values: readonly string[]): void {
		this.#filterBy(withChoice(this.filter, dimension, values));
	}

	/** Adds the value to the dimension's choice or takes it out: what a click on a bar does. */
	toggle(dimension: Dimension, value: string): void {
		const chosen = this.filter[dimension] ?? [];
		this.choose(
			dimension,
			chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
		);
	}

	clear(): void {
		this.#filterBy({});
	}

	setBasis(basis: 'finished' | 'opened'): void {
		this.basis = basis;
		this.#address('replace');
	}

	setPolicy(policy: Policy): void {
		this.workspace.change('policy', policy);
	}

	setZone(zone: string): void {
		if (isZone(zone) && zone !== this.zone) this.workspace.change('zone', zone);
	}

	/** What was measured under another policy or read on another clock is done anew, whoever changed it. */
	#redo(before: Workspace, after: Workspace): void {
		const { policy } = after;
		if (!same(before.policy, policy))
			this.#compute((engine) => this.#figures.judge(engine, policy, this.filter));
		const [was, is] = [before, after].map(({ zone }) => zone ?? BROWSER_ZONE);
		if (was !== is && this.#imports.held) void this.#imports.load(null);
	}

	/** Goes to the list of the incidents behind a figure: `part` as in metrics/parts.ts. */
	show(part: string | null, extra: Filter = {}): void {
		this.list = { ...this.list, page: 0, part };
		this.filter = { ...this.filter, ...extra };
		this.go('incidents');
		this.#compute((engine) => this.#figures.ask(engine, this.filter));
	}

	go(view: string): void {
		this.view = view;
		this.#address('push');
	}

	/** One page of the incidents under the filter. */
	async page(query: ListQuery): Promise<ListPage> {
		const page = await this.#read((engine, { list }) => list(engine, this.filter, query));
		return page ?? { total: 0, page_size: 50, rows: [] };
	}

	/** The answer to a page's own question, under the filter in force; null without data. */
	ask<Q extends Question>(question: Q, signal: AbortSignal, choice: Choice<Q>): Promise<Answer<Q> | null> {
		return this.#read((engine, { answer }) => answer(engine, this.filter, question, { ...choice, signal }));
	}

	/** Reads from the data set once its verdicts are those of the policy; null without data. */
	async #read<T>(work: (engine: Engine, metrics: Measures) => Promise<T>): Promise<T | null> {
		const { held } = this.#imports;
		if (!held) return null;
		await this.#figures.settled();
		return work(held.engine, await import('../metrics/index.ts'));
	}

	/** Every refused row, in the order of the files. */
	get refused(): readonly Refused[] {
		return this.data ? (this.#imports.held?.refused ?? []) : [];
	}

	/** Each hands out one file of the public contract. */
	exportMetrics(scope: Filter = this.filter): void {
		this.#handOutSettled((held) => exportMetrics(held, this.workspace.value, scope));
	}
	exportRefused(): void {
		this.#handOut((held) => exportRefused(held.refused));
	}
	exportIncidents(): void {
		this.#handOutSettled((held) => exportIncidents(held, this.filter));
	}

	/** Shows a loaded set, once its figures are there. */
	async #adopt(held: Held, signal: AbortSignal, take: () => void): Promise<void> {
		const again = this.#imports.held?.sources === held.sources;
		const filter = this.data === null || again ? this.filter : {};
		const recap = await this.#figures.first(held.engine, this.policy, filter, signal);
		signal.throwIfAborted();
		take();
		this.filter = filter;
		const shown = (this.data = dataSetOf(held));
		this.#figures.show(recap);
		this.list = { ...this.list, page: 0 };
		// whoever just opened the page wants the recap; whoever went to the import page wants to see what was read
		if (location.hash === '') this.view = 'recap';
		this.#address('replace');
		void this.#figures
			.ask(held.engine, filter)
			.catch((error: unknown) => this.data === shown && this.#imports.fail(asProblem(error, '')));
	}

	#filterBy(filter: Filter): void {
		this.filter = filter;
		this.list = { ...this.list, page: 0 };
		this.#address('replace');
		this.#compute((engine) => this.#figures.ask(engine, filter));
	}

	#compute(work: (engine: Engine) => Promise<void>): void {
		this.#handOut((held) => work(held.engine));
	}

	#handOutSettled(work: (held: Held) => Promise<void>): void {
		this.#handOut((held) => this.#figures.settled().then(() => work(held)));
	}

	/** Does something with the data set; what goes wrong is told, unless the set was replaced meanwhile. */
	#handOut(work: (held: Held) => void | Promise<void>): void {
		const { held } = this.#imports;
		if (!held) return;
		Promise.resolve(work(held)).catch((error: unknown) => {
			if (held === this.#imports.held) this.#imports.fail(asProblem(error, ''));
		});
	}

	/** The address says what is shown. */
	#address(how: 'push' | 'replace'): void {
		const { view, filter, basis, list } = this;
		const hash = hashOf({ view, filter, basis, part: view === 'incidents' ? list.part : null });
		if (hash === location.hash) return;
		if (how === 'push') history.pushState(null, '', hash);
		else history.replaceState(null, '', hash);
	}

	/** The address was changed: by a link, by the reader, by going back. A bare link keeps the filters in force. */
	#follow(): void {
		const place = placeOf(location.hash);
		this.view = place.view;
		if (!location.hash.includes('?')) return location.hash === '' ? undefined : this.#address('replace');
		this.basis = place.basis;
		if (place.view === 'incidents') this.list = { ...this.list, part: place.part };
		if (JSON.stringify(place.filter) === JSON.stringify(this.filter)) return;
		this.filter = place.filter;
		this.#compute((engine) => this.#figures.ask(engine, place.filter));
	}
}

export const session = new Session();
