// @ts-check
// The editor of an SOP: what the parts of the page have to do with one another.

import { askFlow } from "./alur.js";
import { Cari } from "./cari.js";
import { Halaman } from "./halaman.js";
import { Identitas } from "./identitas.js";
import { Jaringan } from "./jaringan.js";
import { Jurnal } from "./jurnal.js";
import { showConflicts, showKeys, showPeople, showStatus } from "./kabar.js";
import { KEPALA } from "./kisi.js";
import { Mesin } from "./mesin.js";
import { useSchema } from "./operasi/skema.js";
import { askActor } from "./pelaksana.js";
import { ISIAN_JUDUL, Susunan, cellText, isBlank, setCell } from "./perintah.js";
import { SumberSaran } from "./saran.js";
import { DaftarSaran } from "./sel.js";
import { Tabel } from "./tabel.js";
import { DaftarTemuan, marksOf } from "./temuan.js";
import { pointing } from "./tunjuk.js";
import { announce, byId, eachFrame, h, t } from "./umum.js";

/** @typedef {import("./jenis.js").Operasi} Operasi */
/** @typedef {import("./jurnal.js").Ketikan} Ketikan */

const data = JSON.parse(byId("data-penyunting").textContent ?? "{}");
const root = byId("penyunting");
useSchema(data.skema);

const token = /** @type {HTMLInputElement} */ (document.querySelector("#tanda input")).value;
const jaringan = new Jaringan(`${location.pathname.replace(/\/?$/, "/")}`, token);
const jurnal = new Jurnal(localStorage, sessionStorage, `${data.pk}-${data.siapa}`);

const mesin = new Mesin(data.versi, data.sop, {
  post: (nama, isi) => jaringan.post(nama, isi),
  state: () => jaringan.state(),
  keep: (isi) => jurnal.keep(isi) || showStatus(mesin.status, [], 1),
  changed: (sebab) => {
    render();
    if (sebab !== "sendiri") announce(t("Perubahan orang lain masuk", "Changes of others came in"));
  },
  status: (status, galat) => showStatus(status, galat ?? [], mesin.unsent().length),
  conflict: (bentur) => showConflicts(bentur, {
    pakai: (one) => {
      try {
        if (one.operasi) mesin.lakukan([one.operasi]);
        return true;
      } catch {
        return false;
      }
    },
    kembali: () => tabel.kisi.refocus(),
  }),
});
const sop = () => mesin.sop;
const lakukan = (/** @type {{ ops: Operasi[] }} */ made) => mesin.lakukan(made.ops, { di: whereAmI() });
const saran = new SumberSaran(data.kata, (bidang, teks) => jaringan.saran(bidang, teks));

// ---- the table ------------------------------------------------------------------------------------------

const moved = eachFrame(() => {
  const { row } = tabel.kisi;
  halaman.mark(row === KEPALA ? null : row + 1);
});

const tabel = new Tabel(byId("bingkai"), {
  sop,
  lakukan: (ops, di) => mesin.lakukan(ops, { di }),
  ketik: (ketikan) => {
    jurnal.typing(ketikan);
    halaman.ask();
  },
  saran: (kolom, row, teks, baris) => saran.cell(sop(), kolom.nama, row, teks, baris),
  alur: (row, anchor) => askFlow(sop(), row, anchor, (made) => tabel.lakukan(made), () => tabel.kisi.refocus()),
  pelaksana: (id, anchor) => askActor(sop, id, anchor, {
    lakukan: (made) => {
      lakukan(made);
    },
    saran: (teks) => saran.field("jabatan", teks),
    kembali: () => tabel.kisi.refocus(),
  }),
  pindah: () => moved(),
  ejaan: data.judul_kolom,
});

/** Where the cursor is, for undo. */
function whereAmI() {
  return { row: tabel.kisi.row, col: tabel.kisi.col };
}

// ---- the pages, the findings ----------------------------------------------------------------------------

