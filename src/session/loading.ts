import type { Engine } from '../engine/engine.ts';
import type { Loaded, RawTable, Source } from '../ingest/index.ts';
import { Problem, type Decision, type Progress } from '../ingest/types.ts';
import type { Engines } from './engines.ts';

/** A data set in its own engine, with all that is needed to load it again. */
export interface Held extends Loaded {
	engine: Engine;
	sources: Source[];
	/** for each source, the file it was in and what the reader decided about it, if asked */
	origins: { file: File; decision: Decision | null }[];
}

export interface LoadContext {
	engines: Engines;
	zone: string;
	signal: AbortSignal;
	progress: (progress: Progress) => void;
	/** asks the reader how a file is to be read; rejects when the reader cancels */
	ask: (engine: Engine, table: RawTable, decision: Decision) => Promise<Decision>;
}

/** Which file is to be read how, where that is known already. */
export interface Wanted {
	file: File;
	/** for each table in it, what was decided before, and whether to ask in any case */
	tables?: { decision: Decision | null; review: boolean }[];
}

/**
 * Files → a data set in an engine of its own. Whatever is loaded now is not touched.
 * @throws Problem for the reader; the signal's reason when cancelled
 */
export async function loadFiles(wanted: readonly Wanted[], context: LoadContext): Promise<Held> {
	const { engines, signal, progress, zone } = context;
	const ingest = await import('../ingest/index.ts');
	const sources: Source[] = [];
	const origins: Held['origins'] = [];
	const read: { file: File; table: RawTable; before: { decision: Decision | null; review: boolean } | undefined }[] = [];
	for (const { file, tables } of wanted) {
		const also = (tables ?? []).flatMap(({ decision }) => Object.keys(decision?.fields ?? {}).map(Number));
		const found = await ingest.readFile(file, { signal, progress, also });
		read.push(...found.map((table, i) => ({ file, table, before: tables?.[i] })));
	}
	progress({ stage: 'reading', file: read[0]?.table.name ?? null, share: null });
	const engine = await untilAborted(engines.fresh(), signal);
	let touched = false;
	try {
		for (const { file, table, before } of read) {
			const format = ingest.recognise(table.header, table.shape);
			let decision = before?.decision ?? null;
			const plan = format && ingest.planFor(table, format);
			if (before?.review || (!decision && (!plan || plan.order_from === 'assumed'))) {
				ingest.checkUsable(table);
				decision = await context.ask(engine, table, decision ?? ingest.firstDecision(table));
				progress({ stage: 'reading', file: table.name, share: null });
			}
			sources.push({ table, plan: decision || !plan ? ingest.planOf(table, decision ?? ingest.firstDecision(table)) : plan });
			origins.push({ file, decision });
		}
		touched = true;
		const loaded = await abortable(engine, ingest.load(engine, sources, { zone, signal, progress }), signal);
		return { ...loaded, engine, sources, origins };
	} catch (error) {
		if (touched) {
			engine.terminate();
			engines.renew();
		} else engines.keep(engine);
		signal.throwIfAborted();
		throw asProblem(error, read[0]?.table.name ?? '');
	}
}

/** The same tables again, for another site clock. */
export async function loadAgain(held: Held, context: LoadContext): Promise<Held> {
	const { load } = await import('../ingest/index.ts');
	const { engines, zone, signal, progress } = context;
	const engine = await untilAborted(engines.fresh(), signal);
	try {
		return { ...held, ...(await abortable(engine, load(engine, held.sources, { zone, signal, progress }), signal)), engine };
	} catch (error) {
		engine.terminate();
		engines.renew();
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
