import type { EventField, IncidentField } from '../model/fields.ts';
import { INCIDENT_FIELDS } from '../model/fields.ts';
import { orderOf, styleOf } from './dates.ts';
import { normalise } from './format.ts';
import { own } from './formats/own.ts';
import type { RawTable } from './table.ts';
import type { ReviewColumn } from './types.ts';

type Field = IncidentField | EventField;
/** Words that make a header a field, and words that keep it from being that field. */
type Rule = [Field, RegExp, RegExp?];

const SAMPLES = 5;

/** Words of a header cell: `Tgl_Lapor (WIB)` → tgl lapor wib. */
const wordsOf = (name: string) =>
	normalise(name.replace(/([a-z])([A-Z])/g, '$1 $2'))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

const NAMES: [string, Field][] = [
	...Object.entries(own.fields).flatMap(([field, names]) =>
		names.map((name) => [wordsOf(name), field] as [string, Field])
	),
	...Object.entries(own.events ?? {}).flatMap(([field, names]) =>
		names.map((name) => [wordsOf(name), field] as [string, Field])
	),
	...Object.keys(INCIDENT_FIELDS).map((field) => [wordsOf(field), field] as [string, Field])
];

/** Columns that stand beside the fields and share words with them: plans, reasons, marks, money, the reporter's office. */
const NO_FIELD =
	/\b(due|deadline|target|expected|estimat\w*|estimasi|plan(ned)?|schedul\w*|batas|tenggat|tempo|rencana|jadwal|satisf\w*|kepuasan|puas|score|skor|nilai|feedback|rating kepuasan|cost|biaya|invoice|harga|reason|alasan|e ?mail|phone|telp|telepon|hp|age|umur)\b|\b(unit|bagian|dept|department|divisi|team|tim)\b.*\b(pelapor|pemohon|pelanggan|nasabah|requester|requestor|reporter|customer|caller)\b|\b(requester|requestor|reporter|customer|caller|user)\b.*\b(unit|dept|department|division|team|group)\b/;
/** Times of something else than an incident's own steps. */
const NO_STEP =
	/\b(assign\w*|penugasan|ditugaskan|disposisi|dispatch\w*|escalat\w*|eskalasi|dieskalasi|reopen\w*|ulang|kembali|visit\w*|kunjungan|export\w*|birth|lahir|paused?|hold|tunda)\b/;

/** The steps of an incident; a header with words of two of them is the upper one: `Jam Penutupan Laporan`. */
const STEPS: Rule[] = [
	['updated_at', /\b(updated?|modified|changed|pembaruan|diperbarui|diubah|perubahan)\b/],
	['closed_at', /\b(clos(ed?|ing|ure)|(di)?tutup|penutupan)\b/],
	[
		'acknowledged_at',
		/\b(respon\w*|acknowledge\w*|ack|tanggapan|ditanggapi|first reply|picked up|taken up|diambil)\b|\b(mulai|start\w*|begin|began)\b.*\b(penanganan|ditangani|pengerjaan|dikerjakan|perbaikan|diproses|work\w*|handling|repair)\b|\b(work|handling|repair) (start\w*|began)\b/
	],
	[
		'resolved_at',
		/\b(resol\w*|fix(ed)?|solved?|restor\w*|repaired|complet\w*|finish\w*|selesai|diselesaikan|penyelesaian|pulih|pemulihan|dipulihkan|tuntas|done|beres)\b/
	],
	[
		'occurred_at',
		/\b(occur\w*|happen\w*|outage|downtime|start(ed)?|began|begin|mulai|terjadi\w*|kejadian|timbul|padam|down)\b/
	],
	[
		'opened_at',
		/\b(open\w*|creat\w*|report\w*|logged|rais\w*|lodg\w*|submi\w*|regist\w*|receiv\w*|entered|entry|(di)?lapor\w*|pelaporan|(peng)?adu(an)?|masuk|(di)?buka|(di)?buat|pembuatan|dicatat|pencatatan|(di)?terima|penerimaan|(di)?input|keluhan)\b/
	],
	['opened_at', /^(date|time|date time|datetime|tanggal|tgl|waktu|jam|tanggal waktu|hari tanggal)$/]
];

const CASE =
	'(ticket|tiket|tt|case|kasus|incident|insiden|issue|request|job|work order|wo|report|laporan|pengaduan|aduan|gangguan|keluhan|complaint|call|permintaan)';
const NUMBER = '(id|no|nr|num|number|nomor|kode|code|ref|reference|referensi|key)';
const TROUBLE =
	'(fault|issue|complaint|problem|incident|trouble|failure|ticket|gangguan|keluhan|masalah|permasalahan|pengaduan|aduan|insiden|kerusakan|kendala|laporan|kasus)';
