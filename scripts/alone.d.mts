import type { Plugin } from 'vite';

export function alone(define: Record<string, string>): Plugin;
