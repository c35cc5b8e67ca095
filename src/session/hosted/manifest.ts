import * as v from 'valibot';

/** What a team puts beside the page: its logs by address, and what comes along with them. */
export interface Manifest {
	title: string | null;
	/** addresses of the logs, in this order */
	files: readonly URL[];
	/** a metrics file of the same logs, shown until they are read */
	metrics: URL | null;
	/** a workspace file of the team */
	workspace: URL | null;
}

/** A message for the reader (`hosted_problem.<key>`), and what it is about: an address, or a place in the manifest. */
export class HostedProblem extends Error {
	override name = 'HostedProblem';
	constructor(
		readonly key: HostedProblemKey,
		readonly at: string
	) {
		super(`${key} ${at}`);
	}
}

export type HostedProblemKey =
	| 'foreign'
	| 'unreachable'
	| 'web_page'
	| 'too_large'
	| 'not_json'
	| 'malformed'
	| 'no_files'
	| 'not_metrics'
	| 'filtered_metrics'
	| 'not_workspace';

/** Where a set lies if the address of the page names none. */
export const DEFAULT_PLACE = 'data/manifest.json';

const Address = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));

const ManifestSchema = v.object({
	files: v.pipe(v.array(Address), v.maxLength(200)),
	title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
	metrics: v.optional(Address),
	workspace: v.optional(Address)
});

/**
 * The text of a manifest → what it names, with addresses taken relative to it.
 * @throws HostedProblem `not_json` | `malformed` | `foreign`
 */
export function readManifest(text: string, place: URL): Manifest {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new HostedProblem('not_json', nameOf(place));
	}
	const read = v.safeParse(ManifestSchema, value);
	if (!read.success) throw new HostedProblem('malformed', v.getDotPath(read.issues[0]) ?? nameOf(place));
	const { files, title, metrics, workspace } = read.output;
	return {
		title: title === '' ? null : title,
		files: files.map((file) => addressOf(file, place)),
		metrics: metrics === undefined ? null : addressOf(metrics, place),
		workspace: workspace === undefined ? null : addressOf(workspace, place)
	};
}

/** An address on the host of `base`. @throws HostedProblem `foreign` for any other */
export function addressOf(text: string, base: URL): URL {
	if (!URL.canParse(text, base)) throw new HostedProblem('foreign', text);
	const url = new URL(text, base);
	if (url.protocol !== base.protocol || url.origin !== base.origin) throw new HostedProblem('foreign', text);
	return url;
}

/** Whether the address is that of a manifest: what ends in `manifest.json`, or JSON that lists files. */
export function isManifest(place: URL, text: string): boolean {
	if (place.pathname.endsWith('manifest.json')) return true;
	if (!place.pathname.endsWith('.json')) return false;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && Object.hasOwn(value, 'files');
	} catch {
		return false;
	}
}

/** The last part of an address, as the name of its file. */
export function nameOf(url: URL): string {
	const last = url.pathname.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}
