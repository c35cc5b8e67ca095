import { measuredIn } from '../../gaps/evidence.ts';
import { dayOf, halves } from '../../i18n/format.ts';
import { language } from '../../i18n/language.svelte.ts';
import { t } from '../../i18n/translate.ts';
import { claimsOf } from '../../sop/claims.ts';
import { numberOf, SOPS } from '../../sop/types.ts';
import { proofName, sizeText } from '../../words/claims.ts';
import { levelName } from '../../words/gap.ts';
import { heading, paragraph, table, type Block, type Cell } from '../blocks.ts';
import { plain } from './figures.ts';
import type { Given } from './given.ts';

/** How the four SOPs are answered, and where the month's log says otherwise. */
export function sopBlocks(given: Given): Block[] {
	const { scores, audit } = given.check;
	const { all, sops } = scores;
	if (audit === null || all.answered === 0)
		return [heading(t('monthly.sop')), paragraph(t('sop.none_answered', { n: all.questions }))];
	return [
		heading(t('monthly.sop')),
		paragraph(
			t('monthly.audit', { day: dayOf(audit.date), answered: all.answered, questions: all.questions })
		),
		table({
			columns: [
				'SOP',
				t('sop_score.answered'),
				t('sop_score.points'),
				t('sop_score.score'),
				t('sop_score.level')
			],
			rows: SOPS.map((sop): Cell[] => {
				const { questions, answered, points, score, level } = sops[sop];
				return [
					`${numberOf(sop)} ${t(`sop_short.${sop}`)}`,
					t('sop_score.of', { answered, questions }),
					halves(points),
					score === null ? t('none') : plain(score, 'ratio', questions),
					level === null ? t('none') : `${level} ${levelName(level)}`
				];
			}),
			widths: [0.4, 0.16, 0.12, 0.14, 0.18],
			numeric: [1, 2, 3],
			named: true
		}),
		...contradictionBlocks(given)
	];
}

function contradictionBlocks({ report, check }: Given): Block[] {
	const claims = claimsOf(check.steps, check.audit, measuredIn(report.evidence));
	const answered = claims.filter(
		({ verdict, finding }) => (verdict === 'yes' || verdict === 'no') && finding !== 'silent'
	).length;
	const against = claims.filter(({ finding }) => finding === 'contradicted');
	return [
		paragraph(t('claims.summary', { n: against.length, answered })),
		...(against.length === 0
			? []
			: [
					table({
						caption: t('monthly.contradictions'),
						columns: [
							t('sop_doc.reference'),
							t('claims.question'),
							t('claims.measure'),
							t('claims.shown'),
							t('chart.n'),
							t('claims.from')
						],
						rows: against.map(({ step, proof, measured }): Cell[] => {
							const unit = measured?.unit ?? 'ratio';
							const value = measured?.value ?? null;
							return [
								step.id,
								`${step.question[language.current]} ${t('claims.said_yes')}`,
								proofName(proof.of),
								value === null
									? t('none')
									: { ...plain(value, 'count', measured?.n ?? null), text: sizeText(value, unit), unit },
								measured?.n == null ? '' : sizeText(measured.n, 'count'),
								`${proof.better === 'higher' ? '≥' : '≤'} ${sizeText(proof.from, unit)}`
							];
						}),
						widths: [0.08, 0.38, 0.2, 0.12, 0.09, 0.13],
						numeric: [3, 4, 5]
					})
				])
	];
}
