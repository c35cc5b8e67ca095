import { day, month } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import type { Answer } from '../../../metrics/questions.ts';
import type { Recap } from '../../../metrics/types.ts';
import type { Side, SideField } from '../../../model/filter.ts';
import { keyName } from '../../../words/names.ts';

export const COMPARED_BY = [
	'date',
	'month',
	'priority',
	'category',
	'group',
	'channel',
	'segment',
	'service',
	'site',
	'file'
] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];
type Valued = Exclude<ComparedBy, 'date' | 'month'>;

/** What the reader chose to set side by side; kept while the page is open, whatever page is looked at. */
export const chosen = $state({
	by: null as ComparedBy | null,
	/** the first day of the second side */
	date: null as string | null,
	/** months from and to, of the first side and of the second */
	months: null as readonly [string, string, string, string] | null,
	/** the two values, by what is compared */
	values: {} as Partial<Record<Valued, readonly [string, string]>>
});

export interface Option {
	value: string;
	n: number;
}

/** What can be chosen, by what is compared; only what has two values at least. */
export type Options = Partial<Record<Valued, Option[]>> & { months: string[] };

export function optionsOf(recap: Recap, others: Answer<'sides'> | null): Options {
	const slices = (dimension: 'priority' | 'category' | 'group' | 'channel') =>
		recap[dimension].filter(({ scope }) => scope > 0).map(({ key, scope }) => ({ value: key, n: scope }));
	const all: Partial<Record<Valued, Option[]>> = {
		priority: slices('priority'),
		category: slices('category'),
		group: slices('group'),
		channel: slices('channel'),
		...others
	};
	const several = Object.entries(all).filter(([, options]) => options.length > 1);
	return {
		...(Object.fromEntries(several) as typeof all),
		months: recap.months.filter(({ scope }) => scope > 0).map((one) => one.month)
	};
}

/** What is compared until the reader says otherwise: before and after the middle, in whole months where there are some. */
export function sidesOf(
	options: Options,
	start: string | null
): { by: ComparedBy; sides: [Side, Side] } | null {
	const { months } = options;
	const first = months[0];
	const last = months.at(-1);
	if (first === undefined || last === undefined) return null;
	const middle = months[Math.ceil(months.length / 2)] ?? last;
	const valued = (Object.keys(options) as (keyof Options)[]).find((key): key is Valued => key !== 'months');
	const by = chosen.by ?? (months.length > 1 ? 'date' : (valued ?? 'date'));
	if (by === 'date') {
		const date = chosen.date ?? start ?? `${middle}-01`;
		return {
			by,
			sides: [
				{ by, before: date },
				{ by, from: date }
			]
		};
	}
	if (by === 'month') {
		const before = months[Math.max(0, Math.ceil(months.length / 2) - 1)] ?? first;
		const [from, to, otherFrom, otherTo] = chosen.months ?? [first, before, middle, last];
		return {
			by,
			sides: [
				{ by, from, to },
				{ by, from: otherFrom, to: otherTo }
			]
		};
	}
	const values = options[by] ?? [];
	const [one, other] = chosen.values[by] ?? [values[0]?.value ?? '', values[1]?.value ?? ''];
	return {
		by,
		sides: [
			{ by, value: one },
			{ by, value: other }
		]
	};
}

/** A side in words: "before 1 Jun 2026", "Nov 2025 to Jan 2026", "Phone". */
export function sideName(side: Side, files: readonly { name: string }[]): string {
	switch (side.by) {
		case 'date':
			return side.before === undefined
				? t('compare.from_day', { day: dayName(side.from) })
				: t('compare.before_day', { day: dayName(side.before) });
		case 'month':
			return side.from === side.to
				? month(side.from)
				: t('compare.months', { from: month(side.from), to: month(side.to) });
		default:
			return valueName(side.by, side.value, files);
	}
}

export function valueName(by: Valued | SideField, value: string, files: readonly { name: string }[]): string {
	if (value === '') return t('not_recorded');
	if (by === 'file') return files[Number(value)]?.name ?? value;
	if (by === 'priority') return keyName('priority', value);
	return value;
}

function dayName(date: string | undefined): string {
	const time = Date.parse(date ?? '');
	return Number.isNaN(time) ? (date ?? '') : day(new Date(time), 'UTC');
}
