import type { Unit } from '../metrics/types.ts';
import { wilson } from '../stats/wilson.ts';

interface Figure {
	value: number | null;
	unit: Unit;
	n: number | null;
	numerator: number | null;
}

/**
 * A figure with how sure it is: Wilson's 95 % interval where it is a share; null where it is none. A mean of shares, which
 * has no numerator, is taken for so many cases: it varies less than yes and no do, so that its interval is rather too wide.
 */
export function measuredOf<F extends Figure>(
	figure: F
): F & { interval: { lower: number; upper: number } | null } {
	const { value, unit, n, numerator } = figure;
	const share = unit === 'ratio' && value !== null && n !== null;
	return { ...figure, interval: share ? wilson(numerator ?? value * n, n) : null };
}

/** Looks figures up by name, each with how sure it is; null where there is none of that name. */
export function measuredIn<F extends Figure>(
	book: ReadonlyMap<string, F>
): (name: string) => ReturnType<typeof measuredOf<F>> | null {
	return (name) => {
		const found = book.get(name);
		return found ? measuredOf(found) : null;
	};
}
