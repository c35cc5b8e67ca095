import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { random, type Random } from '../../sample-data/random.ts';
import type { Dimension } from '../../src/model/fields.ts';
import type { Filter } from '../../src/model/filter.ts';

const ROWS = 1_000_000;
const MONTHS = 24;
const BEGIN = Date.UTC(2024, 10, 1);
const END = Date.UTC(2024, 10 + MONTHS, 1);
const MINUTE = 60_000;

const HEADER =
	'number,opened_at,short_description,priority,state,category,assignment_group,contact_type,caller_id,reassignment_count,reopen_count,resolved_at,closed_at';

const PRIORITIES = [
	['1 - Critical', 2],
	['2 - High', 8],
	['3 - Moderate', 55],
	['4 - Low', 28],
	['5 - Planning', 7]
] as const;
/** Median minutes to resolve. */
const MEDIAN: Record<string, number> = { '1': 45, '2': 260, '3': 800, '4': 1_500, '5': 3_600 };
const CHANNELS = [
	['Phone', 40],
	['Self-service', 25],
	['Email', 18],
	['Monitoring', 9],
	['Chat', 6],
	['Walk-in', 2]
] as const;
const FAULTS = [
	'no signal',
	'slow link',
	'drops every few minutes',
	'login refused',
	'device not found',
	'no dial tone'
];
const PARTS = [
	'access port',
	'home gateway',
	'splitter',
	'core router',
	'mail account',
	'set-top box',
	'line card'
];

const CATEGORIES = Array.from(
	{ length: 24 },
	(_, i) => [`Category ${String(i + 1).padStart(2, '0')}`, 1 / (i + 2)] as const
);
const GROUPS = Array.from(
	{ length: 30 },
	(_, i) => [`Field team ${String(i + 1).padStart(2, '0')}`, 1 / (i + 4)] as const
);

/** A ServiceNow list export of a million incidents, about 180 bytes each; written once, the same on every machine. */
export async function millionFile(path: string): Promise<string> {
	if (existsSync(path)) return path;
	mkdirSync(dirname(path), { recursive: true });
	const out = createWriteStream(`${path}.part`);
	out.write(`${HEADER}\n`);
	const dice = random(1_000_000);
	for (let row = 0; row < ROWS; row += 2_000) {
		const lines = Array.from({ length: 2_000 }, (_, i) => line(dice, row + i));
		if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
	}
	out.end();
	await finished(out);
	renameSync(`${path}.part`, path);
	return path;
}

function line(dice: Random, row: number): string {
	const opened = BEGIN + Math.floor(((row + dice.next()) / ROWS) * ((END - BEGIN) / MINUTE)) * MINUTE;
	const priority = dice.weighted(PRIORITIES);
	const resolved = opened + Math.ceil(dice.spread(MEDIAN[priority.charAt(0)] ?? 0, 1.1)) * MINUTE;
	const closed = resolved + dice.whole(1, 5 * 24 * 60) * MINUTE;
	const cancelled = dice.chance(0.02);
	const state = cancelled
		? 'Canceled'
		: closed < END
			? 'Closed'
			: resolved < END
				? 'Resolved'
				: 'In Progress';
	const cells = [
		`INC${String(row + 1).padStart(7, '0')}`,
		time(opened),
		`"${dice.pick(PARTS)}: ${dice.pick(FAULTS)}, seen again"`,
		priority,
		state,
		dice.weighted(CATEGORIES),
		dice.weighted(GROUPS),
		dice.weighted(CHANNELS),
		`Customer ${dice.whole(10_000, 99_999)}`,
		dice.count(0.6),
		dice.chance(0.03) ? 1 : 0,
		!cancelled && resolved < END ? time(resolved) : '',
		!cancelled && closed < END ? time(closed) : ''
	];
	return cells.join(',');
}

const time = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** What a reader might click: one or two dimensions, one to three values each; no two alike. */
export function filters(count: number): Filter[] {
	const dice = random(50);
	const values: [Dimension, readonly string[]][] = [
		['priority', PRIORITIES.map(([name]) => name.charAt(0))],
		['category', CATEGORIES.map(([name]) => name)],
		['group', GROUPS.map(([name]) => name)],
		['channel', CHANNELS.map(([name]) => name)]
	];
	const made = new Map<string, Filter>();
	while (made.size < count) {
		const filter: Filter = {};
		for (let i = dice.whole(1, 2); i > 0; i--) {
			const [dimension, all] = dice.pick(values);
			filter[dimension] = [...new Set(Array.from({ length: dice.whole(1, 3) }, () => dice.pick(all)))].sort();
		}
		made.set(JSON.stringify(filter), filter);
	}
	return [...made.values()];
}
