import { Problem } from './types.ts';

/** Text as UTF-8, and what it was. */
export interface Decoded {
	blob: Blob;
	encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
	bom: boolean;
}

const SLICE = 16 * 1024 * 1024;

/**
 * A byte-order mark decides; else valid UTF-8 is UTF-8; else windows-1252, of which printable Latin-1 is a part.
 * UTF-8 comes back untouched but for its mark.
 * @throws Problem `empty_file` | `not_text` (NUL bytes: a picture, a spreadsheet, a program)
 */
export async function decode(name: string, blob: Blob): Promise<Decoded> {
	if (blob.size === 0) throw new Problem('empty_file', { file: name });
	const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
	if (head[0] === 0xff && head[1] === 0xfe) return { ...(await transcode(blob, 'utf-16le')), bom: true };
	if (head[0] === 0xfe && head[1] === 0xff) return { ...(await transcode(blob, 'utf-16be')), bom: true };
	const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
	if (head.includes(0)) throw new Problem('not_text', { file: name });
	if (await isUtf8(blob)) return { blob: bom ? blob.slice(3) : blob, encoding: 'utf-8', bom };
	return { ...(await transcode(blob, 'windows-1252')), bom: false };
}

/** Plain ASCII is known by a glance at four bytes at a time; only slices with other bytes are really decoded. */
async function isUtf8(blob: Blob): Promise<boolean> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let seen = false;
	try {
		for (let at = 0; at < blob.size; at += SLICE) {
			const bytes = await blob.slice(at, at + SLICE).arrayBuffer();
			seen ||= !isAscii(bytes);
			if (seen) decoder.decode(bytes, { stream: true });
		}
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}

function isAscii(bytes: ArrayBuffer): boolean {
	const whole = bytes.byteLength >> 2;
	for (const word of new Int32Array(bytes, 0, whole)) if (word & 0x80808080) return false;
	return new Uint8Array(bytes, whole * 4).every((byte) => byte < 0x80);
}

async function transcode(blob: Blob, encoding: Decoded['encoding']): Promise<Omit<Decoded, 'bom'>> {
	const decoder = new TextDecoder(encoding);
	const parts: string[] = [];
	for (let at = 0; at < blob.size; at += SLICE)
		parts.push(decoder.decode(await blob.slice(at, at + SLICE).arrayBuffer(), { stream: true }));
	parts.push(decoder.decode());
	return { blob: new Blob(parts), encoding };
}
