// @ts-check
// The real pages, drawn by the server while one writes. A picture stays until the next one is there; of a
// document only the pages that changed travel.

import { byId, t } from "./umum.js";

/** @typedef {import("./jenis.js").Operasi} Operasi */
/** @typedef {{ kode: string, nama: string, tingkat: string, jalur: Array<string | number>, pesan: string, obat: { pesan: string, operasi: Operasi[] } | null }} Temuan */
/** @typedef {{ sumbu: string, nilai: string, sebutan: string, keyakinan: string, tanda: string[] }} Jenis */
/** @typedef {{ halaman: Array<{ sidik: string, svg?: string }> | null, galat?: string, langkah?: number | null, temuan: Temuan[], jenis: Jenis[], harapan?: any[] }} Gambar */
/** @typedef {{ minta: () => { versi: number, operasi: Operasi[] }, post: (data: any) => Promise<{ ok: boolean, data?: any }>, datang: (gambar: Gambar) => void }} Luar */

export class Halaman {
  /** @param {Luar} luar */
  constructor(luar) {
    this.luar = luar;
    this.place = byId("lembaran");
    this.scroller = byId("panel-halaman");
    this.busy = false;
    this.again = false;
    /** @type {number | null} */
    this.step = null;
    this.retry = 0;
  }

  /** Draw soon; while one picture is on its way, only the newest wish waits. */
  ask() {
    if (this.busy) {
      this.again = true;
      return;
    }
    void this.#draw();
  }

  async #draw() {
    this.busy = true;
    this.again = false;
    clearTimeout(this.retry);
    const punya = [...this.place.children].map((page) => /** @type {HTMLElement} */ (page).dataset.sidik ?? "");
    const answer = await this.luar.post({ ...this.luar.minta(), punya });
    this.busy = false;
    if (answer.ok) {
      this.#show(/** @type {Gambar} */ (answer.data));
      this.luar.datang(/** @type {Gambar} */ (answer.data));
    } else if (!this.again) {
      this.retry = /** @type {any} */ (setTimeout(() => this.ask(), 4000));
    }
    if (this.again) void this.#draw();
  }

  /** @param {Gambar} gambar */
  #show(gambar) {
    const fault = byId("galat-gambar");
    fault.hidden = gambar.halaman !== null;
    if (gambar.halaman === null) {
      fault.textContent = `${t("Belum dapat digambar", "It cannot be drawn yet")}: ${gambar.galat}`;
      return;
    }
    const there = new Map([...this.place.children].map((page) => [/** @type {HTMLElement} */ (page).dataset.sidik, page]));
    const pages = gambar.halaman.map((page, at) => {
      const known = there.get(page.sidik);
      if (known) {
        there.delete(page.sidik);
        return known;
      }
      // The place of a page stays, so that what one looks at does not jump.
      const sheet = document.createElement("div");
      sheet.className = "lembar";
      sheet.dataset.sidik = page.sidik;
      sheet.dataset.nomor = String(at + 1);
      // Where the window is narrow a page scrolls by itself, and must be reached by keyboard.
      sheet.tabIndex = 0;
      sheet.setAttribute("role", "group");
      sheet.setAttribute("aria-label", `${t("Halaman", "Page")} ${at + 1}`);
      sheet.innerHTML = page.svg ?? "";
      return sheet;
    });
    const old = [...this.place.children];
    if (pages.length !== old.length || pages.some((page, at) => page !== old[at])) {
      const top = this.scroller.scrollTop;
      pages.forEach((page, at) => {
        const now = this.place.children[at];
        if (now === page) return;
        if (now && !pages.includes(now)) now.replaceWith(page);
        else this.place.insertBefore(page, now ?? null);
      });
      while (this.place.children.length > pages.length) this.place.lastElementChild?.remove();
      this.scroller.scrollTop = top;
    }
    this.mark(this.step, false);
    this.place.dispatchEvent(new CustomEvent("digambar"));
  }

  /** Show which step is at hand. @param {number | null} step from 1 @param {boolean} [scroll] */
  mark(step, scroll = true) {
    for (const old of this.place.querySelectorAll(".kini")) old.classList.remove("kini");
    this.step = step;
    if (step === null) return;
    const cells = this.place.querySelectorAll(`rect.sel[data-langkah="${step}"]`);
    for (const cell of cells) cell.classList.add("kini");
    if (!scroll || !cells.length) return;
    const box = cells[0].getBoundingClientRect();
    const view = this.scroller.getBoundingClientRect();
    if (!view.height || (box.top >= view.top + 24 && box.bottom <= view.bottom - 24)) return;
    this.scroller.scrollTop += box.top - view.top - view.height / 3;
  }
}
