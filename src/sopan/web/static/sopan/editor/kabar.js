// @ts-check
// What the page tells about itself: whether all is saved, who else is here, what could not be brought together.

import { trap } from "./kotak.js";
import { byId, h, icon, said, t } from "./umum.js";

/** @typedef {import("./mesin.js").Status} Status */
/** @typedef {import("./mesin.js").Bentur} Bentur */
/** @typedef {{ nama: string, sel: string, tab: string }} Orang */

/** Say whether all is saved. @param {Status} status @param {string[]} galat @param {number} waiting */
export function showStatus(status, galat, waiting) {
  const [name, words] = /** @type {Record<Status, [string, string]>} */ ({
    tersimpan: ["cloud-check", t("Tersimpan", "Saved")],
    menunggu: ["cloud-up", t("Menyimpan…", "Saving…")],
    menyimpan: ["cloud-up", t("Menyimpan…", "Saving…")],
    luring: ["cloud-off", t("Luring, disimpan di peramban ini", "Offline, kept in this browser")],
    masuk: ["lock", t("Belum masuk", "Not logged in")],
    ditolak: ["lock", t("Tidak dapat disimpan", "Cannot be saved")],
  })[status];
  const place = byId("status");
  const key = `${status} ${words}`;
  if (place.dataset.kunci !== key) {
    place.dataset.kunci = key;
    place.className = `status s-${status}`;
    place.replaceChildren(icon(name), h("span", {}, words));
  }
  const bar = byId("kabar");
  if (status === "masuk") {
    bar.hidden = false;
    bar.className = "kabar";
    bar.replaceChildren(icon("lock"), h("p", {}, t("Sesi Anda habis. Tulisan Anda tetap ada di peramban ini dan disimpan begitu Anda masuk lagi.", "Your session has expired. What you wrote is kept in this browser and is saved as soon as you log in again.")),
      h("a", { class: "tombol utama ringkas", href: `/masuk/?next=/sehat/`, target: "_blank", rel: "noopener" }, t("Masuk di tab baru", "Log in in a new tab")));
  } else if (status === "ditolak") {
    bar.hidden = false;
    bar.className = "kabar galat";
    bar.replaceChildren(icon("alert-triangle"), h("p", {}, `${galat.join(" ")} ${t("Tulisan Anda tetap ada di peramban ini.", "What you wrote is kept in this browser.")}`));
  } else if (status === "luring" && waiting > 0) {
    bar.hidden = true;
  } else {
    bar.hidden = true;
  }
}

/** Show who else has the SOP open. @param {Orang[]} people @param {(tab: string) => number} colour */
export function showPeople(people, colour) {
  const place = byId("hadir");
  const key = JSON.stringify(people.map((one) => [one.nama, one.tab]));
  if (place.dataset.kunci === key) return;
  place.dataset.kunci = key;
  place.replaceChildren(...people.map((one) => h("li", { class: `orang-${colour(one.tab)}`, title: one.nama }, h("span", { "aria-hidden": "true" }, initials(one.nama)), h("span", { class: "sr" }, one.nama))));
}

/** @param {string} name */
function initials(name) {
  const words = name.replace(/,.*$/, "").split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith("."));
  return [words[0], words[words.length - 1]].filter((word, at) => word && (at === 0 || words.length > 1)).map((word) => word[0].toUpperCase()).join("");
}

/** A window over the page. @param {string} title @param {Node[]} content @param {() => void} back @returns {() => void} closes it */
export function windowWith(title, content, back) {
  const dialog = h("dialog", { class: "jendela", "aria-label": title },
    h("div", { class: "kepala-jendela" }, h("h2", {}, title), h("button", { class: "alat", type: "button", "aria-label": t("Tutup", "Close"), onclick: () => dialog.close() }, icon("x"))), ...content);
  dialog.addEventListener("close", () => {
    dialog.remove();
    back();
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Tab") trap(dialog, event);
  });
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}

/**
 * What touched somebody else's edits: theirs is in the draf, mine can be put in its place.
 * @param {Bentur[]} bentur
 * @param {{ pakai: (bentur: Bentur) => boolean, kembali: () => void }} luar
 */
