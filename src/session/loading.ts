import type { Engine } from '../engine/engine.ts';
import type { Loaded, RawTable, Settled, Source } from '../ingest/index.ts';
import { Problem, type Decision, type Progress } from '../ingest/types.ts';
import type { Engines } from './engines.ts';
import type { DataSet } from './types.ts';

/** A data set in its own engine, with all that is needed to load it again. */
export interface Held extends Loaded {
	engine: Engine;
	sources: Source[];
	/** for each source, where it came from */
	origins: Origin[];
}

/** The file a table was in, what was decided about it, if anything, and the sheets chosen, if any were. */
export interface Origin {
	file: File;
	decision: Decision | null;
	sheets?: readonly string[];
}

export interface LoadContext {
	engines: Engines;
	zone: string;
	/** what was decided before about a header; keeps what is decided now */
	recall: (header: readonly string[]) => Decision | null;
	remember: (header: readonly string[], decision: Decision) => void;
	signal: AbortSignal;
	progress: (progress: Progress) => void;
	/** asks the reader how a file is to be read; rejects when the reader cancels */
	ask: (engine: Engine, asked: { file: File; table: RawTable; decision: Decision }) => Promise<Decision>;
}

/** Which file is to be read how, where that is known already. */
export interface Wanted {
	file: File;
	/** sheets of a workbook that are to be read; absent for those that look like tickets */
	sheets?: readonly string[];
	/** for each table in it, what was decided before, and whether to ask in any case */
	tables?: { decision: Decision | null; review: boolean }[];
}

/** What of the held set goes on into the next one: read already, it is not read again. */
export type Kept = Pick<Held, 'sources' | 'origins'>;

/** What the page knows of a held set. */
export function dataSetOf({
	files,
	origins,
	incidents,
	events,
	as_of,
	zone,
	present,
	refused
}: Held): DataSet {
	const from = origins.map(({ file }) => file);
	return { files, from, incidents, events, as_of, zone, present, refused: refused.length };
}

export const NOTHING: Kept = { sources: [], origins: [] };

/**
 * Files, and what is kept of the held set → a data set in an engine of its own. Whatever is loaded now is not touched.
 * @throws Problem for the reader; the signal's reason when cancelled
 */
export async function loadFiles(
	wanted: readonly Wanted[],
	context: LoadContext,
	keep: Kept = NOTHING
): Promise<Held> {
	const { engines, signal, progress, zone } = context;
	const ingest = await import('../ingest/index.ts');
	const lease = new Lease(engines);
	let ahead: Promise<string | null> | undefined;
	/** A lone large file of a known format is loaded while the rest of it is still being checked. */
	const draft = (table: RawTable) => {
		const format = ingest.recognise(table.header, table.shape);
		if (!format) return;
		const source = { table, plan: ingest.planFor(table, format) };
		ahead = lease.use().then((engine) => ingest.stageAhead(engine, source, zone));
	};
	const sources = [...keep.sources];
	const origins = [...keep.origins];
	try {
		for (const { file, tables, sheets } of wanted) {
			const also = (tables ?? []).flatMap(({ decision }) => Object.keys(decision?.fields ?? {}).map(Number));
			const early = wanted.length === 1 && !tables && keep === NOTHING ? draft : undefined;
			const found = await ingest.readFile(file, { signal, progress, also, draft: early, sheets });
			for (const [i, table] of found.entries()) {
				const { decision, plan } = await planTable({ file, table }, tables?.[i], lease, context);
				sources.push({ table, plan });
				origins.push({ file, decision, sheets });
			}
		}
		ingest.checkFits(sources, (navigator as { deviceMemory?: number }).deviceMemory);
		progress({ stage: 'reading', file: sources[0]?.table.name ?? null, share: null });
		const engine = await untilAborted(lease.use(), signal);
		const loaded = await abortable(
			engine,
			ingest.load(engine, sources, {
				zone,
				signal,
				progress,
				ahead,
				first_new: wanted.length > 0 ? keep.sources.length : 0
			}),
			signal
		);
		return { ...loaded, engine, sources, origins };
	} catch (error) {
		lease.giveBack();
		signal.throwIfAborted();
		throw asProblem(error, wanted[0]?.file.name ?? '');
	}
}

/** By what was decided before for this table or this header, by its header, or by asking. */
async function planTable(
	{ file, table }: { file: File; table: RawTable },
	before: { decision: Decision | null; review: boolean } | undefined,
	lease: Lease,
	{ ask, progress, recall, remember, signal }: LoadContext
): Promise<Settled> {
	const ingest = await import('../ingest/index.ts');
	const settled = before?.decision
		? { decision: before.decision, plan: ingest.planOf(table, before.decision) }
		: ingest.settled(table, recall(table.header));
	if (settled && !before?.review) return settled;
	ingest.checkUsable(table);
	const engine = await untilAborted(lease.look(), signal);
	const format = ingest.recognise(table.header, table.shape);
	const decision = await ask(engine, {
		file,
		table,
		decision: settled?.decision ?? ingest.firstDecision(table, format)
	});
	remember(table.header, decision);
	progress({ stage: 'reading', file: table.name, share: null });
	return { decision, plan: ingest.planOf(table, decision) };
}

/** An engine for one load: on its way while the files are read, given back if nothing was put into it. */
class Lease {
	readonly #engines: Engines;
	readonly #engine: Promise<Engine>;
	#used = false;

	constructor(engines: Engines) {
		this.#engines = engines;
		this.#engine = engines.fresh();
		this.#engine.catch(() => {});
	}

	/** The engine, to load into. */
	use(): Promise<Engine> {
		this.#used = true;
		return this.#engine;
	}

	/** The engine, for a preview that leaves nothing behind. */
	look(): Promise<Engine> {
		return this.#engine;
	}

	giveBack(): void {
		this.#engine.then(
			(engine) => {
				if (this.#used) engine.terminate();
				else this.#engines.keep(engine);
				this.#engines.renew();
			},
			() => {}
		);
	}
}

/** The same tables again, for another site clock. */
export async function loadAgain(held: Held, context: LoadContext): Promise<Held> {
	const { load } = await import('../ingest/index.ts');
	const { engines, zone, signal, progress } = context;
	const lease = new Lease(engines);
	try {
		const engine = await untilAborted(lease.use(), signal);
		const loaded = await abortable(engine, load(engine, held.sources, { zone, signal, progress }), signal);
		return { ...held, ...loaded, engine };
	} catch (error) {
		lease.giveBack();
		signal.throwIfAborted();
		throw asProblem(error, held.files[0]?.name ?? '');
	}
}

/** Ending the engine is the one interruption that always works, and works at once. */
function abortable<T>(engine: Engine, work: Promise<T>, signal: AbortSignal): Promise<T> {
	const stop = () => engine.terminate();
	signal.addEventListener('abort', stop, { once: true });
	return work.finally(() => signal.removeEventListener('abort', stop));
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		work.then(resolve, reject);
	});
}

export function asProblem(error: unknown, file: string): Problem {
	if (error instanceof Problem) return error;
	return new Problem('engine', { file, detail: error instanceof Error ? error.message : String(error) });
}
