import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import axe, { type AxeResults } from 'axe-core';

export type State = 'empty' | 'loading' | 'review' | 'ready' | 'error';

export interface Figure {
	value: number | null;
	n: number | null;
	reason: string | null;
	text: string;
}

/** A file to drop: a path, or a name with its content. */
export type Drop = string | { name: string; content: string | Uint8Array };

/** The app in one page, as a person uses it, and a record of everything that it must not do. */
export class App {
	/** Addresses asked for, in order: `requests.length = 0` and what follows begins a new record. */
	readonly requests: string[] = [];
	/** Requests to any other origin, and what the content policy refused. */
	readonly foreign: string[] = [];
	/** Console errors and uncaught exceptions. */
	readonly errors: string[] = [];

	private constructor(
		readonly page: Page,
		readonly address: string
	) {}

	/** `address` is where index.html stands. */
	static async on(page: Page, address: string): Promise<App> {
		const app = new App(page, address);
		const own = new URL(address).origin;
		page.context().on('request', (request) => {
			app.requests.push(request.url());
			if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== own)
				app.foreign.push(request.url());
		});
		page.on('console', (message) => {
			if (message.type() === 'error') app.errors.push(message.text());
		});
		page.on('pageerror', (error) => app.errors.push(String(error)));
		await page.exposeFunction('__violation', (what: string) => app.foreign.push(what));
		await page.addInitScript(() =>
			document.addEventListener('securitypolicyviolation', (event) =>
				(window as unknown as { __violation: (what: string) => void }).__violation(
					`${event.effectiveDirective} refused ${event.blockedURI}`
				)
			)
		);
		return app;
	}

	/** Opens the page; `query` as `?lang=id`, `hash` as `#/recap`. */
	async open(query = '', hash = ''): Promise<void> {
		await this.page.goto(`${this.address}${query}${hash}`);
	}

	/** Hands files to the one input, as the drop zone does. */
	async drop(...files: Drop[]): Promise<void> {
		const paths = files.filter((file) => typeof file === 'string');
		const payload = (file: Drop) =>
			typeof file === 'string'
				? { name: basename(file), mimeType: '', buffer: readFileSync(file) }
				: { name: file.name, mimeType: '', buffer: Buffer.from(file.content) };
		await this.page
			.locator('[data-role="log-files"]')
			.setInputFiles(paths.length === files.length ? paths : files.map(payload));
	}

	/** Waits until the page is in one of these states, and says in which. */
	async state(...wanted: State[]): Promise<State> {
		await this.page.waitForFunction(
			(states) => (states as string[]).includes(document.documentElement.dataset.state ?? ''),
			wanted
		);
		return (await this.page.evaluate(() => document.documentElement.dataset.state)) as State;
	}

	/** Waits for the first `<data>` of this metric. */
	async figure(metric: string): Promise<Figure> {
		const mark = this.page.locator(`data[data-metric="${metric}"]`).first();
		await mark.waitFor({ state: 'attached' });
		return mark.evaluate((data) => {
			const number = (text: string | null) => (text === null || text === '' ? null : Number(text));
			return {
				value: number(data.getAttribute('value')),
				n: number(data.getAttribute('data-n')),
				reason: data.getAttribute('data-reason'),
				text: data.textContent.trim()
			};
		});
	}

	/** Goes to a view and waits until it has nothing more to measure. */
	async visit(view: string): Promise<void> {
		await this.page.evaluate((view) => (location.hash = `#/${view}`), view);
		await this.page.waitForFunction(() => {
			const main = document.querySelector('main');
			return (
				main?.querySelector('h1') &&
				!main.querySelector('[aria-busy="true"]') &&
				!/Measuring|being measured|Mengukur|Sedang diukur/.test(main.textContent)
			);
		});
		if (view === 'incidents') await this.page.locator('main tbody tr').first().waitFor();
	}

	/** What axe finds wrong on the page as it stands, one line each: rule, then the elements. */
	async axe(): Promise<string[]> {
		await this.page.evaluate(axe.source);
		const { violations } = await this.page.evaluate(() =>
			(window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run()
		);
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
	}
}
