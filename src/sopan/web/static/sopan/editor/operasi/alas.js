// @ts-check
// Operations as they are done after somebody else's, as sopan.model.operations.rebasing has it. The server
// decides; the page uses this to keep its own unsent operations and its undo in step.

import { Ditolak, same } from "../jenis.js";
import { invert } from "./balik.js";
import { itemsAt } from "./nilai.js";
import { mapDecision, mapReferences } from "./rujukan.js";
import { apply, copyOf } from "./terapkan.js";
import { after, insertion, move, removal, transform } from "./tempat.js";

/** @typedef {import("../jenis.js").Sop} Sop */
/** @typedef {import("../jenis.js").Operasi} Operasi */
/** @typedef {import("../jenis.js").Rujukan} Rujukan */
/** @typedef {import("../jenis.js").Jalur} Jalur */
/** @typedef {import("./tempat.js").Suntingan} Suntingan */
/** @typedef {[Jalur, Suntingan]} Urutan */

const PLAIN = new Set(["ubah_isian", "ubah_keputusan", "ubah_tujuan", "ubah_selesai", "ubah_pelaksana_langkah"]);
const PLACES = new Set(["ubah_isian", "tambah_butir", "hapus_butir", "pindah_butir"]);
const ACTORS = new Set(["tambah_pelaksana", "hapus_pelaksana", "ganti_id_pelaksana", "pindah_pelaksana"]);

/** Of two operations only one can be done. */
export const BENTUR = "bentur";

class Lost extends Error {}

/**
 * Both operations as they are done after the other; `BENTUR` where they touch, null where they are the same.
 * @param {Operasi} op
 * @param {Operasi} over
 * @param {Sop} sop
 * @returns {[Operasi, Operasi] | typeof BENTUR | null}
 */
export function rebaseBoth(op, over, sop) {
  op = explicit(sop, op);
  over = explicit(sop, over);
  if (same(op, over)) return null;
  if (bothWrite(op, over)) return BENTUR;
  if (PLAIN.has(op.op) && PLAIN.has(over.op)) return [op, over];
  try {
    const mine = shifted(op, over, sop);
    const theirs = shifted(over, op, sop);
    const one = apply(apply(sop, over), mine);
    const two = apply(apply(sop, op), theirs);
    return same(one, two) ? [mine, theirs] : BENTUR;
  } catch (error) {
    if (error instanceof Lost || error instanceof Ditolak) return BENTUR;
    throw error;
  }
}

/**
 * Operations in turn, as they are done after others in turn; both begin at `sop`. What touches is left out.
 * @param {Operasi[]} ops
 * @param {Operasi[]} over
 * @param {Sop} sop
 * @returns {{ operasi: Operasi[], bentur: Operasi[], lain: Operasi[] }} `lain` are the others as they are
 *   done after `operasi`
 */
export function rebaseAll(ops, over, sop) {
  /** @type {Operasi[]} */
  const operasi = [];
  /** @type {Operasi[]} */
  const bentur = [];
  let rest = [...ops];
  let lain = [...over];
  while (rest.length) {
    const op = /** @type {Operasi} */ (rest.shift());
    const answer = past(op, lain, sop);
    if (answer === BENTUR) {
      bentur.push(op);
      const without = rebaseAll(rest, [invert(sop, op)], apply(sop, op));
      bentur.push(...without.bentur);
      rest = without.operasi;
      continue;
    }
    if (answer.op) operasi.push(answer.op);
    sop = apply(sop, op);
    lain = answer.lain;
  }
  return { operasi, bentur, lain };
}

/**
 * @param {Operasi} op
 * @param {Operasi[]} others
 * @param {Sop} sop
 * @returns {{ op: Operasi | null, lain: Operasi[] } | typeof BENTUR}
 */
function past(op, others, sop) {
  /** @type {Operasi[]} */
  const lain = [];
  let now = op;
  for (let at = 0; at < others.length; at += 1) {
    const answer = rebaseBoth(now, others[at], sop);
    if (answer === BENTUR) return BENTUR;
    if (answer === null) return { op: null, lain: [...lain, ...others.slice(at + 1)] };
    sop = apply(sop, others[at]);
    now = answer[0];
    lain.push(answer[1]);
  }
  return { op: now, lain };
}

