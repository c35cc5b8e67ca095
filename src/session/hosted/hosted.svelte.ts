import { MOST_BYTES, readWorkspace } from '../../workspace/file.ts';
import type { Workspace } from '../../workspace/sections.ts';
import { fetchFile, LONGEST_LOG, type Fetching } from './fetching.ts';
import { readFigures, type Figures } from './figures.ts';
import {
	addressOf,
	DEFAULT_PLACE,
	HostedProblem,
	isManifest,
	nameOf,
	readManifest,
	type Manifest
} from './manifest.ts';

export type { Figures } from './figures.ts';

/** How far a file is. */
export interface Arriving {
	name: string;
	/** bytes */
	received: number;
	/** bytes; null where the host does not say */
	whole: number | null;
}

/** The set of logs that lies beside the page. It is fetched before the page is sealed, or not at all. */
class Hosted {
	/** `passed`: there is one, and the reader did not want it */
	status: 'none' | 'fetching' | 'fetched' | 'failed' | 'passed' = $state('none');
	title: string | null = $state(null);
	/** the logs, all of them or none */
	files: readonly File[] = $state.raw([]);
	arriving: Arriving | null = $state.raw(null);
	/** what a metrics file beside the logs says */
	figures: Figures | null = $state.raw(null);
	/** what a workspace file beside the logs sets, until it is taken or left */
	workspace: { name: string; sections: Partial<Workspace> } | null = $state.raw(null);
	/** what went wrong: with the set, or with what comes along with it */
	problems: readonly HostedProblem[] = $state.raw([]);

	/** the logs were opened: from then on the figures are those read from them */
	opened: boolean = $state(false);

	readonly #skipped = new AbortController();

	/**
	 * Fetches what the address of the page names, else what lies at the usual place; what goes wrong is told, not thrown.
	 * @param early called once there are figures to show
	 */
	async fetch(page: URL, early: () => void): Promise<void> {
		const asked = page.searchParams.get('data');
		if (__ALONE__) return;
		try {
			const manifest = asked ? await this.#asked(asked, page) : await this.#usual(page);
			if (manifest) await this.#take(manifest, early);
		} catch (error) {
			this.status = this.#skipped.signal.aborted ? 'passed' : 'failed';
			this.#tell(error);
		} finally {
			this.arriving = null;
		}
	}

	/** Does without the set. */
	skip(): void {
		this.#skipped.abort(new DOMException('skipped', 'AbortError'));
		this.status = 'passed';
		this.figures = this.workspace = null;
	}

	/** Whether these files are of the set, and nothing else. */
	holds(files: readonly File[]): boolean {
		return files.length > 0 && files.every((file) => this.files.includes(file));
	}

	/** The messages were read. */
	dismiss(): void {
		this.problems = [];
	}

	/** What the reader asked for must be there. */
	async #asked(text: string, page: URL): Promise<Manifest> {
		const place = addressOf(text, page);
		this.status = 'fetching';
		const file = await this.#file(place, LONGEST_LOG);
		const start = file.size <= MOST_BYTES ? await file.text() : '';
		if (!isManifest(place, start)) {
			this.files = [file];
			return { title: null, files: [], metrics: null, workspace: null };
		}
		const manifest = readManifest(start, place);
		if (manifest.files.length === 0) throw new HostedProblem('no_files', nameOf(place));
		return manifest;
	}

	/** Where nothing lies at the usual place, or what a host says when nothing does, there is no set. */
	async #usual(page: URL): Promise<Manifest | null> {
		const place = new URL(DEFAULT_PLACE, page);
		let text: string;
		try {
			text = await (await fetchFile(place, { most: MOST_BYTES, signal: this.#skipped.signal })).text();
		} catch (error) {
			if (error instanceof HostedProblem && error.key === 'too_large') throw error;
			return null;
		}
		if (/^\s*</.test(text)) return null;
		const manifest = readManifest(text, place);
		return manifest.files.length === 0 ? null : manifest;
	}

	/** The small files first: they are seen while the logs come. */
	async #take({ title, files, metrics, workspace }: Manifest, early: () => void): Promise<void> {
		this.status = 'fetching';
		this.title = title;
		if (metrics)
			await this.#along(metrics, (text, name) => {
				this.figures = readFigures(text, name);
				early();
			});
		if (workspace)
			await this.#along(workspace, (text, name) => {
				const read = readWorkspace(text);
				if ('problem' in read) throw new HostedProblem('not_workspace', name);
				this.workspace = { name, sections: read.sections };
			});
		const logs: File[] = [];
		for (const url of files) logs.push(await this.#file(url, LONGEST_LOG));
		if (logs.length > 0) this.files = logs;
		this.status = 'fetched';
	}

	/** Without what comes along the logs are still the logs. */
	async #along(url: URL, take: (text: string, name: string) => void): Promise<void> {
		try {
			const file = await this.#file(url, MOST_BYTES);
			take(await file.text(), file.name);
		} catch (error) {
			this.#skipped.signal.throwIfAborted();
			this.#tell(error);
		}
	}

	#file(url: URL, most: number): Promise<File> {
		const name = nameOf(url);
		const progress: Fetching['progress'] = (received, whole) => (this.arriving = { name, received, whole });
		progress(0, null);
		return fetchFile(url, { most, signal: this.#skipped.signal, progress });
	}

	#tell(error: unknown): void {
		if (error instanceof HostedProblem) this.problems = [...this.problems, error];
		else if (!this.#skipped.signal.aborted) throw error;
	}
}

export const hosted = new Hosted();
