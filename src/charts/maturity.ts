import * as Plot from '@observablehq/plot';
import type { ComponentRow, GapRow } from '../gaps/table.ts';
import { t } from '../i18n/translate.ts';
import { baseOptions, frameOf, type Spec } from './frame.ts';

/** One line of a profile: levels 0..5, null where unknown. */
export interface ProfileRow {
	name: string;
	measured: number | null;
	sop: number | null;
	target: number | null;
}

const LEVELS = [0, 1, 2, 3, 4, 5];
const ROW_HEIGHT = 34;

/** The profile of the nine activities. */
export function activityProfile(rows: readonly GapRow[]): ProfileRow[] {
	return rows.map((row) => ({
		name: t(`activity.${row.activity}`),
		measured: row.measured_level,
		sop: row.sop_level,
		target: row.target_level
	}));
}

/** The profile of the four components: no level is aimed at and no SOP is asked for by component. */
export function componentProfile(rows: readonly ComponentRow[]): ProfileRow[] {
	return rows.map((row) => ({
		name: t(`component.${row.component}`),
		measured: row.measured_level,
		sop: null,
		target: null
	}));
}

/**
 * Levels on one axis: a full dot is measured, a diamond is what the SOP check says, a ring is the target; the line
 * between is the way that is left. They fit into one another where they fall together. What each is, is written at the
 * first line that has it.
 */
export function maturity(rows: readonly ProfileRow[], width: number): Spec {
	const labels = named(rows);
	const marginTop = 10 + 14 * labels.length;
	const frame = {
		...frameOf(width, marginTop + rows.length * ROW_HEIGHT + 28, 5, 30),
		marginLeft: width < 480 ? 104 : 128,
		marginTop,
		marginBottom: 28
	};
	const names = rows.map(({ name }) => name);
	const both = rows.filter((row) => row.measured !== null && row.target !== null);
	return {
		options: {
			...baseOptions(frame),
			x: { domain: [0, 5] },
			y: { type: 'point', domain: names, padding: 0.5 },
			marks: [
				Plot.gridX(LEVELS, { stroke: 'var(--rule)', strokeOpacity: 1 }),
				Plot.axisX(LEVELS, {
					anchor: 'bottom',
					tickSize: 0,
					label: null,
					fill: 'var(--soft)',
					tickFormat: String
				}),
				Plot.axisY({ tickSize: 0, tickPadding: 14, label: null, fill: 'var(--ink)' }),
				Plot.link(both, {
					x1: 'measured',
					x2: 'target',
					y: 'name',
					stroke: (row: ProfileRow) => (row.measured! < row.target! ? 'var(--missed)' : 'var(--met)'),
					strokeWidth: 2.5,
					strokeOpacity: 0.55
				}),
				dots(rows, 'target', { r: 9, fill: 'var(--paper)', stroke: 'var(--edge)', strokeWidth: 1.5 }),
				dots(rows, 'sop', {
					r: 6.5,
					symbol: 'diamond',
					fill: 'var(--paper)',
					stroke: 'var(--ink)',
					strokeWidth: 1.5
				}),
				dots(rows, 'measured', { r: 4, fill: 'var(--met)' }),
				Plot.text(
					rows.filter((row) => row.measured === null),
					{
						x: 0,
						y: 'name',
						dx: 8,
						text: () => t('missing.level'),
						textAnchor: 'start',
						fill: 'var(--soft)',
						stroke: 'var(--paper)',
						strokeWidth: 4,
						fontStyle: 'italic'
					}
				),
				...labels
			]
		},
		picks: []
	};
}

type Kind = 'measured' | 'sop' | 'target';

function dots(rows: readonly ProfileRow[], kind: Kind, look: Plot.DotOptions): Plot.Markish {
	return Plot.dot(
		rows.filter((row) => row[kind] !== null),
		{ x: kind, y: 'name', ...look }
	);
}

/** What a mark is, above the first line that has it; above the top line, names take a step up each. */
function named(rows: readonly ProfileRow[]): Plot.Markish[] {
	const places = new Map<string, { name: string; at: number; words: string[] }>();
	for (const kind of ['measured', 'sop', 'target'] as const) {
		const row = rows.find((one) => one[kind] !== null);
		if (!row) continue;
		const at = row[kind] ?? 0;
		const place = places.get(`${row.name} ${at}`) ?? { name: row.name, at, words: [] };
		places.set(`${row.name} ${at}`, { ...place, words: [...place.words, t(`level.${kind}`)] });
	}
	const labels = [...places.values()].sort((a, b) => b.at - a.at);
	const top = labels.filter(({ name }) => name === rows[0]?.name);
	return labels.map((label) =>
		Plot.text([label], {
			x: 'at',
			y: 'name',
			dy: -17 - 14 * Math.max(0, top.indexOf(label)),
			text: ({ words }: { words: string[] }) => words.join(' · '),
			fill: 'var(--soft)',
			stroke: 'var(--paper)',
			strokeWidth: 4
		})
	);
}
