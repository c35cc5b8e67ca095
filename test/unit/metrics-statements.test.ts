import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import {
	measure,
	prepare,
	QUESTIONS,
	recap,
	statementText,
	type StatementName
} from '../../src/metrics/index.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill } from './tables.ts';

const engine = await bootEngine();

/** The engine, and every statement that it was asked. */
const asked = new Set<string>();
const db: Database = {
	...engine,
	rows: (sql, params, options) => {
		asked.add(sql);
		return engine.rows(sql, params, options);
	}
};

const FILTER: Filter = { priority: ['1'], group: ["O'Neill"] };

await fill(db, {
	incidents: [
		{
			priority: 1,
			state: 'closed',
			resolved_at: '2024-01-01 00:30',
			assignment_group: "O'Neill",
			reported_sla_met: true
		},
		{ priority: 2, state: 'new', assignment_group: 'Desk' }
	],
	present: [
		...[
			'priority',
			'state',
			'resolved_at',
			'assignment_group',
			'reported_sla_met',
			'acknowledged_at',
			'segment'
		],
		...['event.state', 'event.assignment_group', 'event.support_tier']
	],
	events: [
		{
			incident_id: 'A',
			at: '2024-01-01 00:10',
			state: 'in_progress',
			assignment_group: "O'Neill",
			support_tier: 1
		},
		{
			incident_id: 'A',
			at: '2024-01-01 00:30',
			state: 'resolved',
			assignment_group: "O'Neill",
			support_tier: 2
		}
	]
});
await prepare(db, DEFAULT_POLICY);
await recap(db, FILTER);
await measure(db, FILTER);
for (const question of ['service', 'past', 'handovers', 'orders', 'survival', 'process', 'losses'] as const)
	await QUESTIONS[question](db, FILTER);
for (const question of ['checks', 'evidence', 'solutions'] as const) await QUESTIONS[question](db, FILTER);
await QUESTIONS.watch(db, FILTER, { mark: null, page: 0 });
await QUESTIONS.faults(db, FILTER, { text: '', page: 0 });

/** All names, held to be all by the type. */
const NAMES = Object.keys({
	...{ recap: 1, sla: 1, time: 1, survival: 1, escalation: 1, reopen: 1, backlog: 1, priority: 1, record: 1 },
	...{ prevention: 1, quality: 1, counts: 1, 'gap/losses': 1, 'order/order': 1, 'survival/curve': 1 },
	...{ 'handover/meanings': 1, 'handover/moves': 1, 'handover/reopened': 1, 'handover/tiers': 1 },
	...{ 'process/activities': 1, 'process/follows': 1, 'process/rules': 1, 'process/variants': 1 },
	...{ 'service/agreement': 1, 'service/held': 1, 'service/overrun': 1, 'service/proposal': 1 },
	...{ 'service/response': 1, 'service/segments': 1, 'service/waited': 1 },
	...{ 'service/whatif': 1, 'check/months': 1, 'check/rates': 1, 'check/signs': 1 },
	...{ 'knowledge/recurrences': 1, 'knowledge/solutions': 1, 'watch/marks': 1 }
} satisfies Record<StatementName, 1>) as StatementName[];

describe('the statement shown', () => {
	test.each(NAMES)('%s is one that was asked, under the filter in force', async (name) => {
		const text = statementText(name, FILTER);
		expect(asked.has(text)).toBe(true);
		expect(text).toContain("'O''Neill'");
		await engine.rows(text);
	});

	test('follows the filter', () => {
		expect(statementText('sla', {})).not.toContain('dictionary WHERE dimension');
		expect(asked.has(statementText('sla', {}))).toBe(false);
	});
});

test('the engine says its version', async () => {
	expect(await QUESTIONS.software(db, {})).toMatch(/^v\d+\.\d+/);
});
