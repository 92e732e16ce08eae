// What a person does in the table, as operations; run by test_skrip.py.

import assert from "node:assert/strict";
import test from "node:test";
import { cellText, clearRange, columnsOf, completeTime, duplicateRows, fillDown, findText, flowText, items, jointly, moveRows, pasteCells, pointActor, readFlow, removeActor, replaceText, setCell, setList, Susunan, deleteRows, addActor } from "#editor/perintah.js";
import { procedureOf, pasteProcedure, readTsv, writeTsv } from "#editor/papan.js";
import { Riwayat } from "#editor/riwayat.js";
import { applyWithInverse } from "#editor/operasi/balik.js";
import { applyAll } from "#editor/operasi/terapkan.js";
import { outputsBefore, matching } from "#editor/saran.js";
import { blankSop, plainSop, spellings } from "./bahan.mjs";

const column = (sop, nama, id) => columnsOf(sop).find((one) => one.nama === nama && (!id || one.id === id));
const set = (sop, row, nama, text) => setCell(new Susunan(sop), row, column(sop, nama), text).sop;
const whole = (sop, extra = {}) => ({ atas: 0, bawah: sop.langkah.length - 1, kiri: 0, kanan: columnsOf(sop).length - 1, ...extra });

test("a bare number is minutes, a letter is a unit", () => {
  assert.deepEqual(["15", "2j", "3 hk", "1 hari", "90 m", "2 jam 30 menit", "1x24 jam", "segera"].map(completeTime),
    ["15 menit", "2 jam", "3 hari kerja", "1 hari", "90 menit", "2 jam 30 menit", "1x24 jam", "segera"]);
});

test("a cell of a list has an item a line, without numbers and dots", () => {
  assert.deepEqual(items("1. Berkas\n- KTP\n\nFormulir; Map\n-"), ["Berkas", "KTP", "Formulir", "Map"]);
});

test("writing below the last row makes a row, and its actor is that of the row above", () => {
  const sop = set(plainSop(), 5, "waktu", "10");
  assert.equal(sop.langkah.length, 6);
  assert.deepEqual([sop.langkah[5].waktu, sop.langkah[5].pelaksana], ["10 menit", sop.langkah[4].pelaksana]);
  assert.equal(cellText(sop, 5, column(sop, "kegiatan")), "");
});

test("writing what is there already is no operation", () => {
  const sop = plainSop();
  for (const one of columnsOf(sop)) {
    for (let row = 0; row < sop.langkah.length; row += 1) {
      assert.deepEqual(setCell(new Susunan(sop), row, one, cellText(sop, row, one)).ops, [], `${row} ${one.nama}`);
    }
  }
});

test("an actor's name before a colon puts the symbol there", () => {
  const sop = set(plainSop(), 0, "kegiatan", "kasubid: Menyusun konsep");
  assert.deepEqual([sop.langkah[0].kegiatan, sop.langkah[0].pelaksana], ["Menyusun konsep", ["kasubid"]]);
  assert.equal(set(plainSop(), 0, "kegiatan", "Catatan: penting").langkah[0].kegiatan, "Catatan: penting");
});

test("what is typed into the flow", () => {
  assert.deepEqual(readFlow("t 2"), { tidak: 2 });
  assert.deepEqual(readFlow("ya 5, tidak selesai"), { ya: 5, tidak: "selesai" });
  assert.deepEqual(readFlow("Ya → berikut\nTidak → 4"), { ya: null, tidak: 4 });
  assert.deepEqual(readFlow("7"), { lanjut: 7, selesai: false });
  assert.deepEqual(readFlow("selesai"), { lanjut: null, selesai: true });
  assert.deepEqual(readFlow(""), { lanjut: null, selesai: false });
  assert.equal(readFlow("entahlah"), null);
  const sop = set(set(plainSop(), 3, "alur", "t 2"), 1, "alur", "4");
  assert.equal(flowText(sop, 3), "Ya → berikut\nTidak → 2");
  assert.equal(flowText(sop, 1), "→ 4");
  assert.equal(set(sop, 3, "alur", "").langkah[3].keputusan, null);
});

test("pointing puts the symbol, then makes a decision, then a plain step", () => {
  const one = pointActor(plainSop(), 1, "asdep").sop;
  assert.deepEqual(one.langkah[1].pelaksana, ["asdep"]);
  const two = pointActor(one, 1, "asdep").sop;
  assert.equal(two.langkah[1].keputusan.tidak.langkah, 1);
  assert.equal(pointActor(two, 1, "asdep").sop.langkah[1].keputusan, null);
  const joint = pointActor(plainSop(), 1, "asdep", true).sop;
  assert.deepEqual(joint.langkah[1].pelaksana, ["kasubid", "asdep"]);
  assert.deepEqual(pointActor(joint, 1, "kasubid", true).sop.langkah[1].pelaksana, ["asdep"]);
  assert.deepEqual(jointly(plainSop(), 0, ["kabid", "asdep"]).sop.langkah[0].pelaksana, ["kabid", "asdep"]);
  assert.equal(pointActor(plainSop(), 5, "asdep").sop.langkah.length, 6);
});

