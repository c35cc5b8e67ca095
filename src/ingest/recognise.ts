import type { EventField, IncidentField } from '../model/fields.ts';
import { columnFinder, normalise, placeholders, type Format } from './format.ts';
import { FORMATS } from './formats/index.ts';
import { own } from './formats/own.ts';
import type { RawTable } from './table.ts';

/** Canonical field → indexes of the columns it is read from, in the order in which a filled one wins. */
export interface Mapping {
	incident: Partial<Record<IncidentField, number[]>>;
	event: Partial<Record<EventField, number[]>>;
}

/** The format of a table with certainty, or null: then the reader is asked. */
export function recognise(header: readonly string[], shape: RawTable['shape']): Format | null {
	const names = new Set(header.map(normalise));
	const found = FORMATS.find(
		(format) =>
			format !== own &&
			format.shape === shape &&
			format.signature.every((oneOf) => oneOf.some((name) => names.has(normalise(name))))
	);
	return found ?? recogniseOwn(header, shape);
}

/**
 * An own spreadsheet is recognised where id, opening time and state are there, no two columns claim one field, and at
 * least four in five columns are known: else a wrong guess could go unseen.
 */
function recogniseOwn(header: readonly string[], shape: RawTable['shape']): Format | null {
	const { incident, event } = mappingOf(own, header);
	if (!incident.incident_id || !incident.opened_at || !incident.state) return null;
	const columns = [...Object.values(incident), ...Object.values(event)];
	if (columns.some((indexes) => indexes.length > 1)) return null;
	const known = new Set(columns.flat()).size;
	if (known < 5 || known / header.filter((name) => name.trim() !== '').length < 0.8) return null;
	return { ...own, shape, kind: event.at ? 'events' : 'list' };
}

/** Which columns a format reads its fields from, in this header. */
export function mappingOf(format: Format, header: readonly string[]): Mapping {
	const find = columnFinder(header);
	const derived = Object.entries(format.derived ?? {}).flatMap(([field, sql]) => {
		const names = placeholders(sql);
		const columns = names.flatMap(({ names }) => find(names));
		return columns.length > 0 || names.length === 0 ? [[field, [...new Set(columns)]] as const] : [];
	});
	const pick = <F extends string>(fields: Partial<Record<F, readonly string[]>>, prefix: string) =>
		({
			...Object.fromEntries(
				Object.entries<readonly string[] | undefined>(fields)
					.map(([field, names]) => [field, find(names ?? [])] as const)
					.filter(([, indexes]) => indexes.length > 0)
			),
			...Object.fromEntries(
				derived
					.filter(([field]) => field.startsWith('event_') === (prefix !== ''))
					.map(([field, columns]) => [field.slice(prefix.length), columns])
			)
		}) as Partial<Record<F, number[]>>;
	const incident = pick(format.fields, '');
	const event = withDefaults(pick(format.events ?? {}, 'event_'), incident);
	for (const [field, names] of Object.entries(format.events ?? {}))
		if (names.length === 0) delete event[field as EventField];
	return { incident, event };
}

/** What an event row says of group, person, state …, where the format has no columns of its own for it. */
export function withDefaults(event: Mapping['event'], incident: Mapping['incident']): Mapping['event'] {
	if (!event.at) return event;
	const same = {
		incident_id: incident.incident_id,
		state: incident.state,
		assignment_group: incident.assignment_group,
		resource: incident.assignee,
		support_tier: incident.support_tier,
		priority: incident.priority,
		category: incident.category
	};
	const given = Object.entries(same).filter(([, indexes]) => indexes !== undefined);
	return { ...(Object.fromEntries(given) as Mapping['event']), ...event };
}
