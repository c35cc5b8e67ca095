export function serve(options: {
	root: string;
	base?: string;
	port?: number;
	wasmType?: string;
}): Promise<{ origin: string; close: () => Promise<void> }>;
