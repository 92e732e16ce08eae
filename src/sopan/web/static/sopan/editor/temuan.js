// @ts-check
// What the check says: a list with reasons and cures, and a mark at each cell.

import { byId, h, icon, t } from "./umum.js";

/** @typedef {import("./halaman.js").Temuan} Temuan */
/** @typedef {import("./kisi.js").Tanda} Tanda */

const ICONS = /** @type {Record<string, string>} */ ({ error: "alert-triangle", warning: "alert-triangle", hint: "bulb" });
const NAMES = /** @type {Record<string, [string, string]>} */ ({
  error: ["Kesalahan", "Error"], warning: ["Peringatan", "Warning"], hint: ["Saran", "Hint"],
});
const PLACES = /** @type {Record<string, [string, string]>} */ ({
  judul: ["Judul", "Title"], jenis: ["Jenis", "Kind"], nomor: ["Nomor", "Number"], instansi: ["Instansi", "Agency"], unit: ["Unit", "Unit"],
  tanggal: ["Tanggal", "Dates"], pengesahan: ["Pengesahan", "Approval"], dasar_hukum: ["Dasar hukum", "Legal basis"],
  kualifikasi_pelaksana: ["Kualifikasi pelaksana", "Qualification"], keterkaitan: ["Keterkaitan", "Related SOPs"], peralatan: ["Peralatan", "Equipment"],
  peringatan: ["Peringatan", "Warning"], pencatatan: ["Pencatatan", "Records"], pelaksana: ["Pelaksana", "Actors"], langkah: ["Langkah", "Steps"],
  kegiatan: ["kegiatan", "activity"], kelengkapan: ["kelengkapan", "requirements"], waktu: ["waktu", "time"], output: ["output", "output"],
  keterangan: ["keterangan", "remarks"], keputusan: ["keputusan", "decision"], lanjut: ["alur", "flow"], pelayanan: ["Pelayanan", "Service"],
});

/** A place in words. @param {Array<string | number>} jalur */
export function placeInWords(jalur) {
  const name = (/** @type {string | number} */ key) => (PLACES[key] ? t(...PLACES[key]) : String(key));
  if (jalur[0] === "langkah" && jalur.length > 1) {
    return `${t("Langkah", "Step")} ${Number(jalur[1]) + 1}${jalur.length > 2 ? ` · ${name(jalur[2])}` : ""}`;
  }
  return jalur.length ? name(jalur[0]) : "SOP";
}

/** The cell of the table that a finding is about. @param {Temuan} one @returns {string | null} */
function cellOf({ jalur }) {
  if (jalur[0] !== "langkah" || jalur.length < 2) return null;
  const field = String(jalur[2] ?? "kegiatan");
  const column = field === "keputusan" || field === "lanjut" || field === "selesai" || field === "id" ? "alur" : field;
  return `${jalur[1]}:${column === "pelaksana" || column === "rincian" ? "kegiatan" : column}`;
}

/** The marks of the table. @param {Temuan[]} all @returns {Map<string, Tanda>} */
export function marksOf(all) {
  /** @type {Map<string, Tanda>} */
  const marks = new Map();
  for (const one of all) {
    const key = cellOf(one);
    if (!key) continue;
    const known = marks.get(key);
    if (known) known.pesan.push(one.pesan);
    else marks.set(key, { tingkat: one.tingkat, pesan: [one.pesan] });
  }
  return marks;
}

export class DaftarTemuan {
  /** @param {{ pergi: (jalur: Array<string | number>) => void, obati: (temuan: Temuan) => void, alasan: Record<string, string> }} luar */
  constructor(luar) {
    this.luar = luar;
    this.list = byId("daftar-temuan");
    this.key = "";
    const fold = byId("lipat-temuan");
    fold.addEventListener("click", () => {
      const open = fold.getAttribute("aria-expanded") !== "true";
      fold.setAttribute("aria-expanded", String(open));
      byId("panel-temuan").classList.toggle("terlipat", !open);
    });
  }

  /** @param {Temuan[]} all */
  show(all) {
    const key = JSON.stringify(all.map((one) => [one.kode, one.jalur, one.pesan, one.obat?.pesan]));
    if (key === this.key) return;
    this.key = key;
    const count = (/** @type {string} */ kind) => all.filter((one) => one.tingkat === kind).length;
    const words = [
      [count("error"), t("kesalahan", "errors")],
      [count("warning"), t("peringatan", "warnings")],
      [count("hint"), t("saran", "hints")],
    ].filter(([number]) => number).map(([number, name]) => `${number} ${name}`);
    byId("judul-temuan").textContent = words.length ? words.join(", ") : t("Tidak ada temuan", "Nothing found");
    byId("tab-temuan").querySelector(".hitung")?.replaceChildren(all.length ? String(all.length) : "");
    const open = new Set([...this.list.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-kunci")));
    this.list.replaceChildren(...all.map((one) => this.#item(one, open)));
  }

  /** @param {Temuan} one @param {Set<string | null>} open */
  #item(one, open) {
    const key = `${one.kode} ${one.jalur.join(".")}`;
    return h("li", { class: `t-${one.tingkat}` },
      icon(ICONS[one.tingkat]),
      h("div", { class: "isi-temuan" },
        h("button", { type: "button", class: "ke-sel", onclick: () => this.luar.pergi(one.jalur) },
          h("span", { class: "sr" }, `${t(...NAMES[one.tingkat])}. `), h("b", {}, placeInWords(one.jalur)), " ", one.pesan),
        h("details", { "data-kunci": key, open: open.has(key) }, h("summary", {}, t("Mengapa", "Why"), h("span", { class: "sr" }, ` ${one.kode}`)), h("p", {}, this.luar.alasan[one.kode] ?? "", " ", h("span", { class: "redup" }, one.kode)))),
      one.obat ? h("button", { type: "button", class: "tombol ringkas obat", onclick: () => this.luar.obati(one) }, icon("wand"), one.obat.pesan.replace(/\.$/, "")) : null);
  }
}
