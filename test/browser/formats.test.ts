import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe } from 'vitest';
import { FORMATS, FORMAT_FILES, expectedOf } from '../formats.ts';
import { expect, test } from './harness.ts';

const tally = (rows: Record<string, string>[], field: string) => {
	const counts: Record<string, number> = {};
	for (const row of rows) {
		const key = row[field] === '' || row[field] === undefined ? 'null' : row[field];
		counts[key] = (counts[key] ?? 0) + 1;
	}
	return counts;
};

describe.skipIf(FORMAT_FILES.length === 0)('every known export, through the file input', () => {
	test('is recognised and read as its expected file says', { timeout: 480_000 }, async ({ launchApp }) => {
		const app = await launchApp({ timezoneId: 'Asia/Jakarta', acceptDownloads: true });
		await app.open('?lang=en', '#/import');
		for (const file of FORMAT_FILES) {
			const expected = expectedOf(file);
			await app.drop(`${FORMATS}/${file}`);
			await app.state('loading', 'ready', 'review', 'error');
			const state = await app.state('ready', 'review', 'error');
			if (state === 'review') await app.page.locator('[data-role="load"]').click();
			expect(await app.state('ready', 'error'), file).toBe('ready');
			const report = app.page.locator('[data-role="file-report"]');
			await report.waitFor();
			const seen = await report.evaluate((one) => ({ ...(one as HTMLElement).dataset }));
			expect({ file, ...seen }).toMatchObject({
				file,
				format: expected.format,
				rows: String(expected.rows_in_file),
				incidents: String(expected.incidents),
				events: String(expected.events),
				refused: String(expected.refused),
				duplicates: String(expected.duplicates)
			});
			await app.page.evaluate(() => (location.hash = '#/incidents'));
			const download = app.page.waitForEvent('download');
			await app.page.locator('[data-role="export-incidents"]').first().click();
			const csv = readFileSync(await (await download).path(), 'utf8');
			const { data: rows } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
			expect(rows.length, file).toBe(expected.incidents);
			expect(tally(rows, 'state'), file).toEqual(expected.states);
			expect(tally(rows, 'priority'), file).toEqual(expected.priorities);
			const { incident_id, customer_id } = expected.first;
			const first = rows.find((row) =>
				incident_id
					? row['incident_id'] === String(incident_id)
					: row['customer_id'] === customer_id &&
						row['opened_at']?.replace('.000Z', 'Z') === expected.first['opened_at']
			);
			for (const [field, value] of Object.entries(expected.first)) {
				// a file without a column for the kind of record holds incidents, and its export has no such column
				const got = first?.[field] ?? (field === 'record_type' ? 'incident' : undefined);
				const what = `${file} ${field}`;
				if (typeof value === 'number') expect(Number(got), what).toBeCloseTo(value, 3);
				else if (field === 'title' && /^[=+@-]/.test(String(value)))
					expect(got, what).toBe(`'${String(value)}`);
				else expect((got ?? '').replace('.000Z', 'Z'), what).toBe(value === null ? '' : String(value));
			}
			await app.page.evaluate(() => (location.hash = '#/import'));
			await app.page.locator('[data-role="start-over"]').click();
			await app.state('empty');
		}
	});
});
