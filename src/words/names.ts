import { either, month } from '../i18n/format.ts';
import { maybe, t } from '../i18n/translate.ts';
import type { Missing } from '../metrics/types.ts';
import { DIMENSIONS, type Dimension } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';

/** A canonical field in plain words. */
export function fieldName(field: string): string {
	return maybe(`field.${field}`) ?? field.replaceAll('_', ' ');
}

/** The name of a format in plain words. */
export function formatName(format: string): string {
	return maybe(`format.${format}`) ?? format.replaceAll('_', ' ');
}

/** Why a figure cannot be measured, and what would make it so: of the fields that would, those that the data lack. */
export function reason(missing: Missing | null, present: ReadonlySet<string> = new Set()): string {
	if (!missing) return t('missing.none');
	if (missing.kind !== 'no_field') return t(`missing.${missing.kind}`);
	const lacking = missing.fields.filter((field) => !present.has(field));
	const named = lacking.length > 0 ? lacking : missing.fields;
	return named.length > 0
		? t('missing.no_field', { fields: either(named.map(fieldName)) })
		: t('missing.none');
}

/** A canonical state in words. */
export function stateName(state: string): string {
	return maybe(`state.${state}`) ?? state;
}

/** One value of a dimension in words: P1 Critical, Oct 2026, the group's own name, or "not recorded". */
export function keyName(dimension: Dimension, key: string): string {
	if (key === '') return t('not_recorded');
	if (dimension === 'month') return month(key);
	if (dimension === 'priority') return maybe(`priority.${key}`) ?? `P${key}`;
	return key;
}

/** The filters in force in words: "priority: P1 critical, P2 high; channel: phone"; '' where there is none. */
export function filterText(filter: Filter): string {
	return DIMENSIONS.flatMap((dimension) => {
		const values = filter[dimension] ?? [];
		if (values.length === 0) return [];
		return [`${t(`dimension.${dimension}`)}: ${values.map((key) => keyName(dimension, key)).join(', ')}`];
	}).join('; ');
}
