import { dayOf, halves, percent } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.svelte.ts';
import { maybe, t } from '../../../i18n/translate.ts';
import { METRICS } from '../../../metrics/registry.ts';
import type { Audit, Verdict } from '../../../sop/audit.ts';
import type { Score, Scores } from '../../../sop/score.ts';
import { SOPS, type Proof, type Text } from '../../../sop/types.ts';

/** What an office may rewrite, in the language of the page. */
export function textOf(text: Text): string {
	return text[language.current];
}

/** "Head office · first round, 3 Nov 2026" */
export function auditName({ site, title, date }: Pick<Audit, 'site' | 'title' | 'date'>): string {
	const names = [site, title].filter((one) => one.trim() !== '');
	return names.length === 0
		? t('audit.of_day', { day: dayOf(date) })
		: `${names.join(' · ')}, ${dayOf(date)}`;
}

export function verdictName(verdict: Verdict | null): string {
	return verdict === null ? t('verdict.open') : t(`verdict.${verdict}`);
}

/** "12 of 24 answered, 2 do not apply" */
export function progressText({ questions, answered, not_applicable }: Score): string {
	if (questions === 0) return t('sop.all_out', { n: not_applicable });
	const told = t('sop.progress', { answered, questions });
	return not_applicable === 0 ? told : `${told}, ${t('sop.out', { n: not_applicable })}`;
}

/** "3.5 of 6 points = 58.3 %"; null where there is nothing to score */
export function pointsText(points: number, asked: number): string | null {
	if (asked === 0) return null;
	return t('sop.points', { points: halves(points), asked, share: percent(points / asked) });
}

/** "level 2 of 4, repeatable"; what is lacking where there is none */
export function levelText({ level, most }: Score): string {
	if (level === null) return t('sop.no_level');
	return t('sop.level', { level, most, name: maybe(`maturity.${level}`) ?? '' });
}

/** How far the audit is and where each procedure stands. */
export function summary({ all, sops }: Scores): string {
	if (all.questions > 0 && all.answered === 0) return t('sop.none_answered', { n: all.questions });
	const begun = SOPS.filter((sop) => sops[sop].level !== null);
	const levels = begun.map((sop) =>
		t('sop.at_level', { name: t(`sop_short.${sop}`), level: sops[sop].level ?? 0 })
	);
	const open = SOPS.filter((sop) => sops[sop].level === null && sops[sop].questions > 0);
	const out = all.not_applicable > 0 ? `, ${t('sop.out', { n: all.not_applicable })}` : '';
	const told = t('sop.answered', { answered: all.answered, questions: all.questions });
	const sentences = [
		`${all.questions === 0 ? progressText(all) : told + out}.`,
		levels.length > 0 ? t('sop.levels', { levels: levels.join(', ') }) : '',
		open.length > 0 ? t('sop.not_begun', { names: open.map((sop) => t(`sop_short.${sop}`)).join(', ') }) : ''
	];
	return sentences.filter((one) => one !== '').join(' ');
}

/** Where a question stands; the address brings the reader to it. */
export function linkTo(step: string): string {
	return `#/sop/${step.slice(0, 3)}/${step}`;
}

/** Signs that count what occurs; all others, and all rules, are shares. */
const COUNTED = ['sign.web_reports', 'sign.request_types', 'sign.parents_used', 'sign.both_escalations'];

/** How the threshold of a proof is typed. */
export function unitOf({ of }: Proof): 'ratio' | 'minutes' | 'count' {
	const metric = METRICS.find(({ name }) => name === of);
	if (metric) return metric.unit === 'index' ? 'count' : metric.unit;
	return COUNTED.includes(of) ? 'count' : 'ratio';
}
