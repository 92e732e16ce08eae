// @ts-check
// The identity as a form: each field writes its own operation when it is left, lists item by item.

import { valueAt } from "./operasi/nilai.js";
import { Susunan, isBlank, setList } from "./perintah.js";
import { DaftarSaran } from "./sel.js";
import { h, icon, t } from "./umum.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./jenis.js").Jalur} Jalur */
/** @typedef {{ jalur: Jalur, label: [string, string], jenis: "teks" | "hari" | "pilih" | "daftar" | "ya", pilihan?: Array<[string, [string, string]]>, contoh?: [string, string], saran?: string, lebar?: boolean }} Isian */
/** @typedef {{ sop: () => Sop, lakukan: (made: Susunan) => void, saran: (bidang: string, teks: string) => Promise<import("./sel.js").Saran[]> }} Luar */

/** @type {Array<{ judul: [string, string], isian: Isian[], lipat?: boolean }>} */
const SECTIONS = [
  { judul: ["Kepala", "Head"], isian: [
    { jalur: ["nomor"], label: ["Nomor SOP", "Number"], jenis: "teks" },
    { jalur: ["instansi"], label: ["Instansi", "Agency"], jenis: "teks", saran: "instansi" },
    { jalur: ["unit"], label: ["Unit kerja, dari yang teratas", "Units, from the top"], jenis: "daftar", saran: "unit", lebar: true },
    { jalur: ["tanggal", "pembuatan"], label: ["Tanggal pembuatan", "Made on"], jenis: "hari" },
    { jalur: ["tanggal", "revisi"], label: ["Tanggal revisi", "Revised on"], jenis: "hari" },
    { jalur: ["tanggal", "efektif"], label: ["Tanggal efektif", "In force from"], jenis: "hari" },
  ] },
  { judul: ["Disahkan oleh", "Approved by"], isian: [
    { jalur: ["pengesahan", "jabatan"], label: ["Jabatan", "Post"], jenis: "teks", saran: "jabatan" },
    { jalur: ["pengesahan", "nama"], label: ["Nama dan gelar", "Name"], jenis: "teks", saran: "nama" },
    { jalur: ["pengesahan", "nip"], label: ["NIP", "NIP"], jenis: "teks" },
  ] },
  { judul: ["Isi identitas", "Content"], isian: [
    { jalur: ["dasar_hukum"], label: ["Dasar hukum", "Legal basis"], jenis: "daftar", saran: "dasar_hukum", lebar: true, contoh: ["Undang-Undang Nomor … Tahun … tentang …", "Act …"] },
    { jalur: ["kualifikasi_pelaksana"], label: ["Kualifikasi pelaksana", "Qualification of actors"], jenis: "daftar", lebar: true, contoh: ["Memahami …", "Knows …"] },
    { jalur: ["keterkaitan"], label: ["Keterkaitan dengan SOP lain", "Related SOPs"], jenis: "daftar", saran: "keterkaitan", lebar: true, contoh: ["SOP …", "SOP …"] },
    { jalur: ["peralatan"], label: ["Peralatan dan perlengkapan", "Equipment"], jenis: "daftar", lebar: true, contoh: ["Komputer", "Computer"] },
    { jalur: ["peringatan"], label: ["Peringatan", "Warning"], jenis: "daftar", lebar: true, contoh: ["Jika … maka …", "If … then …"] },
    { jalur: ["pencatatan"], label: ["Pencatatan dan pendataan", "Records"], jenis: "daftar", lebar: true, contoh: ["Buku agenda …", "Register …"] },
  ] },
  { judul: ["Jenis SOP", "Kind of SOP"], isian: [
    { jalur: ["jenis"], label: ["Jenis kegiatan", "Kind of activity"], jenis: "pilih", pilihan: [["pelayanan", ["Pelayanan, dimulai pemohon", "A service, begun by an applicant"]], ["rutin", ["Rutin", "Routine"]], ["penugasan", ["Penugasan, dimulai perintah", "An assignment, begun by an order"]]] },
    { jalur: ["sifat"], label: ["Sifat", "Nature"], jenis: "pilih", pilihan: [["administratif", ["Administratif, beberapa pelaksana", "Administrative, several actors"]], ["teknis", ["Teknis, satu pelaksana", "Technical, one actor"]]] },
    { jalur: ["orientasi"], label: ["Orientasi", "Orientation"], jenis: "pilih", pilihan: [["produk", ["Produk", "Product"]], ["kegiatan", ["Kegiatan", "Activity"]]] },
    { jalur: ["skala"], label: ["Skala", "Scale"], jenis: "pilih", pilihan: [["besar", ["Besar (tim)", "Large (team)"]], ["kecil", ["Kecil (non-tim)", "Small (no team)"]]] },
  ] },
  { judul: ["Untuk publik dan Standar Pelayanan", "For the public and the service standard"], lipat: true, isian: [
    ...(/** @type {Array<[string, string, string]>} */ ([
      ["jangka_waktu", "Jangka waktu yang dijanjikan", "Promised time"],
    ]).map(([nama, id, en]) => /** @type {Isian} */ ({ jalur: ["pelayanan", nama], label: [id, en], jenis: "teks" }))),
    ...(/** @type {Array<[string, string, string]>} */ ([
      ["persyaratan", "Persyaratan", "Requirements"], ["biaya", "Biaya", "Fees"], ["produk", "Produk layanan", "Product"],
      ["pengaduan", "Pengaduan", "Complaints"], ["jam_layanan", "Jam layanan", "Hours"], ["lokasi", "Lokasi", "Place"], ["kontak", "Kontak", "Contact"],
      ["sarana", "Sarana dan prasarana", "Facilities"], ["pengawasan", "Pengawasan internal", "Supervision"], ["jaminan", "Jaminan pelayanan", "Guarantee"],
      ["keamanan", "Jaminan keamanan", "Safety"], ["evaluasi", "Evaluasi kinerja", "Evaluation"], ["jumlah_pelaksana", "Jumlah pelaksana", "Number of actors"],
    ]).map(([nama, id, en]) => /** @type {Isian} */ ({ jalur: ["pelayanan", nama], label: [id, en], jenis: "daftar", lebar: true }))),
  ] },
];

