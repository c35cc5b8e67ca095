import { wholePercent } from '../../i18n/format.ts';
import { maybe, t } from '../../i18n/translate.ts';
import type { Role } from '../../model/activities.ts';
import type { Policy, SpecialTarget } from '../../model/policy.ts';
import { THRESHOLDS } from '../../sop/thresholds.ts';
import { capital, heading, paragraph, table, type Block } from '../blocks.ts';
import { hoursInWords, timeInWords } from './times.ts';

type Language = 'en' | 'id';

const CONDITIONS = ['priority', 'segment', 'service', 'category'] as const;

function priorityName(priority: string): string {
	return maybe(`priority.${priority}`) ?? `P${priority}`;
}

const roleName = (role: Role) => t(`role.${role}`);

/** Target times as the policy has them, and how they are counted. */
export function targetBlocks(policy: Policy): Block[] {
	const { targets, special_targets, calendar, pause_states, reopen_clock } = policy;
	const opening = calendar.week !== null;
	const time = (minutes: number | null) =>
		minutes === null ? t('sop_doc.no_target') : timeInWords(minutes, opening);
	const rows = Object.entries(targets).map(([priority, target]) => [
		priorityName(priority),
		time(target.response_minutes),
		time(target.resolution_minutes)
	]);
	const special = special_targets.map((one) => [
		conditionText(one),
		time(one.response_minutes),
		time(one.resolution_minutes)
	]);
	const times = [t('settings.response'), t('settings.resolution')];
	return [
		...(rows.length > 0
			? [
					table({
						caption: t('sop_doc.targets_caption'),
						columns: [t('sop_doc.priority'), ...times],
						rows,
						widths: [0.34, 0.33, 0.33],
						named: true
					})
				]
			: [paragraph(t('sop_doc.targets_none'))]),
		...(special.length > 0
			? [
					table({
						caption: t('sop_doc.special_caption'),
						columns: [t('sop_doc.condition'), ...times],
						rows: special,
						widths: [0.5, 0.25, 0.25],
						named: true
					}),
					paragraph(t('sop_doc.special_note'))
				]
			: []),
		paragraph(
			[
				t('sop_doc.clock', { hours: hoursInWords(calendar) }),
				opening && calendar.holidays.length > 0 ? t('sop_doc.holidays', { n: calendar.holidays.length }) : '',
				pause_states.length > 0
					? t('sop_doc.paused', { states: pause_states.map((state) => t(`state.${state}`)).join(', ') })
					: t('sop_doc.unpaused'),
				t('sop_doc.reopened', { how: t(`reopen_clock.${reopen_clock}`) }),
				t('sop_doc.of_policy')
			]
				.filter((sentence) => sentence !== '')
				.join(' ')
		)
	];
}

/** "priority: P1 critical; service: leased line" */
function conditionText(special: SpecialTarget): string {
	return CONDITIONS.flatMap((condition) => {
		const value = special[condition];
		if (value === null) return [];
		const text = condition === 'priority' ? priorityName(String(value)) : String(value);
		return [`${t(`column.${condition}`)}: ${text}`];
	}).join('; ');
}

/** Impact × urgency → priority, as the policy has it. */
export function matrixBlocks({ matrix }: Policy): Block[] {
	const levels = Math.max(1, ...matrix.priorities.map((row) => row.length));
	const ends = (level: number, last: number) =>
		level === 1
			? t('sop_doc.strongest', { level })
			: level === last
				? t('sop_doc.weakest', { level })
				: `${level}`;
	const urgencies = Array.from({ length: levels }, (_, i) => ends(i + 1, levels));
	const rows = matrix.priorities.map((row, i) => [
		t('sop_doc.impact', { level: ends(i + 1, matrix.priorities.length) }),
		...urgencies.map((_, j) => {
			const priority = row[j] ?? null;
			return priority === null ? t('none') : `P${priority}`;
		})
	]);
	return [
		table({
			caption: t('sop_doc.matrix_caption'),
			columns: [t('sop_doc.matrix_corner'), ...urgencies.map((level) => t('sop_doc.urgency', { level }))],
			rows,
			widths: [0.28, ...urgencies.map(() => 0.72 / levels)],
			centred: urgencies.map((_, i) => i + 1),
			named: true
		})
	];
}

/** When which escalation is due, and what that is in hours and minutes under the policy's targets. */
export function escalationBlocks({ targets, calendar }: Policy, language: Language): Block[] {
	const shares = [...new Set(THRESHOLDS.map(({ share }) => share))].filter((share) => share > 0);
	const rows = THRESHOLDS.map(({ share, priority, kind, from, to, text }) => [
		share === 0
			? t('sop_doc.at_once', { priority: priorityName(String(priority)) })
			: t('sop_doc.share_used', { share: wholePercent(share) }),
		capital(t(`sop_doc.${kind}`)),
		capital(t('sop_doc.from_to', { from: roleName(from), to: to.map(roleName).join(', ') })),
		text[language]
	]);
	const moments = Object.entries(targets).map(([priority, { resolution_minutes }]) => [
		priorityName(priority),
		...shares.map((share) => timeInWords(share * resolution_minutes, calendar.week !== null))
	]);
	return [
		table({
			columns: [t('sop_doc.when'), t('sop_doc.kind'), t('sop_doc.who'), t('sop_doc.what')],
			rows,
			widths: [0.2, 0.14, 0.24, 0.42]
		}),
		paragraph(t('sop_doc.threshold_source')),
		...(moments.length > 0
			? [
					heading(t('sop_doc.moments'), 2),
					table({
						columns: [t('sop_doc.priority'), ...shares.map((share) => wholePercent(share))],
						rows: moments,
						widths: [0.25, ...shares.map(() => 0.75 / shares.length)],
						named: true
					})
				]
			: [])
	];
}
