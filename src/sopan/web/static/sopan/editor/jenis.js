// @ts-check
// The shapes that travel between the server and this page: an SOP as plain JSON, and the operations on it.

/** @typedef {number | string} Rujukan A step by its number (from 1) or its id, or "selesai". */
/** @typedef {"lanjut" | "ya" | "tidak"} Jalan */
/** @typedef {{ langkah: Rujukan | null, label: string | null, peluang: number | null }} Cabang */
/** @typedef {{ ya: Cabang, tidak: Cabang }} Keputusan */
/** @typedef {{ nama: string, luar: boolean, jumlah: number | null }} Pelaksana */
/** @typedef {{ judul: string, nomor: string | null }} Terkait */
/**
 * @typedef {{ id: string | null, kegiatan: string, pelaksana: string[], kelengkapan: string[],
 *   waktu: string | null, output: string[], keterangan: string | null, keputusan: Keputusan | null,
 *   lanjut: Rujukan | null, selesai: boolean, rincian: string[] } & Record<string, any>} Langkah
 */
/**
 * @typedef {{ judul: string, jenis: string | null, pelaksana: Record<string, Pelaksana>,
 *   langkah: Langkah[] } & Record<string, any>} Sop
 */
/** @typedef {Array<string | number>} Jalur */
/** @typedef {{ langkah: number, jalan: Jalan, ke: Rujukan | null }} Arah */
/** @typedef {{ op: "ubah_isian", jalur: Jalur, nilai: any }} UbahIsian */
/** @typedef {{ op: "tambah_langkah", posisi: number, langkah: any, rujukan?: Arah[] }} TambahLangkah */
/** @typedef {{ op: "hapus_langkah", langkah: number, rujukan?: Arah[] }} HapusLangkah */
/** @typedef {{ op: "pindah_langkah", langkah: number, ke: number }} PindahLangkah */
/** @typedef {{ op: "gandakan_langkah", langkah: number }} GandakanLangkah */
/** @typedef {{ op: "namai_langkah", langkah: number, id: string | null, rujukan?: Arah[] }} NamaiLangkah */
/** @typedef {{ op: "ubah_keputusan", langkah: number, keputusan: any }} UbahKeputusan */
/** @typedef {{ op: "ubah_tujuan", langkah: number, jalan: Jalan, ke: Rujukan | null }} UbahTujuan */
/** @typedef {{ op: "ubah_selesai", langkah: number, selesai: boolean }} UbahSelesai */
/** @typedef {{ op: "ubah_pelaksana_langkah", langkah: number, pelaksana: string[] }} UbahPelaksanaLangkah */
/** @typedef {{ op: "tambah_pelaksana", id: string, pelaksana: any, posisi?: number | null }} TambahPelaksana */
/** @typedef {{ op: "hapus_pelaksana", id: string }} HapusPelaksana */
/** @typedef {{ op: "ganti_id_pelaksana", id: string, menjadi: string }} GantiIdPelaksana */
/** @typedef {{ op: "pindah_pelaksana", id: string, ke: number }} PindahPelaksana */
/** @typedef {{ op: "tambah_butir", jalur: Jalur, nilai: any, posisi?: number | null }} TambahButir */
/** @typedef {{ op: "hapus_butir", jalur: Jalur, posisi: number }} HapusButir */
/** @typedef {{ op: "pindah_butir", jalur: Jalur, posisi: number, ke: number }} PindahButir */
/** @typedef {UbahIsian | TambahButir | HapusButir | PindahButir} OperasiIsian */
/** @typedef {TambahPelaksana | HapusPelaksana | GantiIdPelaksana | PindahPelaksana} OperasiPelaksana */
/**
 * @typedef {HapusLangkah | PindahLangkah | GandakanLangkah | NamaiLangkah | UbahKeputusan | UbahTujuan |
 *   UbahSelesai | UbahPelaksanaLangkah} OperasiLangkah
 */
/** @typedef {OperasiIsian | OperasiPelaksana | OperasiLangkah | TambahLangkah} Operasi */

/** An operation that cannot be done; the words are for developers, the server says it to people. */
export class Ditolak extends Error {}

/**
 * Whether two values of plain JSON are the same, also in the order of their keys.
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]));
  }
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return keys.length === others.length && keys.every((key, at) => others[at] === key && same(a[key], b[key]));
}
