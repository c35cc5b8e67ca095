/** A value for row i; `at` writes the time so many minutes after the row's ticket was opened. */
type Make = (i: number, at: (minutes: number) => string) => string;
/** Header, its true field (`a|b` where its words mean either, null where there is none), values. */
export type Column = [string, string | null, Make];

const BULAN = 'Januari Februari Maret April Mei Juni Juli'.split(' ');
export const STYLES = {
	iso: (y: string, m: string, d: string, clock: string) => `${y}-${m}-${d} ${clock}:00`,
	dmy: (y: string, m: string, d: string, clock: string) => `${d}/${m}/${y} ${clock}`,
	mdy: (y: string, m: string, d: string, clock: string) =>
		`${+m}/${+d}/${y} ${parseInt(clock) % 12 || 12}${clock.slice(2)} ${parseInt(clock) < 12 ? 'AM' : 'PM'}`,
	dashed: (y: string, m: string, d: string, clock: string) => `${d}-${m}-${y} ${clock}`,
	bulan: (y: string, m: string, d: string, clock: string) => `${+d} ${BULAN[+m - 1]} ${y} ${clock}`
};

const id =
	(prefix: string): Make =>
	(i) =>
		`${prefix}${20260 + i * 7}`;
const count: Make = (i) => String(i + 1);
const few: Make = (i) => String((i * 5) % 3);
const number: Make = (i) => String(12 + ((i * 37) % 90));
const words =
	(...list: string[]): Make =>
	(i) =>
		list[(i * 7) % list.length] as string;
/** a time so many minutes later; a fifth of the rows may not have it yet */
const after =
	(minutes: number, always = false): Make =>
	(i, at) =>
		always || i % 5 !== 4 ? at(minutes + i * 3) : '';
const opened = after(0, true);
const people = words('Budi Santoso', 'Siti Aminah', 'Agus Wijaya', 'Dewi Lestari', 'Maria Tan');
const staff = words('R. Hidayat', 'J. Miller', 'Andi P.', 'K. Osei');
const texts = words('Cannot log in since 9', 'Printer on floor 2 jams', 'Koneksi putus', 'Lampu merah');
const fixes = words('Restarted the device', 'Ganti kabel', 'Replaced the fuse', 'Reset kata sandi');
const level = words('High', 'Medium', 'Low');
const tingkat = words('Tinggi', 'Sedang', 'Rendah');

