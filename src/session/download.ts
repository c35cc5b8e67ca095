/** Media type of a document for a word processor. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Hands a file to the reader's download folder. Nothing is sent anywhere. */
export function download(name: string, parts: BlobPart[], type: string): void {
	const url = URL.createObjectURL(new Blob(parts, { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
