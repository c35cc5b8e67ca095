/// <reference types="svelte" />
/// <reference types="vite/client" />

declare const __VERSION__: string;
/** size of the engine's module, unpacked: hosts that compress do not say it */
declare const __ENGINE_BYTES__: number;
/** true in the build into a single file, which has nothing beside it */
declare const __ALONE__: boolean;
