import type { Attachment } from 'svelte/attachments';

let first = true;

/**
 * For the heading of a view: when the reader has come to it from another view, the focus follows, so that a screen
 * reader says where one is and Tab goes on from there.
 */
export const arrive: Attachment<HTMLElement> = (heading) => {
	heading.tabIndex = -1;
	if (first) {
		first = false;
		return;
	}
	window.scrollTo(0, 0);
	heading.focus({ preventScroll: true });
};
