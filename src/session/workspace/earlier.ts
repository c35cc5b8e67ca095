import { nameHere } from '../place.ts';
import { SECTIONS, START, type SectionName, type Workspace } from '../../workspace/sections.ts';

const key = (name: string) => nameHere(`${name}@1`);

/** Where sections were kept before there was a workspace. */
const PLACES: Partial<Record<SectionName, (read: (name: string) => unknown) => unknown>> = {
	zone: (read) => (read('settings') as { zone?: unknown } | null)?.zone,
	policy: (read) => (read('settings') as { policy?: unknown } | null)?.policy,
	plan: (read) => read('plan'),
	marks: (read) => read('marks'),
	mappings: (read) => read('mappings')
};

/** The workspace out of what earlier versions kept piece by piece; the pieces stay, as older pages may still read them. */
export function kept(): Workspace {
	const sections = Object.entries(PLACES).map(([name, place]) => {
		const section = name as SectionName;
		try {
			const value = place((one) => JSON.parse(localStorage.getItem(key(one)) ?? 'null'));
			return [section, SECTIONS[section].read(value) ?? START[section]];
		} catch {
			return [section, START[section]];
		}
	});
	return { ...START, ...(Object.fromEntries(sections) as Partial<Workspace>) };
}
