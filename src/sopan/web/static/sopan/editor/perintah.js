// @ts-check
// From what a person does in the table to operations. Pure: an SOP in, operations out, each made for what the
// ones before it left.

import { apply } from "./operasi/terapkan.js";
import { numberOf } from "./operasi/rujukan.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./jenis.js").Langkah} Langkah */
/** @typedef {import("./jenis.js").Operasi} Operasi */
/** @typedef {import("./jenis.js").Rujukan} Rujukan */
/** @typedef {{ jenis: "teks" | "daftar" | "pelaksana" | "alur", nama: string, id?: string }} Kolom */
/** @typedef {{ atas: number, bawah: number, kiri: number, kanan: number }} Rentang rows and columns, both included */

export const ISIAN_KEGIATAN = "[isi: kegiatan]";
export const ISIAN_JUDUL = "[isi: judul]";
export const ISIAN_PELAKSANA = "[isi: pelaksana]";

/** Whether a text is a blank that nobody has filled in. @param {string | null | undefined} text */
export function isBlank(text) {
  return !text || /^\[isi:[^\]]*\]$/i.test(text.trim());
}

/** The columns of the table in order. @param {Sop} sop @returns {Kolom[]} */
export function columnsOf(sop) {
  return [
    { jenis: "teks", nama: "kegiatan" },
    ...Object.keys(sop.pelaksana).map((id) => /** @type {Kolom} */ ({ jenis: "pelaksana", nama: "pelaksana", id })),
    { jenis: "alur", nama: "alur" },
    { jenis: "daftar", nama: "kelengkapan" },
    { jenis: "teks", nama: "waktu" },
    { jenis: "daftar", nama: "output" },
    { jenis: "teks", nama: "keterangan" },
  ];
}

/** Operations that build on one another. */
export class Susunan {
  /** @param {Sop} sop */
  constructor(sop) {
    this.sop = sop;
    /** @type {Operasi[]} */
    this.ops = [];
  }

  /** Do one more. @param {Operasi} op */
  lakukan(op) {
    const next = apply(this.sop, op);
    if (next !== this.sop) this.ops.push(op);
    this.sop = next;
    return this;
  }
}

/** The items of a cell's text, one a line or parted by semicolons. @param {string} text */
export function items(text) {
  return text
    .split(/\r?\n|;\s+/)
    .map((item) => item.replace(/^\s*(?:[-–•*]|\(?\d{1,2}[.)])\s+(?=\S)/, "").trim())
    .filter((item) => item && !/^[-–—.]+$/.test(item));
}

const UNITS = [
  [/^(?:m|mnt|menit)$/i, "menit"],
  [/^(?:j|jam)$/i, "jam"],
  [/^(?:hk|hari kerja)$/i, "hari kerja"],
  [/^(?:h|hr|hari)$/i, "hari"],
  [/^(?:mg|minggu)$/i, "minggu"],
  [/^(?:b|bl|bulan)$/i, "bulan"],
];

/** A time as it is written: "15" are minutes, "2j" are "2 jam". @param {string} text */
export function completeTime(text) {
  const found = /^(\d+(?:[.,]\d+)?)\s*([a-z ]*)$/i.exec(text.trim());
  if (!found) return text.trim();
  const unit = found[2].trim();
  if (!unit) return `${found[1]} menit`;
  const known = UNITS.find(([pattern]) => /** @type {RegExp} */ (pattern).test(unit));
  return known ? `${found[1]} ${known[1]}` : text.trim();
}

/** The text of a cell. @param {Sop} sop @param {number} row from 0 @param {Kolom} column */
export function cellText(sop, row, column) {
  const step = sop.langkah[row];
  if (!step) return "";
  if (column.jenis === "pelaksana") {
    if (!step.pelaksana.includes(column.id ?? "")) return "";
    return step.keputusan ? "◇" : "●";
  }
  if (column.jenis === "alur") return flowText(sop, row);
  const value = step[column.nama];
  if (Array.isArray(value)) return value.join("\n");
  return isBlank(value) ? "" : String(value);
}

