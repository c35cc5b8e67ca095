import { courseMap, type Course } from '../../charts/procedure.ts';
import { count, dayOf } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { ROLES, type Role } from '../../model/activities.ts';
import type { Policy } from '../../model/policy.ts';
import type { Flow } from '../../sop/flow.ts';
import { SIGNATORIES, type Head, type Heads } from '../../sop/head.ts';
import { RACI_ROWS, type Raci } from '../../sop/raci.ts';
import { numberOf, type Procedure } from '../../sop/types.ts';
import { BLANK, capital, heading, numbered, paragraph, table, type Block, type Paper } from '../blocks.ts';
import { escalationBlocks, matrixBlocks, targetBlocks } from './policy.ts';

type Language = 'en' | 'id';

export interface Given {
	procedure: Procedure;
	flow: Flow;
	policy: Policy;
	heads: Heads;
	raci: Raci;
	/** of the procedure's own texts: that of the page, in which all other words are written */
	language: Language;
}

/** Rows for revisions to come, so that a printed document can be kept up by hand. */
const EMPTY_REVISIONS = 2;

/** One of the four procedures as a document, from its definition, the policy in force and what the office filled in. */
export function documentOf(given: Given): Paper {
	const { procedure, heads, language } = given;
	const head = heads.documents[procedure.sop];
	const number = numberOf(procedure.sop);
	return {
		number,
		title: procedure.title[language],
		sort: t('sop_doc.sort'),
		office: filled(heads.office),
		unit: filled(heads.unit),
		head: [
			[t('sop_doc.number'), number],
			[t('sop_doc.revision'), count(head.revision)],
			[t('sop_doc.in_force'), dayText(head.date)]
		],
		blocks: numbered(sections(given)),
		foot: {
			text: t('sop_doc.foot', { number, revision: head.revision }),
			page: t('sop_doc.page'),
			of: t('sop_doc.page_of')
		}
	};
}

/** Each begins with its heading. */
function sections(given: Given): Block[][] {
	const { procedure, flow, policy, heads, raci, language } = given;
	const { sop, purpose, scope, definitions, records } = procedure;
	const handles = sop === '001' || sop === '002';
	return [
		[heading(t('sop_doc.purpose')), paragraph(purpose[language])],
		[heading(t('sop_doc.scope')), paragraph(scope[language])],
		[
			heading(t('sop_doc.definitions')),
			table({
				columns: [t('sop_doc.term'), t('sop_doc.meaning')],
				rows: definitions.map(({ term, meaning }) => [term[language], meaning[language]]),
				widths: [0.28, 0.72],
				named: true
			})
		],
		[heading(t('sop_doc.raci')), paragraph(t('sop_doc.raci_note')), raciTable(raci)],
		[heading(t('sop_doc.flow')), picture(procedure, flow, language)],
		[heading(t('sop_doc.steps')), ...stepBlocks(procedure, language)],
		[
			heading(t('sop_doc.targets')),
			...targetBlocks(policy),
			...(sop === '001' ? matrixBlocks(policy) : []),
			...(sop === '003' ? [paragraph(t('sop_doc.recurrence', { n: policy.recurrence_days }))] : [])
		],
		...(handles ? [[heading(t('sop_doc.escalation')), ...escalationBlocks(policy, language)]] : []),
		[heading(t('sop_doc.records')), { kind: 'list', items: records.map((one) => one[language]) }],
		[heading(t('sop_doc.history')), historyTable(heads.documents[sop])],
		[heading(t('sop_doc.signing')), signatures(heads, heads.documents[sop])]
	];
}

function raciTable(raci: Raci): Block {
	return table({
		caption: t('sop_doc.raci_caption'),
		columns: [t('sop_doc.activity'), ...ROLES.map(roleName)],
		rows: RACI_ROWS.map((row) => [t(`raci_row.${row}`), ...ROLES.map((role) => raci[row][role] ?? '')]),
		widths: [0.19, ...ROLES.map(() => 0.135)],
		centred: ROLES.map((_, i) => i + 1),
		named: true
	});
}

function stepBlocks({ steps }: Procedure, language: Language): Block[] {
	if (steps.length === 0) return [paragraph(t('sop_doc.steps_none'))];
	return [
		table({
			columns: [t('sop_doc.nth'), t('sop_doc.step'), t('sop_doc.who'), t('sop_doc.reference')],
			rows: steps.map(({ id, text, role, mandatory }, i) => [
				mandatory ? `${i + 1} *` : `${i + 1}`,
				text[language],
				roleName(role),
				id
			]),
			widths: [0.08, 0.62, 0.18, 0.12],
			centred: [0]
		}),
		paragraph(t('sop_doc.mandatory_note'))
	];
}

function picture({ title }: Procedure, flow: Flow, language: Language): Block {
	const course: Course = {
		nodes: flow.nodes.map(({ id, kind, role, text }) => ({
			id,
			kind,
			role: role ? roleName(role) : '',
			text: text[language]
		})),
		edges: flow.edges.map(({ from, to, label }) => ({ from, to, label: label?.[language] ?? '' }))
	};
	return {
		kind: 'picture',
		course,
		map: courseMap(course),
		title: t('sop_doc.flow_of', { title: title[language] }),
		alt: spoken(course)
	};
}

/** The picture in words: each step, who does it, and where it leads. */
function spoken({ nodes, edges }: Course): string {
	const textOf = new Map(nodes.map(({ id, text }) => [id, text]));
	return nodes
		.map(({ id, role, text }) => {
			const next = edges
				.filter(({ from }) => from === id)
				.map(({ to, label }) => `${label === '' ? '→' : `${label} →`} ${textOf.get(to) ?? ''}`);
			return [role === '' ? text : `${role}: ${text}`, ...next].join('; ');
		})
		.join('. ');
}

function historyTable({ revision, date, history }: Head): Block {
	const rows = history.map((row) => [count(row.revision), dayText(row.date), row.change, row.person]);
	const first = history.some((row) => row.revision === 0)
		? []
		: [['0', revision === 0 ? dayText(date) : '', t('sop_doc.first_edition'), '']];
	return table({
		columns: [t('sop_doc.revision'), t('sop_doc.date'), t('sop_doc.change'), t('sop_doc.person')],
		rows: [...first, ...rows, ...Array.from({ length: EMPTY_REVISIONS }, () => ['', '', '', ''])],
		widths: [0.12, 0.18, 0.48, 0.22]
	});
}

function signatures({ place, signatories }: Heads, { date }: Head): Block {
	return {
		kind: 'signatures',
		line: `${filled(place)}, ${dayText(date)}`,
		signatures: SIGNATORIES.map((one) => ({
			what: t(`sop_doc.${one}`),
			name: filled(signatories[one].name),
			position: filled(signatories[one].position)
		}))
	};
}

function roleName(role: Role): string {
	return capital(t(`role.${role}`));
}

function filled(text: string): string {
	return text.trim() === '' ? BLANK : text.trim();
}

function dayText(date: string | null): string {
	return date === null ? BLANK.slice(0, 20) : dayOf(date);
}
