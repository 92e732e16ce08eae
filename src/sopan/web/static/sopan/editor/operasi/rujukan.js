// @ts-check
// The references of steps to steps.

/** @typedef {import("../jenis.js").Langkah} Langkah */
/** @typedef {import("../jenis.js").Keputusan} Keputusan */
/** @typedef {import("../jenis.js").Rujukan} Rujukan */
/** @typedef {import("../jenis.js").Jalan} Jalan */
/** @typedef {import("../jenis.js").Arah} Arah */
/** @typedef {(ke: Rujukan) => Rujukan} Peta */

/** @type {["ya", "tidak"]} */
export const CABANG = ["ya", "tidak"];
export const SELESAI = "selesai";

/** What stands at one way out of a step. @param {Langkah} step @param {Jalan} jalan @returns {Rujukan | null} */
export function way(step, jalan) {
  if (jalan === "lanjut") return step.lanjut;
  return step.keputusan === null ? null : step.keputusan[jalan].langkah;
}

/** The step with one way leading elsewhere. @param {Langkah} step @param {Jalan} jalan @param {Rujukan | null} ke @returns {Langkah} */
export function turned(step, jalan, ke) {
  if (jalan === "lanjut") return { ...step, lanjut: ke };
  if (step.keputusan === null) return step;
  return { ...step, keputusan: { ...step.keputusan, [jalan]: { ...step.keputusan[jalan], langkah: ke } } };
}

/** The references that a step writes. @param {Langkah} step @returns {Array<[Jalan, Rujukan]>} */
export function references(step) {
  /** @type {Array<[Jalan, Rujukan]>} */
  const found = [];
  for (const jalan of /** @type {Jalan[]} */ (["lanjut", ...CABANG])) {
    const ke = way(step, jalan);
    if (ke !== null) found.push([jalan, ke]);
  }
  return found;
}

/** The step with every reference mapped; the same object where none changes. @param {Langkah} step @param {Peta} map @returns {Langkah} */
export function mapReferences(step, map) {
  for (const [jalan, old] of references(step)) {
    const now = map(old);
    if (now !== old) step = turned(step, jalan, now);
  }
  return step;
}

/** The decision with every reference mapped. @param {Keputusan} keputusan @param {Peta} map @returns {Keputusan} */
export function mapDecision(keputusan, map) {
  for (const name of CABANG) {
    const ke = keputusan[name].langkah;
    if (ke !== null && map(ke) !== ke) {
      keputusan = { ...keputusan, [name]: { ...keputusan[name], langkah: map(ke) } };
    }
  }
  return keputusan;
}

/** Where a step leads on, for what referred to it. @param {Langkah[]} steps @param {number} nomor @returns {Rujukan} */
export function ledTo(steps, nomor) {
  const step = steps[nomor - 1];
  /** @type {Rujukan} */
  const next = nomor < steps.length ? nomor + 1 : SELESAI;
  const ways = step.keputusan ? CABANG.map((name) => way(step, name)) : [step.selesai ? SELESAI : step.lanjut];
  for (const ke of ways) {
    if (ke === null) return next;
    if (ke !== nomor && ke !== step.id) return ke;
  }
  return next;
}

/** The ways that the steps `now` lead elsewhere than `old`, as they are in `old`. @param {Langkah[]} old @param {Langkah[]} now @returns {Arah[]} */
export function differing(old, now) {
  /** @type {Arah[]} */
  const found = [];
  old.forEach((step, at) => {
    const other = now[at];
    if (step === other) return;
    /** @type {Jalan[]} */
    const ways = step.keputusan && other.keputusan ? ["lanjut", ...CABANG] : ["lanjut"];
    for (const jalan of ways) {
      if (way(step, jalan) !== way(other, jalan)) found.push({ langkah: at + 1, jalan, ke: way(step, jalan) });
    }
  });
  return found;
}

/** The number of the step that a reference names, or null. @param {Langkah[]} steps @param {Rujukan | null} ke @returns {number | null} */
export function numberOf(steps, ke) {
  if (typeof ke === "number") return ke >= 1 && ke <= steps.length ? ke : null;
  if (ke === null) return null;
  const at = steps.findIndex((step) => step.id === ke);
  return at < 0 ? null : at + 1;
}
