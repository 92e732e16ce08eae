// @ts-check
// Where a step leads, chosen among the steps by their words.

import { beside } from "./kotak.js";
import { numberOf } from "./operasi/rujukan.js";
import { Susunan, isBlank } from "./perintah.js";
import { h, t } from "./umum.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./jenis.js").Rujukan} Rujukan */

/** The choices of a target. @param {Sop} sop @param {number} row @param {Rujukan | null} now @param {boolean} end */
function targets(sop, row, now, end) {
  const at = now === "selesai" ? "selesai" : String(numberOf(sop.langkah, now) ?? "");
  const cut = (/** @type {string} */ text) => (text.length > 64 ? `${text.slice(0, 62)}…` : text);
  const option = (/** @type {string} */ value, /** @type {string} */ words) => h("option", { value, selected: value === at }, words);
  return [
    option("", t("Langkah berikutnya", "The next step")),
    ...sop.langkah.map((step, index) => option(String(index + 1), `${index + 1}. ${isBlank(step.kegiatan) ? t("(belum ditulis)", "(not written yet)") : cut(step.kegiatan)}${index === row ? t(" (langkah ini)", " (this step)") : ""}`)),
    end ? option("selesai", t("Selesai", "The end")) : null,
  ];
}

/** @param {string} value @returns {Rujukan | null} */
function chosen(value) {
  return value === "" ? null : value === "selesai" ? "selesai" : Number(value);
}

/**
 * Ask where a step leads.
 * @param {Sop} sop
 * @param {number} row
 * @param {Element} anchor
 * @param {(made: Susunan) => void} done
 * @param {() => void} back
 */
export function askFlow(sop, row, anchor, done, back) {
  const step = sop.langkah[row];
  const decision = step.keputusan;
  const kind = h("select", { id: "alur-jenis", "data-awal": decision ? null : true },
    h("option", { value: "biasa", selected: !decision }, t("Kegiatan", "An activity")),
    h("option", { value: "keputusan", selected: Boolean(decision) }, t("Keputusan, dengan dua jawaban", "A decision with two answers")));
  const next = h("select", { id: "alur-lanjut" }, ...targets(sop, row, step.lanjut, false));
  const ends = h("input", { type: "checkbox", id: "alur-selesai", checked: step.selesai });
  const branch = (/** @type {"ya" | "tidak"} */ name) => {
    const one = decision?.[name] ?? { langkah: name === "tidak" && row > 0 ? row : null, label: null, peluang: null };
    const to = h("select", { id: `alur-${name}`, "aria-label": `${name === "ya" ? t("Jika ya", "If yes") : t("Jika tidak", "If no")}`, "data-awal": name === "tidak" && decision ? true : null }, ...targets(sop, row, one.langkah, true));
    const label = h("input", { id: `alur-label-${name}`, value: one.label ?? "", placeholder: name === "ya" ? "Ya" : "Tidak", "aria-label": t(`Tulisan di panah ${name}`, `Words at the arrow ${name}`), autocomplete: "off" });
    return { one, to, label };
  };
  const [ya, tidak] = [branch("ya"), branch("tidak")];
  const plain = h("div", { class: "isi-alur" },
    h("label", { for: "alur-lanjut" }, t("Sesudahnya", "After it")), next,
    h("label", { class: "pilihan", for: "alur-selesai" }, ends, t("Prosedur juga berakhir di sini", "The procedure also ends here")));
  const split = h("div", { class: "isi-alur dua-jawaban" },
    h("span", { class: "cap" }, t("Jika ya", "If yes")), ya.to, ya.label,
    h("span", { class: "cap" }, t("Jika tidak", "If no")), tidak.to, tidak.label);
  const show = () => {
    plain.hidden = kind.value === "keputusan";
    split.hidden = kind.value !== "keputusan";
  };
  kind.addEventListener("change", show);
  const form = h("form", { "aria-label": t(`Alur langkah ${row + 1}`, `Flow of step ${row + 1}`) },
    h("h2", {}, t(`Alur langkah ${row + 1}`, `Flow of step ${row + 1}`)),
    h("label", { class: "sr", for: "alur-jenis" }, t("Bentuk", "Kind")), kind, plain, split,
    h("div", { class: "baris-tombol" }, h("button", { class: "tombol utama ringkas" }, t("Pakai", "Apply")), h("span", { class: "redup kecil" }, t("Esc membatalkan", "Esc cancels"))));
  show();
  beside(anchor, form, () => {
    const made = new Susunan(sop);
    const langkah = row + 1;
    if (kind.value === "keputusan") {
      const told = (/** @type {typeof ya} */ { one, to, label }) => ({ langkah: keep(sop, one.langkah, to.value), label: label.value.trim() || null, peluang: one.peluang });
      const keputusan = { ya: told(ya), tidak: told(tidak) };
      if (step.lanjut !== null) made.lakukan({ op: "ubah_tujuan", langkah, jalan: "lanjut", ke: null });
      if (JSON.stringify(keputusan) !== JSON.stringify(decision)) made.lakukan({ op: "ubah_keputusan", langkah, keputusan });
    } else {
      if (decision) made.lakukan({ op: "ubah_keputusan", langkah, keputusan: null });
      const ke = keep(sop, step.lanjut, next.value);
      if (ke !== step.lanjut) made.lakukan({ op: "ubah_tujuan", langkah, jalan: "lanjut", ke });
      if (ends.checked !== step.selesai) made.lakukan({ op: "ubah_selesai", langkah, selesai: ends.checked });
    }
    if (made.ops.length) done(made);
  }, back);
}

/** A reference as it was written, where it means what was chosen. @param {Sop} sop @param {Rujukan | null} old @param {string} value */
function keep(sop, old, value) {
  const now = chosen(value);
  return typeof now === "number" && numberOf(sop.langkah, old) === now ? old : now;
}
