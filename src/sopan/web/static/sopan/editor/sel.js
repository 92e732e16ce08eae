// @ts-check
// Writing in a cell: a text field over it, with suggestions below.

import { t, h, placeBelow, announce } from "./umum.js";

/** @typedef {{ teks: string, ket?: string, sisip?: string }} Saran what is shown, why, and what is written instead */
/** @typedef {{ mulai: string, cara: "ketik" | "ubah", banyak: boolean, label: string }} Mulai */
/** @typedef {"bawah" | "atas" | "kanan" | "kiri" | "tetap"} Arah */
/**
 * @typedef {{
 *   selesai: (teks: string, arah: Arah) => void, batal: () => void, berubah: (teks: string) => void,
 *   saran: (teks: string, baris: string) => Saran[] | Promise<Saran[]>,
 * }} Luar
 */

/** A list of suggestions below a text field, for cells and for the fields of the form. */
export class DaftarSaran {
  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {(saran: Saran) => void} chosen */
  constructor(field, chosen) {
    this.field = field;
    this.chosen = chosen;
    this.list = h("ul", { class: "saran", role: "listbox", id: `saran-${Math.random().toString(36).slice(2)}`, hidden: true, "aria-label": t("Saran", "Suggestions") });
    document.body.append(this.list);
    /** @type {Saran[]} */
    this.saran = [];
    this.at = -1;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", this.list.id);
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target instanceof Element ? event.target.closest("li") : null;
      if (item) this.take([...this.list.children].indexOf(item));
    });
  }

  get open() {
    return !this.list.hidden;
  }

  /** @param {Saran[]} saran */
  show(saran) {
    this.saran = saran.slice(0, 8);
    this.at = -1;
    this.list.hidden = !this.saran.length;
    this.field.setAttribute("aria-expanded", String(this.open));
    this.field.removeAttribute("aria-activedescendant");
    if (!this.open) return;
    this.list.replaceChildren(...this.saran.map((one, at) =>
      h("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" }, h("span", {}, one.teks), one.ket ? h("small", {}, one.ket) : null)));
    placeBelow(this.list, this.field);
  }

  /** Go through the list. @param {1 | -1} by @returns {boolean} whether there was one */
  step(by) {
    if (!this.open) return false;
    this.at = (this.at + by + this.saran.length + (this.at < 0 && by < 0 ? 1 : 0)) % this.saran.length;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === this.at)));
    const now = this.list.children[this.at];
    now.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", now.id);
    return true;
  }

  /** Take the one that is marked. @param {number} [at] @returns {boolean} */
  take(at = this.at) {
    const one = this.open ? this.saran[at] : undefined;
    if (!one) return false;
    this.show([]);
    this.chosen(one);
    return true;
  }

  close() {
    this.show([]);
  }

  remove() {
    this.list.remove();
  }
}

/** Write in a cell until Enter, Tab, Escape or a click elsewhere. */
export class SuntingSel {
  /** @param {HTMLElement} cell @param {Mulai} mulai @param {Luar} luar */
  constructor(cell, mulai, luar) {
    this.cell = cell;
    this.luar = luar;
    this.cara = mulai.cara;
    this.banyak = mulai.banyak;
    this.ended = false;
    this.asked = 0;
    this.field = h("textarea", { class: "sunting-sel", rows: 1, spellcheck: "false", "aria-label": mulai.label, value: mulai.mulai });
    this.daftar = new DaftarSaran(this.field, (saran) => this.#insert(saran));
    cell.append(this.field);
    cell.classList.add("disunting");
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    this.#grow();
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("blur", () => this.end("tetap"));
    if (mulai.cara === "ubah") void this.#suggest();
  }

  get teks() {
    return this.field.value;
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.max(this.cell.clientHeight, this.field.scrollHeight + 2)}px`;
  }

  #typed() {
    this.#grow();
    this.luar.berubah(this.teks);
    void this.#suggest();
  }

  /** The line that the cursor stands in. */
  #line() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    return before.slice(before.lastIndexOf("\n") + 1);
  }

  async #suggest() {
    this.asked += 1;
    const asked = this.asked;
    const line = this.banyak ? this.#line() : this.teks;
    const saran = await this.luar.saran(this.teks, line);
    if (asked !== this.asked || this.ended) return;
    const open = this.daftar.open;
    this.daftar.show(saran);
    if (this.daftar.open && !open) announce(t(`${saran.length} saran, panah bawah untuk memilih`, `${saran.length} suggestions, arrow down to choose`));
  }

  /** @param {Saran} saran */
  #insert(saran) {
    const words = saran.sisip ?? saran.teks;
    if (this.banyak) {
      const cursor = this.field.selectionStart;
      const start = this.field.value.lastIndexOf("\n", cursor - 1) + 1;
      const next = this.field.value.indexOf("\n", cursor);
      const end = next < 0 ? this.field.value.length : next;
      this.field.setRangeText(words, start, end, "end");
    } else {
      this.field.value = words;
    }
    this.#grow();
    this.luar.berubah(this.teks);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    event.stopPropagation();
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && !event.altKey && this.daftar.step(key === "ArrowDown" ? 1 : -1)) {
      event.preventDefault();
    } else if (key === "Enter" && (event.altKey || event.ctrlKey)) {
      event.preventDefault();
      if (this.banyak) {
        this.field.setRangeText("\n", this.field.selectionStart, this.field.selectionEnd, "end");
        this.#typed();
      }
    } else if (key === "Enter" || key === "Tab") {
      event.preventDefault();
      const taken = this.daftar.take();
      // A verb that was taken wants its object: go on writing behind it.
      if (taken && key === "Enter" && this.teks.endsWith(" ")) return;
      if (key === "Enter") this.end(event.shiftKey ? "atas" : "bawah");
      else this.end(event.shiftKey ? "kiri" : "kanan");
    } else if (key === "Escape") {
      event.preventDefault();
      if (this.daftar.open && this.daftar.at >= 0) this.daftar.close();
      else this.cancel();
    } else if (key === "F2") {
      event.preventDefault();
      this.cara = this.cara === "ketik" ? "ubah" : "ketik";
    } else if (this.cara === "ketik" && !event.shiftKey && !event.ctrlKey && !event.altKey && !this.field.value.includes("\n")) {
      // Begun by typing: arrows go on to the next cell, as in a spreadsheet.
      const arah = /** @type {Record<string, Arah>} */ ({ ArrowLeft: "kiri", ArrowRight: "kanan", ArrowDown: "bawah", ArrowUp: "atas" })[key];
      if (arah) {
        event.preventDefault();
        this.end(arah);
      }
    }
  }

  #close() {
    this.ended = true;
    this.daftar.remove();
    this.cell.classList.remove("disunting");
    this.field.remove();
  }

  /** Take the text. @param {Arah} arah */
  end(arah) {
    if (this.ended) return;
    const { teks } = this;
    this.#close();
    this.luar.selesai(teks, arah);
  }

  /** Leave the cell as it was. */
  cancel() {
    if (this.ended) return;
    this.#close();
    this.luar.batal();
  }
}
