// @ts-check
// What an actor is called, whether it stands outside of the agency, where its column is.

import { beside } from "./kotak.js";
import { Susunan, actorId, isBlank, removeActor } from "./perintah.js";
import { DaftarSaran } from "./sel.js";
import { h, icon, t } from "./umum.js";

/** @typedef {import("./jenis.js").Sop} Sop */

/**
 * Ask for the particulars of an actor.
 * @param {() => Sop} sop
 * @param {string} id
 * @param {Element} anchor
 * @param {{ lakukan: (made: Susunan) => void, saran: (teks: string) => Promise<any[]>, kembali: () => void }} luar
 */
export function askActor(sop, id, anchor, luar) {
  const actor = sop().pelaksana[id];
  const name = h("input", { id: "pelaksana-nama", value: isBlank(actor.nama) ? "" : actor.nama, placeholder: t("Kepala Bidang; beberapa dipisah koma", "Head of division; several with commas"), autocomplete: "off", "data-awal": true });
  const outside = h("input", { type: "checkbox", id: "pelaksana-luar", checked: actor.luar });
  const count = h("input", { type: "number", id: "pelaksana-jumlah", min: 1, max: 9999, value: actor.jumlah ?? "" });
  const ids = Object.keys(sop().pelaksana);
  const move = (/** @type {number} */ by) => {
    const ke = Object.keys(sop().pelaksana).indexOf(id) + by;
    if (ke >= 0 && ke < ids.length) luar.lakukan(new Susunan(sop()).lakukan({ op: "pindah_pelaksana", id, ke }));
  };
  const form = h("form", { "aria-label": t("Pelaksana", "Actor") },
    h("h2", {}, t("Pelaksana", "Actor")),
    h("label", { for: "pelaksana-nama" }, t("Nama jabatan", "Name of the post")), name,
    h("label", { class: "pilihan", for: "pelaksana-luar" }, outside, t("Di luar instansi, misalnya pemohon", "Outside of the agency, such as an applicant")),
    h("label", { for: "pelaksana-jumlah" }, t("Banyaknya orang", "How many people")), count,
    h("div", { class: "baris-tombol" },
      h("button", { class: "tombol utama ringkas" }, t("Pakai", "Apply")),
      h("button", { class: "alat", type: "button", title: t("Geser ke kiri", "Move left"), "aria-label": t("Geser ke kiri", "Move left"), onclick: () => move(-1) }, icon("arrow-left")),
      h("button", { class: "alat", type: "button", title: t("Geser ke kanan", "Move right"), "aria-label": t("Geser ke kanan", "Move right"), onclick: () => move(1) }, icon("arrow-right")),
      ids.length > 1 ? h("button", { class: "alat bahaya", type: "button", title: t("Hapus kolom ini", "Remove this column"), "aria-label": t("Hapus kolom ini", "Remove this column"), onclick: () => { gone = true; close(); luar.lakukan(removeActor(sop(), id)); luar.kembali(); } }, icon("trash")) : null));
  let gone = false;
  // Of several names the last is the one that is being written.
  const last = () => /** @type {RegExpExecArray} */ (/[^,;]*$/.exec(name.value))[0];
  const list = new DaftarSaran(name, (saran) => {
    const kept = name.value.slice(0, name.value.length - last().length);
    name.value = `${kept}${kept ? " " : ""}${saran.teks}`;
  });
  name.addEventListener("input", async () => {
    const typed = last().trim();
    list.show(typed.length > 1 ? (await luar.saran(typed)).filter((one) => one.teks !== typed) : []);
  });
  name.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.step(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    } else if (event.key === "Enter" && list.take()) event.preventDefault();
    else if (event.key === "Escape" && list.open) {
      list.close();
      event.preventDefault();
    } else if (event.key === "Tab") list.take();
  });
  const close = beside(anchor, form, () => {
    list.remove();
    if (gone || !Object.hasOwn(sop().pelaksana, id)) return;
    const made = new Susunan(sop());
    const [nama = "", ...more] = name.value.split(/[,;]/).map((one) => one.trim()).filter(Boolean);
    const jumlah = Number(count.value) >= 1 ? Math.floor(Number(count.value)) : null;
    if (nama && nama !== actor.nama) {
      made.lakukan({ op: "ubah_isian", jalur: ["pelaksana", id, "nama"], nilai: nama });
      // A column that was only a place for a name gets an id that says who it is.
      if (isBlank(actor.nama)) made.lakukan({ op: "ganti_id_pelaksana", id, menjadi: actorId(sop(), nama) });
    }
    const now = Object.keys(made.sop.pelaksana)[Object.keys(sop().pelaksana).indexOf(id)];
    if (outside.checked !== actor.luar) made.lakukan({ op: "ubah_isian", jalur: ["pelaksana", now, "luar"], nilai: outside.checked });
    if (jumlah !== actor.jumlah) made.lakukan({ op: "ubah_isian", jalur: ["pelaksana", now, "jumlah"], nilai: jumlah });
    more.forEach((one, at) => {
      const posisi = Object.keys(made.sop.pelaksana).indexOf(now) + 1 + at;
      made.lakukan({ op: "tambah_pelaksana", id: actorId(made.sop, one), pelaksana: { nama: one }, posisi });
    });
    if (made.ops.length) luar.lakukan(made);
  }, luar.kembali);
}
