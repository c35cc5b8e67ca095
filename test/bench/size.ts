import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Bytes of JavaScript, gzipped, that the built page asks for before it shows itself: what index.html names, and the
 * larger of the two languages.
 * @param dist the folder of the build
 */
export function bytesBeforeFirstPage(dist: string): number {
	const size = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
	const named = readFileSync(join(dist, 'index.html'), 'utf8').match(/assets\/[^"]+\.js/g) ?? [];
	const languages = readdirSync(join(dist, 'assets')).filter((file) => /^(en|id)-[^.]+\.js$/.test(file));
	return (
		[...new Set(named)].reduce((sum, file) => sum + size(file), 0) +
		Math.max(...languages.map((file) => size(join('assets', file))))
	);
}
