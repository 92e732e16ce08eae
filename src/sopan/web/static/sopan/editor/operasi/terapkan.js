// @ts-check
// Doing an operation: a new SOP that shares with the old one all that it does not touch. What each means is
// said in sopan.model.operations; the tests hold both to the same answers.

import { Ditolak } from "../jenis.js";
import { itemsAt, put } from "./nilai.js";
import { CABANG, SELESAI, ledTo, mapReferences, references, turned, way } from "./rujukan.js";
import { accept, kinds, reference } from "./skema.js";
import { after, insertion, move, removal } from "./tempat.js";

/** @typedef {import("../jenis.js").Sop} Sop */
/** @typedef {import("../jenis.js").Langkah} Langkah */
/** @typedef {import("../jenis.js").Operasi} Operasi */
/** @typedef {import("../jenis.js").Rujukan} Rujukan */
/** @typedef {import("../jenis.js").Arah} Arah */
/** @typedef {import("./tempat.js").Suntingan} Suntingan */

const ID = /^[A-Za-z_][\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}-]*$/u;

/**
 * The SOP after an operation. Raises `Ditolak`; `sop` is never changed.
 * @param {Sop} sop
 * @param {Operasi} op
 * @returns {Sop}
 */
export function apply(sop, op) {
  switch (op.op) {
    case "ubah_isian":
      return put(sop, op.jalur, op.nilai);
    case "tambah_butir":
    case "hapus_butir":
    case "pindah_butir":
      return items(sop, op);
    case "tambah_pelaksana":
    case "hapus_pelaksana":
    case "ganti_id_pelaksana":
    case "pindah_pelaksana":
      return actors(sop, op);
    case "tambah_langkah":
      return add(sop, op);
    case "hapus_langkah":
      return remove(sop, op);
    case "pindah_langkah":
      return moveStep(sop, op);
    case "gandakan_langkah":
      return add(sop, copyOf(sop, op.langkah));
    case "namai_langkah":
      return rename(sop, op);
    default:
      return one(sop, op);
  }
}

/** The SOP after all operations in turn. @param {Sop} sop @param {Operasi[]} ops @returns {Sop} */
export function applyAll(sop, ops) {
  return ops.reduce(apply, sop);
}

/** The operation with all that it may leave out. @param {Operasi} op @returns {Operasi} */
export function whole(op) {
  if (op.op === "tambah_langkah") return { ...op, langkah: accept(kinds().langkah, op.langkah) };
  if (op.op === "ubah_keputusan" && op.keputusan) return { ...op, keputusan: accept(kinds().keputusan, op.keputusan) };
  return op;
}

/** How a reference changes under an edit of the steps. @param {Suntingan} edit @returns {(ke: Rujukan) => Rujukan} */
export function follow(edit) {
  return (ke) => {
    if (typeof ke === "string" || ke < 1) return ke;
    const now = after(edit, ke - 1);
    return now === null ? ke : now + 1;
  };
}

/** @param {boolean} wrong @param {string} why */
function refuse(wrong, why) {
  if (wrong) throw new Ditolak(why);
}

/** @param {Sop} sop @param {number} nomor */
function isStep(sop, nomor) {
  refuse(!(Number.isInteger(nomor) && nomor >= 1 && nomor <= sop.langkah.length), `no step ${nomor}`);
}

/** @param {Langkah[]} steps @param {Rujukan | null} ke */
function isTarget(steps, ke) {
  if (ke === null || ke === SELESAI) return;
  const there = typeof ke === "number" ? ke >= 1 && ke <= steps.length : steps.some((step) => step.id === ke);
  refuse(!there, `no target ${ke}`);
}

/** @param {Sop} sop @param {string[]} ids */
function areActors(sop, ids) {
  refuse(!Array.isArray(ids) || !ids.length || new Set(ids).size < ids.length, "actors");
  for (const id of ids) refuse(!Object.hasOwn(sop.pelaksana, id), `no actor ${id}`);
}

