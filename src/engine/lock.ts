/**
 * Run after boot, in this order: no extension is ever looked for, only files in one folder can be read, and none of
 * this can be undone by a later statement.
 */
export function lockTo(folder: string): string[] {
	return [
		'SET autoinstall_known_extensions = false',
		'SET autoload_known_extensions = false',
		`SET allowed_directories = ['${folder.replaceAll("'", "''")}']`,
		'SET enable_external_access = false',
		'SET lock_configuration = true'
	];
}

/** The page's: what is registered under `in/`. */
export const LOCK = lockTo('in/');
