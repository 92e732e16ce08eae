// @ts-check
// The table of steps: a grid of ARIA that is drawn from the SOP, row by row, and knows what is selected.

import { headingFor, symbolOf, symbolSvg, symbolWords } from "./kolom.js";
import { cellText, columnsOf, isBlank } from "./perintah.js";
import { announce, h, icon, t } from "./umum.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./perintah.js").Kolom} Kolom */
/** @typedef {import("./perintah.js").Rentang} Rentang */
/** @typedef {{ tingkat: string, pesan: string[] }} Tanda */
/** @typedef {{ nama: string, sel: string, warna: number }} Orang */

export const KEPALA = -1;

export class Kisi {
  /** @param {HTMLElement} place @param {Sop} sop @param {() => void} moved told when another cell is active */
  constructor(place, sop, moved) {
    this.place = place;
    this.moved = moved;
    this.sop = sop;
    /** @type {Kolom[]} */
    this.columns = columnsOf(sop);
    this.row = 0;
    this.col = 0;
    /** @type {{ row: number, col: number }} */
    this.anchor = { row: 0, col: 0 };
    /** @type {Map<string, Tanda>} */
    this.marks = new Map();
    /** @type {Map<string, Orang>} */
    this.people = new Map();
    this.head = h("thead");
    this.body = h("tbody");
    this.group = h("colgroup");
    this.table = h("table", { class: "kisi", role: "grid", "aria-label": t("Langkah SOP", "Steps of the SOP"), "aria-multiselectable": "true" }, this.group, this.head, this.body);
    /** @type {Array<{ step: any, key: string }>} */
    this.drawn = [];
    this.headKey = "";
    place.append(this.table);
    this.render(sop);
  }

  /** How many rows there are, the empty one at the end included. */
  get rows() {
    return this.sop.langkah.length + 1;
  }

  /** What is selected. @returns {Rentang} */
  get range() {
    const [a, b] = [this.anchor, { row: this.row, col: this.col }];
    return { atas: Math.max(0, Math.min(a.row, b.row)), bawah: Math.max(0, Math.max(a.row, b.row)), kiri: Math.min(a.col, b.col), kanan: Math.max(a.col, b.col) };
  }

  /** The active column. */
  get column() {
    return this.columns[this.col];
  }

  /** The cell at a place; null where there is none. @param {number} row @param {number} col @returns {HTMLTableCellElement | null} */
  cell(row, col) {
    const tr = row === KEPALA ? this.head.rows[0] : this.body.rows[row];
    return tr?.cells[col + 1] ?? null;
  }

  /** Which cell an element lies in. @param {EventTarget | null} target @returns {{ row: number, col: number } | null} */
  placeOf(target) {
    const cell = target instanceof Element ? target.closest("td, th") : null;
    if (!(cell instanceof HTMLTableCellElement) || !this.table.contains(cell)) return null;
    const tr = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    return { row: tr.rowIndex - 1, col: cell.cellIndex - 1 };
  }

  /** The column of a field, or of an actor. @param {string} nama @param {string} [id] */
  columnAt(nama, id) {
    return this.columns.findIndex((one) => one.nama === nama && (id === undefined || one.id === id));
  }

  /** Draw an SOP; rows that are as they were stay. @param {Sop} sop */
  render(sop) {
    const before = this.sop;
    this.sop = sop;
    const headKey = JSON.stringify(sop.pelaksana);
    if (headKey !== this.headKey) {
      const old = this.columns[this.col];
      this.columns = columnsOf(sop);
      const same = this.columnAt(old.nama, old.id);
      this.col = same >= 0 ? same : Math.min(this.col, this.columns.length - 1);
      this.anchor.col = Math.min(this.anchor.col, this.columns.length - 1);
      this.#drawHead();
      this.headKey = headKey;
      this.drawn = [];
    }
    while (this.body.rows.length > this.rows) this.body.deleteRow(-1);
    while (this.body.rows.length < this.rows) this.body.append(h("tr", { class: "baris" }));
    for (let row = 0; row < this.rows; row += 1) this.#drawRow(row);
    this.drawn.length = this.rows;
    if (before.langkah.length > sop.langkah.length) {
      this.row = Math.min(this.row, this.rows - 1);
      this.anchor.row = Math.min(this.anchor.row, this.rows - 1);
    }
    this.table.setAttribute("aria-rowcount", String(this.rows + 1));
    this.#paint();
  }

