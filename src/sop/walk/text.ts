/** A text without what no keyboard writes: line ends are one sign, other control characters none; blanks around it go. */
export function cleaned(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]|\ufeff/gu, '')
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
		.trim();
}