const GROW = (/** @type {HTMLTextAreaElement} */ field) => {
  field.style.height = "auto";
  if (field.scrollHeight) field.style.height = `${field.scrollHeight + 2}px`;
};

export class Identitas {
  /** @param {HTMLFormElement} form @param {Luar} luar */
  constructor(form, luar) {
    this.form = form;
    this.luar = luar;
    /** @type {Array<{ isian: Isian, place: HTMLElement, show: () => void }>} */
    this.fields = [];
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const section of SECTIONS) {
      const body = h("div", { class: "medan" }, ...section.isian.map((isian) => this.#field(isian)));
      const title = t(...section.judul);
      form.append(section.lipat ? h("details", { class: "kelompok" }, h("summary", {}, title), body) : h("section", { class: "kelompok", "aria-label": title }, h("h2", {}, title), body));
    }
    form.addEventListener("toggle", () => this.grow(), true);
    this.render();
  }

  /** Show the SOP as it is; what is being written stays. */
  render() {
    for (const { show } of this.fields) show();
  }

  /** Fit the fields to their texts, once they can be seen. */
  grow() {
    for (const field of this.form.querySelectorAll("textarea")) GROW(field);
  }

  /** Put the focus on a field. @param {string} nama such as "dasar_hukum" @param {number} [at] */
  focus(nama, at) {
    const found = this.fields.find(({ isian }) => isian.jalur.join(".") === nama || isian.jalur[0] === nama);
    if (!found) return false;
    found.place.closest("details")?.setAttribute("open", "");
    const all = /** @type {NodeListOf<HTMLElement>} */ (found.place.querySelectorAll("input, textarea, select"));
    const field = all[Math.min(at ?? 0, all.length - 1)];
    field?.scrollIntoView({ block: "center" });
    field?.focus();
    return true;
  }

  /** @param {Isian} isian */
  #value(isian) {
    return valueAt(this.luar.sop(), isian.jalur);
  }