const halaman = new Halaman({
  minta: () => ({ versi: mesin.dasar.versi, operasi: [...mesin.unsent(), ...tabel.draf(), ...draftTitle()] }),
  post: (isi) => jaringan.post("gambar", isi),
  datang: (gambar) => {
    temuan.show(gambar.temuan);
    tabel.kisi.mark(marksOf(gambar.temuan));
    const [jenis] = gambar.jenis;
    const place = byId("jenis-tampak");
    const sure = jenis && jenis.keyakinan !== "tanpa tanda" && jenis.keyakinan !== "lemah";
    const words = sure ? t(`Terbaca sebagai SOP ${jenis.sebutan}`, `Reads like ${jenis.sebutan}`) : "";
    if (place.dataset.kata === words + jenis?.tanda.join()) return;
    place.dataset.kata = words + jenis?.tanda.join();
    const differs = sure && sop().jenis !== jenis.nilai;
    place.title = sure ? jenis.tanda.join("\n") : "";
    place.replaceChildren(words, ...(differs ? [h("button", { type: "button", class: "tautan", onclick: () => lakukan(new Susunan(sop()).lakukan({ op: "ubah_isian", jalur: ["jenis"], nilai: jenis.nilai })) }, t("Tetapkan jenisnya", "Set its kind"))] : []));
  },
});
const temuan = new DaftarTemuan({
  alasan: data.alasan,
  pergi: (jalur) => go(jalur),
  obati: (one) => {
    if (!one.obat) return;
    try {
      lakukan({ ops: one.obat.operasi });
      announce(t("Diperbaiki", "Mended"));
    } catch {
      halaman.ask();
    }
  },
});

/** Go to a place of the SOP. @param {Array<string | number>} jalur */
function go(jalur) {
  if (jalur[0] === "langkah" && jalur.length > 1) {
    show("langkah");
    const field = String(jalur[2] ?? "kegiatan");
    const flow = ["keputusan", "lanjut", "selesai", "id"].includes(field);
    const nama = flow ? "alur" : field === "rincian" ? "kegiatan" : field;
    const col = nama === "pelaksana" ? tabel.kisi.columnAt("pelaksana", sop().langkah[Number(jalur[1])]?.pelaksana[0]) : tabel.kisi.columnAt(nama);
    tabel.kisi.select(Number(jalur[1]), Math.max(0, col));
  } else if (jalur[0] === "judul") {
    byId("judul").focus();
  } else if (jalur[0] === "pelaksana") {
    show("langkah");
    tabel.kisi.select(KEPALA, Math.max(1, tabel.kisi.columnAt("pelaksana", jalur.length > 1 ? String(jalur[1]) : undefined)));
  } else if (jalur[0] === "langkah" || !jalur.length) {
    show("langkah");
    tabel.kisi.select(0, 0);
  } else {
    show("identitas");
    const at = jalur.find((key) => typeof key === "number");
    identitas.focus(jalur.filter((key) => typeof key === "string").join("."), typeof at === "number" ? at : undefined);
  }
}

