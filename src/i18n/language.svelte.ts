export const LANGUAGES = ['en', 'id'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of the page. A rune: whatever is drawn with it is drawn again when it changes. */
class Choice {
	current: Language = $state('en');
}

export const language = new Choice();

/** The locale that numbers and dates are written in. */
export function locale(): string {
	return language.current === 'id' ? 'id-ID' : 'en-US';
}