  /** @param {Isian} isian @param {any} nilai */
  #write(isian, nilai) {
    if (nilai === (this.#value(isian) ?? null)) return;
    try {
      this.luar.lakukan(new Susunan(this.luar.sop()).lakukan({ op: "ubah_isian", jalur: isian.jalur, nilai }));
    } catch {
      this.render();
    }
  }

  /** @param {Isian} isian */
  #field(isian) {
    const id = `isian-${isian.jalur.join("-")}`;
    const label = t(...isian.label);
    if (isian.jenis === "daftar") return this.#list(isian, id, label);
    const field = isian.jenis === "pilih"
      ? h("select", { id }, isian.jalur[0] === "sifat" ? null : h("option", { value: "" }, "–"), ...(isian.pilihan ?? []).map(([value, words]) => h("option", { value }, t(...words))))
      : h("input", { id, type: isian.jenis === "hari" ? "date" : "text", autocomplete: "off" });
    const show = () => {
      const value = this.#value(isian);
      if (document.activeElement !== field || isian.jenis !== "teks") field.value = isBlank(value) ? "" : value;
    };
    field.addEventListener("change", () => this.#write(isian, field.value.trim() || null));
    if (isian.saran && field instanceof HTMLInputElement) this.#help(field, isian.saran, () => this.#write(isian, field.value.trim() || null));
    const place = h("div", { class: `isian${isian.lebar ? " lebar" : ""}` }, h("label", { for: id }, label), field);
    this.fields.push({ isian, place, show });
    return place;
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} bidang @param {() => void} taken */
  #help(field, bidang, taken) {
    const list = new DaftarSaran(field, (saran) => {
      field.value = saran.sisip ?? saran.teks;
      if (field instanceof HTMLTextAreaElement) GROW(field);
      taken();
    });
    let asked = 0;
    const ask = async () => {
      asked += 1;
      const own = asked;
      const saran = await this.luar.saran(bidang, field.value);
      if (own === asked && document.activeElement === field) list.show(saran.filter((one) => (one.sisip ?? one.teks) !== field.value));
    };
    field.addEventListener("input", () => void ask());
    field.addEventListener("focus", () => !field.value && void ask());
    field.addEventListener("blur", () => list.close());
    field.addEventListener("keydown", (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if ((key === "ArrowDown" || key === "ArrowUp") && !(/** @type {KeyboardEvent} */ (event).altKey) && list.step(key === "ArrowDown" ? 1 : -1)) event.preventDefault();
      else if (key === "Enter" && list.take()) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else if (key === "Escape") list.close();
    });
  }

