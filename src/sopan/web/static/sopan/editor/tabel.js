// @ts-check
// The manners of a spreadsheet: keys, pointer and clipboard on the grid of steps.

import { headingFor } from "./kolom.js";
import { KEPALA, Kisi } from "./kisi.js";
import { cellsOf, pasteProcedure, procedureOf, writeHtml, writeTsv } from "./papan.js";
import * as perintah from "./perintah.js";
import { SuntingSel } from "./sel.js";
import { announce, t } from "./umum.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./jenis.js").Operasi} Operasi */
/** @typedef {import("./perintah.js").Kolom} Kolom */
/** @typedef {import("./perintah.js").Rentang} Rentang */
/** @typedef {import("./sel.js").Arah} Arah */
/** @typedef {import("./jurnal.js").Ketikan} Ketikan */
/**
 * @typedef {{
 *   sop: () => Sop, lakukan: (ops: Operasi[], di: any) => void, ketik: (ketikan: Ketikan | null) => void,
 *   saran: (kolom: Kolom, row: number, teks: string, baris: string) => any, alur: (row: number, anchor: Element) => void,
 *   pelaksana: (id: string, anchor: Element) => void, pindah: () => void, ejaan: Record<string, string>,
 * }} Luar
 */

export class Tabel {
  /** @param {HTMLElement} place @param {Luar} luar */
  constructor(place, luar) {
    this.luar = luar;
    this.kisi = new Kisi(place, luar.sop(), () => luar.pindah());
    /** @type {SuntingSel | null} */
    this.sunting = null;
    /** @type {{ row: number, col: number } | null} */
    this.ditulis = null;
    /** @type {number | null} where a run of Tab began, to which Enter returns */
    this.mulaiTab = null;
    this.lepas = false;
    const { table } = this.kisi;
    table.addEventListener("keydown", (event) => this.#key(event));
    table.addEventListener("pointerdown", (event) => this.#down(event));
    table.addEventListener("dblclick", (event) => this.#double(event));
    for (const kind of /** @type {const} */ (["copy", "cut", "paste"])) {
      document.addEventListener(kind, (event) => this.#clipboard(kind, event));
    }
    this.kisi.select(0, 0, { focus: false });
  }

  /** Draw the SOP as it is now. */
  render() {
    const focused = this.kisi.table.contains(document.activeElement);
    if (this.sunting) return; // drawn when the cell is left
    this.kisi.render(this.luar.sop());
    if (focused) this.kisi.refocus();
  }

  /** Do what was put together, and go to a cell. @param {{ ops: Operasi[] }} made @param {{ row?: number, col?: number }} [to] */
  lakukan(made, to = {}) {
    const { row, col } = this.kisi;
    this.luar.lakukan(made.ops, { row, col });
    this.kisi.render(this.luar.sop());
    if (to.row !== undefined || to.col !== undefined) this.kisi.select(to.row ?? this.kisi.row, to.col ?? this.kisi.col);
    else if (this.kisi.table.contains(document.activeElement) || document.activeElement === document.body) this.kisi.refocus();
  }

  /** Begin to write in the active cell. @param {"ketik" | "ubah"} cara @param {string} [mulai] */
  ubah(cara, mulai) {
    const { row, col, column } = this.kisi;
    if (row === KEPALA || column.jenis === "pelaksana") return;
    const cell = this.kisi.cell(row, col);
    if (!cell || this.sunting) return;
    const sop = this.luar.sop();
    const lama = perintah.cellText(sop, row, column);
    this.ditulis = { row, col };
    this.sunting = new SuntingSel(
      cell,
      { mulai: mulai ?? lama, cara, banyak: column.jenis === "daftar", label: `${headingFor(sop, column)}, ${t("langkah", "step")} ${row + 1}` },
      {
        selesai: (teks, arah) => this.#written(teks, arah),
        batal: () => this.#left(),
        berubah: (teks) => this.luar.ketik({ row, kolom: column.nama, id: column.id ?? null, lama, teks }),
        saran: (teks, baris) => this.luar.saran(column, row, teks, baris),
      },
    );
  }

  /** What is being written, as operations on the SOP; for the picture. @returns {Operasi[]} */
  draf() {
    if (!this.sunting || !this.ditulis) return [];
    try {
      const made = new perintah.Susunan(this.luar.sop());
      return perintah.setCell(made, this.ditulis.row, this.kisi.columns[this.ditulis.col], this.sunting.teks).ops;
    } catch {
      return [];
    }
  }

  #left() {
    this.sunting = null;
    this.ditulis = null;
    this.luar.ketik(null);
    this.render();
    this.kisi.refocus();
  }

  /** @param {string} teks @param {Arah} arah */
  #written(teks, arah) {
    const at = this.ditulis;
    this.sunting = null;
    this.ditulis = null;
    this.luar.ketik(null);
    if (!at) return;
    const made = new perintah.Susunan(this.luar.sop());
    try {
      perintah.setCell(made, at.row, this.kisi.columns[at.col], teks);
      this.luar.lakukan(made.ops, at);
    } catch {
      announce(t("Isian itu tidak dapat dipakai di sini", "That cannot be used here"));
    }
    this.kisi.render(this.luar.sop());
    if (arah === "tetap") return;
    this.kisi.select(at.row, at.col);
    this.#go(arah);
  }

  /** @param {Arah} arah */
  #go(arah) {
    const { row, col } = this.kisi;
    if (arah === "kanan" || arah === "kiri") {
      this.mulaiTab ??= col;
      this.#next(arah === "kanan" ? 1 : -1);
    } else if (arah !== "tetap") {
      this.kisi.select(Math.max(0, row + (arah === "bawah" ? 1 : -1)), this.mulaiTab ?? col);
      this.mulaiTab = null;
    }
  }

  /** The next cell in the order of reading. @param {1 | -1} by @returns {boolean} whether there is one */
  #next(by) {
    const { row, col, columns, rows } = this.kisi;
    const at = row * columns.length + col + by;
    if (row === KEPALA || at < 0 || at >= rows * columns.length) return false;
    this.kisi.select(Math.floor(at / columns.length), at % columns.length);
    if (at % columns.length === 0 && by > 0) this.mulaiTab = 0;
    return true;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.target instanceof HTMLTextAreaElement) return;
    const done = this.#command(event);
    if (done) event.preventDefault();
    if (event.key !== "Escape" && event.key !== "Tab") this.lepas = false;
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  #command(event) {
    const { key, shiftKey, altKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const { kisi } = this;
    const { row, col, column } = kisi;
    if (key.startsWith("Arrow")) return this.#arrow(key, { shiftKey, altKey, ctrl });
    if (row === KEPALA) return this.#heading(event, ctrl);
    if (key === "Tab" && !ctrl && !altKey) {
      if (this.lepas) return false;
      this.mulaiTab ??= col;
      return this.#next(shiftKey ? -1 : 1);
    }
    if (key === "Enter" && ctrl) return this.tugas(shiftKey ? "sisip-atas" : "sisip");
    if (key === "Enter" && !altKey) {
      this.#go(shiftKey ? "atas" : "bawah");
      return true;
    }
    if (key === "Escape") {
      this.lepas = true;
      kisi.select(row, col);
      announce(t("Tab berikutnya keluar dari tabel", "The next Tab leaves the table"));
      return true;
    }
    if (key === "F2") return this.#open("ubah");
    if (key === "Home" || key === "End") {
      const to = key === "Home" ? 0 : kisi.columns.length - 1;
      kisi.select(ctrl ? (key === "Home" ? 0 : kisi.sop.langkah.length - 1) : row, to, { extend: shiftKey });
      return true;
    }
    if (key === "PageDown" || key === "PageUp") {
      kisi.select(Math.max(0, row + (key === "PageDown" ? 10 : -10)), col, { extend: shiftKey });
      return true;
    }
    if (key === "Delete" || key === "Backspace") {
      if (ctrl) return this.tugas("hapus");
      if (key === "Backspace" && column.jenis !== "pelaksana") {
        this.ubah("ketik", "");
        return true;
      }
      this.lakukan(perintah.clearRange(this.luar.sop(), kisi.range));
      return true;
    }
    if (key === " " && shiftKey) {
      kisi.selectRows(row, row);
      return true;
    }
    if (key === " " && column.jenis === "pelaksana") return this.#space(ctrl);
    if (ctrl && key.toLowerCase() === "a") {
      kisi.anchor = { row: 0, col: 0 };
      kisi.select(kisi.sop.langkah.length - 1, kisi.columns.length - 1, { extend: true });
      return true;
    }
    if (ctrl && key.toLowerCase() === "d") {
      this.lakukan(perintah.fillDown(this.luar.sop(), kisi.range));
      return true;
    }
    if (!ctrl && !altKey && [...key].length === 1) {
      if (column.jenis === "pelaksana") return this.#mark(key);
      this.ubah("ketik", "");
      return false; // the letter goes into the field that has the focus now
    }
    return false;
  }