/** @param {Sop} sop @param {number} nomor @param {Partial<Langkah>} change @returns {Sop} */
function withStep(sop, nomor, change) {
  return { ...sop, langkah: sop.langkah.map((step, at) => (at === nomor - 1 ? /** @type {Langkah} */ ({ ...step, ...change }) : step)) };
}

/** Turn ways as an operation says, in place. @param {Langkah[]} steps @param {Arah[]} rujukan */
function turn(steps, rujukan) {
  for (const { langkah, jalan, ke } of rujukan) {
    refuse(langkah > steps.length, `no step ${langkah}`);
    isTarget(steps, ke);
    refuse(jalan !== "lanjut" && !steps[langkah - 1].keputusan, "no decision");
    steps[langkah - 1] = turned(steps[langkah - 1], jalan, ke);
  }
}

/** @param {Sop} sop @param {import("../jenis.js").TambahLangkah} op @returns {Sop} */
function add(sop, op) {
  refuse(op.posisi < 1 || op.posisi > sop.langkah.length + 1, "past the end");
  const step = /** @type {Langkah} */ (accept(kinds().langkah, op.langkah));
  areActors(sop, step.pelaksana);
  refuse(step.id !== null && (!ID.test(step.id) || step.id === SELESAI || sop.langkah.some((other) => other.id === step.id)), "id");
  const steps = sop.langkah.map((other) => mapReferences(other, follow(insertion(op.posisi - 1))));
  steps.splice(op.posisi - 1, 0, step);
  for (const [, ke] of references(step)) isTarget(steps, ke);
  turn(steps, op.rujukan ?? []);
  return { ...sop, langkah: steps };
}

/** The putting in of a copy below a step. @param {Sop} sop @param {number} nomor @returns {import("../jenis.js").TambahLangkah} */
export function copyOf(sop, nomor) {
  isStep(sop, nomor);
  const copy = mapReferences(sop.langkah[nomor - 1], follow(insertion(nomor)));
  return { op: "tambah_langkah", posisi: nomor + 1, langkah: { ...copy, id: null }, rujukan: [] };
}

/** @param {Sop} sop @param {import("../jenis.js").HapusLangkah} op @returns {Sop} */
function remove(sop, op) {
  isStep(sop, op.langkah);
  refuse(sop.langkah.length === 1, "the last step");
  const step = sop.langkah[op.langkah - 1];
  const shift = follow(removal(op.langkah - 1));
  const instead = ledTo(sop.langkah, op.langkah);
  const steps = sop.langkah.map((other) =>
    mapReferences(other, (ke) => shift(ke === op.langkah || (step.id !== null && ke === step.id) ? instead : ke)),
  );
  steps.splice(op.langkah - 1, 1);
  turn(steps, op.rujukan ?? []);
  return { ...sop, langkah: steps };
}

/** @param {Sop} sop @param {import("../jenis.js").PindahLangkah} op @returns {Sop} */
function moveStep(sop, op) {
  isStep(sop, op.langkah);
  isStep(sop, op.ke);
  if (op.langkah === op.ke) return sop;
  const map = follow(move(op.langkah - 1, op.ke - 1));
  const steps = sop.langkah.map((step) => mapReferences(step, map));
  steps.splice(op.ke - 1, 0, ...steps.splice(op.langkah - 1, 1));
  return { ...sop, langkah: steps };
}

/** @param {Sop} sop @param {import("../jenis.js").NamaiLangkah} op @returns {Sop} */
function rename(sop, op) {
  isStep(sop, op.langkah);
  const { id } = op;
  if (id !== null) {
    refuse(!ID.test(id) || id === SELESAI, "id");
    refuse(sop.langkah.some((step, at) => step.id === id && at !== op.langkah - 1), "taken");
  }
  const old = sop.langkah[op.langkah - 1].id;
  const instead = id ?? op.langkah;
  let steps = [...sop.langkah];
  if (old !== null) steps = steps.map((step) => mapReferences(step, (ke) => (ke === old ? instead : ke)));
  steps[op.langkah - 1] = { ...steps[op.langkah - 1], id };
  turn(steps, op.rujukan ?? []);
  return { ...sop, langkah: steps };
}

