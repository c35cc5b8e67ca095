import * as v from 'valibot';
import { isMonth } from '../model/days.ts';
import { Day, Words } from './schema.ts';

/** What procedure 004 asks to be written beside the figures: by month and by incident. */

const Long = v.pipe(v.string(), v.maxLength(20_000));
const Short = v.pipe(Words, v.maxLength(200));

/** YYYY-MM */
const MonthKey = v.pipe(v.string(), v.check(isMonth));

const MonthTextsSchema = v.strictObject({
	prepared_by: Short,
	/** was the procedure effective and efficient? */
	evaluation: Long,
	lessons: Long,
	recommendations: Long
});
/** The free texts of a monthly report; empty where nothing is written. */
export type MonthTexts = Readonly<v.InferOutput<typeof MonthTextsSchema>>;

export const NO_TEXTS: MonthTexts = { prepared_by: '', evaluation: '', lessons: '', recommendations: '' };

const ActionSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^\w{1,40}$/)),
	text: Words,
	owner: Short,
	due: v.nullable(Day),
	done: v.boolean()
});
export type Action = Readonly<v.InferOutput<typeof ActionSchema>>;

const PostIncidentSchema = v.strictObject({
	/** YYYY-MM-DD, last changed */
	date: Day,
	prepared_by: Short,
	summary: Long,
	impact: Long,
	cause: Long,
	went_well: Long,
	went_badly: Long,
	lessons: Long,
	actions: v.pipe(v.array(ActionSchema), v.maxLength(100))
});
/** What is written after a major incident or a mass outage. */
export type PostIncident = Readonly<v.InferOutput<typeof PostIncidentSchema>>;

/** By month and by incident id. */
export const RecordsSchema = v.strictObject({
	months: v.record(MonthKey, MonthTextsSchema),
	incidents: v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), PostIncidentSchema)
});
export type Records = Readonly<v.InferOutput<typeof RecordsSchema>>;

export const NO_RECORDS: Records = { months: {}, incidents: {} };

/** The records with the texts of a month; a month without any is not kept. */
export function withMonth(records: Records, month: string, texts: MonthTexts): Records {
	const { [month]: _, ...others } = records.months;
	const empty = Object.values(texts).every((text) => text.trim() === '');
	return { ...records, months: empty ? others : { ...others, [month]: texts } };
}

/** The records with a post-incident report; null takes it out. */
export function withPostIncident(records: Records, id: string, report: PostIncident | null): Records {
	const { [id]: _, ...others } = records.incidents;
	return { ...records, incidents: report === null ? others : { ...others, [id]: report } };
}