/** Where a step leads, as it is written in its cell: "Tidak → 2". @param {Sop} sop @param {number} row */
export function flowText(sop, row) {
  const step = sop.langkah[row];
  const shown = (/** @type {Rujukan | null} */ ke) => (ke === "selesai" ? "selesai" : String(numberOf(sop.langkah, ke) ?? ke));
  if (step.keputusan) {
    const { ya, tidak } = step.keputusan;
    return [["Ya", ya], ["Tidak", tidak]]
      .map(([name, one]) => {
        const branch = /** @type {import("./jenis.js").Cabang} */ (one);
        return `${branch.label ?? name} → ${branch.langkah === null ? "berikut" : shown(branch.langkah)}`;
      })
      .join("\n");
  }
  if (step.selesai) return "selesai";
  return step.lanjut === null ? "" : `→ ${shown(step.lanjut)}`;
}

/** @typedef {{ ya?: Rujukan | null, tidak?: Rujukan | null, lanjut?: Rujukan | null, selesai?: boolean }} Alur */

/**
 * What was typed into the cell of the flow: "t 2", "ya 5 tidak selesai", "7", "selesai". Null where it says nothing.
 * @param {string} text
 * @returns {Alur | null}
 */
export function readFlow(text) {
  const words = text.toLowerCase().replace(/[→>:=,;\n]|->/g, " ").replace(/\s+/g, " ").trim();
  if (!words) return { lanjut: null, selesai: false };
  const target = (/** @type {string} */ word) => (/^\d+$/.test(word) ? Number(word) : word.startsWith("sel") ? "selesai" : null);
  const branches = [...words.matchAll(/\b(ya|y|tidak|tdk|t)\s*(\d+|sel\w*|berikut\w*)?(?=\s|$)/g)];
  if (branches.length) {
    /** @type {Alur} */
    const flow = {};
    for (const [, name, to] of branches) flow[name[0] === "y" ? "ya" : "tidak"] = to ? target(to) : null;
    return flow;
  }
  if (words.startsWith("sel")) return { lanjut: null, selesai: true };
  return /^\d+$/.test(words) ? { lanjut: Number(words), selesai: false } : null;
}

/** @param {Susunan} made @param {number} row @param {Alur} flow */
function setFlow(made, row, flow) {
  const langkah = row + 1;
  const step = made.sop.langkah[row];
  const there = (/** @type {Rujukan | null | undefined} */ ke) => (ke === "selesai" || numberOf(made.sop.langkah, ke ?? null) ? ke ?? null : null);
  if ("ya" in flow || "tidak" in flow) {
    const old = step.keputusan;
    const branch = (/** @type {"ya" | "tidak"} */ name) => ({
      langkah: name in flow ? there(flow[name]) : old ? old[name].langkah : null,
      label: old?.[name].label ?? null,
      peluang: old?.[name].peluang ?? null,
    });
    if (step.lanjut !== null) made.lakukan({ op: "ubah_tujuan", langkah, jalan: "lanjut", ke: null });
    made.lakukan({ op: "ubah_keputusan", langkah, keputusan: { ya: branch("ya"), tidak: branch("tidak") } });
    return;
  }
  if (step.keputusan) made.lakukan({ op: "ubah_keputusan", langkah, keputusan: null });
  if (step.lanjut !== (there(flow.lanjut) ?? null)) made.lakukan({ op: "ubah_tujuan", langkah, jalan: "lanjut", ke: there(flow.lanjut) });
  if (step.selesai !== Boolean(flow.selesai)) made.lakukan({ op: "ubah_selesai", langkah, selesai: Boolean(flow.selesai) });
}

/** A new step as operations carry it. @param {Sop} sop @param {number} at from 0 @param {Record<string, any>} [content] */
export function newStep(sop, at, content = {}) {
  const before = sop.langkah[Math.min(at, sop.langkah.length) - 1] ?? sop.langkah[0];
  return { kegiatan: ISIAN_KEGIATAN, pelaksana: before ? [before.pelaksana[0]] : [Object.keys(sop.pelaksana)[0]], ...content };
}

/** Rows up to this one exist afterwards. @param {Susunan} made @param {number} row */
function upTo(made, row) {
  while (made.sop.langkah.length <= row) {
    const at = made.sop.langkah.length;
    made.lakukan({ op: "tambah_langkah", posisi: at + 1, langkah: newStep(made.sop, at) });
  }
}

/**
 * Write a text into a cell; a row below the last is made.
 * @param {Susunan} made
 * @param {number} row
 * @param {Kolom} column
 * @param {string} text
 */
