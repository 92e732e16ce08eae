// @ts-check
// How the columns of the table are called and drawn.

import { t } from "./umum.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./perintah.js").Kolom} Kolom */

/** The heading of a column. @param {Sop} sop @param {Kolom} column */
export function headingFor(sop, column) {
  if (column.jenis === "pelaksana") return sop.pelaksana[column.id ?? ""]?.nama ?? "";
  return {
    kegiatan: t("Kegiatan", "Activity"),
    alur: t("Alur", "Flow"),
    kelengkapan: t("Kelengkapan", "Requirements"),
    waktu: t("Waktu", "Time"),
    output: "Output",
    keterangan: t("Keterangan", "Remarks"),
  }[column.nama] ?? column.nama;
}

const DRAW = {
  kapsul: '<rect x="2.5" y="6" width="27" height="12" rx="6"/>',
  kotak: '<rect x="4" y="5" width="24" height="14"/>',
  ketupat: '<path d="M16 3 29 12 16 21 3 12z"/>',
};

/** The symbol of a step in an actor's cell. @param {Sop} sop @param {number} row */
export function symbolOf(sop, row) {
  const step = sop.langkah[row];
  if (step.keputusan && step.pelaksana.length === 1) return "ketupat";
  return row === 0 || row === sop.langkah.length - 1 || step.selesai ? "kapsul" : "kotak";
}

/** @param {keyof typeof DRAW} name */
export function symbolSvg(name) {
  return `<svg class="simbol ${name}" viewBox="0 0 32 24" aria-hidden="true">${DRAW[name]}</svg>`;
}

/** The symbol in words. @param {string} name */
export function symbolWords(name) {
  return { kapsul: t("kapsul", "capsule"), kotak: t("kotak", "box"), ketupat: t("keputusan", "decision") }[name] ?? name;
}
