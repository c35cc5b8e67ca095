import { parseHTML } from 'linkedom';
import { drawing } from '../charts/draw.ts';
import { language } from '../i18n/language.svelte.ts';
import type { Loaded } from '../ingest/load.ts';
import type { Answer } from '../metrics/questions.ts';
import { htmlOf } from '../report/html.ts';
import { monthlyReport } from '../report/monthly/document.ts';
import { checkOf } from '../sop/check.ts';
import { NO_TEXTS } from '../sop/records.ts';
import type { Workspace } from '../workspace/sections.ts';

/** The monthly report as one HTML file, the same as the page's. @param engine version of what computed the figures */
export function reportHtml(
	report: Answer<'report'>,
	data: Loaded,
	workspace: Workspace,
	engine: string | null
): string {
	const { policy, plan, heads, records, marks } = workspace;
	const paper = monthlyReport({
		report,
		data,
		filter: {},
		policy,
		plan,
		check: checkOf(workspace),
		heads,
		texts: records.months[report.month] ?? NO_TEXTS,
		start: marks.start,
		version: __VERSION__,
		engine
	});
	// charts are drawn with the means of a page, and here is none
	const { document } = parseHTML('<!doctype html><html><body></body></html>');
	return htmlOf(paper, {
		lang: language.current,
		draw: ({ spec, title }, width) => drawing(spec(width), title, document).outerHTML
	});
}
