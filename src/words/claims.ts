import { count, decimal, duration, percent } from '../i18n/format.ts';
import { maybe } from '../i18n/translate.ts';
import type { Finding } from '../sop/claims.ts';
import { metricName } from './families.ts';

/** In the order shown. */
export const FINDINGS = [
	'contradicted',
	'close',
	'understated',
	'open',
	'supported',
	'silent'
] as const satisfies readonly Finding[];

/** What a proof rests on, in words: a rule, a sign or a metric. */
export function proofName(of: string): string {
	return maybe(`rule_of.${of}`) ?? maybe(`sign_of.${of}`) ?? metricName(of);
}

/** A ratio 0..1, minutes or a count, for people. */
export function sizeText(value: number, unit: 'ratio' | 'minutes' | 'count' | 'index'): string {
	switch (unit) {
		case 'ratio':
			return percent(value);
		case 'minutes':
			return duration(value);
		case 'count':
			return count(value);
		case 'index':
			return decimal(value);
	}
}
