import { activityProfile, maturity } from '../../charts/maturity.ts';
import type { Remedy } from '../../gaps/plan.ts';
import { gapTable, type GapRow } from '../../gaps/table.ts';
import { dayOf, percent } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import {
	farthest,
	gapText,
	idealText,
	indicatorName,
	needsText,
	nowText,
	remedyText
} from '../../words/gap.ts';
import { capital, heading, paragraph, table, type Block, type Cell } from '../blocks.ts';
import type { Given } from './given.ts';

/** The nine activities: how they stand, what they should be, and how far that is. */
export function gapBlocks(given: Given): Block[] {
	const { report, plan, check } = given;
	const { rows } = gapTable(report.metrics, plan, check.levels);
	const told = rows.filter(({ measured_level }) => measured_level !== null);
	return [
		heading(t('monthly.gap')),
		{
			kind: 'chart',
			name: 'maturity',
			title: profileTitle(told),
			note: t('profile.subtitle', { n: told.length, all: rows.length }),
			spec: (width) => maturity(activityProfile(rows), width)
		},
		table({
			caption: t('gap.table'),
			columns: [
				t('gap.activity'),
				t('gap.now'),
				t('gap.ideal'),
				t('gap.gap'),
				t('monthly.attained'),
				t('monthly.levels')
			],
			rows: rows.map((row, i) => gapCells(row, i + 1, given)),
			widths: [0.16, 0.28, 0.17, 0.13, 0.14, 0.12],
			breaks: true,
			numeric: [4],
			centred: [5],
			named: true
		}),
		paragraph(t('monthly.gap_note'))
	];
}

/** The sentence above the profile: the activity that is farthest from its target. */
function profileTitle(told: readonly GapRow[]): string {
	const short = ({ measured_level, target_level }: GapRow) => target_level - (measured_level ?? 0);
	const worst = told.toSorted((a, b) => short(b) - short(a))[0];
	if (!worst) return t('profile.title_plain');
	if (short(worst) <= 0) return `${t('profile.title_reached')}.`;
	return `${t('profile.title', {
		name: t(`activity.${worst.activity}`),
		level: String(worst.measured_level),
		target: String(worst.target_level)
	})}.`;
}

/** Of the indicators the one farthest from its ideal speaks for the activity, the first where all reach theirs. */
function gapCells(row: GapRow, nth: number, { data }: Given): Cell[] {
	const measured = row.standings.filter(({ current }) => current !== null);
	const spoken = farthest(row) ?? measured[0] ?? null;
	const level = (value: number | null) => (value === null ? t('none') : String(value));
	const levels = [row.measured_level, row.sop_level, row.target_level].map(level).join(' / ');
	const name = `${nth} ${t(`activity_name.${row.activity}`)}`;
	if (spoken === null) return [name, needsText(row, data.present), '', '', t('missing.level'), levels];
	return [
		name,
		nowText(spoken) ?? '',
		`${indicatorName(spoken.indicator.id)}: ${idealText(spoken)}`,
		gapText(spoken) ?? '',
		row.attainment === null
			? t('missing.level')
			: {
					text: t('monthly.attained_of', {
						share: percent(row.attainment),
						n: measured.length,
						all: row.standings.length
					}),
					value: row.attainment,
					unit: 'ratio',
					metric: null,
					n: measured.length
				},
		levels
	];
}

/** Days are compared as text: both are YYYY-MM-DD. */
const endOf = (month: string, more: number) => {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number + more, 0)).toISOString().slice(0, 10);
};

/** Remedies that were due by the end of the month, and those that fall due in the next. */
export function remedyBlocks({ plan, report: { month } }: Given): Block[] {
	const [end, next] = [endOf(month, 0), endOf(month, 1)];
	const open = plan.remedies.filter(({ done }) => !done);
	const due = open
		.filter((one) => one.due !== null && one.due <= next)
		.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
	const counts = {
		n: plan.remedies.length,
		done: plan.remedies.length - open.length,
		due: due.length,
		undated: open.filter((one) => one.due === null).length
	};
	return [
		heading(t('monthly.remedies')),
		paragraph(plan.remedies.length === 0 ? t('monthly.remedies_none') : t('monthly.remedies_counts', counts)),
		...(due.length === 0
			? []
			: [
					table({
						columns: [
							t('gap.remedy'),
							t('gap.activity'),
							t('plan_remedy.owner'),
							t('plan_remedy.due'),
							t('monthly.state')
						],
						rows: due.map((one) => remedyCells(one, end)),
						widths: [0.38, 0.2, 0.16, 0.13, 0.13],
						named: true
					})
				])
	];
}

function remedyCells(remedy: Remedy, end: string): Cell[] {
	const { activity, owner, due } = remedy;
	return [
		remedyText(remedy),
		t(`activity_name.${activity}`),
		owner === null ? t('plan_remedy.unowned') : capital(t(`role.${owner}`)),
		due === null ? '' : dayOf(due),
		t(due !== null && due <= end ? 'monthly.overdue' : 'monthly.due_next')
	];
}
