import { join } from 'node:path';
import type { Database } from '../engine/database.ts';
import { month as monthText } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import { answer, prepare, recap, whole } from '../metrics/index.ts';
import type { Month } from '../metrics/types.ts';
import { metricsFile } from '../report/whole.ts';
import type { Workspace } from '../workspace/sections.ts';
import type { RecapCommand } from './args.ts';
import { addressOf, checkNames, writeFolder } from './folder.ts';
import { loadLogs } from './load.ts';
import { progressOn, type Terminal } from './progress.ts';
import { reportHtml } from './report.ts';
import { summary } from './summary.ts';
import { printable, Told } from './told.ts';
import { workspaceAt } from './workspace.ts';

const METRICS = 'metrics.json';
const MANIFEST = 'manifest.json';
/** A page takes no longer one. */
const LONGEST_TITLE = 200;

/** The month's files from the logs, all of them or none; the summary is told at the end. @throws Told */
export async function runRecap(command: RecapCommand, db: Database, terminal: Terminal): Promise<void> {
	const workspace = await workspaceAt(command.workspace);
	const progress = progressOn(terminal);
	try {
		const zone = command.zone ?? workspace.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
		const data = await loadLogs(db, command.files, { workspace, zone, progress: progress.show });
		progress.show({ stage: 'measuring', file: null, share: null });
		await prepare(db, workspace.policy);
		const { months } = await recap(db, {});
		const month = chosen(months, command.month);
		const report = `report-${month.month}.html`;
		const folder = command.out ?? `rekap-${month.month}`;
		const inputs = [...command.files, ...(command.workspace === null ? [] : [command.workspace])];
		checkNames([METRICS, report, MANIFEST], inputs, folder, command.copy);
		const figures = await whole(db, {});
		const monthly = await answer(db, {}, 'report', { month: month.month });
		const engine = await answer(db, {}, 'software', {});
		const texts = new Map([
			[METRICS, metricsFile({ data, workspace, filter: {}, figures, generated_at: new Date() })],
			[report, reportHtml(monthly, data, workspace, engine)],
			[MANIFEST, manifest(command, folder, workspace, month.month)]
		]);
		await writeFolder({ folder, texts, copies: command.copy ? inputs : [] });
		progress.clear();
		const written = [...texts.keys()].map((name) => printable(join(folder, name)));
		terminal.out(
			`${summary({
				data,
				month: month.month,
				before: months[months.indexOf(month) - 1]?.month ?? '',
				partial: month.partial,
				figures: { month: monthly.metrics, former: monthly.former, all: figures.metrics }
			})}\n\n${t('cli.written', { files: written.join(', ') })}\n`
		);
	} finally {
		progress.clear();
	}
}

/** The month asked for, else the last whole one, else the last. */
function chosen(months: readonly Month[], asked: string | null): Month {
	const [first, last] = [months[0], months.at(-1)];
	const found =
		asked === null
			? (months.findLast(({ partial }) => !partial) ?? last)
			: months.find(({ month }) => month === asked);
	if (found) return found;
	throw new Told(1, [
		t('cli.no_month', {
			month: asked === null ? '' : monthText(asked),
			first: first ? monthText(first.month) : '',
			last: last ? monthText(last.month) : ''
		})
	]);
}

/** The hosted set: the page that finds it beside itself opens these files. */
function manifest(
	{ files, workspace: path, copy }: RecapCommand,
	folder: string,
	workspace: Workspace,
	month: string
): string {
	const office = workspace.heads.office.trim();
	const recap = t('cli.title', { month: monthText(month, 'long') });
	const set = {
		title: (office === '' ? recap : `${office} · ${recap}`).slice(0, LONGEST_TITLE),
		files: files.map((file) => addressOf(file, folder, copy)),
		metrics: METRICS,
		...(path === null ? {} : { workspace: addressOf(path, folder, copy) })
	};
	return `${JSON.stringify(set, null, '\t')}\n`;
}
