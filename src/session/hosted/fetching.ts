import { HostedProblem, nameOf } from './manifest.ts';

/** Positions in a file are counted in 32 bits. */
export const LONGEST_LOG = 4_000_000_000;

export interface Fetching {
	/** bytes; of a longer one no more is fetched */
	most: number;
	signal: AbortSignal;
	/** gets the bytes received, and those there will be; null where the host does not say */
	progress?: (received: number, whole: number | null) => void;
}

/**
 * A file from beside the page, as a whole.
 * @throws HostedProblem `unreachable` | `web_page` | `too_large`; the signal's reason when it was skipped
 */
export async function fetchFile(url: URL, { most, signal, progress }: Fetching): Promise<File> {
	const name = nameOf(url);
	try {
		const response = await fetch(url, { signal, cache: 'no-cache' });
		if (!response.ok || !response.body)
			throw new HostedProblem('unreachable', `${url.pathname} (${response.status})`);
		const type = response.headers.get('content-type') ?? '';
		if (type.startsWith('text/html')) throw new HostedProblem('web_page', url.pathname);
		const whole = wholeOf(response);
		if (whole !== null && whole > most) throw new HostedProblem('too_large', name);
		let received = 0;
		const counted = response.body.pipeThrough(
			new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
				transform(part, stream) {
					received += part.length;
					if (received > most) throw new HostedProblem('too_large', name);
					progress?.(received, whole);
					stream.enqueue(part);
				}
			})
		);
		return new File([await new Response(counted).blob()], name);
	} catch (error) {
		signal.throwIfAborted();
		throw error instanceof HostedProblem ? error : new HostedProblem('unreachable', url.pathname);
	}
}

/** The bytes to come; what is compressed on the way says its compressed length only. */
function wholeOf({ headers }: Response): number | null {
	const length = Number(headers.get('content-length') ?? NaN);
	return headers.get('content-encoding') === null && Number.isFinite(length) ? length : null;
}
