// @ts-check
// What may stand in each field of an SOP. The server derives the table from its model (authoring/schema.py)
// and gives it to the page, so that a field is described once.

import { Ditolak } from "../jenis.js";

/**
 * @typedef {{ k: string, wajib?: boolean, boleh?: Array<string | number>, baku?: any, min?: number, maks?: number,
 *   isi?: Record<string, Bidang>, kosong?: boolean, ringkas?: string }} Bidang
 */

/** @type {Bidang} */
let root = { k: "bagian", isi: {} };

/** Take the table of the server. @param {Bidang} table */
export function useSchema(table) {
  root = table;
}

/** The description of the whole SOP. */
export function schema() {
  return root;
}

// Control characters have no place in XML, and so in no office format.
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A value as the model keeps it. Raises `Ditolak` where the field does not take it.
 * @param {Bidang} kind
 * @param {any} value
 * @returns {any}
 */
export function accept(kind, value) {
  if (value === null || value === undefined) {
    if (kind.wajib) throw new Ditolak("empty");
    return blank(kind);
  }
  switch (kind.k) {
    case "teks":
      return text(value);
    case "daftar":
      return (Array.isArray(value) ? value : [value]).map((item) => text(item));
    case "pilih":
      if (!kind.boleh?.includes(value)) throw new Ditolak("not among the choices");
      return value;
    case "hari":
      return day(value);
    case "ya":
      if (typeof value !== "boolean") throw new Ditolak("no boolean");
      return value;
    case "bilangan":
      return number(kind, value);
    case "rujukan":
      return reference(value);
    case "baris":
      return (Array.isArray(value) ? value : [value]).map((item) => part(kind, item));
    case "peta":
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, part(kind, item)]));
    case "bagian":
      return part(kind, value);
    default:
      return value;
  }
}

/**
 * What a field holds where nothing is written.
 * @param {Bidang} kind
 * @returns {any}
 */
export function blank(kind) {
  if (kind.k === "daftar" || kind.k === "baris") return [];
  if (kind.k === "bagian" && !kind.kosong) return part({ k: "bagian", isi: kind.isi }, {});
  return kind.baku ?? null;
}

/**
 * A part with all its fields, from one that may leave some out or be written in its short form.
 * @param {Bidang} kind
 * @param {any} value
 */
function part(kind, value) {
  const fields = kind.isi ?? {};
  if (kind.ringkas && (typeof value === "string" || typeof value === "number")) value = { [kind.ringkas]: value };
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Ditolak("no part");
  for (const name of Object.keys(value)) if (!(name in fields)) throw new Ditolak(`no field ${name}`);
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, accept(field, value[name])]),
  );
}

/** @param {any} value */
function text(value) {
  if (typeof value !== "string" || CONTROL.test(value)) throw new Ditolak("no text");
  const trimmed = value.trim();
  if (!trimmed) throw new Ditolak("empty");
  return trimmed;
}

/** @param {any} value */
function day(value) {
  const found = typeof value === "string" ? DAY.exec(value.trim()) : null;
  if (!found) throw new Ditolak("no day");
  const real = new Date(`${found[0]}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== found[0] || found[1] === "0000") {
    throw new Ditolak("no such day");
  }
  return found[0];
}

/** @param {Bidang} kind @param {any} value */
function number(kind, value) {
  if (typeof value !== "number" || Number.isNaN(value)) throw new Ditolak("no number");
  if (value < (kind.min ?? -Infinity) || value > (kind.maks ?? Infinity)) throw new Ditolak("out of bounds");
  return value;
}

/** @param {any} value */
export function reference(value) {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  const words = text(value);
  return /^[0-9]+$/.test(words) ? Number(words) : words;
}

/**
 * The description of a step, and of its decision.
 * @returns {{ langkah: Bidang, keputusan: Bidang, pelaksana: Bidang }}
 */
export function kinds() {
  const fields = root.isi ?? {};
  const step = { k: "bagian", isi: fields.langkah.isi };
  const decision = { ...(step.isi ?? {}).keputusan, kosong: false };
  return { langkah: step, keputusan: decision, pelaksana: { ...fields.pelaksana, k: "bagian" } };
}