export function setCell(made, row, column, text) {
  if (row >= made.sop.langkah.length && !text.trim()) return made;
  upTo(made, row);
  const step = made.sop.langkah[row];
  const langkah = row + 1;
  if (column.jenis === "pelaksana") {
    const id = column.id ?? "";
    const mark = text.trim();
    if (mark && !step.pelaksana.includes(id)) made.lakukan({ op: "ubah_pelaksana_langkah", langkah, pelaksana: [id] });
    if (!mark && step.pelaksana.includes(id) && step.pelaksana.length > 1) {
      made.lakukan({ op: "ubah_pelaksana_langkah", langkah, pelaksana: step.pelaksana.filter((one) => one !== id) });
    }
    if (/[◇◊♦?]/.test(mark) && !step.keputusan) made.lakukan({ op: "ubah_keputusan", langkah, keputusan: { ya: {}, tidak: {} } });
    return made;
  }
  if (column.jenis === "alur") {
    const flow = readFlow(text);
    if (flow && text !== flowText(made.sop, row)) setFlow(made, row, flow);
    return made;
  }
  if (column.jenis === "daftar") return setList(made, ["langkah", row, column.nama], items(text));
  /** @type {string | null} */
  let value = text.replace(/\s*\n\s*/g, " ").trim() || null;
  if (column.nama === "kegiatan") {
    const named = value ? actorBefore(made.sop, value) : null;
    if (named) {
      value = named.rest;
      if (step.pelaksana.length !== 1 || step.pelaksana[0] !== named.id) {
        made.lakukan({ op: "ubah_pelaksana_langkah", langkah, pelaksana: [named.id] });
      }
    }
    value = value ?? ISIAN_KEGIATAN;
  }
  if (column.nama === "waktu" && value) value = completeTime(value);
  if (value !== step[column.nama]) made.lakukan({ op: "ubah_isian", jalur: ["langkah", row, column.nama], nilai: value });
  return made;
}

/** "Kabid: Memeriksa konsep" names the one who does it. @param {Sop} sop @param {string} text */
function actorBefore(sop, text) {
  const found = /^([^:]{2,60}):\s+(\S.*)$/.exec(text);
  if (!found) return null;
  const name = found[1].trim().toLowerCase();
  const actor = Object.entries(sop.pelaksana).find(([, one]) => one.nama.toLowerCase() === name);
  return actor ? { id: actor[0], rest: found[2] } : null;
}

/**
 * Make a list hold these items by the fewest operations: what stays, stays, so that two people may write in it.
 * @param {Susunan} made
 * @param {import("./jenis.js").Jalur} jalur
 * @param {string[]} now
 */
export function setList(made, jalur, now) {
  /** @type {any} */
  let holder = made.sop;
  for (const key of jalur) holder = holder?.[key] ?? null;
  /** @type {string[]} */
  const old = (holder ?? []).map((/** @type {any} */ item) => (typeof item === "string" ? item : item.judul));
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const [from, to] = [old.length - end - start, now.length - end - start];
  for (let at = 0; at < Math.min(from, to); at += 1) {
    made.lakukan({ op: "ubah_isian", jalur: [...jalur, start + at], nilai: now[start + at] });
  }
  for (let at = from; at < to; at += 1) made.lakukan({ op: "tambah_butir", jalur, nilai: now[start + at], posisi: start + at });
  for (let at = from - 1; at >= to; at -= 1) made.lakukan({ op: "hapus_butir", jalur, posisi: start + at });
  return made;
}

/**
 * A click into an actor's cell: put the symbol there, and again: make it a decision or a plain step.
 * @param {Sop} sop
 * @param {number} row
 * @param {string} id
 * @param {boolean} [joint] together with those who do it already
 */
export function pointActor(sop, row, id, joint = false) {
  const made = new Susunan(sop);
  if (row >= sop.langkah.length) {
    made.lakukan({ op: "tambah_langkah", posisi: sop.langkah.length + 1, langkah: newStep(sop, sop.langkah.length, { pelaksana: [id] }) });
    return made;
  }
  const step = sop.langkah[row];
  const langkah = row + 1;
  if (!step.pelaksana.includes(id)) {
    const order = Object.keys(sop.pelaksana);
    const pelaksana = joint ? order.filter((one) => one === id || step.pelaksana.includes(one)) : [id];
    made.lakukan({ op: "ubah_pelaksana_langkah", langkah, pelaksana });
  } else if (joint && step.pelaksana.length > 1) {
    made.lakukan({ op: "ubah_pelaksana_langkah", langkah, pelaksana: step.pelaksana.filter((one) => one !== id) });
  } else {
    toggleDecision(made, row);
  }
  return made;
}

