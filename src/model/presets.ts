import { DEFAULT_POLICY, type Policy, type Span } from './policy.ts';

/** A starting point for a policy: what it sets; all else stays as it is. */
export interface Preset {
	/** key of i18n: `preset.<id>` */
	id: 'study' | 'telecom' | 'office';
	sets: Partial<Policy>;
}

const OFFICE_DAY: readonly Span[] = [
	{ from_minute: 8 * 60, to_minute: 12 * 60 },
	{ from_minute: 13 * 60, to_minute: 17 * 60 }
];

/**
 * `study`: the founding study's table on a clock that never stops. `telecom`: three hours to repair for every fault
 * (the operator's "TTR 3 jam"), waiting for the customer not counted. `office`: the study's table in office hours.
 */
export const PRESETS: readonly Preset[] = [
	{
		id: 'study',
		sets: {
			targets: DEFAULT_POLICY.targets,
			special_targets: [],
			calendar: DEFAULT_POLICY.calendar,
			pause_states: []
		}
	},
	{
		id: 'telecom',
		sets: {
			targets: Object.fromEntries(
				[1, 2, 3, 4, 5].map((priority) => [priority, { response_minutes: 30, resolution_minutes: 180 }])
			),
			special_targets: [],
			calendar: DEFAULT_POLICY.calendar,
			pause_states: ['on_hold']
		}
	},
	{
		id: 'office',
		sets: {
			targets: DEFAULT_POLICY.targets,
			special_targets: [],
			calendar: {
				week: [OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []],
				holidays: []
			},
			pause_states: []
		}
	}
];
