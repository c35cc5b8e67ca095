/**
 * Run after boot, in this order: no extension is ever looked for, only files registered under `in/` can be read, and
 * none of this can be undone by a later statement.
 */
export const LOCK = [
	'SET autoinstall_known_extensions = false',
	'SET autoload_known_extensions = false',
	"SET allowed_directories = ['in/']",
	'SET enable_external_access = false',
	'SET lock_configuration = true'
] as const;
