export function serve(options: {
	root: string;
	base?: string;
	port?: number;
	wasmType?: string;
	beside?: Record<string, string | Uint8Array>;
}): Promise<{ origin: string; close: () => Promise<void> }>;
