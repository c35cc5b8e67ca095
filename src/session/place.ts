/** What is kept here has this name: pages of one host share an origin and its storage, so the folder is part of it. */
export function nameHere(name: string): string {
	return `rekap/${name}${endHere()}`;
}

/** How all these names end. */
export function endHere(): string {
	return ` ${location.pathname.replace(/[^/]*$/, '')}`;
}