pointing(byId("lembaran"), {
  aktif: () => ({ row: tabel.kisi.row, pelaksana: tabel.kisi.column.id ?? null }),
  sel: (row, kolom, _, ubah) => {
    show("langkah");
    const col = tabel.kisi.columnAt(kolom);
    tabel.kisi.select(row, Math.max(0, col), { focus: true });
    if (ubah && col >= 0) tabel.ubah("ubah");
  },
  simbol: (row, id, aktif) => {
    const here = sop().langkah[row]?.pelaksana.includes(id);
    if (here && !aktif) tabel.kisi.select(row, tabel.kisi.columnAt("pelaksana", id));
    else tabel.point(row, id);
  },
  tujuan: (langkah, jalan, ke) => {
    const step = sop().langkah[langkah - 1];
    const nomor = ke;
    const made = new Susunan(sop());
    const next = nomor === langkah + 1 ? null : sop().langkah[nomor - 1]?.id ?? nomor;
    try {
      made.lakukan({ op: "ubah_tujuan", langkah, jalan: /** @type {any} */ (jalan), ke: next });
      if (jalan === "lanjut" && step.selesai) made.lakukan({ op: "ubah_selesai", langkah, selesai: false });
      lakukan(made);
      announce(t(`Langkah ${langkah} kini menuju langkah ${nomor}`, `Step ${langkah} now leads to step ${nomor}`));
    } catch {
      announce(t("Panah tidak dapat diarahkan ke sana", "The arrow cannot lead there"));
    }
  },
  panah: (row, anchor) => askFlow(sop(), row, anchor, (made) => tabel.lakukan(made), () => tabel.kisi.refocus()),
  identitas: (sel) => {
    if (sel.startsWith("kepala:pelaksana:")) {
      show("langkah");
      tabel.kisi.select(KEPALA, tabel.kisi.columnAt("pelaksana", sel.slice("kepala:pelaksana:".length)));
    } else if (sel === "judul" || sel === "identitas:judul") {
      byId("judul").focus();
    } else if (sel.startsWith("identitas:")) {
      const [, nama, at] = sel.split(":");
      show("identitas");
      identitas.focus({ pembuatan: "tanggal.pembuatan", revisi: "tanggal.revisi", efektif: "tanggal.efektif" }[nama] ?? nama, Number(at) || 0);
    }
  },
});

// ---- title, identity, parts -----------------------------------------------------------------------------

const judul = /** @type {HTMLInputElement} */ (byId("judul"));
const saranJudul = new DaftarSaran(judul, (one) => {
  judul.value = one.sisip ?? one.teks;
  judul.dispatchEvent(new Event("input"));
});
judul.addEventListener("input", () => {
  saranJudul.show(saran.title(sop(), judul.value));
  halaman.ask();
});
judul.addEventListener("keydown", (event) => {
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && saranJudul.step(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
  else if (event.key === "Enter") {
    event.preventDefault();
    if (!saranJudul.take()) {
      judul.blur();
      tabel.kisi.refocus();
    }
  } else if (event.key === "Escape") saranJudul.close();
});
judul.addEventListener("blur", () => {
  saranJudul.close();
  const ops = draftTitle();
  if (ops.length) lakukan({ ops });
});

/** The title that is being written. @returns {Operasi[]} */
function draftTitle() {
  const nilai = judul.value.trim() || ISIAN_JUDUL;
  return nilai === sop().judul || (isBlank(nilai) && isBlank(sop().judul)) ? [] : [{ op: "ubah_isian", jalur: ["judul"], nilai }];
}

const identitas = new Identitas(/** @type {HTMLFormElement} */ (byId("identitas")), { sop, lakukan, saran: (bidang, teks) => saran.field(bidang, teks) });
const cari = new Cari(byId("panel-langkah"), {
  sop,
  lakukan: (made) => mesin.lakukan(made.ops, { di: whereAmI() }),
  pergi: (row, kolom) => tabel.kisi.select(row, tabel.kisi.columnAt(kolom), { focus: false }),
  kembali: () => tabel.kisi.refocus(),
});

/** Show a part of the page. @param {string} nama */
function show(nama) {
  const narrow = matchMedia("(max-width: 1023px)").matches;
  if (!narrow && (nama === "temuan" || nama === "halaman")) return;
  root.dataset.tampil = nama;
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    const here = /** @type {HTMLElement} */ (tab).dataset.buka === nama;
    tab.setAttribute("aria-selected", String(here));
    tab.setAttribute("tabindex", here ? "0" : "-1");
  }
  if (nama === "identitas") identitas.grow();
  if (nama === "halaman") moved();
}
const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role="tab"]')]);
for (const tab of tabs) {
  tab.addEventListener("click", () => show(tab.dataset.buka ?? ""));
  tab.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) return;
    const seen = tabs.filter((one) => one.offsetParent !== null);
    const next = seen[(seen.indexOf(tab) + by + seen.length) % seen.length];
    show(next.dataset.buka ?? "");
    next.focus();
  });
}
for (const button of document.querySelectorAll("[data-tugas]")) {
  // The table keeps the focus: what is done is done to its cells.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    tabel.sunting?.end("tetap");
    tabel.tugas(/** @type {HTMLElement} */ (button).dataset.tugas ?? "");
  });
}