/** The operation with every position written out. @param {Sop} sop @param {Operasi} op @returns {Operasi} */
function explicit(sop, op) {
  if (op.op === "gandakan_langkah") return copyOf(sop, op.langkah);
  if (op.op === "tambah_butir" && (op.posisi ?? null) === null) return { ...op, posisi: itemsAt(sop, op.jalur).length };
  if (op.op === "tambah_pelaksana" && (op.posisi ?? null) === null) {
    return { ...op, posisi: Object.keys(sop.pelaksana).length };
  }
  return op;
}

/** @param {Operasi} op @param {Operasi} over */
function bothWrite(op, over) {
  const mine = writes(op);
  const theirs = writes(over);
  const begins = (/** @type {Jalur} */ one, /** @type {Jalur} */ two) => one.every((key, at) => at >= two.length || two[at] === key);
  if (mine.some((one) => theirs.some((two) => begins(one, two)))) return true;
  const inside = (/** @type {Jalur[]} */ written, /** @type {Jalur | null} */ list) =>
    list !== null && written.some((one) => one.length <= list.length && begins(one, list));
  return inside(mine, reshapes(over)) || inside(theirs, reshapes(op));
}

/** The places that an operation writes. @param {Operasi} op @returns {Jalur[]} */
function writes(op) {
  switch (op.op) {
    case "ubah_isian":
      return [op.jalur];
    case "hapus_butir":
      return [[...op.jalur, op.posisi]];
    case "tambah_pelaksana":
    case "hapus_pelaksana":
      return [["pelaksana", op.id]];
    case "ganti_id_pelaksana":
      return [["pelaksana", op.id, "id"]];
    case "hapus_langkah":
      return [["langkah", op.langkah - 1]];
    case "namai_langkah":
      return [["langkah", op.langkah - 1, "id"]];
    case "ubah_keputusan":
      return [["langkah", op.langkah - 1, "keputusan"]];
    case "ubah_tujuan":
      return [["langkah", op.langkah - 1, ...(op.jalan === "lanjut" ? ["lanjut"] : ["keputusan", op.jalan, "langkah"])]];
    case "ubah_selesai":
      return [["langkah", op.langkah - 1, "selesai"]];
    case "ubah_pelaksana_langkah":
      return [["langkah", op.langkah - 1, "pelaksana"]];
    default:
      return [];
  }
}

/** @param {Operasi} op @returns {Jalur | null} */
function reshapes(op) {
  return op.op === "tambah_butir" || op.op === "hapus_butir" || op.op === "pindah_butir" ? op.jalur : null;
}

/** The list whose order an operation changes, and how. @param {Operasi} op @param {Sop} sop @returns {Urutan | null} */
function edit(op, sop) {
  switch (op.op) {
    case "tambah_langkah":
      return [["langkah"], insertion(op.posisi - 1)];
    case "hapus_langkah":
      return [["langkah"], removal(op.langkah - 1)];
    case "pindah_langkah":
      return [["langkah"], move(op.langkah - 1, op.ke - 1)];
    case "tambah_pelaksana":
      return [["pelaksana"], insertion(op.posisi ?? 0)];
    case "tambah_butir":
      return [op.jalur, insertion(op.posisi ?? 0)];
    case "hapus_butir":
      return [op.jalur, removal(op.posisi)];
    case "pindah_butir":
      return [op.jalur, move(op.posisi, op.ke)];
    case "hapus_pelaksana":
    case "pindah_pelaksana": {
      const di = Object.keys(sop.pelaksana).indexOf(op.id);
      if (di < 0) throw new Ditolak(`no actor ${op.id}`);
      return [["pelaksana"], op.op === "hapus_pelaksana" ? removal(di) : move(di, op.ke)];
    }
    default:
      return null;
  }
}

/** @param {Operasi} op What pydantic writes for it, for an order that both sides agree on. */
function written(op) {
  if (op.op !== "tambah_butir") return JSON.stringify(op);
  return JSON.stringify({ op: op.op, jalur: op.jalur, nilai: op.nilai, posisi: op.posisi });
}

/**
 * The operation with its numbers, positions and ids as they are after `over`.
 * @param {Operasi} op
 * @param {Operasi} over
 * @param {Sop} sop
 * @returns {Operasi}
 */
