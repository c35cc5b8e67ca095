/** The loaded table whose place the next chosen file takes; null while files are added. */
export const replacing: { table: number | null } = $state({ table: null });

/** Opens the one file input for a file that takes a table's place. */
export function replace(table: number): void {
	replacing.table = table;
	document.querySelector<HTMLInputElement>('[data-role="log-files"]')?.click();
}
