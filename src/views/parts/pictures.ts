import { standalone, type Caption } from '../../report/picture.ts';
import { download } from '../../session/download.ts';

/** What of a chart can be saved as a picture: what Plot drew. */
export const DRAWING = 'svg.plot-svg';

/** Of a picture in dots, so that it is sharp in print. */
const SHARP = 2;

/** Hands out the drawings inside `frame` as one SVG file. */
export function saveSvg(frame: Element, name: string, caption: Caption): void {
	download(`rekap-${name}.svg`, [svgOf([...frame.querySelectorAll(DRAWING)], caption)], 'image/svg+xml');
}

/** The same in dots, at twice its size. @throws Error where the browser cannot paint it */
export async function savePng(frame: Element, name: string, caption: Caption): Promise<void> {
	const { blob } = await pngOf([...frame.querySelectorAll(DRAWING)], caption, SHARP);
	download(`rekap-${name}.png`, [blob], 'image/png');
}

/**
 * Drawings of the page in dots, `sharp` times as many as pixels, and their size in pixels.
 * @throws Error where the browser cannot paint it
 */
export async function pngOf(
	drawings: readonly Element[],
	caption: Caption,
	sharp: number
): Promise<{ blob: Blob; width: number; height: number }> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(drawings, caption))}`;
	await image.decode();
	const { naturalWidth: width, naturalHeight: height } = image;
	const canvas = document.createElement('canvas');
	canvas.width = sharp * width;
	canvas.height = sharp * height;
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	if (!blob) throw new Error('The picture could not be painted.');
	return { blob, width, height };
}

/** Read from a copy in the light theme on white; page and copy are as before when this returns, so nothing is seen. */
function svgOf(drawings: readonly Element[], caption: Caption): string {
	const root = document.documentElement;
	const theme = root.dataset.theme;
	const host = document.createElement('div');
	host.style.cssText = 'position: absolute; left: -9999px; top: 0; --paper: #fff';
	const copies = drawings.map((one) => one.cloneNode(true) as Element);
	host.append(...copies);
	try {
		root.dataset.theme = 'light';
		document.body.append(host);
		return standalone(copies, caption, (one) => getComputedStyle(one as Element));
	} finally {
		host.remove();
		if (theme === undefined) delete root.dataset.theme;
		else root.dataset.theme = theme;
	}
}
