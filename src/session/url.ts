import { DIMENSIONS, type Dimension } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';

/** What a link holds: the view, and what the reader chose in it; never a default. */
export interface Place {
	view: string;
	filter: Filter;
	basis: 'finished' | 'opened';
	part: string | null;
}

/** What stands before the first slash of a view: `incident/INC%2F1` → `incident`. */
export function pageOf(view: string): string {
	return view.split('/')[0] ?? '';
}

/** What stands behind the first slash of a view, as it was before it went into an address: `incident/INC%2F1` → `INC/1`. */
export function detailOf(view: string): string {
	const text = view.split('/').slice(1).join('/');
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** `#/recap?priority=1&group=Team+A` → place. Anything not understood is left out. */
export function placeOf(hash: string): Place {
	const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
	const params = new URLSearchParams(query);
	const chosen = DIMENSIONS.map((dimension) => [dimension, params.getAll(dimension)] as const);
	return {
		view: path === '' ? 'import' : path,
		filter: Object.fromEntries(chosen.filter(([, values]) => values.length > 0)) as Filter,
		basis: params.get('basis') === 'opened' ? 'opened' : 'finished',
		part: params.get('part')
	};
}

/** Place → hash, the same for the same choices in whatever order they were made. */
export function hashOf({ view, filter, basis, part }: Place): string {
	const params = new URLSearchParams();
	for (const dimension of DIMENSIONS)
		for (const value of [...(filter[dimension] ?? [])].sort()) params.append(dimension, value);
	if (basis === 'opened') params.set('basis', basis);
	if (part !== null) params.set('part', part);
	const query = params.toString();
	return `#/${view}${query ? `?${query}` : ''}`;
}

/** The filter with one dimension's choice set; an empty choice keeps all. */
export function withChoice(filter: Filter, dimension: Dimension, values: readonly string[]): Filter {
	const { [dimension]: _, ...others } = filter;
	return values.length === 0 ? others : { ...others, [dimension]: values };
}
