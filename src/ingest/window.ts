const BLOCK_BYTES = 4 * 1024 * 1024;

/**
 * Text of many small pieces of a blob, asked for in their order: read in blocks, since every read of a piece on its own
 * is a journey to the browser's file process.
 */
export function textReader(blob: Blob): (from: number, to: number) => Promise<string> {
	const decoder = new TextDecoder();
	let block = new Uint8Array();
	let base = 0;
	return async (from, to) => {
		if (from < base || to > base + block.length) {
			base = from;
			block = new Uint8Array(await blob.slice(from, Math.max(to, from + BLOCK_BYTES)).arrayBuffer());
		}
		return decoder.decode(block.subarray(from - base, to - base));
	};
}

/** One record without its line end. */
export const withoutEol = (record: string): string => record.replace(/(?:\r\n|\n|\r)$/, '');
