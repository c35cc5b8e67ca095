const any = (present: ReadonlySet<string>, ...fields: string[]) => fields.some((field) => present.has(field));

/** Whether the data tell finished incidents from open ones: without that, 0 resolved would be an invention. */
export function outcomeKnown(present: ReadonlySet<string>): boolean {
	return any(present, 'state', 'event.state', 'resolved_at', 'closed_at');
}

/** Whether the data tell when incidents finished: without that, no target can be judged. */
export function finishKnown(present: ReadonlySet<string>): boolean {
	return any(present, 'event.state', 'resolved_at', 'closed_at');
}

/** Whether incidents have this field, from a column of their own or from their events. */
export function fieldKnown(present: ReadonlySet<string>, field: string): boolean {
	return any(present, field, `event.${field}`) || (field === 'resolved_at' && finishKnown(present));
}
