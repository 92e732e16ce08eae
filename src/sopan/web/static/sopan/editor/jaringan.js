// @ts-check
// Asking the server: a fresh token after somebody came in anew, and what a failure means.

/** @typedef {import("./mesin.js").Jawab} Jawab */

export class Jaringan {
  /** @param {string} base the address of the editor @param {string} token */
  constructor(base, token) {
    this.base = base;
    this.token = token;
  }

  /** @param {string} nama @param {RequestInit} init @returns {Promise<Jawab>} */
  async #ask(nama, init) {
    /** @type {Response} */
    let response;
    try {
      response = await fetch(`${this.base}${nama}`, { ...init, redirect: "manual", signal: AbortSignal.timeout(20_000) });
    } catch {
      return { ok: false, sebab: "jaringan", galat: [] };
    }
    // A person whose login has expired is sent to the door; the page stays, and so does what was written.
    if (response.type === "opaqueredirect") return { ok: false, sebab: "masuk", galat: [] };
    const told = response.headers.get("content-type")?.includes("json") ? await response.json().catch(() => null) : null;
    if (response.ok && told) return { ok: true, data: told };
    if (response.status === 403) return { ok: false, sebab: "masuk", galat: [] };
    if (told?.galat) return { ok: false, sebab: told.sebab, galat: told.galat };
    if (response.status === 404) return { ok: false, sebab: "wewenang", galat: [] };
    return { ok: false, sebab: "jaringan", galat: [] };
  }

  /** The draf as it is, with a fresh token. @returns {Promise<Jawab>} */
  async state() {
    const answer = await this.#ask("keadaan/", {});
    if (answer.ok) this.token = answer.data.csrf;
    return answer;
  }

  /** @param {string} nama @param {any} data @returns {Promise<Jawab>} */
  async post(nama, data) {
    const send = () => this.#ask(`${nama}/`, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": this.token }, body: JSON.stringify(data) });
    const answer = await send();
    if (answer.ok || answer.sebab !== "masuk") return answer;
    // The token may be the one of the login before: ask for a new one, and send once more.
    const fresh = await this.state();
    return fresh.ok ? send() : answer;
  }

  /** @param {string} bidang @param {string} teks @returns {Promise<any[]>} */
  async saran(bidang, teks) {
    const answer = await this.#ask(`saran/?${new URLSearchParams({ bidang, q: teks })}`, {});
    return answer.ok ? answer.data.saran : [];
  }
}
