const panel: { metric: string | null } = $state({ metric: null });

/** The figure that is being explained; null while the panel is closed. */
export function explained(): string | null {
	return panel.metric;
}

export function explain(metric: string | null): void {
	panel.metric = metric;
}
