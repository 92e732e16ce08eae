// @ts-check
// What comes from and goes to the clipboard: cells of Excel and LibreOffice, as tab-separated text and as a
// table of HTML; and a whole procedure, whose columns are told by their headings.

import { ISIAN_KEGIATAN, Susunan, actorId, columnsOf, isBlank, newStep, setCell } from "./perintah.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {Record<string, string>} Ejaan headings by their letters */

/**
 * Tab-separated text as cells. A cell with line breaks stands in quotes, as both programs write it.
 * @param {string} text
 * @returns {string[][]}
 */
export function readTsv(text) {
  /** @type {string[][]} */
  const rows = [];
  let row = /** @type {string[]} */ ([]);
  let at = 0;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (at <= source.length) {
    let cell = "";
    const quoted = source[at] === '"' ? /^"((?:[^"]|"")*)"(?=\t|\n|$)/.exec(source.slice(at)) : null;
    if (quoted) {
      cell = quoted[1].replaceAll('""', '"');
      at += quoted[0].length;
    } else {
      const end = source.slice(at).search(/[\t\n]/);
      cell = end < 0 ? source.slice(at) : source.slice(at, at + end);
      at += cell.length;
    }
    row.push(cell);
    if (at >= source.length || source[at] === "\n") {
      rows.push(row);
      row = [];
      if (at >= source.length) break;
    }
    at += 1;
  }
  return rows;
}

