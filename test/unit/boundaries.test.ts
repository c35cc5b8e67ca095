import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const RULES = ['rekap/boundaries', 'no-restricted-globals'];
const eslint = new ESLint({
	// The files below do not exist, so the rules that need types are left out.
	overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
	ruleFilter: ({ ruleId }) => RULES.includes(ruleId)
});

async function complaints(filePath: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath });
	return result?.messages.map((message) => message.message) ?? [];
}

test.each([
	['src/views/Recap.ts', "import type { Recap } from '../metrics/types.ts';"],
	['src/views/parts/figure.ts', "import { session } from '../../session/session.svelte.ts';"],
	['src/metrics/sla.ts', "import type { Database } from '../engine/database.ts';"],
	['src/metrics/sla.ts', "import sql from './sla.sql?raw';"],
	['src/ingest/formats/servicenow.ts', "import { scan } from '../scan.ts';"],
	['src/session/load.ts', "import { load } from '../ingest/load.ts';"],
	['src/engine/boot.ts', "import { Table } from 'apache-arrow';"],
	['src/ingest/scan.ts', "import Papa from 'papaparse';"],
	['src/report/csv.ts', "import Papa from 'papaparse';"],
	['src/charts/flow.ts', "import * as Plot from '@observablehq/plot';"],
	['src/main.ts', "import App from './App.svelte'; import { session } from './session/session.svelte.ts';"],
	['src/session/url.ts', 'location.hash = localStorage.x;'],
	['src/cli/native.ts', "import '@duckdb/node-api'; import type { Database } from '../engine/database.ts';"],
	['test/unit/any.test.ts', "import { Engine } from '../../src/engine/engine.ts'; import 'apache-arrow';"]
])('%s may say: %s', async (file, code) => {
	expect(await complaints(file, code)).toEqual([]);
});

test.each([
	['src/views/Recap.ts', "import { boot } from '../engine/boot.ts';", 'src/views may not import src/engine'],
	['src/views/parts/figure.ts', "import '../../ingest/types.ts';", 'src/views may not import src/ingest'],
	['src/engine/engine.ts', "import '../model/fields.ts';", 'src/engine may not import src/model'],
	[
		'src/metrics/sla.ts',
		"export * from '../session/session.svelte.ts';",
		'src/metrics may not import src/session'
	],
	['src/gaps/gap.ts', "await import('../charts/gap.ts');", 'src/gaps may not import src/charts'],
	[
		'src/sop/check.ts',
		"type A = import('../metrics/types.ts').Metric;",
		'src/sop may not import src/metrics'
	],
	['src/report/html.ts', "export { a } from '../ingest/types.ts';", 'src/report may not import src/ingest'],
	['src/main.ts', "import './engine/boot.ts';", 'src/main.ts may not import src/engine'],
	['src/session/load.ts', "import '../views/Recap.svelte';", 'src/session may not import src/views'],
	['src/cli/main.ts', "import '../session/url.ts';", 'src/cli may not import src/session'],
	['src/workspace/file.ts', "import '../session/url.ts';", 'src/workspace may not import src/session'],
	['src/helpers/any.ts', '', 'src/helpers is not in the table'],
	[
		'src/session/load.ts',
		"import '@duckdb/duckdb-wasm';",
		'"@duckdb/duckdb-wasm" may be imported only in engine'
	],
	['src/metrics/sla.ts', "import 'apache-arrow';", '"apache-arrow" may be imported only in engine'],
	['src/views/Import.ts', "import 'papaparse';", '"papaparse" may be imported only in ingest, report'],
	[
		'src/report/zip.ts',
		"import '@zip.js/zip.js/index.js';",
		'"@zip.js/zip.js" may be imported only in ingest'
	],
	[
		'src/views/Chart.ts',
		"import '@observablehq/plot';",
		'"@observablehq/plot" may be imported only in charts'
	],
	[
		'src/views/Map.ts',
		"import { layout } from '@dagrejs/dagre';",
		'"@dagrejs/dagre" may be imported only in charts'
	],
	['src/session/Bar.svelte', '<p>a</p>', 'Svelte components live in src/views'],
	[
		'src/views/Bar.svelte',
		"<script>import '../engine/boot.ts';</script>",
		'src/views may not import src/engine'
	],
	['src/views/theme.ts', "localStorage.setItem('a', 'b');", "Unexpected use of 'localStorage'"]
])('%s may not say: %s', async (file, code, message) => {
	expect(await complaints(file, code)).toEqual([expect.stringContaining(message)]);
});
