import { plot } from '@observablehq/plot';
import type { Spec } from './frame.ts';

/**
 * A chart as a drawing of its own, not yet on any page.
 * @param label what it shows, for those who do not see it
 * @param owner the document that its elements belong to: outside of a browser there is no other
 */
export function drawing({ options }: Spec, label: string, owner?: Document) {
	const picture = plot({ ...options, ariaLabel: label, ...(owner ? { document: owner } : {}) });
	picture.setAttribute('role', 'img');
	// An image has no parts: the names that Plot gives to its groups would be read by nobody, or as noise.
	for (const part of picture.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
	return picture;
}
