import type { Format } from '../format.ts';

/** Names stand one a line in a cell, groups as a path whose `>` may be written as in HTML. */
const first = (names: string) => `first_line(replace({${names}}, '&gt;', '>'))`;

/** GLPI: the list as it is on screen, in the language of its reader. */
export const glpiCsv: Format = {
	id: 'glpi_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['id'],
		['titre', 'title', 'judul'],
		['statut', 'status'],
		["date d'ouverture", 'opening date', 'tanggal dibuka', 'tanggal pembukaan'],
		[
			'attribué à - technicien',
			'assigned to - technician',
			'ditugaskan ke - teknisi',
			'dernière modification',
			'last update',
			'pembaruan terakhir'
		]
	],
	fields: {
		record_type: ['Type', 'Tipe'],
		title: ['Titre', 'Title', 'Judul'],
		state: ['Statut', 'Status'],
		priority: ['Priorité', 'Priority', 'Prioritas'],
		impact: ['Impact', 'Dampak'],
		urgency: ['Urgence', 'Urgency', 'Urgensi'],
		category: ['Catégorie', 'Category', 'Kategori'],
		site: ['Lieu', 'Location', 'Lokasi'],
		reporter: ['Demandeur - Demandeur', 'Requester - Requester', 'Pemohon'],
		opened_at: ["Date d'ouverture", 'Opening date', 'Tanggal dibuka', 'Tanggal pembukaan'],
		resolved_at: ['Date de résolution', 'Resolution date', 'Tanggal penyelesaian'],
		closed_at: ['Date de clôture', 'Closing date', 'Tanggal penutupan'],
		updated_at: ['Dernière modification', 'Last update', 'Pembaruan terakhir'],
		resolution_notes: ['Solution - Solution', 'Solusi']
	},
	derived: {
		incident_id: "regexp_replace({ID}, '[\\s\u00a0\u202f]', '', 'g')",
		assignee: first('Attribué à - Technicien|Assigned to - Technician|Ditugaskan ke - Teknisi'),
		assignment_group: first(
			'Attribué à - Groupe de techniciens|Assigned to - Technician group|Ditugaskan ke - Grup teknisi'
		)
	},
	missing: [],
	states: {
		nouveau: 'new',
		new: 'new',
		baru: 'new',
		'en cours (attribué)': 'in_progress',
		'en cours (planifié)': 'in_progress',
		'processing (assigned)': 'in_progress',
		'processing (planned)': 'in_progress',
		'en attente': 'on_hold',
		pending: 'on_hold',
		tertunda: 'on_hold',
		résolu: 'resolved',
		solved: 'resolved',
		selesai: 'resolved',
		clos: 'closed',
		closed: 'closed',
		ditutup: 'closed'
	},
	priorities: levels(['majeure', 'major']),
	levels: levels([]),
	requests: ['demande', 'request', 'permintaan'],
	zone: 'site'
};

/** Five levels, and a sixth word above them that shares the first. */
function levels(above: readonly string[]): Record<string, number> {
	const words = [
		['très haute', 'very high', 'sangat tinggi', ...above],
		['haute', 'high', 'tinggi'],
		['moyenne', 'medium', 'sedang'],
		['basse', 'low', 'rendah'],
		['très basse', 'very low', 'sangat rendah']
	];
	return Object.fromEntries(words.flatMap((same, i) => same.map((word) => [word, i + 1])));
}
