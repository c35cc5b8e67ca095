/** A dropped folder may be anything, a whole disk too; a month's logs are fewer. */
const MOST = 1000;

/** The files of a drop, those within dropped folders too, in order of path; hidden ones are left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
	// Entries can be had only before the first wait: after it the transfer is empty.
	const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
	const plain = [...transfer.files];
	if (!entries.some((entry) => entry?.isDirectory)) return plain;
	const found: File[] = [];
	for (const entry of entries) if (entry) await collect(entry, found);
	return found;
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
	if (found.length >= MOST || entry.name.startsWith('.')) return;
	if (entry.isFile) {
		found.push(await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)));
		return;
	}
	const reader = (entry as FileSystemDirectoryEntry).createReader();
	const children: FileSystemEntry[] = [];
	for (;;) {
		// A directory is given out in pieces, until an empty one.
		const piece = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
		if (piece.length === 0) break;
		children.push(...piece);
	}
	children.sort((a, b) => a.name.localeCompare(b.name));
	for (const child of children) await collect(child, found);
}
