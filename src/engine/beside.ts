/**
 * A file that belongs to the app, from beside the page. The build into a single file puts another function in the place
 * of this one (scripts/alone.mjs).
 * @param url as an import with `?url` gives it
 * @throws Error with what the host answered
 */
export async function beside(url: string): Promise<Response> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
	return response;
}
