import type { Holiday } from '../model/holidays.ts';

/** The library and its rules for some two hundred countries: large, and fetched from beside the page only when asked for. */
const library = async () => (await import('date-holidays')).default;

/** Countries by name in the reader's language, Indonesia first. */
export async function countries(language: string): Promise<{ code: string; name: string }[]> {
	const Holidays = await library();
	const names = new Intl.DisplayNames([language], { type: 'region' });
	return Object.keys(new Holidays().getCountries())
		.map((code) => ({ code, name: names.of(code) ?? code }))
		.sort(
			(a, b) => Number(b.code === 'ID') - Number(a.code === 'ID') || a.name.localeCompare(b.name, language)
		);
}

/** The public holidays of a country in these years, by day; one that runs over several days is each of them. */
export async function publicHolidays(
	country: string,
	years: readonly number[],
	language: string
): Promise<Holiday[]> {
	const Holidays = await library();
	const rules = new Holidays(country);
	rules.setLanguages([language, 'en']);
	return years
		.flatMap((year) => rules.getHolidays(year))
		.filter(({ type }) => type === 'public')
		.flatMap(({ date, start, end, name }) => {
			const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
			return Array.from({ length: days }, (_, i) => ({
				date: new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + i * 86_400_000)
					.toISOString()
					.slice(0, 10),
				name
			}));
		});
}