/** A plain step becomes a decision whose "tidak" goes back, a decision a plain step. @param {Susunan} made @param {number} row */
export function toggleDecision(made, row) {
  const step = made.sop.langkah[row];
  const langkah = row + 1;
  if (step.keputusan) return made.lakukan({ op: "ubah_keputusan", langkah, keputusan: null });
  if (step.lanjut !== null) made.lakukan({ op: "ubah_tujuan", langkah, jalan: "lanjut", ke: null });
  return made.lakukan({ op: "ubah_keputusan", langkah, keputusan: { ya: {}, tidak: row > 0 ? { langkah: row } : {} } });
}

/** Several actors do a step together. @param {Sop} sop @param {number} row @param {string[]} ids */
export function jointly(sop, row, ids) {
  return new Susunan(sop).lakukan({ op: "ubah_pelaksana_langkah", langkah: row + 1, pelaksana: ids });
}

/** The texts of a range. @param {Sop} sop @param {Rentang} range @returns {string[][]} */
export function textsOf(sop, range) {
  const columns = columnsOf(sop).slice(range.kiri, range.kanan + 1);
  const rows = [];
  for (let row = range.atas; row <= range.bawah; row += 1) rows.push(columns.map((column) => cellText(sop, row, column)));
  return rows;
}

/** Empty the cells of a range. @param {Sop} sop @param {Rentang} range */
export function clearRange(sop, range) {
  const made = new Susunan(sop);
  const columns = columnsOf(sop);
  for (let row = range.atas; row <= Math.min(range.bawah, sop.langkah.length - 1); row += 1) {
    for (let at = range.kiri; at <= range.kanan; at += 1) setCell(made, row, columns[at], "");
  }
  return made;
}

/** Write the top row of a range into the rows below it. @param {Sop} sop @param {Rentang} range */
export function fillDown(sop, range) {
  const made = new Susunan(sop);
  const columns = columnsOf(sop);
  const [from, to] = range.atas === range.bawah ? [range.atas - 1, range.atas] : [range.atas, range.bawah];
  if (from < 0) return made;
  for (let row = from + 1; row <= to; row += 1) {
    for (let at = range.kiri; at <= range.kanan; at += 1) {
      const text = cellText(sop, from, columns[at]);
      if (columns[at].jenis !== "pelaksana" || text) setCell(made, row, columns[at], text);
    }
  }
  return made;
}

/**
 * Write a matrix of texts with its upper left corner at a cell; one text fills the whole range.
 * @param {Sop} sop
 * @param {Rentang} range
 * @param {string[][]} matrix
 */
export function pasteCells(sop, range, matrix) {
  const made = new Susunan(sop);
  const columns = columnsOf(sop);
  const single = matrix.length === 1 && matrix[0].length === 1;
  const rows = single ? range.bawah - range.atas + 1 : matrix.length;
  const wide = single ? range.kanan - range.kiri + 1 : Math.max(...matrix.map((row) => row.length));
  for (let row = 0; row < rows; row += 1) {
    for (let at = 0; at < wide; at += 1) {
      const column = columns[range.kiri + at];
      const text = single ? matrix[0][0] : matrix[row][at];
      if (column && text !== undefined && (text.trim() || range.atas + row < made.sop.langkah.length)) {
        setCell(made, range.atas + row, column, text);
      }
    }
  }
  return made;
}

/** Put an empty row in. @param {Sop} sop @param {number} at from 0 */
export function insertRow(sop, at) {
  return new Susunan(sop).lakukan({ op: "tambah_langkah", posisi: at + 1, langkah: newStep(sop, at) });
}

/** Copies of the rows of a range, below it. @param {Sop} sop @param {Rentang} range */
export function duplicateRows(sop, range) {
  const made = new Susunan(sop);
  const last = Math.min(range.bawah, sop.langkah.length - 1);
  const count = last - range.atas + 1;
  // Each copy comes below its step and is moved below the range, so that references stay those of the steps.
  for (let at = 0; at < count; at += 1) {
    made.lakukan({ op: "gandakan_langkah", langkah: range.atas + at + 1 });
    const ke = last + 1 + at + 1;
    if (range.atas + at + 2 !== ke) made.lakukan({ op: "pindah_langkah", langkah: range.atas + at + 2, ke });
  }
  return made;
}

