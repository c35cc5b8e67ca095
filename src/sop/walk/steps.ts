import type { Role } from '../../model/activities.ts';
import type { DataField } from './types.ts';

/**
 * The steps of SOP 001, with the escalation of 002 and the closure of 003 (`walk_step.<name>` in i18n). `matched`: a
 * known incident, its procedure is on record; `examined`: the desk's first diagnosis; `investigated`: the cause was
 * looked for; `escalated`: handed to another group (functional); `raised`: taken to management (hierarchical);
 * `recorded`: put into the knowledge base; `noted`: a word on how it goes; `withdrawn`: a step was a mistake.
 */
export const STEPS = [
	'reported',
	'classified',
	'prioritised',
	'matched',
	'examined',
	'investigated',
	'escalated',
	'raised',
	'held',
	'resumed',
	'resolved',
	'recorded',
	'confirmed',
	'closed',
	'reopened',
	'cancelled',
	'noted',
	'withdrawn'
] as const;
export type StepName = (typeof STEPS)[number];

/** What a step asks for. */
export interface Ask {
	/** who usually takes it; where the incident is with support, `technical_support` takes what the desk else would */
	role: Role;
	/** what it can put down, in the order of the form */
	fields: readonly DataField[];
	/** what it must put down; `note`: its remark */
	required: readonly (DataField | 'note')[];
}

const DESK: Role = 'service_desk';

/** What each step asks for. */
export const ASKS: Readonly<Record<StepName, Ask>> = {
	reported: {
		role: DESK,
		fields: [
			'reporter',
			'customer_id',
			'channel',
			'site',
			'occurred_at',
			'category',
			'description',
			'condition',
			'steps_taken'
		],
		required: ['reporter', 'description']
	},
	classified: { role: DESK, fields: ['record_type', 'category', 'service'], required: ['record_type'] },
	prioritised: {
		role: DESK,
		fields: ['impact', 'urgency', 'priority'],
		required: ['impact', 'urgency', 'priority']
	},
	matched: { role: DESK, fields: ['knowledge_ref'], required: ['knowledge_ref'] },
	examined: { role: DESK, fields: ['diagnosis'], required: ['diagnosis'] },
	investigated: { role: DESK, fields: ['cause'], required: ['cause'] },
	escalated: {
		role: DESK,
		fields: ['assignment_group', 'support_tier', 'due_at'],
		required: ['assignment_group', 'support_tier', 'note']
	},
	raised: { role: DESK, fields: ['due_at'], required: ['note'] },
	held: { role: DESK, fields: [], required: ['note'] },
	resumed: { role: DESK, fields: [], required: [] },
	resolved: {
		role: DESK,
		fields: ['cause', 'resolution_notes', 'closure_code'],
		required: ['resolution_notes', 'closure_code']
	},
	recorded: { role: 'administrator', fields: ['knowledge_ref'], required: ['knowledge_ref'] },
	confirmed: { role: DESK, fields: [], required: [] },
	closed: { role: DESK, fields: ['category'], required: [] },
	reopened: { role: DESK, fields: [], required: ['note'] },
	cancelled: { role: DESK, fields: [], required: ['note'] },
	noted: { role: DESK, fields: [], required: ['note'] },
	withdrawn: { role: DESK, fields: [], required: ['note'] }
};

/** How an incident was solved (`closure_code.<name>`). */
export const CLOSURE_CODES = ['solved', 'workaround', 'no_fault', 'by_user', 'outside'] as const;

/** How a report came in (`walk_channel.<name>`); the last two: nobody had to complain. */
export const CHANNELS = ['phone', 'chat', 'email', 'web', 'visit', 'staff', 'monitoring'] as const;

/** Who receives every incident, the first line. */
export const DESK_GROUP = 'Service Desk';

/** Lines of support. */
export const HIGHEST_TIER = 4;
