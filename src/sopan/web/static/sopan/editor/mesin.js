// @ts-check
// Keeps the SOP of this page and that of the server in step. What a person does is done here at once, kept in
// the journal, and sent in batches; what others did comes in between and is brought together by operations.

import { same } from "./jenis.js";
import { rebaseAll } from "./operasi/alas.js";
import { applyWithInverse } from "./operasi/balik.js";
import { apply, applyAll, whole } from "./operasi/terapkan.js";
import { Riwayat } from "./riwayat.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./jenis.js").Operasi} Operasi */
/** @typedef {import("./jurnal.js").Kiriman} Kiriman */
/** @typedef {import("./jurnal.js").Isi} Isi */
/** @typedef {"tersimpan" | "menyimpan" | "menunggu" | "luring" | "masuk" | "ditolak"} Status */
/** @typedef {{ saya: [string, string], mereka: [string, string] | null, pilihan: [string, string] | null, operasi: Operasi | null }} Bentur */
/** @typedef {{ ok: true, data: any } | { ok: false, sebab: "jaringan" | "masuk" | "wewenang" | "operasi" | "permintaan", galat: string[] }} Jawab */
/**
 * @typedef {{
 *   post: (nama: "kirim" | "hadir", data: any) => Promise<Jawab>,
 *   state: () => Promise<Jawab>,
 *   keep: (isi: Isi) => void,
 *   changed: (sebab: "sendiri" | "lain" | "baru") => void,
 *   status: (status: Status, galat?: string[]) => void,
 *   conflict: (bentur: Bentur[]) => void,
 * }} Luar what the engine asks of the page around it
 */

const SOON = 700;
const MOST_WAIT = 15_000;

export class Mesin {
  /** @param {number} versi @param {Sop} sop @param {Luar} luar */
  constructor(versi, sop, luar) {
    this.luar = luar;
    this.dasar = { versi, sop };
    this.sop = sop;
    /** @type {Kiriman | null} */
    this.kirim = null;
    /** @type {Kiriman | null} */
    this.tunggu = null;
    this.riwayat = new Riwayat();
    /** @type {Status} */
    this.status = "tersimpan";
    this.gagal = 0;
    this.timer = 0;
    this.berjalan = false;
  }

  /** Go on from a journal. @param {Isi} isi */
  resume(isi) {
    this.dasar = { versi: isi.versi, sop: isi.sop };
    this.kirim = isi.kirim;
    this.tunggu = isi.tunggu;
    this.sop = applyAll(isi.sop, this.unsent());
    this.#say("menunggu");
    this.#later(0);
  }

  /** What the server does not have yet, for all it has said. @returns {Operasi[]} */
  unsent() {
    return [...(this.kirim?.ops ?? []), ...(this.tunggu?.ops ?? [])];
  }

  /** Whether everything is saved. */
  get quiet() {
    return !this.kirim && !this.tunggu;
  }

  /**
   * Do operations now, and save them soon.
   * @param {Operasi[]} ops
   * @param {{ di?: any, catat?: boolean }} [how] where the cursor was; whether undo takes it back
   */
  lakukan(ops, { di = null, catat = true } = {}) {
    if (!ops.length) return;
    ops = ops.map(whole);
    const done = applyWithInverse(this.sop, ops);
    this.sop = done.sop;
    if (catat) this.riwayat.record(done.balik, di);
    this.tunggu ??= { kunci: newKey(), ops: [] };
    this.tunggu.ops.push(...ops);
    this.#keep();
    if (this.status === "tersimpan") this.#say("menunggu");
    this.luar.changed("sendiri");
    if (this.status !== "ditolak") this.#later(this.gagal ? this.#wait() : SOON);
  }

  /** Take back, or do again. @param {"undo" | "redo"} which @returns {any} where the cursor was, or null */
  kembali(which) {
    const step = this.riwayat.take(this.sop, which);
    if (!step) return null;
    this.lakukan(step.ops, { catat: false });
    return step.di ?? {};
  }

  /** Send now, as when the connection is back. */
  now() {
    this.gagal = 0;
    this.#later(0);
  }

