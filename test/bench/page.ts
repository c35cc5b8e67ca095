import type { Page } from 'playwright-core';
import type { Filter } from '../../src/model/filter.ts';
import { hashOf } from '../../src/session/url.ts';

/** What `install` puts into the page. */
interface Stopwatch {
	/** milliseconds from `begin` (the page's own start without one) until `done` holds and has been painted */
	until(name: string, done: () => boolean): Promise<number>;
	/** milliseconds from `begin` until the page said that it was busy and then, for two frames, that it no longer is */
	rest(name: string): Promise<number>;
	pictures(): (Element | null)[];
}

declare global {
	interface Window {
		stopwatch: Stopwatch;
	}
}

/** Puts a stopwatch into every page opened from now on. Its marks can be seen in the browser's own profiler. */
export async function install(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.stopwatch = {
			until: (name, done) =>
				new Promise((resolve, reject) => {
					setTimeout(() => reject(new Error(`${name}: not seen within 5 minutes`)), 300_000);
					const look = () => {
						if (!done()) return;
						observer.disconnect();
						// A frame begins with what stood before it; the task after that frame comes when it is on the screen.
						requestAnimationFrame(() =>
							setTimeout(() => {
								const begun = performance.getEntriesByName('begin', 'mark').at(-1);
								resolve(performance.measure(name, { start: begun?.startTime ?? 0 }).duration);
							})
						);
					};
					const observer = new MutationObserver(look);
					observer.observe(document, { subtree: true, childList: true, attributes: true });
					look();
				}),
			rest: (name) =>
				new Promise((resolve, reject) => {
					setTimeout(() => reject(new Error(`${name}: not seen within 5 minutes`)), 300_000);
					let [worked, idle] = [false, 0];
					let rested = 0;
					const look = () => {
						const parts = [...document.querySelectorAll('main [aria-busy]')];
						const busy =
							parts.length === 0 || parts.some((part) => part.getAttribute('aria-busy') === 'true');
						worked ||= busy;
						if (worked && !busy && (idle += 1) === 1) rested = performance.now();
						if (busy) idle = 0;
						if (idle < 3) return void requestAnimationFrame(look);
						const begun = performance.getEntriesByName('begin', 'mark').at(-1);
						resolve(performance.measure(name, { start: begun?.startTime ?? 0, end: rested }).duration);
					};
					requestAnimationFrame(look);
				}),
			pictures: () => [...document.querySelectorAll('.picture')].map((picture) => picture.firstElementChild)
		};
		// The moment at which the page learns of the files, and no earlier.
		document.addEventListener('change', () => performance.mark('begin'), { capture: true });
	});
}

/** From opening the page to an engine that could load. */
export function untilEngine(page: Page): Promise<number> {
	return page.evaluate(() =>
		window.stopwatch.until(
			'engine ready',
			() => document.documentElement.dataset.state === 'empty' && !document.querySelector('progress')
		)
	);
}

/** From navigation to the first text or picture on the screen, in milliseconds. */
export function firstPaint(page: Page): Promise<number> {
	return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
}

/** From the drop to every chart of the recap on the screen. */
export function untilRecap(page: Page): Promise<number> {
	return page.evaluate(() =>
		window.stopwatch.until('drop to recap', () => {
			const pictures = window.stopwatch.pictures();
			return pictures.length > 0 && pictures.every((picture) => picture !== null);
		})
	);
}

/** From the drop to every figure in the table below the charts. */
export function untilFigures(page: Page): Promise<number> {
	return page.evaluate(() =>
		window.stopwatch.until(
			'drop to all figures',
			() => document.querySelector('[aria-labelledby="all-figures"] data[data-metric]') !== null
		)
	);
}

/**
 * From a click on the n-th of the proposed targets to the page on service levels at rest with the new verdicts.
 * The answer is awaited frame by frame: the page says that it is busy, and then that it no longer is.
 */
export function retarget(page: Page, n: number): Promise<number> {
	return page.evaluate((n) => {
		performance.mark('begin');
		document.querySelectorAll<HTMLButtonElement>('[data-role="proposals"] button')[n]?.click();
		return window.stopwatch.rest('target to figures');
	}, n);
}

/** From a click on a preset of the policy, and on to the page on service levels, to that page at rest. */
export async function reclock(page: Page, preset: string): Promise<number> {
	await page.evaluate(() => (location.hash = '#/settings'));
	await page.locator(`[data-preset="${preset}"]`).waitFor();
	return page.evaluate((preset) => {
		performance.mark('begin');
		document.querySelector<HTMLButtonElement>(`[data-preset="${preset}"]`)?.click();
		location.hash = '#/sla';
		return window.stopwatch.rest('hours to figures');
	}, preset);
}

/** From a choice of filters to every chart drawn anew. */
export function redraw(page: Page, filter: Filter): Promise<number> {
	return page.evaluate(
		(hash) => {
			const former = window.stopwatch.pictures();
			performance.mark('begin');
			location.hash = hash;
			return window.stopwatch.until('filter to charts', () =>
				window.stopwatch.pictures().every((picture, i) => picture !== null && picture !== former[i])
			);
		},
		hashOf({ view: 'recap', filter, basis: 'finished', part: null })
	);
}
