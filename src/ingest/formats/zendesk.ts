import type { Format } from '../format.ts';

const vocabulary = {
	missing: ['-'],
	states: {
		new: 'new',
		open: 'in_progress',
		pending: 'on_hold',
		'on-hold': 'on_hold',
		hold: 'on_hold',
		solved: 'resolved',
		closed: 'closed',
		deleted: 'cancelled'
	},
	priorities: { urgent: 1, high: 2, normal: 3, low: 4 },
	levels: {},
	requests: ['question', 'task']
} as const satisfies Partial<Format>;

/** SQL for what the metrics of a ticket say, from the columns of its minutes and of its stations. */
function derivedFrom(reply: string, stations: string, agentWait: string, onHold: string): Format['derived'] {
	return {
		acknowledged_at: `opened_at + to_seconds(60 * number({${reply}}))`,
		reassignment_count: `greatest(number({${stations}}) - 1, 0)`,
		paused_minutes: `CASE WHEN coalesce({${agentWait}}, {${onHold}}) IS NOT NULL
			THEN coalesce(number({${agentWait}}), 0) + coalesce(number({${onHold}}), 0) END`
	};
}

/** Report of tickets. Stations count the first assignment; agent wait is the time in Pending. */
export const zendeskCsv: Format = {
	id: 'zendesk_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['id'],
		['subject'],
		['status'],
		['created at'],
		['group stations', 'solved at', 'summation column']
	],
	fields: {
		incident_id: ['Id'],
		record_type: ['Ticket type'],
		title: ['Subject'],
		state: ['Status'],
		priority: ['Priority'],
		category: ['Ticket Category [list]', 'Category [list]', 'Kategori [list]'],
		channel: ['Via'],
		reporter: ['Requester'],
		opened_by: ['Submitter'],
		assignment_group: ['Group'],
		assignee: ['Assignee'],
		opened_at: ['Created at'],
		resolved_at: ['Solved at'],
		updated_at: ['Updated at'],
		reopen_count: ['Reopens'],
		reported_resolution_minutes: ['Full resolution time in minutes']
	},
	derived: derivedFrom(
		'First reply time in minutes',
		'Group stations',
		'Agent wait time in minutes',
		'On hold time in minutes'
	),
	...vocabulary,
	zone: 'site'
};

/** Answer of the tickets interface with metric sets, or one ticket a line. */
export const zendeskJson: Format = {
	...zendeskCsv,
	id: 'zendesk_json',
	shape: 'json',
	signature: [['id'], ['subject'], ['created_at'], ['requester_id', 'metric_set.reopens']],
	fields: {
		incident_id: ['id'],
		record_type: ['type'],
		title: ['subject'],
		description: ['description'],
		state: ['status'],
		priority: ['priority'],
		channel: ['via.channel'],
		reporter: ['requester_id'],
		opened_by: ['submitter_id'],
		assignment_group: ['group_id'],
		assignee: ['assignee_id'],
		opened_at: ['created_at'],
		resolved_at: ['metric_set.solved_at'],
		updated_at: ['updated_at'],
		reopen_count: ['metric_set.reopens'],
		reported_resolution_minutes: ['metric_set.full_resolution_time_in_minutes.calendar'],
		problem_ref: ['problem_id']
	},
	derived: derivedFrom(
		'metric_set.reply_time_in_minutes.calendar',
		'metric_set.group_stations',
		'metric_set.agent_wait_time_in_minutes.calendar',
		'metric_set.on_hold_time_in_minutes.calendar'
	),
	zone: 'utc'
};
