import { count, month as monthText, percent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Loaded } from '../ingest/load.ts';
import type { Metric, Metrics } from '../metrics/types.ts';
import { metricName } from '../words/families.ts';
import { formatName, reason } from '../words/names.ts';
import { printable } from './told.ts';

const SHOWN = ['recap.occurred', 'recap.resolved', 'recap.unresolved', 'sla.resolution.rate'];
const GAP = '  ';
/** Rows that are named; the page lists them all. */
const MOST_REFUSED = 5;

export interface Summed {
	data: Loaded;
	/** YYYY-MM, and the one before it */
	month: string;
	before: string;
	/** the log begins or ends within it */
	partial: boolean;
	/** of the month, of the one before where the log knows it, and of all */
	figures: { month: Metrics; former: Metrics | null; all: Metrics };
}

/** What became of every file, and the month's figures beside those of the month before and of all. */
export function summary({ data, month, before, partial, figures }: Summed): string {
	const columns = [
		{ name: monthText(month), metrics: figures.month },
		...(figures.former ? [{ name: monthText(before), metrics: figures.former }] : []),
		{ name: t('cli.all'), metrics: figures.all }
	];
	const rows = SHOWN.map((name) => [
		metricName(name),
		...columns.map(({ metrics }) => cell(metrics.get(name)))
	]);
	const missing = SHOWN.flatMap((name) => {
		const metric = figures.month.get(name);
		return metric?.missing ? [`— ${metricName(name)}: ${reason(metric.missing, data.present)}`] : [];
	});
	const lines = [
		...data.files.map(accounted),
		...data.refused.slice(0, MOST_REFUSED).map(refusedLine),
		'',
		...table([['', ...columns.map(({ name }) => name)], ...rows]),
		...missing,
		...(partial ? [t('cli.partial', { month: monthText(month, 'long') })] : []),
		t('cli.clock', { zone: data.zone })
	];
	return lines.map(printable).join('\n');
}

function accounted({ name, format, rows, kept, refused, duplicates }: Loaded['files'][number]): string {
	return `${name} (${formatName(format)}): ${t('cli.accounted', { rows, kept, refused, duplicates })}`;
}

function refusedLine({ file, line, reason }: Loaded['refused'][number]): string {
	return `${GAP}${t('cli.refused', { file, line, reason: t(`refused_reason.${reason}`) })}`;
}

function cell(metric: Metric | undefined): string {
	if (metric?.value == null) return '—';
	if (metric.unit !== 'ratio') return count(metric.value);
	return `${percent(metric.value)} (n = ${count(metric.n ?? 0)})`;
}

/** The first column to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((one, i) => (i === 0 ? one.padEnd(widths[i] ?? 0) : one.padStart(widths[i] ?? 0)))
			.join(GAP)
			.trimEnd()
	);
}
