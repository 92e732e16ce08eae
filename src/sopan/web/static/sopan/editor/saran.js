// @ts-check
// What could be written here: from the SOP itself, from words that come with the page, from the agency's lists.

import { isBlank } from "./perintah.js";
import { t } from "./kata.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./sel.js").Saran} Saran */
/** @typedef {{ kerja: string[], aspek: string[], satuan: string[] }} Kata */

/** @param {string} text @param {string} typed */
const begins = (text, typed) => text.toLowerCase().startsWith(typed.toLowerCase());

/** Those that begin as what is typed, then those that hold it. @param {Saran[]} all @param {string} typed */
export function matching(all, typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return all;
  const first = all.filter((one) => begins(one.teks, wanted));
  const rest = all.filter((one) => !begins(one.teks, wanted) && one.teks.toLowerCase().includes(wanted));
  return [...first, ...rest].filter((one) => (one.sisip ?? one.teks) !== typed);
}

/** What comes out of the steps before a row, the nearest first. @param {Sop} sop @param {number} row @returns {Saran[]} */
export function outputsBefore(sop, row) {
  /** @type {Map<string, Saran>} */
  const found = new Map();
  for (let at = Math.min(row, sop.langkah.length) - 1; at >= 0; at -= 1) {
    for (const output of sop.langkah[at].output) {
      if (!found.has(output)) found.set(output, { teks: output, ket: t(`output langkah ${at + 1}`, `output of step ${at + 1}`) });
    }
  }
  return [...found.values()];
}

/** @param {Sop} sop @param {string} nama @returns {Saran[]} */
function usedElsewhere(sop, nama) {
  const all = sop.langkah.flatMap((step) => (Array.isArray(step[nama]) ? step[nama] : step[nama] ? [step[nama]] : []));
  return [...new Set(all)].map((teks) => ({ teks }));
}

/** @param {Kata} kata @param {string} typed @returns {Saran[]} */
function verbs(kata, typed) {
  const word = typed.trimStart();
  if (word.length < 2 || word.includes(" ")) return [];
  return kata.kerja.filter((verb) => begins(verb, word) && verb.toLowerCase() !== word.toLowerCase()).map((verb) => ({ teks: verb, sisip: `${verb} ` }));
}

/** @param {Kata} kata @param {string} typed @returns {Saran[]} */
function times(kata, typed) {
  const found = /^\s*(\d+(?:[.,]\d+)?)\s*(\p{L}*)/u.exec(typed);
  if (!found) return [];
  return kata.satuan.filter((unit) => begins(unit, found[2])).map((unit) => ({ teks: `${found[1]} ${unit}` })).filter((one) => one.teks !== typed.trim());
}

export class SumberSaran {
  /** @param {Kata} kata @param {(bidang: string, teks: string) => Promise<Saran[]>} tanya asks the agency's lists */
  constructor(kata, tanya) {
    this.kata = kata;
    this.tanya = tanya;
  }

  /** For a cell of the table. @param {Sop} sop @param {string} nama @param {number} row @param {string} teks @param {string} baris @returns {Saran[] | Promise<Saran[]>} */
  cell(sop, nama, row, teks, baris) {
    if (nama === "kegiatan") return verbs(this.kata, teks);
    if (nama === "waktu") return times(this.kata, teks);
    const own = sop.langkah[row]?.[nama] ?? [];
    const not = (/** @type {Saran[]} */ all) => all.filter((one) => !own.includes(one.teks) || one.teks === baris);
    if (nama === "kelengkapan") return matching(not(outputsBefore(sop, row)), baris);
    if (nama === "output") return baris.trim() ? matching(not(usedElsewhere(sop, "output")), baris) : [];
    if (nama === "keterangan") {
      const related = (sop.keterkaitan ?? []).map((/** @type {any} */ one) => ({ teks: one.judul, ket: t("keterkaitan", "related") }));
      return baris.trim().length < 3 ? matching(related, baris) : this.tanya("keterkaitan", baris).then((more) => matching([...related, ...more], baris));
    }
    return [];
  }

  /** For the title: its aspect first, then what comes out. @param {Sop} sop @param {string} teks @returns {Saran[]} */
  title(sop, teks) {
    const typed = teks.trimStart();
    if (!typed.includes(" ")) return typed ? this.kata.aspek.filter((one) => begins(one, typed)).map((one) => ({ teks: one, sisip: `${one} `, ket: t("aspek", "aspect") })) : [];
    const [aspek] = typed.split(" ");
    const last = [...sop.langkah].reverse().flatMap((step) => step.output).filter((one) => !isBlank(one));
    return matching([...new Set(last)].slice(0, 6).map((one) => ({ teks: `${aspek} ${capitals(one)}`, ket: t("dari output", "from an output") })), typed);
  }

  /** For a field of the identity. @param {string} bidang @param {string} teks */
  async field(bidang, teks) {
    return matching(await this.tanya(bidang, teks), teks);
  }
}

/** @param {string} text */
function capitals(text) {
  const small = new Set(["dan", "atau", "di", "ke", "dari", "untuk", "pada", "yang", "atas", "oleh", "dengan", "tentang"]);
  return text.split(/\s+/).map((word, at) => (at && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(" ");
}
