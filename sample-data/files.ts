import { asOfText, measure, mix, monthly } from './answers.ts';
import { dirty } from './dirty.ts';
import { factOf, newest, type Fact } from './facts.ts';
import { eventLog, rowsOf } from './log.ts';
import { random } from './random.ts';
import { listedFact, listExport, monthOf } from './servicenow.ts';
import { SOP_START } from './world.ts';
import { ticket, year } from './year.ts';

/** Every sample file by its name: the three logs and the known answers, taken from the lives and not from the logs. */
export function sampleFiles(): Record<string, string> {
	const lives = year(random(32));
	const facts = lives.map((life) => factOf(life, ticket(life.no)));
	const asOf = Math.max(...lives.map(newest));
	const rows = lives.reduce((sum, life) => sum + rowsOf(life).length, 0);

	const listed = monthOf(lives, '2026-10');
	const listedAsOf = Math.max(...listed.map(newest));
	const listedFacts = listed.map((life) => listedFact(life, listedAsOf));

	const bad = dirty(random(120));
	return {
		'desk.csv': eventLog(lives),
		'desk.answers.json': json({
			...asOfText(asOf),
			rows,
			events: rows,
			incidents: facts.length,
			refused: 0,
			duplicates: 0,
			metrics: measure(facts, asOf),
			monthly: monthly(facts, asOf),
			sop_start: '2026-06-01',
			before: half(
				facts.filter(({ opened }) => opened < SOP_START),
				asOf
			),
			after: half(
				facts.filter(({ opened }) => opened >= SOP_START),
				asOf
			)
		}),
		'servicenow.json': listExport(listed),
		'servicenow.answers.json': json({
			...asOfText(listedAsOf),
			rows: listed.length,
			events: 0,
			incidents: listed.length,
			refused: 0,
			duplicates: 0,
			metrics: measure(listedFacts, listedAsOf),
			monthly: monthly(listedFacts, listedAsOf)
		}),
		'dirty.csv': bad.text,
		'dirty.answers.json': json({
			...asOfText(bad.asOf),
			...bad.accounting,
			events: 0,
			refused_rows: bad.refused,
			metrics: measure(bad.facts, bad.asOf),
			monthly: monthly(bad.facts, bad.asOf)
		})
	};
}

/** One side of the SOP start; the mixes leave out the children of the mass outage. */
function half(facts: Fact[], asOf: number): object {
	const usual = facts.filter(({ request, parent }) => !request && parent === undefined);
	return {
		metrics: measure(facts, asOf),
		mix: {
			incidents: usual.length,
			channel: mix(usual, 'channel'),
			branch: mix(usual, 'branch'),
			category: mix(usual, 'category')
		}
	};
}

function json(value: object): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}
