import { count, duration } from '../../../i18n/format.ts';
import { maybe, t } from '../../../i18n/translate.ts';
import type { Policy } from '../../../model/policy.ts';
import type { LogbookProblem } from '../../../sop/walk/read.ts';
import { leftOf, type Limit } from '../../../sop/walk/due.ts';
import type { Standing } from '../../../sop/walk/standing.ts';
import type { DataField } from '../../../sop/walk/types.ts';
import { siteTime } from '../times.ts';
import { fieldName, keyName, stateName } from '../../../words/names.ts';

/** How a limit stands, in words and by its colour. */
export interface Reading {
	text: string;
	tone: 'met' | 'missed' | 'warn' | 'plain';
}

/** Of a target that is nearly lost so much is left. */
const SOON = 0.25;

/** How a limit stands now; milliseconds since 1970. */
export function readingOf(limit: Limit, policy: Policy, zone: string, now_ms: number): Reading {
	const left = leftOf(limit, policy, zone, now_ms);
	if (left === null) return { text: t('none'), tone: 'plain' };
	const amount = duration(Math.abs(left) / 60);
	if (limit.met === true) return { text: t('limit.met'), tone: 'met' };
	if (limit.met === false) return { text: t('limit.missed', { amount }), tone: 'missed' };
	if (limit.due_ms === null) return { text: t('limit.stands', { amount }), tone: 'plain' };
	if (left < 0) return { text: t('limit.over', { amount }), tone: 'missed' };
	const soon = left < SOON * limit.target_seconds;
	return { text: t('limit.left', { amount }), tone: soon ? 'warn' : 'plain' };
}

/** A level of impact or urgency in words, 1 = strongest; of three they have names. */
export function levelName(level: number, last: number): string {
	if (last === 3) return t('walk.level', { n: level, name: t(`walk_level.${level as 1}`) });
	if (level !== 1 && level !== last) return count(level);
	return t('vocabulary.level', {
		n: level,
		strength: t(level === 1 ? 'vocabulary.strongest' : 'vocabulary.weakest')
	});
}

/** How many levels of impact or urgency the policy's matrix has. */
export function levelsOf(side: 'impact' | 'urgency', { matrix: { priorities } }: Policy): number {
	return side === 'impact' ? priorities.length : (priorities[0]?.length ?? 0);
}

/** What a field is called in the logbook. */
export function walkField(field: DataField): string {
	return maybe(`walk_field.${field}`) ?? fieldName(field);
}

/** What a step put down in a field, in words. */
export function written(
	field: DataField,
	value: string | number,
	{ policy, zone }: { policy: Policy; zone: string }
): string {
	if (field === 'occurred_at' || field === 'due_at') return siteTime(String(value), zone);
	if (field === 'priority') return keyName('priority', String(value));
	if (field === 'impact' || field === 'urgency') return levelName(Number(value), levelsOf(field, policy));
	if (field === 'support_tier') return t('walk.tier', { n: value });
	if (field === 'record_type') return maybe(`walk_record_type.${value}`) ?? String(value);
	if (field === 'channel') return maybe(`walk_channel.${value}`) ?? String(value);
	if (field === 'closure_code') return maybe(`walk_closure_code.${value}`) ?? String(value);
	return String(value);
}

/** The state of an incident; a service request has left. */
export function standingName(standing: Standing): string {
	return standing.is_request ? t('walk_record_type.service_request') : stateName(standing.state);
}

/** Why a file was not taken in. */
export function problemText(problem: LogbookProblem): string {
	if (problem.key === 'bad_cell')
		return t('logbook_problem.bad_cell', { row: problem.row, column: problem.column || t('none') });
	if ('id' in problem) return t(`logbook_problem.${problem.key}`, { id: problem.id });
	return t(`logbook_problem.${problem.key}`);
}
