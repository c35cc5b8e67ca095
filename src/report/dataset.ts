import type { MetricsExport } from './metrics.ts';

/** What every exported figure rests on. */
export type Ground = Pick<
	MetricsExport,
	'as_of' | 'zone' | 'files' | 'incidents' | 'events' | 'policy' | 'filter' | 'generated_at'
>;

/** What a page calls a figure, in the reader's language. */
export interface Words {
	name: string;
	definition: string;
}

/** The data set as the JSON exports name it; times ISO-8601 UTC. */
export function datasetOf({
	as_of,
	zone,
	files,
	incidents,
	events
}: Pick<Ground, 'as_of' | 'zone' | 'files' | 'incidents' | 'events'>) {
	return {
		as_of: as_of.toISOString(),
		zone,
		files: files.map(({ name, format, rows, incidents, events, refused, duplicates }) => ({
			name,
			format,
			rows,
			incidents,
			events,
			refused,
			duplicates
		})),
		incidents,
		events
	};
}
