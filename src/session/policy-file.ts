import { faultsOf, readPolicy, type PolicyFault } from '../model/policy-check.ts';
import { DEFAULT_POLICY, type Policy } from '../model/policy.ts';
import { download } from './download.ts';

const SCHEMA = 'rekap/policy@1';

/** A policy from a file, or why it is none: `faults` name what keeps it from being used; none where it is no policy. */
export type ReadPolicy = { policy: Policy } | { faults: PolicyFault[] };

/** Hands out the policy as a file that `readPolicyFile` takes back. */
export function exportPolicy(policy: Policy): void {
	const text = `${JSON.stringify({ schema: SCHEMA, policy }, null, '\t')}\n`;
	download('rekap-policy.json', [text], 'application/json');
}

/** What the file does not say is as in the default. */
export function readPolicyFile(text: string): ReadPolicy {
	try {
		const file = JSON.parse(text) as { schema?: unknown; policy?: Partial<Policy> };
		if (file.schema !== SCHEMA) return { faults: [] };
		const policy = readPolicy(file.policy);
		return policy ? { policy } : { faults: faultsOf({ ...DEFAULT_POLICY, ...file.policy }) };
	} catch {
		return { faults: [] };
	}
}