const CLIENT = '(customer|client|subscriber|pelanggan|pel|nasabah|klien|konsumen)';
const AMOUNT = '(count|number of|num|no of|times|total|jumlah|jml|banyak\\w*|frekuensi)';
const both = (a: string, b: string) => `\\b${a}\\b.*\\b${b}\\b|\\b${b}\\b.*\\b${a}\\b`;
const of = (...parts: string[]) => new RegExp(parts.join('|'));

/** What a header may mean besides times; of several that hold the upper one is tried first. */
const RULES: Rule[] = [
	['parent_ref', /\b(parent|induk)\b/],
	['knowledge_ref', /\b(knowledge|kb|kba|pengetahuan|artikel)\b/],
	['problem_ref', of(both('problem', '(ref|id|no|number|record)'))],
	['change_ref', of(both('(change|perubahan)', '(ref|id|no|nomor|number|record)'))],
	['reported_sla_met', of(both('sla', '(met|made|within|memenuhi|terpenuhi|sesuai|tercapai|compl\\w+)'))],
	['reopen_count', of(both(AMOUNT, '(reopen\\w*|buka ulang|(di)?buka kembali)'))],
	[
		'reassignment_count',
		of(both(AMOUNT, '(reassign\\w*|transfer\\w*|hops?|pengalihan|dialihkan|dipindah\\w*)'))
	],
	[
		'paused_minutes',
		of(
			both(
				'(paused?|hold|pending|waiting|tunda|tertunda|ditunda|jeda)',
				'(min|mins|minutes|menit|hours|duration|lama|durasi|time)'
			)
		)
	],
	[
		'reported_resolution_minutes',
		of(
			both(
				'(lama|durasi|duration|elapsed|time to|minutes|mins|menit|hours)',
				'(resol\\w*|fix|repair|restore|perbaikan|penyelesaian|selesai|pemulihan)'
			),
			'\\b(mttr|ttr)\\b'
		)
	],
	['closure_code', of(both('(clos\\w+|resolution|penutupan|penyelesaian)', '(code|kode)'))],
	['cause', /\b(root cause|causes?|penyebab|sebab|akar)\b/],
	[
		'escalated_hierarchically',
		/^(is |was )?(escalated|dieskalasi|eskalasi)( (to )?(management|manajemen))?( flag)?$/
	],
	['support_tier', of(both('(tier|level|lini|tingkat)', '(support|dukungan|helpdesk)'))],
	['urgency', /\b(urgen\w+|kemendesakan)\b/],
	['impact', /\b(impact|dampak)\b/],
	['priority', /\b(prio|priorit\w*|severity|sev|keparahan|kegawatan)\b/],
	[
		'segment',
		of(both(CLIENT, '(type|class|tier|group|jenis|tipe|golongan|kelas|kategori|category)'), '\\bsegmen\\w*')
	],
	['subcategory', /\bsub ?(categor\w+|kategori|type|tipe|jenis|klasifikasi|class\w*)\b|\bsubtype\b/],
	[
		'customer_id',
		of(both('(customer|client|subscriber|pelanggan|pel|nasabah|account|rekening|langganan)', NUMBER)),
		/\b(ticket|tiket|case|incident|insiden)\b/
	],
	['customer_id', /\b(cid|idpel)\b/],
	['state', /\b(status|state|stage|tahap\w*|posisi|progress?)\b/, of('\\bsla\\b', `\\b${CLIENT}\\b`)],
	['incident_id', of(both(CASE, NUMBER)), /\b(type|category|jenis|kategori|priority|status)\b/],
	['incident_id', /^(work order|wo|tt|reference|ref|id|key|record id)$/],
	['record_type', of(both('(ticket|tiket|record|issue|request|work item)', '(type|kind|jenis|tipe)'))],
	['category', of('\\b(categor\\w+|kategori|klasifikasi|classification)\\b')],
	['category', of(both('(type|kind|jenis|tipe|macam|class)', TROUBLE))],
	[
		'opened_by',
		/\b(logged|created|opened|entered|recorded|registered|keyed|dibuat|dicatat|diinput|dibuka)\b.*\b(by|oleh)\b|\bcreator\b/
	],
	[
		'reporter',
		/\b(reported|raised|submitted|requested|lodged|dilaporkan|diajukan)\b.*\b(by|oleh)\b|\b(caller|request[eo]r|complainant|reporter|informant|pelapor|pengadu|pengirim|pemohon)\b/
	],
	['assignee', /\b(handled|fixed|resolved|solved|worked|ditangani|dikerjakan|diselesaikan)\b.*\b(by|oleh)\b/],
	[
		'assignment_group',
		/\b(teams?|tim|group|grup|squad|crew|regu|bagian|unit|divisi|division|queue|antrian|antrean|seksi)\b/
	],
	[
		'assignee',
		/\b(assigned|assignee|owner|technician|teknisi|engineer|agent|petugas|pic|analyst|pelaksana|penanggung jawab|staf|staff|handler|officer|ditugaskan)\b/
	],
	['reporter', of(both(CLIENT, '(name|nama)'))],
	[
		'resolution_notes',
		/\b(resolution|solution|solusi|tindakan|tindak lanjut|actions?|penyelesaian|perbaikan|remedy|fix)\b|\bwork (done|carried out|performed)\b/,
		/\b(time|waktu|status|duration|durasi|lama|code|kode)\b/
	],
	[
		'configuration_item',
		/\b(configuration item|ci|devices?|equipment|assets?|perangkat|alat|peralatan|mesin|machine|gardu|hardware|aset|hostname)\b/
	],
	['channel', /\b(channel|kanal|via|media|source|sumber)\b/],
	[
		'site',
		/\b(site|location|lokasi|branch|cabang|kantor|office|building|gedung|region|wilayah|area|city|kota|ruang\w*|room|ward|outlet|loket|daerah)\b/
	],
	['service', /\b(services?|layanan|aplikasi|applications?|apps?|systems?|sistem|products?|produk)\b/],
	['title', /\b(title|subject|summary|headline|judul|perihal|ringkasan|pokok|topik|topic)\b/],
	[
		'description',
		/\b(descr\w*|desc|details?|deskripsi|uraian|isi|rincian|keterangan|kronologi\w*|statement|narrative)\b/
	]
];

