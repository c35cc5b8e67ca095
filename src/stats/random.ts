/**
 * Uniform numbers within 0..1, both ends left out, the same for the same seed: xorshift with 128 bits of state
 * (Marsaglia 2003, J. Statistical Software 8:14), begun as in the paper.
 */
export function uniform(seed = 0): () => number {
	let [x, y, z, w] = [123456789, 362436069, 521288629, 88675123 ^ seed];
	return () => {
		const t = x ^ (x << 11);
		x = y;
		y = z;
		z = w;
		w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
		return ((w >>> 0) + 0.5) / 2 ** 32;
	};
}