  /** @param {Isian} isian @param {string} id @param {string} label */
  #list(isian, id, label) {
    const list = h("ol", { class: "butir-isian" });
    const add = h("button", { type: "button", class: "tautan", onclick: () => this.#item(isian, list, "", label) }, `+ ${t("Tambah", "Add")}`, h("span", { class: "sr" }, ` ${label}`));
    const show = () => {
      if (list.contains(document.activeElement)) return;
      const texts = (this.#value(isian) ?? []).map((/** @type {any} */ one) => (typeof one === "string" ? one : one.judul));
      const now = [...list.querySelectorAll("textarea")].map((one) => one.value);
      if (list.children.length && JSON.stringify(texts) === JSON.stringify(now.filter((one, at) => one || at))) return;
      list.replaceChildren();
      for (const text of texts) this.#item(isian, list, text, label, false);
      if (!texts.length) this.#item(isian, list, "", label, false);
    };
    const place = h("fieldset", { class: `isian${isian.lebar ? " lebar" : ""}`, id }, h("legend", {}, label), list, add);
    this.fields.push({ isian, place, show });
    return place;
  }

  /** @param {Isian} isian @param {HTMLOListElement} list @param {string} text @param {string} label @param {boolean} [focus] @param {Element | null} [after] */
  #item(isian, list, text, label, focus = true, after = null) {
    const field = h("textarea", { rows: 1, value: text, placeholder: isian.contoh ? t(...isian.contoh) : "", "aria-label": label, spellcheck: "false" });
    const item = h("li", {}, field, h("button", { type: "button", class: "alat", tabindex: "-1", title: t("Hapus butir", "Remove"), "aria-label": t("Hapus butir", "Remove"), onclick: () => this.#drop(isian, list, item) }, icon("x")));
    if (after) after.after(item);
    else list.append(item);
    if (isian.saran) this.#help(field, isian.saran, () => this.#writeList(isian, list));
    field.addEventListener("input", () => {
      GROW(field);
      if (/\n/.test(field.value)) this.#spread(isian, list, item, field, label);
    });
    field.addEventListener("change", () => this.#writeList(isian, list));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        this.#writeList(isian, list);
        if (field.value.trim()) this.#item(isian, list, "", label, true, item);
      } else if (event.key === "Backspace" && !field.value && list.children.length > 1) {
        event.preventDefault();
        const before = item.previousElementSibling ?? item.nextElementSibling;
        this.#drop(isian, list, item);
        /** @type {HTMLElement | null | undefined} */ (before?.querySelector("textarea"))?.focus();
      } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        event.preventDefault();
        this.#move(isian, list, item, event.key === "ArrowUp" ? -1 : 1);
        field.focus();
      }
    });
    GROW(field);
    if (focus) field.focus();
  }

  /** Several lines that were pasted become items. @param {Isian} isian @param {HTMLOListElement} list @param {HTMLElement} item @param {HTMLTextAreaElement} field @param {string} label */
  #spread(isian, list, item, field, label) {
    const [first, ...rest] = field.value.split("\n").map((one) => one.replace(/^\s*(?:[-•*]|\(?\d{1,2}[.)])\s+/, "").trim()).filter(Boolean);
    field.value = first ?? "";
    GROW(field);
    /** @type {Element} */
    let after = item;
    for (const text of rest) {
      this.#item(isian, list, text, label, true, after);
      after = after.nextElementSibling ?? after;
    }
    this.#writeList(isian, list);
  }

  /** @param {Isian} isian @param {HTMLOListElement} list */
  #writeList(isian, list) {
    const now = [...list.querySelectorAll("textarea")].map((one) => one.value.replace(/\s+/g, " ").trim()).filter(Boolean);
    const made = setList(new Susunan(this.luar.sop()), isian.jalur, now);
    if (made.ops.length) this.luar.lakukan(made);
  }

  /** @param {Isian} isian @param {HTMLOListElement} list @param {HTMLElement} item */
  #drop(isian, list, item) {
    const field = /** @type {HTMLTextAreaElement} */ (item.querySelector("textarea"));
    if (list.children.length > 1) item.remove();
    else field.value = "";
    this.#writeList(isian, list);
  }

  /** @param {Isian} isian @param {HTMLOListElement} list @param {HTMLElement} item @param {1 | -1} by */
  #move(isian, list, item, by) {
    this.#writeList(isian, list);
    const posisi = [...list.children].indexOf(item);
    const ke = posisi + by;
    if (ke < 0 || ke >= list.children.length) return;
    if (by < 0) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    const count = (this.#value(isian) ?? []).length;
    if (posisi < count && ke < count) this.luar.lakukan(new Susunan(this.luar.sop()).lakukan({ op: "pindah_butir", jalur: isian.jalur, posisi, ke }));
  }
}
