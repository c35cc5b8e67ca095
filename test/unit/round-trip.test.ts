import { describe, expect, test } from 'vitest';
import { DEFAULT_PLAN } from '../../src/gaps/plan.ts';
import { gapTable } from '../../src/gaps/table.ts';
import { incidentRows, measure, monthly, prepare } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { metricsJson } from '../../src/report/metrics.ts';
import { csvOf } from '../../src/report/safe.ts';
import { fileAt, hasShared, loaded, type Given } from './loading.ts';

/** The metrics file of one log, and the incidents as they leave the page. */
async function figuresOf(file: Given, zone: string) {
	const { db, as_of, incidents, events, files } = await loaded([file], { zone });
	await prepare(db, DEFAULT_POLICY);
	const metrics = await measure(db, {});
	const json = JSON.parse(
		metricsJson({
			as_of,
			zone,
			files: [],
			incidents,
			events,
			policy: DEFAULT_POLICY,
			filter: {},
			metrics,
			monthly: await monthly(db, {}),
			gaps: gapTable(metrics, DEFAULT_PLAN, {}).rows,
			sop: [],
			generated_at: as_of
		})
	) as Record<string, unknown>;
	const { columns, rows } = await incidentRows(db, {}, { page: 0, page_size: 1e6 });
	return { json, csv: csvOf(columns, rows), format: files[0]?.format };
}

const FILES = ['sample-data/servicenow.json'];
if (hasShared('formats'))
	FILES.push(
		...[
			'servicenow_list.csv',
			'jira_jsm.csv',
			'zendesk_export.csv',
			'osticket_queue.csv',
			'itop_incidents.csv'
		].map((name) => `../shared/formats/${name}`)
	);

describe('the incidents export comes back as what it was', () => {
	test.each(FILES)('%s gives the same metrics again', async (path) => {
		const first = await figuresOf(fileAt(path), 'Asia/Jakarta');
		const again = await figuresOf({ name: 'rekap-incidents.csv', content: first.csv }, 'Asia/Jakarta');
		expect(again.format).toBe('rekap');
		expect(again.json).toEqual(first.json);
		expect(again.csv).toBe(first.csv);
	});
});