test("a range copied and pasted elsewhere says the same", () => {
  const sop = plainSop();
  const texts = [["Menyusun", "●", "", "", "", "A\nB", "1 jam", "C", ""], ["Memeriksa", "", "●", "", "t 1", "", "2", "", "catatan"]];
  const now = pasteCells(sop, { atas: 4, bawah: 4, kiri: 0, kanan: 0 }, readTsv(writeTsv(texts))).sop;
  assert.equal(now.langkah.length, 6);
  assert.deepEqual([now.langkah[4].kegiatan, now.langkah[4].kelengkapan, now.langkah[5].waktu, now.langkah[5].keputusan.tidak.langkah], ["Menyusun", ["A", "B"], "2 menit", 1]);
  assert.deepEqual([now.langkah[4].pelaksana, now.langkah[5].pelaksana], [["kabid"], ["kasubid"]]);
});

test("one text fills a range; fill down repeats its top row", () => {
  const sop = pasteCells(plainSop(), { atas: 0, bawah: 3, kiri: 6, kanan: 6 }, [["7"]]).sop;
  assert.deepEqual(sop.langkah.slice(0, 4).map((step) => step.waktu), Array(4).fill("7 menit"));
  const at = columnsOf(sop).findIndex((one) => one.nama === "waktu");
  const filled = fillDown(set(sop, 1, "waktu", "9 jam"), { atas: 1, bawah: 4, kiri: at, kanan: at }).sop;
  assert.deepEqual(filled.langkah.map((step) => step.waktu), ["7 menit", ...Array(4).fill("9 jam")]);
});

test("tab-separated cells keep their line breaks, quotes and tabs", () => {
  const rows = [["a\nb", 'kata "itu"', "", "x\ty"], ["", "tanpa", '"', "akhir"]];
  assert.deepEqual(readTsv(writeTsv(rows)), rows);
  assert.deepEqual(readTsv('a\t"b\r\nc"\r\n1\t2\r\n'), [["a", "b\nc"], ["1", "2"]]);
});

test("rows are moved as a block, duplicated below it, and the last one is emptied instead of taken away", () => {
  const names = (sop) => sop.langkah.map((step) => step.kegiatan.split(" ")[1]);
  const sop = plainSop();
  const before = names(sop);
  assert.deepEqual(names(moveRows(sop, 0, 1, 2).sop), [before[2], before[3], before[0], before[1], before[4]]);
  assert.deepEqual(names(moveRows(sop, 3, 4, 0).sop), [before[3], before[4], before[0], before[1], before[2]]);
  assert.deepEqual(moveRows(sop, 3, 4, 4).ops, []);
  assert.deepEqual(names(duplicateRows(sop, { atas: 1, bawah: 2, kiri: 0, kanan: 0 }).sop), [before[0], before[1], before[2], before[1], before[2], before[3], before[4]]);
  const none = deleteRows(sop, whole(sop)).sop;
  assert.deepEqual([none.langkah.length, cellText(none, 0, column(none, "kegiatan"))], [1, ""]);
});

test("an emptied range has no texts, and its steps keep their actors", () => {
  const sop = clearRange(plainSop(), whole(plainSop())).sop;
  assert.ok(sop.langkah.every((step) => step.pelaksana.length && !step.waktu && !step.output.length && !step.keputusan));
});

test("a column that goes leaves its steps to its neighbour", () => {
  const sop = removeActor(plainSop(), "kasubid").sop;
  assert.ok(!("kasubid" in sop.pelaksana) && sop.langkah.every((step) => step.pelaksana.length));
  assert.equal(addActor(blankSop(), "Kepala Dinas").sop.pelaksana.p1.nama, "Kepala Dinas");
});

test("find and replace, everywhere or at one place", () => {
  const sop = plainSop();
  const found = findText(sop, "LAPORAN");
  assert.ok(found.length > 3);
  const one = replaceText(sop, "laporan", "$& risalah", found[1].jalur).sop;
  assert.equal(findText(one, "$& risalah").length, 1);
  assert.equal(findText(replaceText(sop, "laporan", "risalah").sop, "laporan").length, 0);
});