/** @param {"undo" | "redo"} which */
function kembali(which) {
  tabel.sunting?.end("tetap");
  const di = mesin.kembali(which);
  if (!di) {
    announce(which === "undo" ? t("Tidak ada yang dapat dibatalkan", "Nothing to undo") : t("Tidak ada yang dapat diulangi", "Nothing to redo"));
    return;
  }
  announce(which === "undo" ? t("Dibatalkan", "Undone") : t("Diulangi", "Done again"));
  if (di.row !== undefined && root.dataset.tampil === "langkah" && !document.activeElement?.closest("input, textarea, select")) tabel.kisi.select(di.row, di.col);
}
byId("batal").addEventListener("click", () => kembali("undo"));
byId("ulang").addEventListener("click", () => kembali("redo"));
byId("cari-buka").addEventListener("click", () => { show("langkah"); cari.open(); });
byId("tombol-bantu").addEventListener("click", () => showKeys(() => tabel.kisi.refocus()));

const STOPS = [() => judul.focus(), () => { show("langkah"); tabel.kisi.refocus(); }, () => /** @type {HTMLElement | null} */ (document.querySelector(".daftar-temuan .ke-sel"))?.focus(), () => byId("panel-halaman").focus()];
const REGIONS = [".nama", "#panel-langkah", "#panel-temuan", "#panel-halaman"];
document.addEventListener("keydown", (event) => {
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const writing = event.target instanceof Element && event.target.matches("input, textarea");
  if (ctrl && (key === "z" || key === "y") && !event.altKey) {
    if (writing) return; // the field's own undo
    event.preventDefault();
    kembali(key === "y" || event.shiftKey ? "redo" : "undo");
  } else if (ctrl && (key === "f" || key === "h") && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    show("langkah");
    cari.open();
  } else if (ctrl && key === "s") {
    event.preventDefault();
    tabel.sunting?.end("tetap");
    mesin.now();
  } else if (event.key === "F1") {
    event.preventDefault();
    showKeys(() => tabel.kisi.refocus());
  } else if (event.key === "F6") {
    event.preventDefault();
    const here = REGIONS.findIndex((one) => document.activeElement?.closest(one));
    STOPS[(here + (event.shiftKey ? STOPS.length - 1 : 1)) % STOPS.length]();
  }
});

// ---- the width of both sides ----------------------------------------------------------------------------

const divider = byId("pemisah");
function width(/** @type {number} */ percent) {
  const now = Math.max(30, Math.min(85, Math.round(percent)));
  root.style.setProperty("--bagi", `${now}%`);
  divider.setAttribute("aria-valuenow", String(now));
  try {
    localStorage.setItem("sopan-sunting-bagi", String(now));
  } catch {
    // only a wish
  }
}
width(Number(localStorage.getItem("sopan-sunting-bagi")) || 62);
divider.addEventListener("keydown", (event) => {
  const by = event.key === "ArrowLeft" ? -3 : event.key === "ArrowRight" ? 3 : 0;
  if (by) width(Number(divider.getAttribute("aria-valuenow")) + by);
});
divider.addEventListener("pointerdown", (event) => {
  divider.setPointerCapture(event.pointerId);
  const box = /** @type {HTMLElement} */ (divider.parentElement).getBoundingClientRect();
  const move = (/** @type {PointerEvent} */ now) => width(((now.clientX - box.left) / box.width) * 100);
  divider.addEventListener("pointermove", move);
  divider.addEventListener("lostpointercapture", () => divider.removeEventListener("pointermove", move), { once: true });
});

// ---- who else is here -----------------------------------------------------------------------------------

