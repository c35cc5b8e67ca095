/// <reference types="svelte" />
/// <reference types="vite/client" />

declare const __VERSION__: string;
/** size of the engine's module, unpacked: hosts that compress do not say it */
declare const __ENGINE_BYTES__: number;
