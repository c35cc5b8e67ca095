import { DAY, HOUR, minute } from './clock.ts';

/** The log begins here, … */
export const START = minute('2025-11-01 00:00');
/** … the SOPs come into force here: an incident is handled by the practice of the day on which it was opened, … */
export const SOP_START = minute('2026-06-01 00:00');
/** … and the export was made here. */
export const END = minute('2026-10-31 23:59');

export type Team =
	| 'Service Desk'
	| 'Field Technicians'
	| 'Access Engineering'
	| 'Billing Back Office'
	| 'NOC Core'
	| 'Vendor Fiber';

export const TIER: Record<Team, 1 | 2 | 3> = {
	'Service Desk': 1,
	'Field Technicians': 2,
	'Access Engineering': 2,
	'Billing Back Office': 2,
	'NOC Core': 3,
	'Vendor Fiber': 3
};

type Weights<T> = readonly (readonly [T, number])[];

interface Category {
	services: Weights<string>;
	/** The tier whose knowledge the fault needs. */
	tiers: Weights<1 | 2 | 3>;
	second: Weights<Team>;
	third: Weights<Team>;
}

const LINE: Weights<Team> = [
	['Field Technicians', 6],
	['Access Engineering', 4]
];
const CORE: Weights<Team> = [
	['NOC Core', 7],
	['Vendor Fiber', 3]
];

export const CATEGORIES: Record<string, Category> = {
	'Wi-Fi': { services: [['Hotspot', 1]], tiers: tiers(56, 38, 6), second: LINE, third: CORE },
	Broadband: {
		services: [
			['Home 30', 5],
			['Home 50', 3],
			['Biz 100', 2]
		],
		tiers: tiers(38, 45, 17),
		second: LINE,
		third: [
			['Vendor Fiber', 6],
			['NOC Core', 4]
		]
	},
	Voice: { services: [['Telepon', 1]], tiers: tiers(42, 48, 10), second: LINE, third: CORE },
	IPTV: { services: [['TV Plus', 1]], tiers: tiers(55, 37, 8), second: LINE, third: CORE },
	Billing: {
		services: [['Tagihan', 1]],
		tiers: tiers(60, 40, 0),
		second: [['Billing Back Office', 1]],
		third: CORE
	},
	Other: { services: [['Umum', 1]], tiers: tiers(60, 40, 0), second: LINE, third: CORE }
};

function tiers(first: number, second: number, third: number): Weights<1 | 2 | 3> {
	return [
		[1, first],
		[2, second],
		[3, third]
	];
}

/** What goes wrong, and how it ends. */
export interface Fault {
	category: string;
	subcategory: string;
	text: string;
	cause: string;
	action: string;
	code: string;
}

/** The faults with their weights; the weights of a category add up to its share in percent. */
export const FAULTS: Weights<Fault> = [
	fault(10, 'Wi-Fi', 'Lambat', 'Wi-Fi lambat', 'Interferensi kanal', 'Kanal AP diganti', 'Remote'),
	fault(7, 'Wi-Fi', 'Putus-putus', 'Wi-Fi sering putus', 'AP hang', 'AP dimulai ulang', 'Remote'),
	fault(5, 'Wi-Fi', 'Gagal masuk', 'Wi-Fi tidak bisa login', 'Sandi salah', 'Sandi disetel ulang', 'Remote'),
	fault(5, 'Wi-Fi', 'Tak tampak', 'SSID tidak muncul', 'AP rusak', 'AP diganti', 'Replaced'),
	fault(
		12,
		'Broadband',
		'LOS merah',
		'Kabel drop putus',
		'Kabel drop putus',
		'Kabel drop diganti',
		'Replaced'
	),
	fault(8, 'Broadband', 'LOS merah', 'Lampu LOS merah', 'Redaman tinggi', 'Konektor disambung', 'Fixed'),
	fault(9, 'Broadband', 'Lambat', 'Internet di bawah paket', 'Port OLT padat', 'Port OLT dipindah', 'Fixed'),
	fault(6, 'Broadband', 'Mati', 'Internet mati', 'ONT rusak', 'ONT diganti', 'Replaced'),
	fault(5, 'Voice', 'Tanpa nada', 'Telepon tanpa nada', 'Port MSAN rusak', 'Port MSAN dipindah', 'Fixed'),
	fault(4, 'Voice', 'Berisik', 'Suara telepon berisik', 'Kabel basah', 'Kabel dikeringkan', 'Fixed'),
	fault(9, 'IPTV', 'Patah-patah', 'Siaran patah-patah', 'Multicast padat', 'Profil diubah', 'Remote'),
	fault(5, 'IPTV', 'Layar hitam', 'Layar TV hitam', 'STB hang', 'STB disetel ulang', 'Remote'),
	fault(7, 'Billing', 'Tagihan', 'Tagihan ganda', 'Batch terulang', 'Tagihan dikoreksi', 'Corrected'),
	fault(5, 'Billing', 'Bayar', 'Pembayaran belum masuk', 'Data bank telat', 'Bayar dicocokkan', 'Corrected'),
	fault(3, 'Other', 'Umum', 'Gangguan lain', 'Di luar layanan', 'Diberi penjelasan', 'Advice')
];

