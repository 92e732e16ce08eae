// @ts-check
// Reading and setting a value of an SOP by its place.

import { Ditolak } from "../jenis.js";
import { accept, blank, schema } from "./skema.js";

/** @typedef {import("../jenis.js").Sop} Sop */
/** @typedef {import("../jenis.js").Jalur} Jalur */
/** @typedef {import("./skema.js").Bidang} Bidang */

const OWN = new Set(["pelaksana", "id", "keputusan", "lanjut", "selesai"]);

/**
 * The value at a place; null where the part that it belongs to is not there.
 * @param {Sop} sop
 * @param {Jalur} jalur
 * @returns {any}
 */
export function valueAt(sop, jalur) {
  /** @type {any} */
  let value = sop;
  for (const key of jalur) {
    if (value === null) return null;
    if (Array.isArray(value) ? !(Number.isInteger(key) && Number(key) < value.length && Number(key) >= 0) : !(typeof value === "object" && Object.hasOwn(value, key))) {
      throw new Ditolak(`no place ${jalur.join(".")}`);
    }
    value = value[key];
  }
  return value;
}

/**
 * The items of the list at a place; none where the part that it belongs to is not there.
 * @param {Sop} sop
 * @param {Jalur} jalur
 * @returns {any[]}
 */
export function itemsAt(sop, jalur) {
  const items = valueAt(sop, jalur);
  if (items === null && jalur.length > 1 && valueAt(sop, jalur.slice(0, -1)) === null) return [];
  if (!Array.isArray(items)) throw new Ditolak("no list");
  return items;
}

/**
 * The SOP with another value at a place.
 * @param {Sop} sop
 * @param {Jalur} jalur
 * @param {any} value
 * @returns {Sop}
 */
export function put(sop, jalur, value) {
  closed(jalur);
  const [first, step, third] = jalur;
  if (first === "langkah" && third === "keputusan" && sop.langkah[Number(step)]?.keputusan === null) {
    throw new Ditolak("no decision, and none is made by the way");
  }
  return inside({ ...schema(), k: "bagian" }, sop, jalur, value);
}

/** Refuse places that other parts of the SOP hang on. @param {Jalur} jalur */
function closed(jalur) {
  const [first, , third] = jalur;
  const label = jalur.length === 5 && (jalur[4] === "label" || jalur[4] === "peluang");
  if (
    first === undefined ||
    first === "sopan" ||
    (first === "langkah" && (jalur.length < 3 || (OWN.has(String(third)) && !label))) ||
    (first === "pelaksana" && jalur.length < 3)
  ) {
    throw new Ditolak(`${jalur.join(".")} has an operation of its own`);
  }
}

/**
 * @param {Bidang} kind
 * @param {any} holder
 * @param {Jalur} jalur
 * @param {any} value
 * @returns {any}
 */
function inside(kind, holder, jalur, value) {
  const [key, ...rest] = jalur;
  const none = () => new Ditolak(`no place ${jalur.join(".")}`);
  if (Array.isArray(holder)) {
    if (typeof key !== "number" || !(key in holder) || !rest.length) throw none();
    return holder.map((item, at) => (at === key ? inside({ ...kind, k: "bagian" }, item, rest, value) : item));
  }
  if (kind.k === "peta") {
    if (!Object.hasOwn(holder, key) || !rest.length) throw none();
    return { ...holder, [key]: inside({ ...kind, k: "bagian" }, holder[key], rest, value) };
  }
  const field = Object.hasOwn(kind.isi ?? {}, key) ? kind.isi?.[key] : undefined;
  if (kind.k !== "bagian" || !field) throw none();
  let old = holder[key];
  if (!rest.length) return { ...holder, [key]: accept(field, value) };
  if (old === null) {
    if (field.k !== "bagian") throw none();
    old = blank({ ...field, kosong: false });
  }
  if (Array.isArray(old) && rest.length === 1) {
    const at = rest[0];
    if (typeof at !== "number" || !(at in old)) throw none();
    return { ...holder, [key]: accept(field, old.map((item, index) => (index === at ? value : item))) };
  }
  if (typeof old !== "object") throw none();
  return { ...holder, [key]: inside(field, old, rest, value) };
}