/** Tables with headers that no format has. */
export const HEADERS: { name: string; style: keyof typeof STYLES; columns: Column[] }[] = [
	{
		name: 'en: IT service desk',
		style: 'dmy',
		columns: [
			['No', null, count],
			['Case Ref', 'incident_id', id('CR-')],
			['Date/Time Raised', 'opened_at', opened],
			['Raised by', 'reporter', people],
			['Dept', null, words('Finance', 'HR', 'Legal')],
			['Issue summary', 'title', texts],
			['Affected service', 'service', words('Email', 'VPN', 'Payroll')],
			['Severity level', 'priority', level],
			['Support team', 'assignment_group', words('Desktop', 'Network', 'Apps')],
			['Handled by', 'assignee', staff],
			['Ticket status', 'state', words('Open', 'Closed', 'Pending', 'Resolved')],
			['Fixed on', 'resolved_at', after(300)],
			['Closed on', 'closed_at', after(2000)],
			['Due date', null, after(480, true)],
			['Satisfaction score', null, few]
		]
	},
	{
		name: 'en: hospital engineering',
		style: 'iso',
		columns: [
			['Assigned date', null, after(20, true)],
			['Job no.', 'incident_id', id('')],
			['Logged on', 'opened_at', opened],
			['Logged by', 'opened_by', staff],
			['Ward/Location', 'site', words('Ward 3', 'ICU', 'Lab')],
			['Fault description', 'description', texts],
			['Equipment', 'configuration_item', words('Infusion pump 12', 'Lift B', 'Chiller 1')],
			['Fault category', 'category', words('Electrical', 'Mechanical', 'IT')],
			['Urgency rating', 'urgency', level],
			['Engineer assigned', 'assignee', staff],
			['First response', 'acknowledged_at', after(35)],
			['Completed on', 'resolved_at', after(600)],
			['Work carried out', 'resolution_notes', fixes],
			['Current status', 'state', words('Done', 'In progress', 'On hold')]
		]
	},
	{
		name: 'en: internet provider',
		style: 'dashed',
		columns: [
			['TT Number', 'incident_id', id('TT')],
			['Account number', 'customer_id', id('88')],
			['Customer name', 'reporter', people],
			['Customer type', 'segment', words('Residential', 'Business')],
			['Complaint type', 'category', words('No signal', 'Slow', 'Billing')],
			['Complaint sub-type', 'subcategory', words('Modem', 'Fibre cut', 'Invoice')],
			['Reported via', 'channel', words('Phone', 'WhatsApp', 'Walk-in')],
			['Outage start', 'occurred_at', after(-90, true)],
			['Ticket creation time', 'opened_at', opened],
			['Acknowledgement time', 'acknowledged_at', after(10)],
			['Service restored', 'resolved_at', after(240)],
			['Closure date', 'closed_at', after(1440)],
			['Root cause analysis', 'cause', words('Cable theft', 'Power failure', 'Config')],
			['Responsible group', 'assignment_group', words('NOC', 'Field ops')],
			['SLA target', null, after(360, true)],
			['Status', 'state', words('Closed', 'Open')]
		]
	},
	{
		name: 'en: software team, names from a database',
		style: 'iso',
		columns: [
			['issueKey', 'incident_id', id('APP-')],
			['issue_type', 'record_type', words('Incident', 'Problem', 'Change')],
			['headline', 'title', texts],
			['details_text', 'description', texts],
			['current_state', 'state', words('in progress', 'done', 'waiting')],
			['prio', 'priority', words('P1', 'P2', 'P3')],
			['owner', 'assignee', staff],
			['owner_team', 'assignment_group', words('core', 'web', 'mobile')],
			['createdOn', 'opened_at', opened],
			['lastModified', 'updated_at', after(2500, true)],
			['resolvedOn', 'resolved_at', after(700)],
			['reopen_reason', null, words('', 'not fixed', 'came back')],
			['times_reopened', 'reopen_count', few],
			['num_reassignments', 'reassignment_count', few],
			['parent_key', 'parent_ref', (i) => (i % 3 ? '' : `APP-${100 + i}`)],
			['kb_article', 'knowledge_ref', (i) => (i % 4 ? '' : `KB00${i}`)],
			['source_channel', 'channel', words('Event', 'mail')]
		]
	},
	{
		name: 'en: facilities',
		style: 'mdy',
		columns: [
			['Work Order #', 'incident_id', id('WO-')],
			['Invoice no', null, id('INV')],
			['Submitted', 'opened_at', opened],
			['Requestor', 'reporter', people],
			['Building', 'site', words('Main', 'Annex', 'Library')],
			['Problem statement', 'description|title', texts],
			['Issue Category', 'category', words('HVAC', 'Plumbing', 'Electrical')],
			['Priority code', 'priority', words('1', '2', '3')],
			['Impact level', 'impact', level],
			['Technician name', 'assignee', staff],
			['Shop / Team', 'assignment_group', words('HVAC shop', 'Plumbers')],
			['Target completion', null, after(900, true)],
			['Actual completion', 'resolved_at', after(800)],
			['Date closed out', 'closed_at', after(3000)],
			['On-hold mins', 'paused_minutes', number],
			['Resolution summary', 'resolution_notes', fixes],
			['Met SLA?', 'reported_sla_met', words('Yes', 'No')],
			['Ticket stage', 'state', words('Closed', 'Assigned', 'New')]
		]
	},
	{
		name: 'id: pengaduan listrik',
		style: 'dmy',
		columns: [
			['No', null, count],
			['No. Pengaduan', 'incident_id', id('G')],
			['Tgl. Pengaduan', 'opened_at', opened],
			['Nama Pelapor', 'reporter', people],
			['ID Pel', 'customer_id', id('5412')],
			['Loket', 'site|channel', words('Loket Depok', 'Loket Bogor')],
			['Isi Pengaduan', 'description', texts],
			['Jenis Keluhan', 'category', words('Padam', 'Tegangan turun', 'Tagihan')],
			['Bagian Penanggung Jawab', 'assignment_group', words('Distribusi', 'Niaga')],
			['Petugas Lapangan', 'assignee', staff],
			['Tingkat Prioritas', 'priority', tingkat],
			['Jam Selesai Perbaikan', 'resolved_at', after(200)],
			['Status Pengaduan', 'state', words('Selesai', 'Proses', 'Baru')],
			['Nilai Kepuasan', null, few],
			['Target SLA', null, after(400, true)]
		]
	},
	{
		name: 'id: TI kampus',
		style: 'bulan',
		columns: [
			['Kode Tiket', 'incident_id', id('HD/')],
			['Tanggal Dibuat', 'opened_at', opened],
			['Unit Pelapor', null, words('Fakultas Teknik', 'Rektorat')],
			['Judul Permasalahan', 'title', texts],
			['Detail Permasalahan', 'description', texts],
			['Aplikasi Terdampak', 'service', words('SIAKAD', 'E-learning', 'Email')],
			['Tingkat Urgensi', 'urgency', tingkat],
			['Tingkat Dampak', 'impact', tingkat],
			['Ditangani Oleh', 'assignee', staff],
			['Tim Penanganan', 'assignment_group', words('Jaringan', 'Aplikasi')],
			['Waktu Respon Pertama', 'acknowledged_at', after(15)],
			['Batas Waktu', null, after(1000, true)],
			['Tanggal Penyelesaian', 'resolved_at', after(500)],
			['Tanggal Ditutup', 'closed_at', after(1800)],
			['Solusi yang Diberikan', 'resolution_notes', fixes],
			['Status Terakhir', 'state', words('Ditutup', 'Dikerjakan', 'Menunggu')]
		]
	},
	{
		name: 'id: pengaduan nasabah bank',
		style: 'dashed',
		columns: [
			['Nomor', null, count],
			['Nomor Insiden Layanan', 'incident_id', id('INS')],
			['Waktu Terjadi', 'occurred_at', after(-200, true)],
			['Waktu Dilaporkan', 'opened_at', opened],
			['Tgl Penugasan', null, after(30, true)],
			['Kantor Cabang', 'site', words('Bandung', 'Medan', 'Surabaya')],
			['Kanal Pengaduan', 'channel', words('Call center', 'Cabang', 'Email')],
			['Nama Nasabah', 'reporter', people],
			['Segmen Nasabah', 'segment', words('Ritel', 'Prioritas', 'Korporat')],
			['No Rekening', 'customer_id', id('0098')],
			['Kategori Masalah', 'category', words('ATM', 'Mobile banking', 'Kartu')],
			['Sub Kategori Masalah', 'subcategory', words('Gagal tarik', 'Gagal login', 'Tertelan')],
			['Prioritas Tiket', 'priority', tingkat],
			['Level Support', 'support_tier', words('L1', 'L2')],
			['Akar Penyebab', 'cause', words('Server', 'Jaringan', 'Pengguna')],
			['Tindakan Perbaikan', 'resolution_notes', fixes],
			['Selesai Pada', 'resolved_at', after(900)],
			['Memenuhi SLA', 'reported_sla_met', words('Ya', 'Tidak')],
			['Posisi Tiket', 'state', words('Selesai', 'Diproses', 'Ditunda')]
		]
	},
	{
		name: 'id: nama kolom basis data',
		style: 'iso',
		columns: [
			['id_laporan', 'incident_id', id('')],
			['tgl_masuk', 'opened_at', opened],
			['tgl_update_terakhir', 'updated_at', after(3000, true)],
			['nama_pengirim', 'reporter', people],
			['lokasi_gangguan', 'site', words('Gedung A', 'Gedung B')],
			['ringkasan', 'title', texts],
			['perangkat_terdampak', 'configuration_item', words('Switch-01', 'AP-07', 'PC-113')],
			['status_penanganan', 'state', words('selesai', 'proses', 'batal')],
			['teknisi_pelaksana', 'assignee', staff],
			['tgl_tuntas', 'resolved_at', after(350)],
			['tenggat_waktu', null, after(720, true)],
			['jml_dialihkan', 'reassignment_count', few],
			['jml_buka_ulang', 'reopen_count', few],
			['alasan_buka_ulang', null, words('', 'masih rusak')],
			['no_tiket_induk', 'parent_ref', (i) => (i % 3 ? '' : `T${900 + i}`)]
		]
	},
	{
		name: 'id: gangguan jaringan',
		style: 'dmy',
		columns: [
			['No Urut', null, count],
			['No. Gangguan', 'incident_id', id('GGN-')],
			['Mulai Gangguan', 'occurred_at', after(-60, true)],
			['Jam Laporan Masuk', 'opened_at', opened],
			['Mulai Penanganan', 'acknowledged_at', after(25)],
			['Jam Pulih', 'resolved_at', after(260)],
			['Jam Penutupan Laporan', 'closed_at', after(900)],
			['Jumlah Pelanggan Padam', null, number],
			['Gardu / Perangkat', 'configuration_item', words('GD-11', 'GD-27', 'OLT-3')],
			['Wilayah', 'site', words('Utara', 'Selatan')],
			['Penyebab Gangguan', 'cause', words('Pohon', 'Hewan', 'Cuaca')],
			['Regu', 'assignment_group', words('Regu 1', 'Regu 2')],
			['Nama Petugas', 'assignee', staff],
			['Lama Tunda (menit)', 'paused_minutes', number],
			['Lama Perbaikan (menit)', 'reported_resolution_minutes', number],
			['Keterangan Tambahan', 'description', texts],
			['Status Gangguan', 'state', words('Selesai', 'Tertunda')],
			['Sumber Informasi', 'channel', words('Warga', 'Call center')],
			['Kode Penutupan Tiket', 'closure_code', words('A1', 'B2')]
		]
	}
];