/**
 * @param {Sop} sop
 * @param {import("../jenis.js").UbahKeputusan | import("../jenis.js").UbahTujuan |
 *   import("../jenis.js").UbahSelesai | import("../jenis.js").UbahPelaksanaLangkah} op
 * @returns {Sop}
 */
function one(sop, op) {
  isStep(sop, op.langkah);
  const step = sop.langkah[op.langkah - 1];
  switch (op.op) {
    case "ubah_keputusan": {
      const keputusan = op.keputusan === null || op.keputusan === undefined ? null : accept(kinds().keputusan, op.keputusan);
      if (keputusan) for (const name of CABANG) isTarget(sop.langkah, keputusan[name].langkah);
      return withStep(sop, op.langkah, { keputusan });
    }
    case "ubah_tujuan": {
      const ke = op.ke === null || op.ke === undefined ? null : reference(op.ke);
      isTarget(sop.langkah, ke);
      refuse(op.jalan !== "lanjut" && !step.keputusan, "no decision");
      return withStep(sop, op.langkah, turned(step, op.jalan, ke));
    }
    case "ubah_selesai":
      return withStep(sop, op.langkah, { selesai: op.selesai });
    case "ubah_pelaksana_langkah":
      areActors(sop, op.pelaksana);
      return withStep(sop, op.langkah, { pelaksana: op.pelaksana });
    default:
      throw new Ditolak("no such operation");
  }
}

/** @param {Sop} sop @param {import("../jenis.js").OperasiPelaksana} op @returns {Sop} */
function actors(sop, op) {
  const columns = Object.entries(sop.pelaksana);
  const at = columns.findIndex(([id]) => id === op.id);
  if (op.op === "tambah_pelaksana") {
    const di = op.posisi ?? columns.length;
    refuse(at >= 0 || !ID.test(op.id) || di > columns.length, "actor");
    columns.splice(di, 0, [op.id, accept(kinds().pelaksana, op.pelaksana)]);
    return { ...sop, pelaksana: Object.fromEntries(columns) };
  }
  refuse(at < 0, `no actor ${op.id}`);
  if (op.op === "hapus_pelaksana") {
    refuse(columns.length === 1 || sop.langkah.some((step) => step.pelaksana.includes(op.id)), "still needed");
    columns.splice(at, 1);
    return { ...sop, pelaksana: Object.fromEntries(columns) };
  }
  if (op.op === "pindah_pelaksana") {
    refuse(op.ke < 0 || op.ke >= columns.length, "past the end");
    columns.splice(op.ke, 0, ...columns.splice(at, 1));
    return { ...sop, pelaksana: Object.fromEntries(columns) };
  }
  if (op.id === op.menjadi) return sop;
  refuse(!ID.test(op.menjadi) || Object.hasOwn(sop.pelaksana, op.menjadi), "id");
  columns[at] = [op.menjadi, columns[at][1]];
  const langkah = sop.langkah.map((step) =>
    step.pelaksana.includes(op.id)
      ? { ...step, pelaksana: step.pelaksana.map((id) => (id === op.id ? op.menjadi : id)) }
      : step,
  );
  return { ...sop, pelaksana: Object.fromEntries(columns), langkah };
}

/** @param {Sop} sop @param {import("../jenis.js").TambahButir | import("../jenis.js").HapusButir | import("../jenis.js").PindahButir} op @returns {Sop} */
function items(sop, op) {
  const list = [...itemsAt(sop, op.jalur)];
  if (op.op === "tambah_butir") {
    const di = op.posisi ?? list.length;
    refuse(di > list.length || di < 0, "past the end");
    list.splice(di, 0, op.nilai);
  } else {
    refuse(Math.max(op.posisi, op.op === "pindah_butir" ? op.ke : 0) >= list.length, "past the end");
    const taken = list.splice(op.posisi, 1);
    if (op.op === "pindah_butir") list.splice(op.ke, 0, ...taken);
  }
  return put(sop, op.jalur, list);
}

export { way };
