import type { EventField, IncidentField } from '../model/fields.ts';
import { normalise } from './format.ts';
import { own } from './formats/own.ts';

export type Field = IncidentField | EventField;
/** Words that make a header a field, and words that keep it from being that field. */
type Rule = [Field, RegExp, RegExp?];

/** Words of a header cell: `Tgl_Lapor (WIB)` → tgl lapor wib, `KBArticle` → kb article. */
export const wordsOf = (name: string) =>
	normalise(name.replace(/#\s*$/, ' no').replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2'))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

export const NAMES = Object.entries({ ...own.fields, ...own.events }).flatMap(([field, names]) =>
	[field, ...names].map((name) => [wordsOf(name), field] as [string, Field])
);

/** Columns that stand beside the fields and share words with them: plans, reasons, marks, money, the reporter's office. */
export const NO_FIELD =
	/\b(due|deadline|target|expected|estimat\w*|estimasi|plan(ned)?|schedul\w*|batas|tenggat|tempo|rencana|jadwal|satisf\w*|kepuasan|puas|score|skor|nilai|feedback|rating kepuasan|cost|biaya|invoice|harga|(?<!(closure|closing|close|resolution|closed) )reason(?! (for|of) (outage|fault))|alasan(?! (penutupan|ditutup|gangguan))|e ?mail|phone|telepon|(?<!(inet|internet) )telp(?! inet)|hp|age|umur|paraf|ttd|tanda tangan|signature|sign|approv\w*|disetujui|callback)\b|\b(unit|bagian|dept|department|divisi|team|tim)\b.*\b(pelapor|pemohon|pelanggan|nasabah|requester|requestor|reporter|customer|caller)\b|\b(requester|requestor|reporter|customer|caller|user)\b.*\b(unit|dept|department|division|team|group)\b/;
/** Times of something else than an incident's own steps. */
export const NO_STEP =
	/\b(assign\w*|penugasan|ditugaskan|disposisi|dispatch\w*|escalat\w*|eskalasi|dieskalasi|reopen\w*|(buka|dibuka|pembukaan) (ulang|kembali)|ulang|visit\w*|kunjungan|export\w*|birth|lahir|paused?|hold|tunda)\b/;

/** The steps of an incident; a header with words of two of them is the upper one: `Jam Penutupan Laporan`. */
export const STEPS: Rule[] = [
	['updated_at', /\b(updated?|modified|changed|pembaruan|diperbarui|diubah|perubahan)\b/],
	['closed_at', /\b(clos(ed?|ing|ure)|(di)?tutup|penutupan)\b/],
	[
		'acknowledged_at',
		/\b(resp|respon\w*|acknowledge\w*|ack|tanggapan|ditanggapi|(first|1st) (reply|contact)|tindak lanjut|picked up|taken up|diambil|attended|arriv\w*|accepted|on ?site|tiba|datang|dikerjakan|ditangani)\b|\b(mulai|start\w*|begin|began)\b.*\b(penanganan|ditangani|pengerjaan|dikerjakan|kerja|perbaikan|diproses|work\w*|handling|repair)\b|\b(work|handling|repair) (start\w*|began)\b/,
		/\b(selesai|tuntas|finish\w*|done|complet\w*)\b/
	],
	[
		'resolved_at',
		/\b(resol\w*|fix(ed)?|solved?|restor\w*|repaired|complet\w*|finish\w*|selesai|diselesaikan|penyelesaian|pulih|pemulihan|dipulihkan|tuntas|done|beres|made safe|jalan|rectif\w*|clear|cleared|recover\w*|teratasi|nyala|menyala|normal|end(ed)?|berakhir|akhir|up|back (in|on|up)|up again|service up)\b/
	],
	[
		'occurred_at',
		/\b(occur\w*|happen\w*|detect\w*|terdeteksi|breakdown|rusak|outage|downtime|start(ed)?|began|begin|mulai|terjadi\w*|kejadian|timbul|padam|down)\b/
	],
	[
		'opened_at',
		/\b(open\w*|creat\w*|report\w*|logged|rais\w*|lodg\w*|submi\w*|regist\w*|receiv\w*|entered|entry|rpt|(di)?lapor\w*|pelaporan|(peng)?adu(an)?|masuk|(di)?buka|(di)?buat|pembuatan|dicatat|pencatatan|(di)?terima|penerimaan|(di)?input|keluhan|call(ed)?|timestamp|requested|sent|dikirim|diajukan|entri)\b/
	],
	['occurred_at', /\b(gangguan|fault|incident|insiden|problem|masalah)\b/],
	['opened_at', /^(date|time|date time|datetime|tanggal|tgl|waktu|jam|tanggal waktu|hari tanggal)$/]
];

const CASE =
	'(ticket|tiket|tt|case|kasus|incident|insiden|issue|request|req|job|work order|wo|report|laporan|pengaduan|aduan|gangguan|keluhan|complaint|call|breakdown|fault|kerusakan|permintaan)';
const NUMBER = '(id|no|nr|num|number|nomor|kode|code|ref|reference|referensi|key)';
const TROUBLE =
	'(fault|issue|complaint|problem|incident|trouble|failure|ticket|gangguan|keluhan|masalah|permasalahan|pengaduan|aduan|insiden|kerusakan|kendala|laporan|kasus|alarm|call|defect)';
const CLIENT =
	'(customer|cust|client|subscriber|member|buyer|pelanggan|plg|pel|nasabah|klien|konsumen|anggota|account|acct|user|pengguna)';
/** Places of many trades, each of which can only be where something is. */
const PLACE =
	'(site|location|lokasi|branch|cabang|room|ruang\\w*|tenant|satker|plant|pabrik|terminal|store|toko|outlet|hall|gudang|warehouse|depot?|property|properti|sekolah|school|faculty|fakultas|campus|kampus|kelurahan|kecamatan|desa|kabupaten|provinsi|province|sto|pop|ulp|up3|spbu|stasiun|gerbang|dermaga|klinik|clinic|bangsal|alamat|address)';
const AMOUNT = '(count|number of|num|no of|times|total|jumlah|jml|banyak\\w*|frekuensi)';
export const COUNTED = new RegExp(`\\b${AMOUNT}\\b`);
const both = (a: string, b: string) => `\\b${a}\\b.*\\b${b}\\b|\\b${b}\\b.*\\b${a}\\b`;
const of = (...parts: string[]) => new RegExp(parts.join('|'));

/** What a header may mean besides times; of several that hold the upper one is tried first. */
export const RULES: Rule[] = [
	['parent_ref', /\b(parent|induk|master|gamas|massal)\b/],
	['knowledge_ref', /\b(knowledge|kb|kba|pengetahuan|artikel)\b/],
	['problem_ref', of(both('problem', NUMBER), '\\bprb\\b')],
	['change_ref', of(both('(change|perubahan|release|cr|rfc)', NUMBER), '^(rfc|cr|crq)$')],
	[
		'reported_sla_met',
		of(both('sla', '(met|made|within|memenuhi|terpenuhi|sesuai|tercapai|ok|hit|compl\\w+)'))
	],
	[
		'reopen_count',
		of(both(AMOUNT, '(reopen\\w*|buka ulang|(di)?buka kembali)'), '^(reopens?|reopened)( x)?$')
	],
	[
		'reassignment_count',
		of(
			both(
				AMOUNT,
				'(reassign\\w*|transfer\\w*|hops?|hand ?(offs?|overs?)|pengalihan|dialihkan|dipindah\\w*|disposisi|oper)'
			),
			'^(reassigned|hand ?(offs?|overs?)|hops?|bounces?|perpindahan|pengalihan)$'
		)
	],
	[
		'update_count',
		of(
			both(AMOUNT, '(updates?|touches|repl(y|ies)|interactions?|balasan|tanggapan)'),
			'^(touches|updates|interactions)$'
		)
	],
	[
		'paused_minutes',
		of(
			'\\b(stop ?clock|clock ?stop)\\b',
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
				'(resol\\w*|fix|repair|restore|handling|perbaikan|penyelesaian|selesai|pemulihan|penanganan|pengerjaan)'
			),
			'\\b(mttr|ttr)\\b',
			'\\b(duration|dur|durasi|downtime|elapsed|lama)\\b',
			'^outage( min| mins| minutes| menit| mnt)?$'
		),
		/\b(hold|pending|paused?|tunda\w*|stop clock|open|respon\w*|wait\w*|lost|hilang|total)\b/
	],
	[
		'closure_code',
		of(both('(clos\\w+|compl\\w*|resolution|penutupan|penyelesaian)', '(code|kode|reason|alasan)'))
	],
	['cause', /\b(causes?|penyebab|sebab|akar|rfo|rca|reason (for|of) (outage|fault)|alasan gangguan)\b/],
	[
		'escalated_hierarchically',
		of(
			'^(is |was )?(escalated|dieskalasi|eskalasi)( (to )?(management|manajemen))?( flag| y n)?$',
			both(
				'(mgmt|management|manajemen|pimpinan|atasan)',
				'(esc|informed|notified|told|escalat\\w*|eskalasi|diberitahu|dilaporkan|lapor)'
			)
		)
	],
	[
		'support_tier',
		of(
			both('(tier|level|lini|tingkat)', '(support|dukungan|helpdesk|penanganan)'),
			'^(tier|level|lvl|lini|layer)$'
		)
	],
	['urgency', /\b(urgen\w+|kemendesakan)\b/],
	['impact', /\b(impact|dampak)\b/],
	['priority', /\b(prio|priorit\w*|pri|severity|sev|keparahan|gawat|kegawatan|p level)\b/],
	[
		'segment',
		of(
			both(CLIENT, '(type|class|tier|level|group|jenis|tipe|golongan|gol|kelas|kategori|category)'),
			'\\bsegmen\\w*',
			'^(class|golongan|gol|golongan tarif|tarif( daya)?|contract (tier|type|class))$'
		)
	],
	[
		'subcategory',
		/\bsub ?(categor\w+|cat|kategori|kat|type|tipe|jenis|klasifikasi|class\w*|topic|topik)\b|\bsubtype\b/
	],
	[
		'customer_id',
		of(both(`(${CLIENT}|rekening|langganan|sambungan|layanan|kontrak|internet|inet|meter)`, NUMBER)),
		/\b(ticket|tiket|case|incident|insiden)\b/
	],
	['customer_id', /\b(cid|idpel)\b/],
	[
		'state',
		/\b(status|state|stat|sts|stage|tahap\w*|posisi|progress?)\b/,
		of('\\bsla\\b', `\\b${CLIENT}\\b`)
	],
	['incident_id', of(both(CASE, NUMBER)), /\b(type|category|jenis|kategori|priority|status)\b/],
	['incident_id', /^(work order|wo|tt|reference|ref|id|key|record id)$/],
	['category', of('\\b(categor\\w+|cat|kategori|kat|klasifikasi|classification|nature of|trade)\\b')],
	['category', of(both('(type|jenis|tipe)', '(case|kasus|ticket|tiket|call|job|laporan)'))],
	['category', of(both('(type|kind|jenis|tipe|macam|class)', TROUBLE))],
	[
		'opened_by',
		/\b(dispatcher|cso|taker|penerima|operator|recorder|pencatat)\b|\b(logged|created|opened|entered|recorded|registered|keyed|received|taken|diterima|dibuat|dicatat|diinput|dibuka)\b.*\b(by|oleh)\b|\bcreator\b/
	],
	[
		'reporter',
		/\b(called|reported|raised|submitted|requested|lodged|dilaporkan|diajukan)\b.*\b(by|oleh)\b|\b(caller|request[eo]r|complainant|reporter|informant|pelapor|pengadu|pengirim|pemohon|penelepon|penelpon|(yang|yg) (melapor|lapor))\b/
	],
	['assignee', /\b(handled|fixed|resolved|solved|worked|ditangani|dikerjakan|diselesaikan)\b.*\b(by|oleh)\b/],
	[
		'configuration_item',
		/\b(asset|aset|equipment|equip|perangkat|peralatan|mesin|machine)\b|\b(ne|network element)( name| id)?$|\bserial\b/,
		/\b(team|tim|type|jenis|tipe)\b/
	],
	['site', of(`\\b${PLACE}\\b`, '\\bunit kerja\\b')],
	[
		'assignment_group',
		/\b(opd|dinas|vendor|teams?|tim|group|grp|grup|squad|crew|regu|bagian|unit|divisi|division|queue|antrian|antrean|seksi)\b/
	],
	[
		'assignee',
		/\b(assigned|assignee|owner|technician|teknisi|engineer|agent|eng|engr|tech|mekanik|mechanic|on ?call|petugas|pic|analyst|pelaksana|penanggung jawab|handler|ditugaskan)\b/
	],
	['assignee', /\b(staf|staff|officer)\b/],
	[
		'reporter',
		of(
			both(CLIENT, '(name|nama)'),
			'^(nama|name|nama lengkap|full name|contact|contact name|contact person|user|user name|pengguna)$'
		)
	],
	[
		'resolution_notes',
		/\b(resolution|solution|solusi|tindakan|tindak lanjut|actions?|penyelesaian|perbaikan|remedy|fix)\b|\bwork (done|carried out|performed)\b|\bwhat was done\b|\bhow (it was )?(fixed|solved|resolved)\b/,
		/\b(time|waktu|status|duration|durasi|lama|code|kode|reason|alasan)\b/
	],
	[
		'configuration_item',
		/\b(configuration item|ci|devices?|equipment|assets?|perangkat|alat|peralatan|mesin|machine|gardu|penyulang|feeder|hardware|aset|host|hostname|circuit|sirkit|server|barang|komponen|item|node)\b/
	],
	[
		'channel',
		/\b(channel|kanal|via|media|source|sumber|(cara|metode|jalur|how) (lapor|pelaporan|report\w*))\b/
	],
	['site', /\b(kantor|office|building|gedung|ward|loket|station|line|berth|yard|gate|rt rw)\b/],
	['site', /\b(region|regional|district|wilayah|area|city|kota|daerah|zone|zona|floor|lantai)\b/],
	[
		'service',
		/\b(services?|svc|layanan|modules?|modul|platform|components?|aplikasi|applications?|apps?|systems?|sistem|products?|produk)\b/
	],
	['title', /\b(title|subject|summary|headline|short desc\w*|judul|perihal|ringkasan|pokok)\b/],
	[
		'description',
		/\b(desc\w*|details?|deskripsi|uraian|isi|rincian|keterangan|kronologi\w*|statement|what happened|what (is|was) the (problem|issue)|symptoms?|gejala|apa yang terjadi)\b/
	],
	['resolution_notes', /^(remarks?|notes?|catatan)$/]
];

/** A header that is only a word for trouble, or for what it is about: prose under it is a title, repeated words a kind. */
export const TOPIC = new RegExp(`^(jenis |tipe |type of )?${TROUBLE}$|^(topic|topik)$`);
