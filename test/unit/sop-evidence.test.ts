import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { measuredIn } from '../../src/gaps/evidence.ts';
import { answer, list, measure, prepare, type Part } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { NO_ANSWER, type Audit } from '../../src/sop/audit.ts';
import { claimsOf } from '../../src/sop/claims.ts';
import { FIRST_EDITION, stepsOf } from '../../src/sop/edition.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

const STEPS = stepsOf(FIRST_EDITION);
/** An office that says of itself that it does everything. */
const ALL_YES: Audit = {
	id: 'a000001',
	title: '',
	site: '',
	date: '2026-10-01',
	answers: Object.fromEntries(STEPS.map(({ id }) => [id, { ...NO_ANSWER, verdict: 'yes' as const }]))
};

async function claimed(db: Database) {
	const book = await answer(db, {}, 'evidence', {});
	return claimsOf(STEPS, ALL_YES, measuredIn(book));
}

/** Every contradiction says the metric's own number, and lists exactly the incidents that it counts. */
async function areTrue(db: Database): Promise<string[]> {
	const metrics = await measure(db, {});
	const contradicted = (await claimed(db)).filter(({ finding }) => finding === 'contradicted');
	for (const { step, proof, measured } of contradicted) {
		const metric = metrics.get(proof.of);
		if (metric) expect([step.id, measured!.value, measured!.n]).toEqual([step.id, metric.value, metric.n]);
		const { value, numerator, n, part, cases } = measured!;
		expect([step.id, proof.better === 'higher' ? value! < proof.from : value! > proof.from]).toEqual([
			step.id,
			true
		]);
		if (part === null) continue;
		const query = { page: 0, page_size: 1, sort: 'opened_at', descending: false, part };
		expect([step.id, (await list(db, {}, query)).total]).toEqual([step.id, cases]);
		// of a share, those that speak against it are all that are not counted for it
		if (numerator !== null && n !== null && !MEANS.includes(proof.of))
			expect([step.id, cases]).toEqual([step.id, proof.better === 'higher' ? n - numerator : numerator]);
	}
	return contradicted.map(({ step }) => step.id).sort();
}

/** Their cases are counted another way: incidents with a gap, not gaps. */
const MEANS: readonly (string | Part)[] = ['logging.completeness.rate', 'order.priority.rate'];

test(
	'the sample, of which it is known that its desk kept few rules before June',
	{ timeout: 120_000 },
	async () => {
		const { db } = await loaded([fileAt('sample-data/desk.csv')], { zone: 'Asia/Jakarta' });
		await prepare(db, DEFAULT_POLICY);
		const found = await areTrue(db);
		expect(found).toEqual(
			expect.arrayContaining(['001.09', '001.19', '001.12', '001.23', '003.02', '003.03'])
		);
	}
);

describe.skipIf(!hasShared('data/incident_event_log.zip'))('the UCI log', () => {
	test('contradicts only what it can show', { timeout: 180_000 }, async () => {
		const { db } = await loaded([fileAt('../shared/data/incident_event_log.zip')]);
		await prepare(db, DEFAULT_POLICY);
		const found = await areTrue(db);
		expect(found.length).toBeGreaterThan(0);
		const silent = (await claimed(db))
			.filter(({ finding }) => finding === 'silent')
			.map(({ step }) => step.id);
		// its groups are numbers: nobody can say which is the desk
		expect(silent).toContain('001.16');
	});
});