/** What the mapping review starts from: for each column a field, how sure that is, and why. Each field is given once. */
export function suggest(table: RawTable): ReviewColumn[] {
	const taken = new Set<Field>();
	const columns = table.header.map((header, index): ReviewColumn => {
		const values = valuesOf(table, index);
		return {
			index,
			header,
			samples: [...new Set(values)].slice(0, SAMPLES),
			filled: table.sample.length === 0 ? 0 : values.length / table.sample.length,
			field: null,
			confidence: null,
			reason: null
		};
	});
	const claim = (
		column: ReviewColumn,
		field: Field,
		confidence: 'high' | 'low',
		reason: ReviewColumn['reason']
	) => {
		if (column.field !== null || taken.has(field) || !fits(table, column.index, field)) return;
		taken.add(field);
		Object.assign(column, { field, confidence, reason });
	};
	const exact = columns.map(({ header }) => NAMES.find(([name]) => name === wordsOf(header))?.[1]);
	for (const [index, column] of columns.entries()) {
		const field = exact[index];
		const rival = exact.some((other, i) => other === field && i !== index && fits(table, i, other as Field));
		if (field && !rival && speaks(table, index, field)) claim(column, field, 'high', 'header');
	}
	const meant = columns.map((column) => meanings(table, column));
	const most = Math.max(0, ...meant.map(({ length }) => length));
	for (let choice = 0; choice < most; choice += 1)
		for (const [index, column] of columns.entries()) {
			const field = meant[index]?.[choice];
			if (field) claim(column, field, 'low', 'header_part');
		}
	inOrder(table, columns, taken);
	for (const column of columns) {
		const words = wordsOf(column.header);
		if (NO_FIELD.test(words)) continue;
		if (isTime(table, column.index)) {
			if (!NO_STEP.test(words)) claim(column, 'opened_at', 'low', 'values_dates');
		} else if (isUnique(table, column.index)) claim(column, 'incident_id', 'low', 'values_unique');
	}
	const begun = columns.find(({ field, confidence }) => field === 'occurred_at' && confidence === 'low');
	if (begun && !taken.has('opened_at')) Object.assign(begun, { field: 'opened_at', reason: 'values_dates' });
	return columns;
}

/** The fields a header may mean, likeliest first: by its words, then by the longest known name within it. */
function meanings(table: RawTable, { header, index }: ReviewColumn): Field[] {
	const words = wordsOf(header);
	if (NO_FIELD.test(words)) return [];
	const time = isTime(table, index);
	if (time && NO_STEP.test(words)) return [];
	const ruled = (time ? STEPS : RULES).filter(([, is, not]) => is.test(words) && !not?.test(words));
	const fields = ruled.map(([field]) => field);
	const named = NAMES.filter(([name]) => name.split(' ').every((word) => words.split(' ').includes(word)));
	const longest = named.sort(([a], [b]) => b.length - a.length)[0]?.[1];
	const all = time ? fields.slice(0, 1) : fields;
	return [...new Set([...all, ...(longest && (!time || all.length === 0) ? [longest] : [])])];
}

