/** `INC-20261031-` of a day, YYYY-MM-DD on the site clock. */
export function prefixOf(day: string): string {
	return `INC-${day.replaceAll('-', '')}-`;
}

/** The next number of that day after all these. */
export function nextId(day: string, ids: Iterable<string>): string {
	const prefix = prefixOf(day);
	let most = 0;
	for (const id of ids)
		if (id.startsWith(prefix)) most = Math.max(most, Number(id.slice(prefix.length)) || 0);
	return prefix + String(most + 1).padStart(3, '0');
}

export const ID = /^INC-\d{8}-\d{3,6}$/;