/** @type {string[]} */
const known = [];
const colour = (/** @type {string} */ tab) => {
  if (!known.includes(tab)) known.push(tab);
  return known.indexOf(tab) % 6;
};
let hearing = 0;
async function hear() {
  clearTimeout(hearing);
  const { row, column } = tabel.kisi;
  const sel = root.dataset.tampil === "langkah" ? `${row}:${column.nama}:${column.id ?? ""}` : "";
  const answer = await jaringan.post("hadir", { tab: jurnal.tab, versi: mesin.dasar.versi, sel });
  if (answer.ok) {
    if (mesin.status === "luring" || mesin.status === "masuk") mesin.now();
    mesin.heard(answer.data);
    /** @type {import("./kabar.js").Orang[]} */
    const people = answer.data.orang;
    showPeople(people, colour);
    tabel.kisi.present(new Map(people.flatMap((one) => {
      const [at, nama, id] = one.sel.split(":");
      const col = tabel.kisi.columnAt(nama, id || undefined);
      return one.sel && col >= 0 ? [[`${at}:${col}`, { ...one, warna: colour(one.tab) }]] : [];
    })));
  }
  hearing = /** @type {any} */ (setTimeout(hear, document.hidden ? 30_000 : 5000));
}
document.addEventListener("visibilitychange", () => !document.hidden && void hear());
addEventListener("online", () => mesin.now());
addEventListener("focus", () => (mesin.status === "masuk" || mesin.status === "luring") && mesin.now());
setInterval(() => jurnal.beat(), 3000);
addEventListener("pagehide", () => {
  tabel.sunting?.end("tetap");
  jurnal.leave();
});
addEventListener("beforeunload", (event) => {
  if (mesin.quiet && !tabel.sunting) return;
  tabel.sunting?.end("tetap");
  mesin.now();
  event.preventDefault();
});

// ---- begin ----------------------------------------------------------------------------------------------

function render() {
  tabel.render();
  identitas.render();
  if (document.activeElement !== judul) judul.value = isBlank(sop().judul) ? "" : sop().judul;
  /** @type {HTMLButtonElement} */ (byId("batal")).disabled = !mesin.riwayat.undo.length;
  /** @type {HTMLButtonElement} */ (byId("ulang")).disabled = !mesin.riwayat.redo.length;
  halaman.ask();
}

/** Go on from what was not saved when a page was left. */
function recover() {
  for (const { tab, isi, ketik } of jurnal.left()) {
    if (isi && mesin.quiet) {
      mesin.resume(isi);
      jurnal.keep({ versi: mesin.dasar.versi, sop: mesin.dasar.sop, kirim: mesin.kirim, tunggu: mesin.tunggu });
      if (tab !== jurnal.tab) jurnal.forget(tab);
      const count = mesin.unsent().length;
      announce(t(`${count} perubahan dari sebelumnya dilanjutkan`, `${count} changes from before go on`));
    } else if (isi) {
      continue; // the next page that opens takes it over
    }
    if (ketik) typedBefore(ketik, tab);
  }
}

/** What was being typed goes into its cell, if that is still as it was. @param {Ketikan} ketik @param {string} tab */
function typedBefore(ketik, tab) {
  const col = tabel.kisi.columnAt(ketik.kolom, ketik.id ?? undefined);
  const column = tabel.kisi.columns[col];
  jurnal.forgetTyping(tab);
  if (!column || ketik.row > sop().langkah.length) return;
  if (cellText(sop(), ketik.row, column) === ketik.lama && ketik.teks !== ketik.lama) {
    mesin.lakukan(setCell(new Susunan(sop()), ketik.row, column, ketik.teks).ops, { di: { row: ketik.row, col } });
    tabel.kisi.select(ketik.row, col);
  }
}

showStatus("tersimpan", [], 0);
show("langkah");
recover();
render();
void hear();
const untouched = isBlank(sop().judul) && sop().langkah.length === 1;
if (untouched) judul.focus();
else tabel.kisi.refocus();
if (location.hash === "#identitas") show("identitas");
root.dataset.siap = "1";
// For the tests and the measurements: nothing of the page uses it.
Object.assign(globalThis, { penyunting: { mesin, tabel, halaman } });
