import { INCIDENT_FIELDS, STATES, type IncidentField } from '../../model/fields.ts';
import type { Format } from '../format.ts';

const FIELDS = Object.keys(INCIDENT_FIELDS) as IncidentField[];
/** Texts that the export may have shielded from spreadsheets with an apostrophe. */
const TEXTS = FIELDS.filter(
	(field) => INCIDENT_FIELDS[field] === 'VARCHAR' && !['state', 'record_type'].includes(field)
);

/** Rekap's own incidents export: canonical names, times with their Z, plain numbers. It comes back as what it was. */
export const rekap: Format = {
	id: 'rekap',
	kind: 'list',
	shape: 'csv',
	rank: 40,
	signature: [['incident_id'], ['opened_at'], ['finished_at', 'state', 'priority', 'category', 'title']],
	fields: Object.fromEntries(FIELDS.map((field) => [field, [field]])),
	derived: Object.fromEntries(
		TEXTS.map((field) => [
			field,
			`regexp_replace({${field}}, '^''([\\s\u00a0]*[=+@\uff1d\uff0b\uff0d\uff20-])', '\\1')`
		])
	),
	missing: [],
	states: Object.fromEntries(STATES.map((state) => [state, state])),
	priorities: {},
	levels: {},
	requests: ['service_request'],
	zone: 'site'
};
