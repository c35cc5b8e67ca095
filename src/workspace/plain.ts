/** What a browser would run, were it ever written into a page as it is. */
const PROGRAM =
	/<\s*\/?\s*(?:script|iframe|object|embed|svg|img|link|meta|style)\b|<[^>]*\son\w+\s*=|javascript:/i;

/** Whether a text holds a program. Every text is shown as text, so none would run; a file that brings one is not of this app. */
export function isProgram(text: string): boolean {
	return PROGRAM.test(text);
}

/**
 * A value of nothing but plain records, lists, texts and numbers, as it goes to the device and into a file; a text that
 * holds a program has its brackets and colons taken for letters that look like them, so that the file can come back.
 */
export function plain<T>(value: T): T {
	return JSON.parse(
		JSON.stringify(value, (_, one: unknown) =>
			typeof one === 'string' && isProgram(one)
				? one.replaceAll('<', '‹').replace(/javascript:/gi, 'javascript：')
				: one
		)
	) as T;
}
