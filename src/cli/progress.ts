import { wholePercent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Progress } from '../ingest/types.ts';
import { printable } from './told.ts';

/** Where what is told goes. */
export interface Terminal {
	out: (text: string) => void;
	error: (text: string) => void;
	/** somebody watches what comes as error: only then progress is worth showing */
	live: boolean;
}

const CLEAR = '\r\u001b[K';

/** One line that is written over and over. */
export function progressOn({ error, live }: Terminal): {
	show: (progress: Progress) => void;
	clear: () => void;
} {
	let shown = '';
	const write = (text: string) => {
		if (!live || text === shown) return;
		error(CLEAR + text);
		shown = text;
	};
	return {
		show: ({ stage, file, share }) =>
			write(
				[t(`stage.${stage}`), file === null ? '' : printable(file), share === null ? '' : wholePercent(share)]
					.filter((one) => one !== '')
					.join(' ')
			),
		clear: () => write('')
	};
}
