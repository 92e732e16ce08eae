// @ts-check
// What is not saved yet, kept in this browser: it outlives a lost connection, a closed laptop, an expired login
// and a server that was killed. One journal a page of the editor and person; a page that opens later takes over
// the journals of pages that are gone. Batches keep their keys, so what was saved after all is not done twice.

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./jenis.js").Operasi} Operasi */
/** @typedef {{ kunci: string, ops: Operasi[] }} Kiriman */
/** @typedef {{ row: number, kolom: string, id: string | null, lama: string, teks: string }} Ketikan */
/**
 * @typedef {{ versi: number, sop: Sop, kirim: Kiriman | null, tunggu: Kiriman | null }} Isi
 * `kirim` is on its way, `tunggu` waits for it
 */

const ALIVE = 8000;

export class Jurnal {
  /** @param {Storage} storage @param {Storage} session @param {string} name SOP and person */
  constructor(storage, session, name) {
    this.storage = storage;
    this.prefix = `sopan-sunting-${name}-`;
    const own = session.getItem(`${this.prefix}tab`);
    // A tab that was duplicated has the name of the other one, which is still heard of.
    this.tab = own && !this.#alive(own) ? own : crypto.getRandomValues(new Uint32Array(3)).join("-");
    session.setItem(`${this.prefix}tab`, this.tab);
    this.beat();
  }

  /** @param {string} tab */
  #alive(tab) {
    return Date.now() - Number(this.#get(`${tab}:denyut`) ?? 0) < ALIVE;
  }

  /** @param {string} key */
  #get(key) {
    try {
      return this.storage.getItem(this.prefix + key);
    } catch {
      return null;
    }
  }

  /** @param {string} key @param {string | null} value */
  #set(key, value) {
    try {
      if (value === null) this.storage.removeItem(this.prefix + key);
      else this.storage.setItem(this.prefix + key, value);
      return true;
    } catch {
      return false; // full or forbidden: the server is the only copy then, and the page says so
    }
  }

  /** Say that this page is open. */
  beat() {
    this.#set(`${this.tab}:denyut`, String(Date.now()));
  }

  /** Say that this page is gone, so that the next one need not wait. */
  leave() {
    this.#set(`${this.tab}:denyut`, "0");
  }

  /** Keep what is not saved; nothing where all is. @param {Isi} isi @returns {boolean} whether it is kept */
  keep(isi) {
    if (!isi.kirim && !isi.tunggu) return this.#set(`${this.tab}:isi`, null);
    return this.#set(`${this.tab}:isi`, JSON.stringify(isi));
  }

  /** Keep what is being typed in a cell. @param {Ketikan | null} typed */
  typing(typed) {
    this.#set(`${this.tab}:ketik`, typed && JSON.stringify(typed));
  }

  /**
   * Journals with something in them: that of this tab before it was loaded anew, and those of tabs that are gone.
   * @returns {Array<{ tab: string, isi: Isi | null, ketik: Ketikan | null }>}
   */
  left() {
    const tabs = new Set([this.tab]);
    for (let at = 0; at < this.storage.length; at += 1) {
      const key = this.storage.key(at) ?? "";
      const tab = key.startsWith(this.prefix) ? key.slice(this.prefix.length).split(":")[0] : "";
      if (tab && !this.#alive(tab)) tabs.add(tab);
    }
    return [...tabs]
      .map((tab) => ({ tab, isi: parsed(this.#get(`${tab}:isi`)), ketik: parsed(this.#get(`${tab}:ketik`)) }))
      .filter((one) => one.isi || one.ketik);
  }

  /** Forget what was being typed in a tab that is gone. @param {string} tab */
  forgetTyping(tab) {
    this.#set(`${tab}:ketik`, null);
  }

  /** Forget the journal of a tab that is gone. @param {string} tab */
  forget(tab) {
    for (const part of ["isi", "ketik"]) this.#set(`${tab}:${part}`, null);
    if (tab !== this.tab) this.#set(`${tab}:denyut`, null);
  }
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