function fault(
	weight: number,
	category: string,
	subcategory: string,
	text: string,
	cause: string,
	action: string,
	code: string
): readonly [Fault, number] {
	return [{ category, subcategory, text, cause, action, code }, weight];
}

/** What callers add to the text of a fault. */
export const DETAILS = ['', '', '', '', ' di lantai 2', ' sejak pagi', ' saat hujan', ' malam hari'];

export const REQUESTS = ['Ganti paket', 'Pindah alamat', 'Salinan tagihan'];

export const BRANCHES: Weights<string> = [
	['Pekalongan', 32],
	['Tegal', 22],
	['Pemalang', 15],
	['Brebes', 13],
	['Batang', 10],
	['Kajen', 8]
];
export const SEGMENTS: Weights<string> = [
	['Consumer', 72],
	['Business', 21],
	['Government', 7]
];
/** How customers report; what monitoring finds first is in `Practice`. */
export const CHANNELS: Weights<string> = [
	['Phone', 46],
	['WhatsApp', 28],
	['Web form', 16],
	['Walk-in', 10]
];
export const IMPACTS: Weights<number> = [
	[1, 11],
	[2, 38],
	[3, 51]
];
export const URGENCIES: Weights<number> = [
	[1, 20],
	[2, 44],
	[3, 36]
];

/** impact × urgency → priority, 1 strongest. */
export function matrix(impact: number, urgency: number): number {
	return impact + urgency - 1;
}

/** Minutes allowed per priority 1…5. */
export const RESPONSE_TARGET = [15, 30, 2 * HOUR, 8 * HOUR, DAY];
export const RESOLUTION_TARGET = [HOUR, 8 * HOUR, DAY, 2 * DAY, 5 * DAY];

/** Mean arrivals of a day at the start, growth over the year, and the shape of week (Monday first) and day. */
export const ARRIVALS = {
	daily: 13.6,
	growth: 0.34,
	noise: 0.13,
	week: [1.17, 1.1, 1.06, 1.03, 1.04, 0.86, 0.74],
	day: [1, 1, 1, 1, 1, 2, 3, 5, 8, 10, 9, 8, 6, 7, 7, 6, 6, 6, 7, 8, 7, 5, 3, 2]
};

/** The mass outage (GAMAS): one parent, its children within the day, all in one branch. */
export const OUTAGE = {
	opened: minute('2026-03-14 05:52'),
	resolved: minute('2026-03-14 19:37'),
	branch: 'Tegal',
	children: 120,
	text: 'GAMAS feeder Tegal putus',
	fault: fault(
		0,
		'Broadband',
		'Feeder',
		'Internet mati massal',
		'Galian pihak ketiga',
		'Feeder disambung',
		'Fixed'
	)[0]
};
