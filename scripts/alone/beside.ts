/**
 * What `src/engine/beside.ts` is in the build into a single file: the app's own files stand in the page, gzipped, as
 * text that no browser runs.
 */
export async function beside(name: string): Promise<Response> {
	const text = document.getElementById(name)?.textContent;
	if (!text) throw new Error('It is not in this file.');
	const packed = atob(text);
	const bytes = new Uint8Array(packed.length);
	for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
	return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}
