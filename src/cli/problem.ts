import { t } from '../i18n/translate.ts';
import { Problem } from '../ingest/types.ts';
import { fieldName } from '../words/names.ts';
import { printable, Told } from './told.ts';

/** Whatever went wrong, with the file, the place in it and what to do. @param path of the file at work, '' for none */
export function toldOf(error: unknown, path: string): Told {
	if (error instanceof Told) return error;
	if (error instanceof Problem && error.key !== 'engine') return toldProblem(error, path);
	if (isSystemError(error)) return new Told(1, [t(keyOf(error.code), place(path)), t('cli.check_path')]);
	const detail = error instanceof Error ? error.message : String(error);
	return new Told(1, [t('cli.failed', { detail: printable(detail) }), t('cli.failed_advice')]);
}

function toldProblem({ key, params }: Problem, path: string): Told {
	const { line, column, size, field } = params;
	const where = [
		line === undefined ? [] : [t('problem.at_line', { line })],
		column === undefined ? [] : [t('problem.at_column', { column })],
		size === undefined ? [] : [t('problem.of_size', { size })],
		typeof field === 'string' ? [t('problem.of_field', { field: fieldName(field) })] : []
	].flat();
	// a name beyond the path's own says which entry of an archive it is
	const file = typeof params.file === 'string' && params.file.includes(' › ') ? params.file : path;
	const at = [file, ...where].filter((one) => one !== '').join(' · ');
	return new Told(
		1,
		[printable(at), t(`problem.${key}`), t(`advice.${key}`)].filter((one) => one !== '')
	);
}

function keyOf(code: string) {
	if (code === 'ENOENT') return 'cli.not_there';
	return code === 'EISDIR' ? 'cli.is_folder' : 'cli.not_opened';
}

const place = (path: string) => ({ file: printable(path) });

function isSystemError(error: unknown): error is Error & { code: string } {
	const { code } = (error ?? {}) as { code?: unknown };
	return error instanceof Error && typeof code === 'string' && /^E[A-Z]+$/.test(code);
}