/** Take the rows of a range away; the last step of an SOP is emptied instead. @param {Sop} sop @param {Rentang} range */
export function deleteRows(sop, range) {
  const made = new Susunan(sop);
  for (let row = Math.min(range.bawah, sop.langkah.length - 1); row >= range.atas; row -= 1) {
    if (made.sop.langkah.length > 1) {
      made.lakukan({ op: "hapus_langkah", langkah: row + 1 });
    } else {
      const empty = newStep(sop, 0);
      made.lakukan({ op: "tambah_langkah", posisi: 2, langkah: empty }).lakukan({ op: "hapus_langkah", langkah: 1 });
    }
  }
  return made;
}

/** Move rows so that the first stands at `to`, counted without them. @param {Sop} sop @param {number} first @param {number} last @param {number} to */
export function moveRows(sop, first, last, to) {
  const made = new Susunan(sop);
  const count = last - first + 1;
  if (to === first || to < 0 || to + count > sop.langkah.length) return made;
  for (let at = 0; at < count; at += 1) {
    const [langkah, ke] = to > first ? [first + 1, to + count] : [first + at + 1, to + at + 1];
    made.lakukan({ op: "pindah_langkah", langkah, ke });
  }
  return made;
}

/** An id for a new actor: letters of its name, one that is free. @param {Sop} sop @param {string} name */
export function actorId(sop, name) {
  const letters = name.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  const stem = (/^[a-z_]/.test(letters) ? letters : `p_${letters}`).slice(0, 40).replace(/_+$/, "") || "p";
  let id = stem;
  for (let number = 2; Object.hasOwn(sop.pelaksana, id); number += 1) id = `${stem}_${number}`;
  return id;
}

/** Add a column; a blank actor that nobody named takes the name instead. @param {Sop} sop @param {string} name @param {number} [at] */
export function addActor(sop, name, at) {
  const made = new Susunan(sop);
  const blank = Object.entries(sop.pelaksana).find(([, one]) => isBlank(one.nama));
  if (blank && name) return made.lakukan({ op: "ubah_isian", jalur: ["pelaksana", blank[0], "nama"], nilai: name });
  const id = actorId(sop, name || "pelaksana");
  return made.lakukan({ op: "tambah_pelaksana", id, pelaksana: { nama: name || ISIAN_PELAKSANA }, posisi: at ?? null });
}

/** Take a column away; its steps go to its neighbour, as a person would draw them over. @param {Sop} sop @param {string} id */
export function removeActor(sop, id) {
  const made = new Susunan(sop);
  const ids = Object.keys(sop.pelaksana);
  if (ids.length === 1) return made;
  const at = ids.indexOf(id);
  const heir = ids[at > 0 ? at - 1 : 1];
  sop.langkah.forEach((step, row) => {
    if (!step.pelaksana.includes(id)) return;
    const rest = step.pelaksana.filter((one) => one !== id);
    made.lakukan({ op: "ubah_pelaksana_langkah", langkah: row + 1, pelaksana: rest.length ? rest : [heir] });
  });
  return made.lakukan({ op: "hapus_pelaksana", id });
}

/**
 * Where a text is found, cell by cell.
 * @param {Sop} sop
 * @param {string} text
 * @returns {Array<{ row: number, kolom: string, jalur: import("./jenis.js").Jalur, teks: string }>}
 */
export function findText(sop, text) {
  const wanted = text.toLowerCase();
  /** @type {ReturnType<typeof findText>} */
  const found = [];
  if (!wanted) return found;
  const look = (/** @type {string | null} */ value, /** @type {number} */ row, /** @type {string} */ kolom, /** @type {import("./jenis.js").Jalur} */ jalur) => {
    if (value && value.toLowerCase().includes(wanted)) found.push({ row, kolom, jalur, teks: value });
  };
  sop.langkah.forEach((step, row) => {
    for (const kolom of ["kegiatan", "kelengkapan", "waktu", "output", "keterangan"]) {
      const value = step[kolom];
      if (Array.isArray(value)) value.forEach((item, at) => look(item, row, kolom, ["langkah", row, kolom, at]));
      else look(value, row, kolom, ["langkah", row, kolom]);
    }
  });
  return found;
}

/** Replace a text wherever it is found, or at one place. @param {Sop} sop @param {string} text @param {string} by @param {import("./jenis.js").Jalur} [only] */
export function replaceText(sop, text, by, only) {
  const made = new Susunan(sop);
  const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi");
  for (const { jalur, teks } of findText(sop, text)) {
    if (only && JSON.stringify(only) !== JSON.stringify(jalur)) continue;
    const now = teks.replace(pattern, () => by).trim();
    if (now && now !== teks) made.lakukan({ op: "ubah_isian", jalur, nilai: now });
  }
  return made;
}
