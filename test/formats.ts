import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** A small export of each known format, kept beside the project. */
export const FORMATS = '../shared/formats';
const there = existsSync(FORMATS);
if (!there) console.info(`skipped: ${FORMATS} is not here`);
/** Names of the exports; none where they are not here. */
export const FORMAT_FILES = there
	? readdirSync(FORMATS).filter((file) => !/\.expected\.json$|\.md$/.test(file))
	: [];

/** What is in an export, read on a site in Asia/Jakarta: counts, and times in UTC. */
export interface Expected {
	format: string;
	rows_in_file: number;
	header_row: number | null;
	incidents: number;
	refused: number;
	duplicates: number;
	events: number;
	first: Record<string, string | number | boolean | null>;
	first_events?: { at: string; activity: string; assignment_group?: string; value?: string }[];
	states: Record<string, number>;
	priorities: Record<string, number>;
	record_types: Record<string, number>;
	reported_sla_met?: Record<string, number>;
	opened_min: string;
	opened_max: string;
	nulls?: Record<string, number>;
	sums?: Record<string, number>;
}

/** What is expected of an export, by its file name. */
export function expectedOf(file: string): Expected {
	const path = `${FORMATS}/${file.replace(/(\.\w+){1,2}$/, '.expected.json')}`;
	return JSON.parse(readFileSync(path, 'utf8')) as Expected;
}