/** A guessed step that most rows put before the opening is none; guessed closing before resolving are the other way. */
function inOrder(table: RawTable, columns: ReviewColumn[], taken: Set<Field>): void {
	const guessed = (field: Field) => columns.find((one) => one.field === field && one.confidence === 'low');
	const opened = columns.find(({ field }) => field === 'opened_at');
	for (const field of ['acknowledged_at', 'resolved_at', 'closed_at'] as const) {
		const step = guessed(field);
		if (!opened || !step || !precedes(table, step.index, opened.index)) continue;
		taken.delete(field);
		Object.assign(step, { field: null, confidence: null, reason: null });
	}
	const [resolved, closed] = [guessed('resolved_at'), guessed('closed_at')];
	if (!resolved || !closed || !precedes(table, closed.index, resolved.index)) return;
	resolved.field = 'closed_at';
	closed.field = 'resolved_at';
}

/** Whether column `a` is before column `b` in most rows that have both. */
function precedes(table: RawTable, a: number, b: number): boolean {
	const mdy = orderOf(table.shapes.flatMap((shapes) => (shapes ? [shapes] : []))) === 'mdy';
	const gaps = table.sample
		.map((row) => sortable(row[b] ?? '', mdy) - sortable(row[a] ?? '', mdy))
		.filter((gap) => !Number.isNaN(gap));
	return gaps.length > 1 && gaps.filter((gap) => gap > 0).length > gaps.length * 0.8;
}

/** A time of numbers only as a number to compare; NaN where it is written otherwise. */
function sortable(value: string, mdy: boolean): number {
	const parts = /^(\d+)[-/.](\d+)[-/.](\d+)(?:[ T](\d+)[:.](\d+))?(?:[:.]\d+)? ?([AP]M)?/i.exec(value.trim());
	if (!parts) return NaN;
	const [a, b, c, hour, minute] = parts.slice(1, 6).map((part) => Number(part ?? 0)) as number[];
	const [year, month, day] = (parts[1] as string).length === 4 ? [a, b, c] : mdy ? [c, a, b] : [c, b, a];
	const half = parts[6] ? ((hour as number) % 12) + (/p/i.test(parts[6]) ? 12 : 0) : (hour as number);
	return Date.UTC(year as number, (month as number) - 1, day, half, minute);
}

/** Times for a time, numbers for a number, references for a reference; text for a person is no number. */
function fits(table: RawTable, column: number, field: Field): boolean {
	const values = valuesOf(table, column);
	if (values.length === 0) return true;
	if ((field === 'at' || field.endsWith('_at')) !== isTime(table, column)) return false;
	const most = (test: RegExp) => values.filter((value) => test.test(value)).length > values.length / 2;
	if (field === 'incident_id') return most(/^\S+$/) || most(/\d/);
	if (field.endsWith('_ref') || field.endsWith('_count') || field.endsWith('_minutes')) return most(/\d/);
	if (field === 'support_tier') return most(/\d/);
	if (field === 'reported_sla_met' || field === 'escalated_hierarchically')
		return new Set(values).size <= 3 && !most(/^([2-9]|\d\d+)$/);
	return true;
}

/** Whether the values bear out what the whole header says: words of states in a state, no row numbers as tickets. */
function speaks(table: RawTable, column: number, field: Field): boolean {
	const values = valuesOf(table, column);
	if (field === 'state')
		return values.length === 0 || values.some((value) => own.states[normalise(value)] !== undefined);
	return (
		field !== 'incident_id' || wordsOf(table.header[column] ?? '') !== 'nomor' || !isCounter(table, column)
	);
}

function valuesOf(table: RawTable, column: number): string[] {
	return table.sample.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
}

function isTime(table: RawTable, column: number): boolean {
	return styleOf(table.shapes[column] ?? []) !== null;
}

/** Counts the rows: 1, 2, 3 … */
function isCounter(table: RawTable, column: number): boolean {
	const values = valuesOf(table, column);
	return values.length > 1 && values.every((value, i) => Number(value) === Number(values[0]) + i);
}

/** Looks like numbers of tickets: all different, without blanks inside, and hardly ever left out. */
function isUnique(table: RawTable, column: number): boolean {
	const values = valuesOf(table, column);
	return (
		values.length > 1 &&
		values.length >= table.sample.length * 0.6 &&
		new Set(values).size === values.length &&
		values.every((value) => /^\S+$/.test(value))
	);
}
