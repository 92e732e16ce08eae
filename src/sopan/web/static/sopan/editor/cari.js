// @ts-check
// Find and replace in the steps.

import { findText, replaceText } from "./perintah.js";
import { announce, h, icon, t } from "./umum.js";

/** @typedef {import("./jenis.js").Sop} Sop */

export class Cari {
  /** @param {HTMLElement} place @param {{ sop: () => Sop, lakukan: (made: { ops: any[] }) => void, pergi: (row: number, kolom: string) => void, kembali: () => void }} luar */
  constructor(place, luar) {
    this.luar = luar;
    this.at = -1;
    this.what = h("input", { id: "cari-apa", placeholder: t("Cari", "Find"), "aria-label": t("Cari", "Find"), autocomplete: "off" });
    this.by = h("input", { id: "cari-ganti", placeholder: t("Ganti dengan", "Replace with"), "aria-label": t("Ganti dengan", "Replace with"), autocomplete: "off" });
    this.count = h("span", { class: "redup kecil", role: "status" });
    this.bar = h("form", { class: "cari", hidden: true, role: "search", "aria-label": t("Cari dan ganti", "Find and replace") },
      icon("search"), this.what, this.by, this.count,
      h("button", { class: "tombol ringkas" }, t("Berikutnya", "Next")),
      h("button", { class: "tombol ringkas", type: "button", onclick: () => this.replace(true) }, t("Ganti", "Replace")),
      h("button", { class: "tombol ringkas", type: "button", onclick: () => this.replace(false) }, t("Ganti semua", "Replace all")),
      h("button", { class: "alat", type: "button", "aria-label": t("Tutup", "Close"), onclick: () => this.close() }, icon("x")));
    place.prepend(this.bar);
    this.bar.addEventListener("submit", (event) => {
      event.preventDefault();
      this.next();
    });
    this.what.addEventListener("input", () => {
      this.at = -1;
      this.#tell();
    });
    this.bar.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.close();
    });
  }

  open() {
    this.bar.hidden = false;
    this.what.focus();
    this.what.select();
    this.#tell();
  }

  close() {
    this.bar.hidden = true;
    this.luar.kembali();
  }

  #found() {
    return findText(this.luar.sop(), this.what.value.trim());
  }

  #tell() {
    const found = this.#found();
    this.count.textContent = this.what.value.trim() ? (found.length ? `${this.at >= 0 ? `${this.at + 1} ${t("dari", "of")} ` : ""}${found.length}` : t("tidak ada", "none")) : "";
    return found;
  }

  /** Go to the next one; the focus stays here. */
  next() {
    const found = this.#found();
    if (found.length) {
      this.at = (this.at + 1) % found.length;
      this.luar.pergi(found[this.at].row, found[this.at].kolom);
    }
    this.#tell();
  }

  /** @param {boolean} one only where one is now */
  replace(one) {
    const text = this.what.value.trim();
    const found = this.#found();
    if (!text || !found.length) return;
    if (one && this.at < 0) {
      this.next();
      return;
    }
    this.luar.lakukan(replaceText(this.luar.sop(), text, this.by.value, one ? found[this.at].jalur : undefined));
    const left = this.#tell();
    announce(t(`${found.length - left.length} diganti`, `${found.length - left.length} replaced`));
    if (one) {
      this.at -= left.length < found.length ? 1 : 0;
      this.next();
    }
  }
}
