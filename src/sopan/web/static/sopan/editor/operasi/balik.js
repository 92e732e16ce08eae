// @ts-check
// The operation that takes another back.

import { apply, applyAll } from "./terapkan.js";
import { itemsAt, valueAt } from "./nilai.js";
import { differing, way } from "./rujukan.js";

/** @typedef {import("../jenis.js").Sop} Sop */
/** @typedef {import("../jenis.js").Operasi} Operasi */

/**
 * The operation that leads from `apply(sop, op)` back to `sop`.
 * @param {Sop} sop
 * @param {Operasi} op
 * @returns {Operasi}
 */
export function invert(sop, op) {
  switch (op.op) {
    case "ubah_isian":
    case "tambah_butir":
    case "hapus_butir":
    case "pindah_butir":
      return place(sop, op);
    case "tambah_pelaksana":
      return { op: "hapus_pelaksana", id: op.id };
    case "ganti_id_pelaksana":
      return { op: "ganti_id_pelaksana", id: op.menjadi, menjadi: op.id };
    case "hapus_pelaksana":
      return { op: "tambah_pelaksana", id: op.id, pelaksana: sop.pelaksana[op.id], posisi: Object.keys(sop.pelaksana).indexOf(op.id) };
    case "pindah_pelaksana":
      return { op: "pindah_pelaksana", id: op.id, ke: Object.keys(sop.pelaksana).indexOf(op.id) };
    case "tambah_langkah":
      return exactly(sop, op, { op: "hapus_langkah", langkah: op.posisi });
    case "gandakan_langkah":
      return exactly(sop, op, { op: "hapus_langkah", langkah: op.langkah + 1 });
    case "hapus_langkah":
      return exactly(sop, op, { op: "tambah_langkah", posisi: op.langkah, langkah: sop.langkah[op.langkah - 1] });
    case "namai_langkah":
      return exactly(sop, op, { op: "namai_langkah", langkah: op.langkah, id: sop.langkah[op.langkah - 1].id });
    case "pindah_langkah":
      return { op: "pindah_langkah", langkah: op.ke, ke: op.langkah };
    default: {
      const old = sop.langkah[op.langkah - 1];
      if (op.op === "ubah_keputusan") return { ...op, keputusan: old.keputusan };
      if (op.op === "ubah_tujuan") return { ...op, ke: way(old, op.jalan) };
      if (op.op === "ubah_selesai") return { ...op, selesai: old.selesai };
      return { ...op, pelaksana: old.pelaksana };
    }
  }
}

/** @param {Sop} sop @param {import("../jenis.js").OperasiIsian} op @returns {Operasi} */
function place(sop, op) {
  const above = op.jalur.slice(0, -1);
  if (above.length && valueAt(sop, above) === null) return { op: "ubah_isian", jalur: above, nilai: null };
  if (op.op === "ubah_isian") return { op: "ubah_isian", jalur: op.jalur, nilai: valueAt(sop, op.jalur) };
  if (op.op === "tambah_butir") {
    return { op: "hapus_butir", jalur: op.jalur, posisi: op.posisi ?? itemsAt(sop, op.jalur).length };
  }
  if (op.op === "hapus_butir") {
    return { op: "tambah_butir", jalur: op.jalur, nilai: itemsAt(sop, op.jalur)[op.posisi], posisi: op.posisi };
  }
  return { op: "pindah_butir", jalur: op.jalur, posisi: op.ke, ke: op.posisi };
}

/**
 * The way back with every reference turned that it would not lead to where it led before.
 * @param {Sop} sop
 * @param {Operasi} op
 * @param {import("../jenis.js").HapusLangkah | import("../jenis.js").TambahLangkah | import("../jenis.js").NamaiLangkah} back
 * @returns {Operasi}
 */
function exactly(sop, op, back) {
  const rujukan = differing(sop.langkah, applyAll(sop, [op, back]).langkah);
  return rujukan.length ? { ...back, rujukan } : back;
}

/**
 * The operations that take several back, in the order in which they are done.
 * @param {Sop} sop
 * @param {Operasi[]} ops
 * @returns {{ sop: Sop, balik: Operasi[] }} the SOP after `ops`, and the way back from there
 */
export function applyWithInverse(sop, ops) {
  /** @type {Operasi[]} */
  const balik = [];
  for (const op of ops) {
    const next = apply(sop, op);
    balik.unshift(invert(sop, op));
    sop = next;
  }
  return { sop, balik };
}
