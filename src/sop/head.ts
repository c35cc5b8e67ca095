import * as v from 'valibot';
import { Day, Words } from './schema.ts';
import { SOPS, type SopId } from './types.ts';

/** Who signs, in the order of the signatures. */
export const SIGNATORIES = ['prepared', 'checked', 'approved'] as const;
export type Signatory = (typeof SIGNATORIES)[number];

const Short = v.pipe(Words, v.maxLength(200));

const SignatorySchema = v.strictObject({ name: Short, position: Short });

const MOST_REVISIONS = 100;
const Revision = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));

const RevisionSchema = v.strictObject({
	revision: Revision,
	date: v.nullable(Day),
	/** what was changed */
	change: Words,
	/** by whom */
	person: Short
});
export type Revised = Readonly<v.InferOutput<typeof RevisionSchema>>;

const HeadSchema = v.strictObject({
	/** the day from which it is in force; null is written in by hand */
	date: v.nullable(Day),
	revision: Revision,
	/** oldest first */
	history: v.pipe(v.array(RevisionSchema), v.maxLength(MOST_REVISIONS))
});
export type Head = Readonly<v.InferOutput<typeof HeadSchema>>;

/** What stands at the head and the foot of the four documents; an empty text is a line to be filled by hand. */
export const HeadsSchema = v.strictObject({
	office: Short,
	unit: Short,
	/** where it is signed */
	place: Short,
	signatories: v.strictObject(v.entriesFromList(SIGNATORIES, SignatorySchema)),
	documents: v.strictObject(v.entriesFromList(SOPS, HeadSchema))
});
export type Heads = Readonly<v.InferOutput<typeof HeadsSchema>>;

const NOBODY = { name: '', position: '' };
const FIRST: Head = { date: null, revision: 0, history: [] };

export const STARTING_HEADS: Heads = {
	office: '',
	unit: '',
	place: '',
	signatories: { prepared: NOBODY, checked: NOBODY, approved: NOBODY },
	documents: { '001': FIRST, '002': FIRST, '003': FIRST, '004': FIRST }
};

export function withHead(heads: Heads, sop: SopId, change: Partial<Head>): Heads {
	return { ...heads, documents: { ...heads.documents, [sop]: { ...heads.documents[sop], ...change } } };
}

/** The heads with one document revised: the next number, in force from that day, with a row that says what was changed. */
export function revised(heads: Heads, sop: SopId, row: Omit<Revised, 'revision'>): Heads {
	const { revision, history } = heads.documents[sop];
	const next = revision + 1;
	return withHead(heads, sop, {
		date: row.date,
		revision: next,
		history: [...history, { revision: next, ...row }].slice(-MOST_REVISIONS)
	});
}

/** The heads with the last revision of a document taken back, as long as it is the one in force. */
export function unrevised(heads: Heads, sop: SopId): Heads {
	const { revision, history } = heads.documents[sop];
	if (history.at(-1)?.revision !== revision) return heads;
	const left = history.slice(0, -1);
	return withHead(heads, sop, {
		date: left.at(-1)?.date ?? null,
		revision: Math.max(0, revision - 1),
		history: left
	});
}
