import { normalise, placeholders, type Format } from '../format.ts';
import { jiraCsv, jiraJson } from './atlassian.ts';
import { freshdeskCsv, freshserviceCsv } from './freshworks.ts';
import { glpiCsv } from './glpi.ts';
import { hpsmActivities, hpsmIncidents } from './hpsm.ts';
import { ispIncidents, ispTickets } from './isp.ts';
import { itopCsv } from './itop.ts';
import { logbookCsv, logbookJson } from './logbook.ts';
import { manageengineJson } from './manageengine.ts';
import { osticketCsv } from './osticket.ts';
import { otrsCsv, zammadXlsx } from './otrs.ts';
import { own } from './own.ts';
import { pagerdutyCsv, pagerdutyJson } from './pagerduty.ts';
import { rekap } from './rekap.ts';
import { remedyCsv } from './remedy.ts';
import {
	servicenowAudit,
	servicenowAuditCopy,
	servicenowCsv,
	servicenowJson,
	servicenowLabel,
	servicenowMetric
} from './servicenow.ts';
import { gamas, insera } from './telkom.ts';
import { xes } from './xes.ts';
import { zendeskCsv, zendeskJson } from './zendesk.ts';

/** Every format that is known by its header, the most specific first. */
export const FORMATS: readonly Format[] = [
	freshdeskCsv,
	freshserviceCsv,
	gamas,
	glpiCsv,
	hpsmActivities,
	hpsmIncidents,
	insera,
	ispIncidents,
	ispTickets,
	itopCsv,
	jiraCsv,
	jiraJson,
	logbookCsv,
	logbookJson,
	manageengineJson,
	osticketCsv,
	otrsCsv,
	pagerdutyCsv,
	pagerdutyJson,
	rekap,
	remedyCsv,
	servicenowAudit,
	servicenowAuditCopy,
	servicenowCsv,
	servicenowLabel,
	servicenowMetric,
	servicenowJson,
	xes,
	zammadXlsx,
	zendeskCsv,
	zendeskJson,
	own
].sort((a, b) => b.rank - a.rank);

/** Format by its data-format value; a mapped file is read with the vocabulary of `own`. */
export function formatOf(id: string): Format {
	return FORMATS.find((format) => format.id === id) ?? own;
}

/** Every column name that some format knows: what a header row is told by. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set(
	FORMATS.flatMap((format) => [
		...[...Object.values(format.fields), ...Object.values(format.events ?? {})].flat(),
		...Object.values(format.derived ?? {}).flatMap((sql) => placeholders(sql).flatMap(({ names }) => names))
	]).map(normalise)
);
