import { counted, handedOn, reopened, trend, withinTarget, type Trend } from '../../charts/months.ts';
import { t } from '../../i18n/translate.ts';
import { METRICS } from '../../metrics/registry.ts';
import { metricName } from '../../words/families.ts';
import { monthsOf, type Given } from './given.ts';
import { news, type News } from './news.ts';

/** A measure by month, up to that of the report, and what the month says of it. */
export interface Measure {
	trend: Trend;
	/** null where the month has no value, or the data cannot tell it */
	said: News | null;
}

const POINTS = {
	'sla.resolution.rate': (given: Given) => withinTarget(monthsOf(given), 'opened'),
	'escalation.functional.rate': (given: Given) => handedOn(monthsOf(given), 'escalated'),
	'reopen.rate': (given: Given) => reopened(monthsOf(given))
} as const;

/** How many incidents came in. */
export function cameIn(given: Given): Measure {
	const line = trend(counted(monthsOf(given), 'opened'), given.report.month);
	return { trend: line, said: news(t('monthly.came_in'), line, 'count', null) };
}

/** A rate of the incidents that came in in each month: for that of the report it is the metric itself. */
export function rateOf(given: Given, name: keyof typeof POINTS): Measure {
	const line = trend(POINTS[name](given), given.report.month);
	const known = given.report.metrics.get(name)?.value != null;
	const better = METRICS.find((one) => one.name === name)?.better ?? null;
	return { trend: line, said: known ? news(metricName(name), line, 'ratio', better) : null };
}

/** All that is judged month by month, as far as the data tell it. */
export function saidOf(given: Given): News[] {
	const rates = Object.keys(POINTS).map((name) => rateOf(given, name as keyof typeof POINTS));
	return [cameIn(given), ...rates].flatMap(({ said }) => said ?? []);
}