/** Cells as tab-separated text. @param {string[][]} rows */
export function writeTsv(rows) {
  const cell = (/** @type {string} */ text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}

const ESCAPES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/** Cells as a table of HTML, which office programs paste with their line breaks. @param {string[][]} rows */
export function writeHtml(rows) {
  const cell = (/** @type {string} */ text) =>
    `<td>${text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]).replaceAll("\n", "<br>")}</td>`;
  return `<meta charset="utf-8"><table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}

/**
 * The cells of a table element, merged cells once, their other places empty.
 * @param {HTMLTableElement} table
 * @returns {string[][]}
 */
export function readTable(table) {
  /** @type {string[][]} */
  const rows = [];
  [...table.rows].slice(0, 500).forEach((tr, at) => {
    rows[at] ??= [];
    let column = 0;
    for (const cell of [...tr.cells].slice(0, 100)) {
      while (rows[at][column] !== undefined) column += 1;
      const [wide, high] = [Math.min(cell.colSpan || 1, 60), Math.min(cell.rowSpan || 1, 60)];
      for (let down = 0; down < high; down += 1) {
        for (let right = 0; right < wide; right += 1) {
          rows[at + down] ??= [];
          rows[at + down][column + right] = down || right ? "" : wordsOf(cell);
        }
      }
      column += wide;
    }
  });
  const wide = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: wide }, (_, column) => row[column] ?? ""));
}

/** The words of a cell, with line breaks where it has them. @param {HTMLElement} cell */
function wordsOf(cell) {
  for (const line of cell.querySelectorAll("br")) line.replaceWith("\n");
  for (const block of cell.querySelectorAll("p, li, div")) block.append("\n");
  return (cell.textContent ?? "").replace(/\u00a0/g, " ").replace(/[ \t]*\n[ \t]*/g, "\n").replace(/[ \t]+/g, " ").trim();
}

/**
 * What the clipboard holds as cells; null where it is no table.
 * @param {{ html: string, text: string }} given
 * @returns {string[][] | null}
 */
export function cellsOf({ html, text }) {
  if (html && html.length < 5_000_000) {
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    if (table) return readTable(table);
  }
  return text.trim() ? readTsv(text) : null;
}

/** @typedef {{ baris: string[][], kolom: Record<string, number>, pelaksana: Array<{ nama: string, di: number }>, satuan: string | null }} TabelProsedur */

/** Letters alone, as headings are compared. @param {string} text */
function letters(text) {
  return text.replace(/\(?\s*(?:menit|jam|hari(?:\s+kerja)?)\s*\)?\s*$/i, "").replace(/[^\p{L}]+/gu, "").toLowerCase();
}

/** The column that a text heads. @param {string} text @param {Ejaan} spellings */
export function headingOf(text, spellings) {
  if (!text || text.length > 60) return null;
  if (/^(?:#|№)[.:]?$/.test(text.trim())) return "no";
  const key = letters(text);
  return Object.hasOwn(spellings, key) ? spellings[key] : null;
}

/**
 * A procedure's table among cells, told by its headings of one, two or three rows; null where there is none.
 * @param {string[][]} rows
 * @param {Ejaan} spellings
 * @returns {TabelProsedur | null}
 */
export function procedureOf(rows, spellings) {
  const first = rows.findIndex((row) => row.some((cell) => headingOf(cell, spellings) === "kegiatan"));
  if (first < 0 || first > 20) return null;
  let from = first;
  let last = first;
  const roles = (/** @type {string[]} */ row) => new Set(row.map((cell) => headingOf(cell, spellings)).filter(Boolean));
  if (from > 0 && roles(rows[from - 1]).size >= 2) from -= 1;
  const column = rows[first].findIndex((cell) => headingOf(cell, spellings) === "kegiatan");
  // Rows of headings have nothing below the word Kegiatan: it is merged, and only names stand beside it.
  while (last + 1 < rows.length && last < from + 3 && !rows[last + 1][column]?.trim() && rows[last + 1].some((cell) => cell.trim())) {
    if (/^\(?\d+[.)]?$/.test(rows[last + 1].find((cell) => cell.trim()) ?? "") && !roles(rows[last + 1]).size) break;
    last += 1;
  }
  /** @type {Record<string, number>} */
  const kolom = {};
  /** @type {TabelProsedur["pelaksana"]} */
  const pelaksana = [];
  let satuan = null;
  let container = -1;
  const wide = Math.max(...rows.slice(from, last + 1).map((row) => row.length));
  for (let at = 0; at < wide; at += 1) {
    for (let row = last; row >= from; row -= 1) {
      const cell = (rows[row][at] ?? "").trim();
      if (!cell) continue;
      const heading = headingOf(cell, spellings);
      if (heading === "mutu_baku") continue;
      // Below the word Pelaksana stand names, also one like "Petugas" that could head a column of them.
      const named = rows.slice(from, row).some((above) => above.some((one) => headingOf(one, spellings) === "pelaksana"));
      if (heading === "pelaksana" && !named) {
        if (container < 0) container = at;
        continue;
      }
      if (heading && heading !== "pelaksana") {
        if (!(heading in kolom)) kolom[heading] = at;
        if (heading === "waktu") satuan = /(menit|jam|hari(?:\s+kerja)?)\s*\)?\s*$/i.exec(cell)?.[1].toLowerCase() ?? null;
      } else if (at > column && !/^\(?\d+\)?$/.test(cell)) {
        pelaksana.push({ nama: cell.replace(/\s+/g, " "), di: at });
      }
      break;
    }
  }
  const known = Object.keys(kolom).filter((name) => name !== "no").length;
  if (!("kegiatan" in kolom) || known + pelaksana.length < 2) return null;
  const edge = Math.min(...["kelengkapan", "waktu", "output", "keterangan"].filter((name) => name in kolom && kolom[name] > column).map((name) => kolom[name]), wide);
  const lanes = pelaksana.filter((one) => one.di < edge || container >= 0);
  if (lanes.length && container >= 0 && marked(rows.slice(last + 1), container)) {
    // A column that is called "Petugas" and holds marks is a lane beside the others.
    lanes.push({ nama: (rows[last][container] || rows[from][container]).trim(), di: container });
    lanes.sort((one, other) => one.di - other.di);
  }
  if (!lanes.length && container >= 0) kolom.pelaksana = container;
  let body = rows.slice(last + 1);
  if (body.length && body[0].filter((cell) => /^\(?\d+\)?$/.test(cell.trim())).length >= 3 && !/\p{L}/u.test(body[0].join(""))) body = body.slice(1);
  return { baris: body, kolom, pelaksana: lanes, satuan };
}

/** Whether a column holds marks, no names. @param {string[][]} rows @param {number} column */
function marked(rows, column) {
  const cells = rows.map((row) => (row[column] ?? "").trim()).filter(Boolean);
  return cells.length > 0 && cells.every((cell) => cell.length <= 2);
}

/**
 * Write a procedure's table: an SOP without steps of its own becomes it, in another it comes below a row.
 * @param {Sop} sop
 * @param {TabelProsedur} table
 * @param {number} below the number of the row after which it comes
 */
export function pasteProcedure(sop, table, below) {
  const made = new Susunan(sop);
  const ids = actorsFor(made, table);
  const empty = sop.langkah.every((step) => isBlank(step.kegiatan));
  let at = empty ? sop.langkah.length : below;
  /** @type {string[] | null} */
  let before = null;
  const start = at;
  for (const row of joined(table)) {
    const told = (/** @type {string} */ name) => (name in table.kolom ? (row[table.kolom[name]] ?? "").trim() : "");
    const doers = doersOf(made, table, ids, row);
    /** @type {string[]} */
    const pelaksana = doers.length ? doers : before ?? [Object.keys(made.sop.pelaksana)[0]];
    before = pelaksana;
    made.lakukan({ op: "tambah_langkah", posisi: at + 1, langkah: newStep(made.sop, at, { kegiatan: told("kegiatan").replace(/\s*\n\s*/g, " ") || ISIAN_KEGIATAN, pelaksana }) });
    const columns = columnsOf(made.sop);
    for (const name of ["kelengkapan", "waktu", "output", "keterangan"]) {
      const column = columns.find((one) => one.nama === name);
      let text = told(name);
      if (name === "waktu" && table.satuan && /^[\d.,\s-]+$/.test(text)) text = `${text} ${table.satuan}`;
      if (column && text) setCell(made, at, column, text);
    }
    if (table.pelaksana.some(({ di }) => /[◇◊♦]/.test(row[di] ?? ""))) {
      made.lakukan({ op: "ubah_keputusan", langkah: at + 1, keputusan: { ya: {}, tidak: at > start ? { langkah: at } : {} } });
    }
    at += 1;
  }
  if (empty && at > start) {
    for (let row = start; row >= 1; row -= 1) made.lakukan({ op: "hapus_langkah", langkah: row });
    dropUnused(made);
  }
  return made;
}

/** The rows of steps; a row without an activity goes on with the one above it. @param {TabelProsedur} table */
function joined(table) {
  const { kegiatan } = table.kolom;
  /** @type {string[][]} */
  const rows = [];
  for (const row of table.baris) {
    if (!row.some((cell) => cell.trim())) continue;
    const text = (row[kegiatan] ?? "").trim();
    if (/^(?:sub\s*)?(?:jumlah|total)\b/i.test(text || row.find((cell) => cell.trim()) || "")) continue;
    if (text || !rows.length) rows.push([...row]);
    else row.forEach((cell, at) => { if (cell.trim()) rows[rows.length - 1][at] = [rows[rows.length - 1][at], cell].filter(Boolean).join("\n"); });
  }
  return rows;
}

/** The ids of the table's actors; those that the SOP has not are added. @param {Susunan} made @param {TabelProsedur} table */
function actorsFor(made, table) {
  return table.pelaksana.map(({ nama }) => actor(made, nama));
}

/** @param {Susunan} made @param {string} nama */
function actor(made, nama) {
  const known = Object.entries(made.sop.pelaksana).find(([, one]) => one.nama.toLowerCase() === nama.toLowerCase());
  if (known) return known[0];
  const id = actorId(made.sop, nama);
  const luar = /^(?:pemohon|masyarakat|wajib pajak|warga|pelapor|tamu)\b/i.test(nama);
  made.lakukan({ op: "tambah_pelaksana", id, pelaksana: { nama, luar }, posisi: null });
  return id;
}

/** Who does a row: the lanes with a mark, or the names in a column Pelaksana. @param {Susunan} made @param {TabelProsedur} table @param {string[]} ids @param {string[]} row */
function doersOf(made, table, ids, row) {
  if ("pelaksana" in table.kolom) {
    const names = (row[table.kolom.pelaksana] ?? "").split(/\n|;|,|\bdan\b|\//).map((name) => name.trim()).filter(Boolean);
    return [...new Set(names.map((name) => actor(made, name)))];
  }
  return ids.filter((_, at) => /[^\s.\-–—]/.test(row[table.pelaksana[at].di] ?? ""));
}

/** Actors that were only blanks go. @param {Susunan} made */
function dropUnused(made) {
  for (const [id, one] of Object.entries(made.sop.pelaksana)) {
    const used = made.sop.langkah.some((step) => step.pelaksana.includes(id));
    if (!used && isBlank(one.nama) && Object.keys(made.sop.pelaksana).length > 1) made.lakukan({ op: "hapus_pelaksana", id });
  }
}
