export const HOW_TO: string;
export function findChrome(): string | null;
export function ensureChrome(): string | null;
