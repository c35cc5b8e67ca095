import type { EventField, IncidentField } from '../model/fields.ts';
import { normalise } from './format.ts';
import { own } from './formats/own.ts';

export type Field = IncidentField | EventField;
/** Words that make a header a field, and words that keep it from being that field. */
type Rule = [Field, RegExp, RegExp?];

/** Words of a header cell: `Tgl_Lapor (WIB)` → tgl lapor wib. */
export const wordsOf = (name: string) =>
	normalise(name.replace(/([a-z])([A-Z])/g, '$1 $2'))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

export const NAMES = Object.entries({ ...own.fields, ...own.events }).flatMap(([field, names]) =>
	[field, ...names].map((name) => [wordsOf(name), field] as [string, Field])
);

/** Columns that stand beside the fields and share words with them: plans, reasons, marks, money, the reporter's office. */
export const NO_FIELD =
	/\b(due|deadline|target|expected|estimat\w*|estimasi|plan(ned)?|schedul\w*|batas|tenggat|tempo|rencana|jadwal|satisf\w*|kepuasan|puas|score|skor|nilai|feedback|rating kepuasan|cost|biaya|invoice|harga|reason|alasan|e ?mail|phone|telp|telepon|hp|age|umur)\b|\b(unit|bagian|dept|department|divisi|team|tim)\b.*\b(pelapor|pemohon|pelanggan|nasabah|requester|requestor|reporter|customer|caller)\b|\b(requester|requestor|reporter|customer|caller|user)\b.*\b(unit|dept|department|division|team|group)\b/;
/** Times of something else than an incident's own steps. */
export const NO_STEP =
	/\b(assign\w*|penugasan|ditugaskan|disposisi|dispatch\w*|escalat\w*|eskalasi|dieskalasi|reopen\w*|ulang|kembali|visit\w*|kunjungan|export\w*|birth|lahir|paused?|hold|tunda)\b/;

/** The steps of an incident; a header with words of two of them is the upper one: `Jam Penutupan Laporan`. */
export const STEPS: Rule[] = [
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
export const COUNTED = new RegExp(`\\b${AMOUNT}\\b`);
const both = (a: string, b: string) => `\\b${a}\\b.*\\b${b}\\b|\\b${b}\\b.*\\b${a}\\b`;
const of = (...parts: string[]) => new RegExp(parts.join('|'));

/** What a header may mean besides times; of several that hold the upper one is tried first. */
export const RULES: Rule[] = [
	['parent_ref', /\b(parent|induk)\b/],
	['knowledge_ref', /\b(knowledge|kb|kba|pengetahuan|artikel)\b/],
	['problem_ref', of(both('problem', NUMBER))],
	['change_ref', of(both('(change|perubahan)', NUMBER))],
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
	['cause', /\b(causes?|penyebab|sebab|akar)\b/],
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
	['description', /\b(desc\w*|details?|deskripsi|uraian|isi|rincian|keterangan|kronologi\w*|statement)\b/]
];
