import {
	BlobReader,
	BlobWriter,
	ZipReader,
	configure,
	type FileEntry
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { Problem } from './types.ts';

/** One file as it is after its wrappings are taken off; `name` says where it came from. */
export interface Opened {
	name: string;
	blob: Blob;
}

/** More than this is not unpacked: nothing of that size would fit the engine anyway. */
const LARGEST_BYTES = 2_000_000_000;
const MOST_ENTRIES = 1_000;
const DEFLATE = 8;

configure({ useWebWorkers: false });

/**
 * Takes .zip and .gz wrappings off, told by content and not by name; anything else comes back as it is.
 * @throws Problem `broken_zip` | `nothing_in_zip` | `too_large`
 */
export async function unwrap(name: string, blob: Blob): Promise<Opened[]> {
	const [a, b, c] = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
	if (a === 0x1f && b === 0x8b) return [{ name: name.replace(/\.gz$/i, ''), blob: await gunzip(name, blob) }];
	if (a === 0x50 && b === 0x4b && c === 0x03) return unzip(name, blob);
	return [{ name, blob }];
}

async function gunzip(name: string, blob: Blob): Promise<Blob> {
	try {
		return await limited(name, blob.stream().pipeThrough(new DecompressionStream('gzip')));
	} catch (error) {
		throw error instanceof Problem ? error : new Problem('broken_zip', { file: name });
	}
}

async function unzip(name: string, blob: Blob): Promise<Opened[]> {
	const reader = new ZipReader(new BlobReader(blob));
	try {
		const entries = (await reader.getEntries()).filter(
			(entry) => !entry.directory && !/(^|\/)(__MACOSX|\.)/.test(entry.filename) && entry.uncompressedSize > 0
		);
		if (entries.length === 0) throw new Problem('nothing_in_zip', { file: name });
		const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
		if (size > LARGEST_BYTES || entries.length > MOST_ENTRIES)
			throw new Problem('too_large', { file: name, size: Math.round(size / 1e6) });
		const opened: Opened[] = [];
		for (const entry of entries)
			if (!entry.directory)
				opened.push({ name: `${name} › ${entry.filename}`, blob: await contentOf(name, entry) });
		return opened;
	} catch (error) {
		throw error instanceof Problem ? error : new Problem('broken_zip', { file: name });
	} finally {
		await reader.close();
	}
}

/** A deflated entry is unpacked by the browser itself; whatever else there is, by the library. */
async function contentOf(name: string, entry: FileEntry): Promise<Blob> {
	if (entry.compressionMethod !== DEFLATE || entry.encrypted) return entry.getData(new BlobWriter());
	const packed = await entry.getData(new BlobWriter(), { passThrough: true });
	const stream = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
	const content = await limited(name, stream, entry.uncompressedSize);
	if (content.size !== entry.uncompressedSize) throw new Problem('broken_zip', { file: name });
	return content;
}

/** The stream's content, as long as it is not larger than it may be: an archive can promise little and hold much. */
async function limited(
	name: string,
	stream: ReadableStream<Uint8Array<ArrayBuffer>>,
	most = LARGEST_BYTES
): Promise<Blob> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	const reader = stream.getReader();
	for (let step = await reader.read(); !step.done; step = await reader.read()) {
		size += step.value.length;
		if (size > most) throw new Problem('too_large', { file: name, size: Math.round(size / 1e6) });
		parts.push(step.value);
	}
	return new Blob(parts);
}