  #drawHead() {
    const wide = /** @type {Record<string, string>} */ ({ kegiatan: "w-kegiatan", pelaksana: "w-pelaksana", alur: "w-alur", waktu: "w-waktu", keterangan: "w-keterangan" });
    this.group.replaceChildren(h("col", { class: "w-no" }), ...this.columns.map((one) => h("col", { class: wide[one.nama] ?? "w-daftar" })));
    this.table.style.setProperty("--pelaksana", String(Object.keys(this.sop.pelaksana).length));
    const cells = this.columns.map((column, at) => {
      const name = headingFor(this.sop, column);
      const actor = column.jenis === "pelaksana";
      const blank = actor && isBlank(name);
      const outside = actor && this.sop.pelaksana[column.id ?? ""].luar;
      return h("th", { scope: "col", tabindex: "-1", "aria-colindex": at + 2, class: `k-${column.jenis}${blank ? " isian" : ""}${outside ? " luar" : ""}`, title: actor ? t("F2 untuk mengubah kolom ini", "F2 to change this column") : null },
        h("span", {}, blank ? t("Pelaksana", "Actor") : name));
    });
    this.head.replaceChildren(h("tr", { "aria-rowindex": 1 }, h("th", { scope: "col", class: "no" }, h("span", { class: "sr" }, t("Nomor", "Number"))), ...cells));
  }

  /** @param {number} row */
  #drawRow(row) {
    const step = this.sop.langkah[row] ?? null;
    const last = row === this.sop.langkah.length - 1;
    const marks = this.columns.map((column) => this.marks.get(this.#key(row, column))).filter(Boolean);
    const people = this.columns.map((_, at) => this.people.get(`${row}:${at}`)?.nama ?? "").join();
    const targets = step && (step.keputusan || step.lanjut !== null) ? cellText(this.sop, row, { jenis: "alur", nama: "alur" }) : "";
    const key = `${row}|${last}|${targets}|${JSON.stringify(marks)}|${people}`;
    const known = this.drawn[row];
    if (known && known.step === step && known.key === key) return;
    this.drawn[row] = { step, key };
    const tr = this.body.rows[row];
    tr.className = step ? "baris" : "baris baru";
    tr.setAttribute("aria-rowindex", String(row + 2));
    const number = h("th", { scope: "row", class: "no" }, step ? h("span", { class: "pegang", "aria-hidden": "true" }, icon("grip-vertical")) : null, h("span", { class: "angka-langkah" }, step ? String(row + 1) : "+"));
    tr.replaceChildren(number, ...this.columns.map((column, at) => this.#drawCell(row, at, column)));
  }

  /** @param {number} row @param {Kolom} column */
  #key(row, column) {
    return `${row}:${column.nama}${column.id ? `:${column.id}` : ""}`;
  }

  /** @param {number} row @param {number} at @param {Kolom} column */
  #drawCell(row, at, column) {
    const td = h("td", { role: "gridcell", tabindex: "-1", "aria-colindex": at + 2, class: `k-${column.jenis} n-${column.nama}` });
    const step = this.sop.langkah[row];
    if (column.jenis === "pelaksana") {
      this.#drawActor(td, row, column);
    } else {
      const text = step ? cellText(this.sop, row, column) : "";
      if (text) {
        const lines = column.jenis === "teks" ? [text] : text.split("\n");
        td.append(...(lines.length > 1 ? lines.map((line) => h("div", { class: "butir" }, line)) : [text]));
      } else if (column.nama === "kegiatan") {
        td.append(h("span", { class: "isian" }, step ? t("Kata kerja, lalu bendanya", "A verb, then its object") : t("Tulis langkah berikutnya", "Write the next step")));
      } else {
        td.append(h("span", { class: "sr" }, t("kosong", "empty")));
      }
    }
    const mark = this.marks.get(this.#key(row, column));
    if (mark) {
      td.classList.add("bertanda", `t-${mark.tingkat}`);
      td.title = mark.pesan.join("\n");
      td.append(h("span", { class: "sr" }, ` (${t("temuan", "finding")}: ${mark.pesan[0]})`));
    }
    const person = this.people.get(`${row}:${at}`);
    if (person) {
      td.classList.add("ada-orang", `orang-${person.warna}`);
      td.append(h("span", { class: "bendera" }, person.nama.split(/[ ,]/)[0]));
    }
    return td;
  }

  /** @param {HTMLTableCellElement} td @param {number} row @param {Kolom} column */
  #drawActor(td, row, column) {
    const step = this.sop.langkah[row];
    const id = column.id ?? "";
    const name = headingFor(this.sop, column);
    if (!step || !step.pelaksana.includes(id)) {
      td.setAttribute("aria-label", `${name}: ${t("kosong", "empty")}`);
      return;
    }
    const symbol = symbolOf(this.sop, row);
    td.innerHTML = symbolSvg(/** @type {any} */ (symbol));
    td.classList.add("bersimbol");
    if (step.pelaksana.length > 1) {
      const order = Object.keys(this.sop.pelaksana);
      const places = step.pelaksana.map((one) => order.indexOf(one)).sort((a, b) => a - b);
      const here = order.indexOf(id);
      if (here > places[0]) td.classList.add("sambung-kiri");
      if (here < places[places.length - 1]) td.classList.add("sambung-kanan");
    }
    td.setAttribute("aria-label", `${name}: ${symbolWords(symbol)}${step.pelaksana.length > 1 ? `, ${t("bersama", "together")}` : ""}`);
  }

  /** Go to a cell. @param {number} row @param {number} col @param {{ extend?: boolean, focus?: boolean }} [how] */
  select(row, col, { extend = false, focus = true } = {}) {
    const least = extend ? 0 : KEPALA;
    this.row = Math.max(least, Math.min(row, this.rows - 1));
    this.col = Math.max(0, Math.min(col, this.columns.length - 1));
    if (!extend) this.anchor = { row: this.row, col: this.col };
    this.#paint();
    const cell = this.cell(this.row, this.col);
    if (cell && focus) {
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    if (extend) {
      const { atas, bawah, kiri, kanan } = this.range;
      announce(t(`${bawah - atas + 1} baris, ${kanan - kiri + 1} kolom terpilih`, `${bawah - atas + 1} rows, ${kanan - kiri + 1} columns selected`));
    }
    this.moved();
  }

  /** Select whole rows. @param {number} from @param {number} to */
  selectRows(from, to) {
    this.anchor = { row: from, col: 0 };
    this.select(to, this.columns.length - 1, { extend: true });
  }

  /** Put the focus where it was, after the table was drawn anew. */
  refocus() {
    this.cell(this.row, this.col)?.focus({ preventScroll: true });
  }

  #paint() {
    const { atas, bawah, kiri, kanan } = this.range;
    const several = atas !== bawah || kiri !== kanan;
    for (const old of this.table.querySelectorAll(".terpilih, .aktif, [tabindex='0'], .baris-aktif")) {
      old.classList.remove("terpilih", "aktif", "baris-aktif");
      if (old.getAttribute("tabindex") === "0") old.setAttribute("tabindex", "-1");
      old.removeAttribute("aria-selected");
    }
    if (several) {
      for (let row = atas; row <= bawah; row += 1) {
        for (let col = kiri; col <= kanan; col += 1) {
          const cell = this.cell(row, col);
          cell?.classList.add("terpilih");
          cell?.setAttribute("aria-selected", "true");
        }
      }
    }
    const active = this.cell(this.row, this.col);
    active?.classList.add("aktif");
    active?.setAttribute("tabindex", "0");
    active?.parentElement?.classList.add("baris-aktif");
  }

  /** Show what the check says, cell by cell. @param {Map<string, Tanda>} marks */
  mark(marks) {
    this.marks = marks;
    this.#again();
  }

  /** Show who else is at which cell. @param {Map<string, Orang>} people */
  present(people) {
    this.people = people;
    this.#again();
  }

  #again() {
    const focused = this.table.contains(document.activeElement) && !document.activeElement?.closest(".sunting-sel");
    const editing = this.table.querySelector(".sunting-sel");
    for (let row = 0; row < this.rows; row += 1) {
      if (editing && this.body.rows[row].contains(editing)) continue;
      this.#drawRow(row);
    }
    this.#paint();
    if (focused && !editing) this.refocus();
  }
}