function shifted(op, over, sop) {
  const mine = edit(op, sop);
  const theirs = edit(over, sop);
  /** @type {Suntingan | null} */
  let now = null;
  if (mine && theirs && same(mine[0], theirs[0])) {
    // Two steps at one place make another flow in either order; of two items either may be the first.
    const first = same(mine[0], ["langkah"]) ? null : written(op) < written(over);
    now = transform(mine[1], theirs[1], first);
    if (now === null) throw new Lost("the same place");
  }
  const actor = (/** @type {string} */ id) => (over.op === "ganti_id_pelaksana" && id === over.id ? over.menjadi : id);
  if (PLACES.has(op.op)) return shiftedPlace(/** @type {any} */ (op), theirs, now, actor);
  if (ACTORS.has(op.op)) return shiftedActor(/** @type {any} */ (op), now, actor);
  const steps = theirs && same(theirs[0], ["langkah"]) ? theirs[1] : null;
  const own = mine && same(mine[0], ["langkah"]) ? mine[1] : null;
  // Numbers that the operation carries along are those after it.
  const carried = stepMap(steps && own ? transform(steps, own) : steps);
  const target = targetMap(carried, over, sop, own);
  /** @type {any} */
  let result = { ...op };
  if (result.rujukan) {
    result.rujukan = result.rujukan.map((/** @type {import("../jenis.js").Arah} */ arah) => ({
      langkah: carried(arah.langkah), jalan: arah.jalan, ke: arah.ke === null ? null : target(arah.ke),
    }));
  }
  if (op.op === "tambah_langkah") {
    const langkah = mapReferences(op.langkah, target);
    result.langkah = { ...langkah, pelaksana: langkah.pelaksana.map(actor) };
    if (now?.jenis === "sisip") result.posisi = now.di + 1;
    return result;
  }
  result.langkah = stepMap(steps)(result.langkah);
  if (op.op === "pindah_langkah" && now?.jenis === "geser") result.ke = now.ke + 1;
  else if (op.op === "ubah_tujuan" && op.ke !== null) result.ke = target(op.ke);
  else if (op.op === "ubah_keputusan" && op.keputusan) result.keputusan = mapDecision(op.keputusan, target);
  else if (op.op === "ubah_pelaksana_langkah") result.pelaksana = op.pelaksana.map(actor);
  return result;
}

/** @param {import("../jenis.js").OperasiPelaksana} op @param {Suntingan | null} now @param {(id: string) => string} actor @returns {Operasi} */
function shiftedActor(op, now, actor) {
  if (op.op === "tambah_pelaksana") return now?.jenis === "sisip" ? { ...op, posisi: now.di } : op;
  const result = { ...op, id: actor(op.id) };
  if (result.op === "pindah_pelaksana" && now?.jenis === "geser") result.ke = now.ke;
  return result;
}

/** @param {import("../jenis.js").OperasiIsian} op @param {Urutan | null} theirs @param {Suntingan | null} now @param {(id: string) => string} actor @returns {Operasi} */
function shiftedPlace(op, theirs, now, actor) {
  let jalur = op.jalur;
  if (theirs) {
    const [list, change] = theirs;
    const di = jalur[list.length];
    if (jalur.length > list.length && same(jalur.slice(0, list.length), list) && typeof di === "number") {
      const place = after(change, di);
      if (place === null) throw new Lost("gone");
      jalur = [...list, place, ...jalur.slice(list.length + 1)];
    }
  }
  if (jalur[0] === "pelaksana" && jalur.length > 1) jalur = ["pelaksana", actor(String(jalur[1])), ...jalur.slice(2)];
  /** @type {any} */
  const result = { ...op, jalur };
  if (now?.jenis === "geser") Object.assign(result, { posisi: now.dari, ke: now.ke });
  else if (now) result.posisi = now.di;
  return result;
}

/** @param {Suntingan | null} change @returns {(nomor: number) => number} */
function stepMap(change) {
  return (nomor) => {
    if (!change) return nomor;
    const now = after(change, nomor - 1);
    if (now === null) throw new Lost("gone");
    return now + 1;
  };
}

/** @param {(nomor: number) => number} step @param {Operasi} over @param {Sop} sop @param {Suntingan | null} own @returns {(ke: Rujukan) => Rujukan} */
function targetMap(step, over, sop, own) {
  const old = over.op === "namai_langkah" ? sop.langkah[over.langkah - 1].id : null;
  return (ke) => {
    if (typeof ke === "number") return step(ke);
    if (over.op === "namai_langkah" && old !== null && ke === old) return over.id ?? stepMap(own)(over.langkah);
    return ke;
  };
}