export function showConflicts(bentur, luar) {
  const items = bentur.map((one) => {
    const item = h("li", {},
      one.mereka ? h("p", {}, h("span", { class: "cap" }, t("Orang lain", "Somebody else")), said(one.mereka)) : null,
      h("p", {}, h("span", { class: "cap" }, t("Anda", "You")), h("span", { class: "milik-saya" }, said(one.pilihan ?? one.saya))),
      h("div", { class: "baris-tombol" }, ...(one.operasi
        ? [h("button", { type: "button", class: "tombol ringkas", onclick: () => done(item, t("Yang sudah tersimpan tetap.", "What is saved stays.")) }, t("Biarkan yang tersimpan", "Keep what is saved")),
           h("button", { type: "button", class: "tombol utama ringkas", onclick: () => done(item, luar.pakai(one) ? t("Punya Anda dipakai.", "Yours is used.") : t("Tidak dapat dipakai lagi.", "It can no longer be used.")) }, t("Pakai punya saya", "Use mine"))]
        : [h("span", { class: "redup kecil" }, t("Tidak dapat digabung. Salin dari sini bila masih diperlukan.", "It cannot be brought together. Copy it from here if you still need it."))])));
    return item;
  });
  const done = (/** @type {HTMLElement} */ item, /** @type {string} */ words) => {
    item.querySelector(".baris-tombol")?.replaceWith(h("p", { class: "redup kecil" }, words));
    if (!dialogHas(item, "button.utama")) close();
  };
  const close = windowWith(t("Diubah oleh dua orang", "Changed by two people"), [
    h("p", { class: "redup" }, t("Bagian ini diubah orang lain sewaktu Anda menulis. Semua yang lain sudah digabung.", "Somebody else changed this while you wrote. All else has been brought together.")),
    h("ul", { class: "bentur" }, ...items)], luar.kembali);
}

/** @param {HTMLElement} item @param {string} what */
function dialogHas(item, what) {
  return item.closest("dialog")?.querySelector(`.bentur ${what}`) ?? null;
}

/** The keys of the editor. @param {() => void} back */
export function showKeys(back) {
  /** @type {Array<[string, string]>} */
  const keys = [
    ["↑ ↓ ← →, Tab, Enter", t("pindah sel; Enter ke bawah, Shift membalik", "go through cells; Enter goes down, Shift back")],
    ["F2", t("ubah isi sel; di sel pelaksana atau Alur: pilih tujuan", "change a cell; in an actor's cell or Flow: choose targets")],
    ["Esc", t("batal mengubah; lalu Tab keluar dari tabel", "leave a cell as it was; then Tab leaves the table")],
    [t("Spasi", "Space"), t("di sel pelaksana: taruh simbol, lagi: keputusan", "in an actor's cell: put the symbol, again: a decision")],
    [t("Shift+panah, Spasi", "Shift+arrows, Space"), t("beberapa pelaksana bersama-sama", "several actors together")],
    ["Ctrl+C, Ctrl+X, Ctrl+V", t("salin dan tempel, juga dari Excel dan LibreOffice", "copy and paste, also from Excel and LibreOffice")],
    ["Ctrl+D", t("isi ke bawah", "fill down")],
    ["Ctrl+Enter", t("sisipkan langkah di bawah (Shift: di atas)", "insert a step below (Shift: above)")],
    ["Alt+↑, Alt+↓", t("pindahkan langkah", "move steps")],
    ["Alt+Shift+↓", t("gandakan langkah", "duplicate steps")],
    ["Ctrl+Delete", t("hapus langkah", "delete steps")],
    ["Alt+Enter", t("baris baru di dalam sel", "a new line within a cell")],
    ["Ctrl+Z, Ctrl+Y", t("batalkan, ulangi", "undo, redo")],
    ["Ctrl+F", t("cari dan ganti", "find and replace")],
    ["F6", t("pindah antara judul, tabel, temuan, dan halaman", "go between title, table, findings and pages")],
    [t("di kolom Alur", "in the column Flow"), t("ketik: t 2 (tidak ke 2), y 5 t 2, 7, selesai", "type: t 2 (no: to 2), y 5 t 2, 7, selesai")],
    [t("di kolom Kegiatan", "in the column Activity"), t("Kabid: Memeriksa … menaruh simbolnya di kolom Kabid", "Kabid: Memeriksa … puts the symbol into Kabid's column")],
    [t("di kolom Waktu", "in the column Time"), t("15 menjadi 15 menit, 2j menjadi 2 jam, 3hk menjadi 3 hari kerja", "15 becomes 15 menit, 2j 2 jam, 3hk 3 hari kerja")],
  ];
  windowWith(t("Tombol pintas", "Keyboard"), [h("dl", { class: "pintas" }, ...keys.flatMap(([key, words]) => [h("dt", {}, key), h("dd", {}, words)]))], back);
}