  #keep() {
    this.luar.keep({ versi: this.dasar.versi, sop: this.dasar.sop, kirim: this.kirim, tunggu: this.tunggu });
  }

  /** @param {Status} status @param {string[]} [galat] */
  #say(status, galat) {
    this.status = status;
    this.luar.status(status, galat);
  }

  #wait() {
    return Math.min(MOST_WAIT, 1000 * 2 ** Math.min(this.gagal - 1, 4));
  }

  /** @param {number} time */
  #later(time) {
    clearTimeout(this.timer);
    this.timer = /** @type {any} */ (setTimeout(() => void this.#send(), time));
  }

  async #send() {
    if (this.berjalan || this.status === "ditolak") return;
    if (!this.kirim) {
      if (!this.tunggu) return;
      this.kirim = this.tunggu;
      this.tunggu = null;
      this.#keep();
    }
    this.berjalan = true;
    if (this.status !== "luring" && this.status !== "masuk") this.#say("menyimpan");
    const answer = await this.luar.post("kirim", { kunci: this.kirim.kunci, versi: this.dasar.versi, operasi: this.kirim.ops });
    this.berjalan = false;
    if (answer.ok) {
      this.gagal = 0;
      this.#saved(answer.data);
    } else if (answer.sebab === "jaringan" || answer.sebab === "masuk") {
      this.gagal += 1;
      this.#say(answer.sebab === "masuk" ? "masuk" : "luring", answer.galat);
      this.#later(this.#wait());
    } else if (answer.sebab === "operasi" || answer.sebab === "permintaan") {
      await this.#refused(answer.galat);
    } else {
      this.#say("ditolak", answer.galat);
    }
  }

  /** @param {{ versi: number, sop: Sop, lain: Operasi[] | null, bentur: Bentur[] }} data */
  #saved(data) {
    const sent = this.kirim?.ops ?? [];
    const here = applyAll(this.dasar.sop, sent);
    this.kirim = null;
    if (data.lain === null) this.#anew(data.sop);
    else if (!data.lain.length && !data.bentur.length && same(data.sop, here)) data.sop = here;
    else this.#others(effect(this.dasar.sop, sent, data.lain), here, data.sop);
    this.dasar = { versi: data.versi, sop: data.sop };
    this.#keep();
    if (data.bentur.length) this.luar.conflict(data.bentur);
    if (this.tunggu) {
      this.#say("menunggu");
      this.#later(SOON / 2);
    } else {
      this.#say("tersimpan");
    }
  }

  /**
   * Bring what waits, and undo, past what others did.
   * @param {Operasi[]} others from `before` to `after`
   * @param {Sop} before
   * @param {Sop} after
   */
  #others(others, before, after) {
    const waiting = this.tunggu?.ops ?? [];
    const brought = rebaseAll(waiting, others, before);
    if (brought.bentur.length) this.riwayat.clear();
    else this.riwayat.carry(brought.lain, this.sop);
    this.#waiting(brought.operasi, after, brought.bentur);
    this.luar.changed("lain");
  }

  /** Begin anew from the server's SOP; what waits is done on it as far as it can be. @param {Sop} sop */
  #anew(sop) {
    this.riwayat.clear();
    this.#waiting(this.tunggu?.ops ?? [], sop, []);
    this.luar.changed("baru");
  }

  /** @param {Operasi[]} ops @param {Sop} sop @param {Operasi[]} lost */
  #waiting(ops, sop, lost) {
    /** @type {Operasi[]} */
    const done = [];
    for (const op of ops) {
      try {
        sop = apply(sop, op);
        done.push(op);
      } catch {
        lost.push(op);
      }
    }
    this.sop = sop;
    if (this.tunggu) this.tunggu = done.length ? { kunci: this.tunggu.kunci, ops: done } : null;
    if (lost.length) this.luar.conflict(lost.map((op) => ({ saya: inWords(op), mereka: null, pilihan: null, operasi: null })));
  }

  /** The server could not do the batch at all: take its SOP, and say what was lost. @param {string[]} galat */
  async #refused(galat) {
    const answer = await this.luar.state();
    if (!answer.ok) {
      this.gagal += 1;
      this.#later(this.#wait());
      return;
    }
    const lost = this.kirim?.ops ?? [];
    this.kirim = null;
    this.dasar = { versi: answer.data.versi, sop: answer.data.sop };
    this.#anew(answer.data.sop);
    this.#keep();
    this.luar.conflict(lost.map((op) => ({ saya: inWords(op), mereka: /** @type {[string, string]} */ ([galat.join(" "), galat.join(" ")]), pilihan: null, operasi: null })));
    this.#say(this.tunggu ? "menunggu" : "tersimpan");
    if (this.tunggu) this.#later(SOON);
  }

  /** What the server says that others did, where nothing of ours is on its way. @param {{ versi: number, lain?: Operasi[] | null, sop?: Sop }} data */
  heard(data) {
    if (!this.quiet || this.berjalan || data.versi <= this.dasar.versi || !data.sop) return;
    const before = this.dasar.sop;
    this.dasar = { versi: data.versi, sop: data.sop };
    if (data.lain) this.#others(data.lain, before, data.sop);
    else this.#anew(data.sop);
  }
}

/** From what this page had to what the server has: mine undone, others', and mine again as the server did it. @param {Sop} base @param {Operasi[]} mine @param {Operasi[]} others @returns {Operasi[]} */
function effect(base, mine, others) {
  const brought = rebaseAll(mine, others, base);
  if (!brought.bentur.length) return brought.lain;
  return [...applyWithInverse(base, mine).balik, ...others, ...brought.operasi];
}

/** @param {Operasi} op @returns {[string, string]} */
function inWords(op) {
  const value = "nilai" in op ? op.nilai : "langkah" in op && typeof op.langkah === "object" ? op.langkah.kegiatan : op;
  const words = typeof value === "string" ? value : JSON.stringify(value);
  return [words, words];
}

/** A key that no other batch has. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
