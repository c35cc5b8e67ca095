import type { Role } from '../model/activities.ts';
import type { Text } from './types.ts';

/** When the next step of an escalation is due. */
export interface Threshold {
	/** share of the resolution target that is used up, 0..1; 0 = at once */
	share: number;
	/** holds for this priority only; null = for all */
	priority: number | null;
	kind: 'functional' | 'hierarchical';
	from: Role;
	to: readonly Role[];
	text: Text;
}

/**
 * The standard of 002-SOP-INSIDEN (steps 002.03, 002.09, 002.10). Three quarters is also where incident rule R16 looks
 * whether management was told.
 */
export const THRESHOLDS: readonly Threshold[] = [
	{
		share: 0,
		priority: 1,
		kind: 'hierarchical',
		from: 'service_desk',
		to: ['supervisor', 'manager'],
		text: {
			en: 'Inform supervisor and manager; the manager decides on people, vendors and messages.',
			id: 'Beri tahu supervisor dan manajer; manajer memutuskan tenaga, vendor, dan pemberitahuan.'
		}
	},
	{
		share: 0.5,
		priority: null,
		kind: 'functional',
		from: 'service_desk',
		to: ['technical_support'],
		text: {
			en: 'Where no solution is in sight, hand the incident on to the next line with the diagnosis so far.',
			id: 'Bila solusi belum terlihat, teruskan insiden ke lini berikutnya beserta diagnosis sejauh ini.'
		}
	},
	{
		share: 0.75,
		priority: null,
		kind: 'hierarchical',
		from: 'service_desk',
		to: ['supervisor', 'manager'],
		text: {
			en: 'Inform supervisor and manager that the target is in danger; the manager decides what is done.',
			id: 'Beri tahu supervisor dan manajer bahwa target terancam; manajer memutuskan tindakannya.'
		}
	},
	{
		share: 1,
		priority: null,
		kind: 'hierarchical',
		from: 'supervisor',
		to: ['manager'],
		text: {
			en: 'Report the target as missed, with the reason and the new time; the user is informed.',
			id: 'Laporkan target terlampaui beserta alasan dan perkiraan waktu baru; pengguna diberi tahu.'
		}
	}
];