test("a list changes by as few items as can be", () => {
  const sop = applyAll(plainSop(), [{ op: "ubah_isian", jalur: ["peralatan"], nilai: ["a", "b", "c", "d"] }]);
  const made = setList(new Susunan(sop), ["peralatan"], ["a", "x", "b", "c", "d"]);
  assert.deepEqual(made.ops.map((op) => op.op), ["tambah_butir"]);
  for (const now of [[], ["d"], ["a", "d"], ["a", "b", "c", "d", "e", "f"], ["z"]]) {
    assert.deepEqual(setList(new Susunan(sop), ["peralatan"], now).sop.peralatan, now);
  }
});

test("a table with two rows of headings becomes steps", () => {
  const rows = [
    ["No.", "Uraian Kegiatan", "Pelaksana", "", "", "Mutu Baku", "", "", "Ket."],
    ["", "", "Pemohon", "Petugas", "Kepala Seksi", "Persyaratan/ Perlengkapan", "Waktu (menit)", "Output", ""],
    ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    ["1", "Mengajukan permohonan", "x", "", "", "Formulir\nKTP", "5", "Berkas", ""],
    ["2", "Memeriksa berkas", "", "◇", "", "Berkas", "10", "Berkas lengkap", ""],
    ["", "dan mencatatnya", "", "", "", "", "", "", ""],
    ["3", "Menandatangani izin", "", "", "V", "Konsep", "1 hari", "Izin", "SOP Arsip"],
    ["", "Jumlah waktu", "", "", "", "", "45", "", ""],
  ];
  const table = procedureOf(rows, spellings);
  assert.deepEqual(table.pelaksana.map((one) => one.nama), ["Pemohon", "Petugas", "Kepala Seksi"]);
  const { sop } = pasteProcedure(blankSop(), table, 1);
  assert.equal(sop.langkah.length, 4);
  assert.deepEqual(Object.values(sop.pelaksana).map((one) => [one.nama, one.luar]), [["Pemohon", true], ["Petugas", false], ["Kepala Seksi", false]]);
  assert.deepEqual([sop.langkah[0].kelengkapan, sop.langkah[0].waktu, sop.langkah[3].keterangan], [["Formulir", "KTP"], "5 menit", "SOP Arsip"]);
  assert.equal(sop.langkah[1].keputusan.tidak.langkah, 1);
  assert.deepEqual(sop.langkah.map((step) => step.pelaksana[0]), ["pemohon", "petugas", "petugas", "kepala_seksi"]);
});

test("a table with one column of actors, in an SOP that has steps, comes below the row", () => {
  const rows = [["Aktivitas", "Pelaku", "Durasi", "Keluaran"], ["Menyusun konsep", "Analis; Kabid", "2", "Konsep"]];
  const { sop } = pasteProcedure(plainSop(), procedureOf(rows, spellings), 2);
  assert.equal(sop.langkah.length, 6);
  assert.deepEqual([sop.langkah[2].kegiatan, sop.langkah[2].pelaksana], ["Menyusun konsep", ["analis", "kabid"]]);
});

test("cells without headings are no procedure", () => {
  assert.equal(procedureOf([["Memeriksa", "1 jam"], ["Menulis", "2 jam"]], spellings), null);
  assert.equal(procedureOf([["Kegiatan"], ["Memeriksa"]], spellings), null);
});

test("undo takes back what one did past what others did since, without limit", () => {
  const riwayat = new Riwayat();
  let sop = plainSop();
  const start = sop;
  for (let number = 0; number < 200; number += 1) {
    const done = applyWithInverse(sop, [{ op: "ubah_isian", jalur: ["langkah", 2, "waktu"], nilai: `${number + 1} jam` }]);
    riwayat.record(done.balik, null);
    sop = done.sop;
  }
  const others = [{ op: "hapus_langkah", langkah: 1 }];
  riwayat.carry(others, sop);
  sop = applyAll(sop, others);
  let steps = 0;
  for (let step = riwayat.take(sop, "undo"); step; step = riwayat.take(sop, "undo")) {
    sop = applyAll(sop, step.ops);
    steps += 1;
  }
  assert.equal(steps, 200);
  assert.deepEqual(sop, applyAll(start, others));
  for (let step = riwayat.take(sop, "redo"); step; step = riwayat.take(sop, "redo")) sop = applyAll(sop, step.ops);
  assert.equal(sop.langkah[1].waktu, "200 jam");
});

test("outputs of earlier steps are offered, the nearest first; what begins as typed comes first", () => {
  const sop = plainSop();
  assert.deepEqual(outputsBefore(sop, 2).map((one) => one.teks), [...sop.langkah[1].output, ...sop.langkah[0].output]);
  assert.deepEqual(matching([{ teks: "Berita acara" }, { teks: "Acara" }], "acara").map((one) => one.teks), ["Acara", "Berita acara"]);
});
