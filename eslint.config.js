import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import { posix, relative, sep } from 'node:path';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Which folders of src/ a folder may import besides itself; what is not named is forbidden. */
const MAY_IMPORT = {
	engine: [],
	model: [],
	stats: [],
	i18n: [],
	ingest: ['engine', 'model'],
	metrics: ['engine', 'model'],
	gaps: ['model', 'metrics', 'stats'],
	sop: ['model'],
	workspace: ['model', 'ingest', 'gaps', 'sop'],
	session: [
		'engine',
		'model',
		'ingest',
		'metrics',
		'stats',
		'gaps',
		'sop',
		'workspace',
		'words',
		'report',
		'i18n'
	],
	charts: ['model', 'metrics', 'stats', 'gaps', 'i18n'],
	words: ['model', 'metrics', 'stats', 'gaps', 'sop', 'charts', 'i18n'],
	report: ['model', 'metrics', 'stats', 'gaps', 'sop', 'charts', 'words', 'i18n'],
	views: [
		'model',
		'metrics',
		'stats',
		'gaps',
		'sop',
		'workspace',
		'session',
		'charts',
		'words',
		'report',
		'i18n'
	],
	cli: [
		'engine',
		'model',
		'ingest',
		'metrics',
		'stats',
		'gaps',
		'sop',
		'workspace',
		'charts',
		'words',
		'report',
		'i18n'
	],
	'': [
		'model',
		'metrics',
		'stats',
		'gaps',
		'sop',
		'workspace',
		'session',
		'charts',
		'words',
		'report',
		'views',
		'i18n'
	]
};

/** The only folders that may import a package. */
const HOME = {
	'@duckdb/duckdb-wasm': ['engine'],
	'apache-arrow': ['engine'],
	papaparse: ['ingest', 'report'],
	'@zip.js/zip.js': ['ingest'],
	'@dagrejs/dagre': ['charts'],
	docx: ['report'],
	idb: ['session'],
	valibot: ['sop', 'workspace', 'session', 'views'],
	'@observablehq/plot': ['charts'],
	'@duckdb/node-api': ['cli'],
	linkedom: ['cli']
};

/** Svelte components live in views, but for these. */
const COMPONENTS = ['App.svelte', 'charts/Chart.svelte'];

/** What only the session touches: the address and whatever outlives the page. */
const SESSION_ONLY = ['location', 'history', 'localStorage', 'sessionStorage', 'indexedDB'];

/** Place of a file within src/, with `/`; null outside it. */
const placeOf = (file) => {
	const place = relative(`${import.meta.dirname}/src`, file)
		.split(sep)
		.join('/');
	return place.startsWith('..') ? null : place;
};
const folderOf = (place) => (place.includes('/') ? place.split('/')[0] : '');

/** Holds the tables above for every import, dynamic import and re-export. */
const boundaries = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			folder: 'src/{{from}} may not import src/{{to}} (table in eslint.config.js).',
			home: '"{{name}}" may be imported only in {{homes}} (table in eslint.config.js).',
			component: 'Svelte components live in src/views.',
			unknown: 'src/{{from}} is not in the table of eslint.config.js.'
		}
	},
	create(context) {
		const place = placeOf(context.filename);
		if (place === null) return {};
		const from = folderOf(place);
		const check = (node) => {
			if (typeof node?.value !== 'string') return;
			const name = node.value;
			if (name.startsWith('.')) {
				const to = folderOf(posix.join(posix.dirname(place), name));
				if (to !== from && to !== '..' && !MAY_IMPORT[from]?.includes(to))
					context.report({ node, messageId: 'folder', data: { from: from || place, to } });
				return;
			}
			const home = Object.keys(HOME).find((one) => name === one || name.startsWith(`${one}/`));
			if (home && !HOME[home].includes(from))
				context.report({ node, messageId: 'home', data: { name: home, homes: HOME[home].join(', ') } });
		};
		return {
			Program(node) {
				if (!MAY_IMPORT[from]) context.report({ node, messageId: 'unknown', data: { from } });
				if (place.endsWith('.svelte') && from !== 'views' && !COMPONENTS.includes(place))
					context.report({ node, messageId: 'component' });
			},
			ImportDeclaration: (node) => check(node.source),
			ExportNamedDeclaration: (node) => check(node.source),
			ExportAllDeclaration: (node) => check(node.source),
			ImportExpression: (node) => check(node.source),
			TSImportType: (node) => check(node.source)
		};
	}
};

export default defineConfig(
	{ ignores: ['dist/', 'node_modules/', '.cache/', 'look/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript looks for undefined names, and knows more of them.
			'no-undef': 'off',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// Addresses are hash routes; no router resolves them.
			'svelte/no-navigation-without-resolve': 'off',
			// Most sets and maps in rune modules are passing values, not state.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-at-html-tags': 'error'
		}
	},
	{
		files: ['src/**/*.ts', 'src/**/*.svelte'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error'
		}
	},
	{
		files: ['src/**'],
		plugins: { rekap: { rules: { boundaries } } },
		rules: {
			'rekap/boundaries': 'error',
			'no-console': 'error',
			'max-lines': ['error', 300]
		}
	},
	{
		files: ['src/**'],
		ignores: ['src/session/**'],
		rules: { 'no-restricted-globals': ['error', ...SESSION_ONLY] }
	},
	{
		files: ['src/main.ts'],
		rules: { 'no-restricted-globals': 'off' }
	},
	{
		files: ['test/**'],
		rules: {
			// A fixture without dependencies is written `({}) => …`.
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }]
		}
	}
);
