import type { Before, EngineFailure, Engines } from './engines.ts';

/** How far the engine is; it boots while the page is being looked at. */
export class Boot {
	status: 'loading' | 'ready' | 'failed' = $state('loading');
	/** 0..1 */
	share: number = $state(0);
	reason: EngineFailure | null = $state(null);

	/** Boots; a failure is told, not thrown. */
	async run(engines: Engines, before: Before): Promise<void> {
		try {
			await engines.boot((share) => (this.share = share), before);
			this.share = 1;
			this.status = 'ready';
		} catch (error) {
			this.reason = (error as { reason?: EngineFailure }).reason ?? 'start_failed';
			this.status = 'failed';
		}
	}
}
