import { same } from '../../model/same.ts';
import { merged } from '../../workspace/merge.ts';
import { plain } from '../../workspace/plain.ts';
import { SECTIONS, START, workspaceOf, type SectionName, type Workspace } from '../../workspace/sections.ts';
import { isLeaving, onLeaving, pickUp, putDown } from '../leaving.ts';
import { Device, type Stored } from './device.ts';
import { kept as keptBefore } from './earlier.ts';

/**
 * The workspace of this device. Every change is written at once; what another tab writes is taken in, and where both
 * changed something, both changes hold.
 */
export class WorkspaceStore {
	value: Workspace = $state.raw(START);
	/** true once what was kept is read: before, nothing may be shown of it or changed */
	ready: boolean = $state(false);
	/** false where the browser keeps nothing, so that all of it goes with the page */
	kept: boolean = $state(true);
	/** how often all of it was set at once: what was being typed goes then, and only then */
	renewed: number = $state(0);
	/** whether the browser promised not to clear it by itself; null as long as it was not asked */
	lasting: boolean | null = $state(null);

	#device: Device | null = null;
	/** what the device held when it was last read or written */
	#base: Stored = { revision: 0, workspace: START };
	#writing: Promise<void> | null = null;
	readonly #changed: (before: Workspace, after: Workspace) => void;

	/** @param changed called after every change, whoever made it */
	constructor(changed: (before: Workspace, after: Workspace) => void) {
		this.#changed = changed;
		onLeaving(() => this.#writing && this.#putDown());
	}

	/** Reads what is kept. To be awaited before anything else is done with it. */
	async open(): Promise<void> {
		try {
			const device = (this.#device = await Device.open());
			device.watch(() => void this.#follow());
			const stored = await device.read();
			if (stored) this.#base = { ...stored, workspace: understood(stored.workspace) };
			const held = stored ? (this.#base.workspace as Workspace) : keptBefore();
			this.#show(withLeft(held));
			if (!same(this.value, this.#base.workspace)) await this.#write();
			this.lasting = stored ? await persisted() : null;
		} catch {
			this.kept = false;
			this.#show(keptBefore());
		} finally {
			this.ready = true;
		}
	}

	/** Sets a section. @throws RangeError for what could not be read again: a form checks first */
	change<Name extends SectionName>(name: Name, value: Workspace[Name]): void {
		const kept = plain(value);
		if (SECTIONS[name].read(kept) === undefined)
			throw new RangeError(`What was to be kept as ${name} is not valid.`);
		this.#put({ ...this.value, [name]: kept });
	}

	/** Sets all of it, as a file says. */
	replace(workspace: Workspace): void {
		this.#put(plain(workspace));
		this.renewed += 1;
	}

	#put(workspace: Workspace): void {
		this.#show(workspace);
		this.#writing ??= this.#write().finally(() => (this.#writing = null));
		if (isLeaving()) this.#putDown();
		if (this.lasting === null) {
			this.lasting = false;
			void promised().then((lasting) => (this.lasting = lasting));
		}
	}

	/** Ends when everything stands on the device. */
	async settled(): Promise<void> {
		await this.#writing;
	}

	close(): void {
		this.#device?.close();
		this.#device = null;
	}

	/** What did not change stays the same object, so that nothing which hangs on it is done again. */
	#show(workspace: Workspace): void {
		const before = this.value;
		const after = workspaceOf((name) =>
			same(before[name], workspace[name]) ? before[name] : workspace[name]
		);
		if (Object.values(after).every((section, i) => section === Object.values(before)[i])) return;
		this.value = after;
		this.#changed(before, after);
	}

	/** What may not be written any more; `base` says what of it is news. */
	#putDown(): void {
		if (this.kept) putDown(LEFT, { base: this.#base.workspace, workspace: this.value });
	}

	async #write(): Promise<void> {
		const device = this.#device;
		if (!device) return;
		try {
			for (let mine: Workspace | null = null; mine !== this.value;) {
				mine = this.value;
				await this.#writeOnce(device, mine);
			}
			this.kept = true;
		} catch {
			this.kept = false;
		}
	}

	async #writeOnce(device: Device, mine: Workspace): Promise<void> {
		const written = await device.write((stored) => ({
			revision: (stored?.revision ?? 0) + 1,
			workspace:
				!stored || stored.revision === this.#base.revision
					? mine
					: merged(this.#base.workspace as Workspace, mine, understood(stored.workspace))
		}));
		this.#base = written;
		this.#show(merged(mine, this.value, written.workspace as Workspace));
	}

	/** Another tab has written. */
	async #follow(): Promise<void> {
		const stored = await this.#device?.read().catch(() => null);
		if (!stored || stored.revision <= this.#base.revision) return;
		const theirs = understood(stored.workspace);
		const next = merged(this.#base.workspace as Workspace, this.value, theirs);
		this.#base = { ...stored, workspace: theirs };
		this.#show(next);
	}
}

/** Under which name is put down what could not be written. */
const LEFT = 'unwritten';

/** What was put down when the page went, put together with what was written, by whomever. */
function withLeft(held: Workspace): Workspace {
	const left = pickUp(LEFT) as { base?: unknown; workspace?: unknown } | undefined;
	return left ? merged(understood(left.base), understood(left.workspace), held) : held;
}

/** What is kept, section by section; the starting value of what is not understood. */
function understood(value: unknown): Workspace {
	const all = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
	return workspaceOf((name) => SECTIONS[name].read(all[name]) ?? START[name]);
}

/** Whether the browser has promised it before; null where it was not asked, or cannot be. */
async function persisted(): Promise<boolean | null> {
	try {
		return (await navigator.storage.persisted()) || null;
	} catch {
		return null;
	}
}

/** Asks the browser not to clear the storage by itself. */
async function promised(): Promise<boolean> {
	try {
		return await navigator.storage.persist();
	} catch {
		return false;
	}
}