  /** @param {string} key @param {{ shiftKey: boolean, altKey: boolean, ctrl: boolean }} held */
  #arrow(key, { shiftKey, altKey, ctrl }) {
    const { kisi } = this;
    const [down, right] = /** @type {Record<string, [number, number]>} */ ({ ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] })[key];
    if (altKey && kisi.row === KEPALA && right) return this.#moveActor(right);
    if (altKey && down) {
      if (shiftKey) return down > 0 ? this.tugas("gandakan") : false;
      return this.tugas(down > 0 ? "turun" : "naik");
    }
    if (altKey) return false;
    this.mulaiTab = null;
    const { row, col } = kisi;
    if (ctrl) {
      const filled = (/** @type {number} */ at) => at === 0 || at >= kisi.sop.langkah.length - 1;
      let to = row + down;
      while (down && !filled(to)) to += down;
      kisi.select(to, right ? (right > 0 ? kisi.columns.length - 1 : 0) : col, { extend: shiftKey });
    } else {
      kisi.select(row + down, col + right, { extend: shiftKey });
    }
    return true;
  }

  /** @param {KeyboardEvent} event @param {boolean} ctrl */
  #heading(event, ctrl) {
    const { key } = event;
    const { kisi } = this;
    if (key === "Tab") {
      const on = kisi.col + (event.shiftKey ? -1 : 1);
      if (this.lepas || on < 0) return false;
      if (on >= kisi.columns.length) kisi.select(0, 0);
      else kisi.select(KEPALA, on);
      return true;
    }
    if (key === "Home" || key === "End") {
      kisi.select(KEPALA, key === "Home" ? 0 : kisi.columns.length - 1);
      return true;
    }
    if (kisi.column.jenis !== "pelaksana") return key === "Enter";
    const id = kisi.column.id ?? "";
    if (key === "F2" || key === "Enter" || (!ctrl && !event.altKey && [...key].length === 1)) {
      const cell = kisi.cell(KEPALA, kisi.col);
      if (cell) this.luar.pelaksana(id, cell);
      return key === "F2" || key === "Enter" || key === " ";
    }
    if (key === "Delete") {
      this.lakukan(perintah.removeActor(this.luar.sop(), id), { row: KEPALA, col: Math.max(1, kisi.col - 1) });
      return true;
    }
    return false;
  }

  /** @param {number} by */
  #moveActor(by) {
    const { kisi } = this;
    if (kisi.column.jenis !== "pelaksana") return true;
    const id = kisi.column.id ?? "";
    const ids = Object.keys(this.luar.sop().pelaksana);
    const ke = ids.indexOf(id) + by;
    if (ke >= 0 && ke < ids.length) {
      this.lakukan({ ops: [{ op: "pindah_pelaksana", id, ke }] }, { row: KEPALA, col: kisi.col + by });
      announce(t(`Kolom ke-${ke + 1}`, `Column ${ke + 1}`));
    }
    return true;
  }

  /** @param {"ubah"} cara */
  #open(cara) {
    const { kisi } = this;
    const cell = kisi.cell(kisi.row, kisi.col);
    if (kisi.column.jenis === "pelaksana" || kisi.column.jenis === "alur") {
      if (cell && kisi.row < kisi.sop.langkah.length) this.luar.alur(kisi.row, cell);
      return true;
    }
    this.ubah(cara);
    return true;
  }

  /** Space in an actor's cell: the symbol here; again: a decision; over several cells: together. @param {boolean} joint */
  #space(joint) {
    const { kisi } = this;
    const { atas, bawah, kiri, kanan } = kisi.range;
    const ids = kisi.columns.slice(kiri, kanan + 1).filter((one) => one.jenis === "pelaksana").map((one) => one.id ?? "");
    if (ids.length > 1 && atas === bawah) {
      this.tugas("bersama");
      return true;
    }
    this.point(kisi.row, kisi.column.id ?? "", joint);
    return true;
  }

  /** A letter in an actor's cell: x or v puts the symbol, ? or k a decision. @param {string} key */
  #mark(key) {
    const { row, column } = this.kisi;
    const made = new perintah.Susunan(this.luar.sop());
    if (/[xv*oO●]/i.test(key)) perintah.setCell(made, row, column, "x");
    else if (/[?k◇]/i.test(key)) perintah.setCell(made, row, column, "◇");
    else return false;
    this.lakukan(made);
    return true;
  }

  /** Point at an actor's cell. @param {number} row @param {string} id @param {boolean} [joint] */
  point(row, id, joint = false) {
    const before = this.luar.sop().langkah[row];
    const was = before?.pelaksana.includes(id);
    this.lakukan(perintah.pointActor(this.luar.sop(), row, id, joint), { row, col: this.kisi.columnAt("pelaksana", id) });
    const now = this.luar.sop().langkah[row];
    const name = this.luar.sop().pelaksana[id]?.nama ?? "";
    if (!was) announce(t(`Langkah ${row + 1}: ${name}`, `Step ${row + 1}: ${name}`));
    else announce(now.keputusan ? t(`Langkah ${row + 1} menjadi keputusan`, `Step ${row + 1} is a decision`) : t(`Langkah ${row + 1} menjadi kegiatan`, `Step ${row + 1} is an activity`));
  }

  /** What the buttons of rows and the keys do. @param {string} nama @returns {boolean} */
  tugas(nama) {
    const { kisi } = this;
    const sop = this.luar.sop();
    const { atas, bawah, kiri, kanan } = kisi.range;
    const last = Math.min(bawah, sop.langkah.length - 1);
    const col = kisi.col;
    if (nama === "sisip" || nama === "sisip-atas") {
      const at = nama === "sisip" ? last + 1 : Math.min(atas, sop.langkah.length);
      this.lakukan(perintah.insertRow(sop, at), { row: at, col: 0 });
      announce(t(`Langkah ${at + 1} disisipkan`, `Step ${at + 1} inserted`));
    } else if (nama === "gandakan" && atas <= last) {
      this.lakukan(perintah.duplicateRows(sop, kisi.range), { row: last + 1, col });
      announce(t("Digandakan", "Duplicated"));
    } else if (nama === "hapus" && atas <= last) {
      this.lakukan(perintah.deleteRows(sop, kisi.range), { row: Math.min(atas, this.luar.sop().langkah.length - 1), col });
      announce(t(`${last - atas + 1} langkah dihapus`, `${last - atas + 1} steps deleted`));
    } else if ((nama === "naik" || nama === "turun") && atas <= last) {
      this.geser(atas, last, atas + (nama === "turun" ? 1 : -1));
    } else if (nama === "keputusan" && kisi.row >= 0 && kisi.row < sop.langkah.length) {
      this.lakukan(perintah.toggleDecision(new perintah.Susunan(sop), kisi.row));
    } else if (nama === "bersama" && kisi.row >= 0) {
      const ids = kisi.columns.slice(kiri, kanan + 1).filter((one) => one.jenis === "pelaksana").map((one) => one.id ?? "");
      if (ids.length > 1 && kisi.row < sop.langkah.length) {
        this.lakukan(perintah.jointly(sop, kisi.row, ids));
        announce(t(`${ids.length} pelaksana bersama-sama`, `${ids.length} actors together`));
      } else {
        announce(t("Pilih dahulu beberapa sel pelaksana dalam satu baris", "First select several actor cells in one row"));
        return false;
      }
    } else if (nama === "pelaksana") {
      const at = kisi.column.jenis === "pelaksana" ? kisi.col : undefined;
      const made = perintah.addActor(sop, "", at);
      this.lakukan(made);
      const id = Object.keys(this.luar.sop().pelaksana).find((one) => !Object.hasOwn(sop.pelaksana, one)) ?? "";
      kisi.select(KEPALA, kisi.columnAt("pelaksana", id));
      const cell = kisi.cell(KEPALA, kisi.col);
      if (cell) this.luar.pelaksana(id, cell);
    }
    return true;
  }

  /** Move rows. @param {number} atas @param {number} bawah @param {number} ke */
  geser(atas, bawah, ke) {
    const sop = this.luar.sop();
    const made = perintah.moveRows(sop, atas, bawah, ke);
    if (!made.ops.length) return;
    const { kisi } = this;
    const { col } = kisi;
    const by = ke - atas;
    const anchor = { row: kisi.anchor.row + by, col: kisi.anchor.col };
    this.lakukan(made);
    kisi.select(kisi.row + by, col, { extend: true });
    kisi.anchor = anchor;
    kisi.select(kisi.row, col, { extend: true });
    announce(t(`Dipindah ke nomor ${ke + 1}`, `Moved to number ${ke + 1}`));
  }

  // ---- pointer ------------------------------------------------------------------------------------------

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest(".sunting-sel"))) return;
    const place = this.kisi.placeOf(event.target);
    if (!place) return;
    this.sunting?.end("tetap");
    const { kisi } = this;
    if (place.col < 0) {
      if (place.row >= 0 && place.row < kisi.sop.langkah.length) this.#grab(event, place.row);
      event.preventDefault();
      return;
    }
    const wasActive = kisi.row === place.row && kisi.col === place.col && kisi.table.contains(document.activeElement);
    event.preventDefault();
    kisi.select(place.row, place.col, { extend: event.shiftKey && place.row >= 0 });
    this.mulaiTab = null;
    const started = { x: event.clientX, y: event.clientY };
    let dragged = false;
    const move = (/** @type {PointerEvent} */ now) => {
      if (event.pointerType === "touch") return; // a finger scrolls
      const to = kisi.placeOf(document.elementFromPoint(now.clientX, now.clientY));
      if (!to || to.col < 0 || to.row < 0 || (to.row === kisi.row && to.col === kisi.col)) return;
      dragged = true;
      kisi.select(to.row, to.col, { extend: true });
    };
    const up = (/** @type {PointerEvent} */ now) => {
      removeEventListener("pointermove", move);
      const far = Math.hypot(now.clientX - started.x, now.clientY - started.y) > 8;
      if (!dragged && !far && now.type === "pointerup") this.#clicked(place, event, wasActive);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up, { once: true });
    addEventListener("pointercancel", up, { once: true });
  }

  /** @param {{ row: number, col: number }} place @param {PointerEvent} event @param {boolean} wasActive */
  #clicked(place, event, wasActive) {
    const { kisi } = this;
    const column = kisi.columns[place.col];
    if (event.shiftKey) return;
    if (place.row === KEPALA) {
      const cell = kisi.cell(KEPALA, place.col);
      if (column.jenis === "pelaksana" && wasActive && cell) this.luar.pelaksana(column.id ?? "", cell);
      return;
    }
    if (column.jenis === "pelaksana") {
      const here = kisi.sop.langkah[place.row]?.pelaksana.includes(column.id ?? "");
      if (!here || wasActive || event.ctrlKey || event.metaKey) this.point(place.row, column.id ?? "", event.ctrlKey || event.metaKey);
    } else if (wasActive && event.pointerType === "touch") {
      this.#open("ubah");
    } else if (wasActive && column.jenis === "alur") {
      this.#open("ubah");
    }
  }

  /** @param {MouseEvent} event */
  #double(event) {
    const place = this.kisi.placeOf(event.target);
    if (!place || place.col < 0 || place.row < 0 || (event.target instanceof Element && event.target.closest(".sunting-sel"))) return;
    if (this.kisi.columns[place.col].jenis !== "pelaksana") this.#open("ubah");
  }

  /** Take hold of rows by their number and drop them elsewhere. @param {PointerEvent} event @param {number} row */
  #grab(event, row) {
    const { kisi } = this;
    const { atas, bawah, kiri, kanan } = kisi.range;
    const inside = row >= atas && row <= bawah && kiri === 0 && kanan === kisi.columns.length - 1;
    if (event.shiftKey) kisi.select(row, kisi.columns.length - 1, { extend: true });
    else if (!inside) kisi.selectRows(row, row);
    const [first, last] = [kisi.range.atas, Math.min(kisi.range.bawah, kisi.sop.langkah.length - 1)];
    let to = first;
    kisi.table.classList.add("memindah");
    const clean = () => kisi.table.querySelectorAll(".jatuh-atas, .jatuh-bawah").forEach((one) => one.classList.remove("jatuh-atas", "jatuh-bawah"));
    const move = (/** @type {PointerEvent} */ now) => {
      clean();
      const steps = kisi.sop.langkah.length;
      let gap = steps;
      for (let at = 0; at < steps; at += 1) {
        const box = kisi.body.rows[at].getBoundingClientRect();
        if (now.clientY < box.top + box.height / 2) {
          gap = at;
          break;
        }
      }
      to = gap <= first ? gap : gap > last ? gap - (last - first + 1) : first;
      if (to !== first) {
        if (gap < steps) kisi.body.rows[gap].classList.add("jatuh-atas");
        else kisi.body.rows[steps - 1].classList.add("jatuh-bawah");
      }
    };
    const up = (/** @type {PointerEvent} */ now) => {
      removeEventListener("pointermove", move);
      clean();
      kisi.table.classList.remove("memindah");
      if (now.type === "pointerup" && to !== first) this.geser(first, last, to);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up, { once: true });
    addEventListener("pointercancel", up, { once: true });
  }

  // ---- clipboard ----------------------------------------------------------------------------------------

  /** @param {"copy" | "cut" | "paste"} kind @param {ClipboardEvent} event */
  #clipboard(kind, event) {
    const { kisi } = this;
    if (!event.clipboardData || !kisi.table.contains(document.activeElement)) return;
    const writing = document.activeElement instanceof HTMLTextAreaElement;
    if (kind !== "paste") {
      if (writing || kisi.row === KEPALA) return;
      const rows = perintah.textsOf(this.luar.sop(), kisi.range);
      event.clipboardData.setData("text/plain", writeTsv(rows));
      event.clipboardData.setData("text/html", writeHtml(rows));
      event.preventDefault();
      if (kind === "cut") this.lakukan(perintah.clearRange(this.luar.sop(), kisi.range));
      announce(t(`${rows.length} baris disalin`, `${rows.length} rows copied`));
      return;
    }
    const rows = cellsOf({ html: event.clipboardData.getData("text/html"), text: event.clipboardData.getData("text/plain") });
    if (!rows || (writing && rows.length < 2 && (rows[0]?.length ?? 0) < 2)) return;
    event.preventDefault();
    this.sunting?.cancel();
    this.paste(rows);
  }

  /** Take cells in: a whole procedure where their headings say so, else cell by cell. @param {string[][]} rows */
  paste(rows) {
    const { kisi } = this;
    const sop = this.luar.sop();
    const table = procedureOf(rows.slice(0, 500), this.luar.ejaan);
    const row = Math.max(0, kisi.row);
    if (table?.baris.length) {
      const made = pasteProcedure(sop, table, Math.min(row + 1, sop.langkah.length));
      this.lakukan(made, { row: 0, col: 0 });
      announce(t(`${table.baris.length} baris ditempel sebagai langkah`, `${table.baris.length} rows pasted as steps`));
      return;
    }
    const range = { ...kisi.range, atas: Math.max(0, kisi.range.atas) };
    this.lakukan(perintah.pasteCells(sop, range, rows.slice(0, 500)));
    const wide = Math.max(...rows.map((one) => one.length));
    kisi.anchor = { row: range.atas, col: range.kiri };
    kisi.select(range.atas + rows.length - 1, range.kiri + wide - 1, { extend: true });
    announce(t(`${rows.length} baris ditempel`, `${rows.length} rows pasted`));
  }
}
