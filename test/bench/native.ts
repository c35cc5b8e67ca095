import { openNative as open, type Native as Plain } from '../../src/cli/native.ts';

export interface Native extends Plain {
	/** milliseconds spent inside the engine so far */
	spent(): number;
}

/** The command line's engine, with a watch on it. */
export async function openNative(): Promise<Native> {
	let spent = 0;
	const db = await open(async (work) => {
		const begun = performance.now();
		try {
			return await work();
		} finally {
			spent += performance.now() - begun;
		}
	});
	return { ...db, spent: () => spent };
}
