// The page and the server kept in step, with a server that loses answers and other people who write.

import assert from "node:assert/strict";
import test from "node:test";
import { Jurnal } from "#editor/jurnal.js";
import { Mesin } from "#editor/mesin.js";
import { rebaseAll } from "#editor/operasi/alas.js";
import { applyAll } from "#editor/operasi/terapkan.js";
import { plainSop } from "./bahan.mjs";

const waktu = (row, nilai) => ({ op: "ubah_isian", jalur: ["langkah", row, "waktu"], nilai });
const soon = () => new Promise((done) => { setTimeout(done, 5); });

/** A server in a few lines: a log, batches by their key, and failures on demand. */
class Peladen {
  constructor() {
    this.sop = plainSop();
    this.versi = 1;
    this.log = [];
    this.kunci = new Map();
    this.fail = [];
  }

  edit(ops) {
    this.sop = applyAll(this.sop, ops);
    this.versi += 1;
    this.log.push({ versi: this.versi, ops, before: null });
  }

  kirim({ kunci, versi, operasi }) {
    const how = this.fail.shift();
    if (how === "before") return { ok: false, sebab: "jaringan", galat: [] };
    if (!this.kunci.has(kunci)) {
      const others = this.log.filter((one) => one.versi > versi).flatMap((one) => one.ops);
      const base = this.at(versi);
      const brought = rebaseAll(operasi, others, base);
      if (brought.operasi.length) this.edit(brought.operasi);
      this.kunci.set(kunci, { versi: this.versi, sop: this.sop, lain: others, bentur: brought.bentur.map((op) => ({ saya: ["a", "a"], mereka: null, pilihan: null, operasi: op })) });
    }
    if (how === "after") return { ok: false, sebab: "jaringan", galat: [] };
    return { ok: true, data: structuredClone(this.kunci.get(kunci)) };
  }

  at(versi) {
    return applyAll(plainSop(), this.log.filter((one) => one.versi <= versi).flatMap((one) => one.ops));
  }
}

function open(server) {
  const told = { bentur: [], kept: null, status: [] };
  const mesin = new Mesin(server.versi, server.sop, {
    post: async (_, data) => server.kirim(structuredClone(data)),
    state: async () => ({ ok: true, data: { versi: server.versi, sop: server.sop } }),
    keep: (isi) => { told.kept = structuredClone(isi); },
    changed: () => {},
    status: (status) => told.status.push(status),
    conflict: (bentur) => told.bentur.push(...bentur),
  });
  return { mesin, told };
}

async function settle(mesin) {
  for (let turn = 0; turn < 50 && !mesin.quiet; turn += 1) {
    mesin.now();
    await soon();
  }
}

test("what is done is here at once and on the server soon", async () => {
  const server = new Peladen();
  const { mesin, told } = open(server);
  mesin.lakukan([waktu(0, "1 jam")]);
  assert.equal(mesin.sop.langkah[0].waktu, "1 jam");
  assert.equal(told.kept.tunggu.ops.length, 1);
  await settle(mesin);
  assert.equal(server.sop.langkah[0].waktu, "1 jam");
  assert.equal(told.kept.tunggu, null);
  assert.equal(told.status.at(-1), "tersimpan");
});

test("answers that are lost double nothing", async () => {
  const server = new Peladen();
  const { mesin } = open(server);
  server.fail = ["before", "after", "after", null, "after"];
  mesin.lakukan([{ op: "gandakan_langkah", langkah: 1 }]);
  await settle(mesin);
  mesin.lakukan([{ op: "gandakan_langkah", langkah: 1 }]);
  await settle(mesin);
  assert.equal(server.sop.langkah.length, 7);
  assert.deepEqual(mesin.sop, server.sop);
});

test("others come in between, while more is being written", async () => {
  const server = new Peladen();
  const { mesin, told } = open(server);
  mesin.lakukan([waktu(2, "1 jam")]);
  server.edit([{ op: "hapus_langkah", langkah: 1 }]);
  mesin.now();
  mesin.lakukan([waktu(3, "2 jam")]);
  mesin.lakukan([{ op: "gandakan_langkah", langkah: 3 }]);
  await settle(mesin);
  assert.deepEqual(mesin.sop, server.sop);
  assert.deepEqual(server.sop.langkah.map((step) => step.waktu).slice(1, 4), ["1 jam", "1 jam", "2 jam"]);
  assert.equal(told.bentur.length, 0);
  while (mesin.kembali("undo"));
  await settle(mesin);
  assert.deepEqual(server.sop, applyAll(plainSop(), [{ op: "hapus_langkah", langkah: 1 }]));
});

test("what touches is told, and the page shows what the server has", async () => {
  const server = new Peladen();
  const { mesin, told } = open(server);
  server.edit([waktu(2, "9 jam")]);
  mesin.lakukan([waktu(2, "1 jam"), waktu(3, "2 jam")]);
  await settle(mesin);
  assert.equal(told.bentur.length, 1);
  assert.deepEqual(mesin.sop, server.sop);
  assert.deepEqual([server.sop.langkah[2].waktu, server.sop.langkah[3].waktu], ["9 jam", "2 jam"]);
});

test("others are heard of where nothing is written", async () => {
  const server = new Peladen();
  const { mesin } = open(server);
  mesin.lakukan([waktu(1, "1 jam")]);
  await settle(mesin);
  server.edit([{ op: "pindah_langkah", langkah: 2, ke: 4 }]);
  mesin.heard({ versi: server.versi, lain: [{ op: "pindah_langkah", langkah: 2, ke: 4 }], sop: server.sop });
  assert.deepEqual(mesin.sop, server.sop);
  mesin.kembali("undo");
  assert.equal(mesin.sop.langkah[3].waktu, plainSop().langkah[1].waktu);
});

/** As the storage of a browser. */
class Simpan extends Map {
  get length() { return this.size; }
  key(at) { return [...this.keys()][at] ?? null; }
  getItem(key) { return this.get(key) ?? null; }
  setItem(key, value) { this.set(key, String(value)); }
  removeItem(key) { this.delete(key); }
}

test("a page that is gone leaves its journal to the next one, which ends where it would have ended", async () => {
  const server = new Peladen();
  const storage = new Simpan();
  const first = new Jurnal(storage, new Simpan(), "1-1");
  const { mesin } = open(server);
  mesin.luar.keep = (isi) => first.keep(isi);
  server.fail = ["after"];
  mesin.lakukan([{ op: "gandakan_langkah", langkah: 2 }]);
  mesin.now();
  await soon();
  mesin.lakukan([waktu(0, "3 jam")]);
  clearTimeout(mesin.timer); // the page is gone: saved on the server, never answered, and more was written
  first.typing({ row: 1, kolom: "waktu", id: null, lama: "", teks: "4 jam" });
  assert.deepEqual(new Jurnal(storage, new Simpan(), "1-1").left(), []); // it may still be open
  first.leave();
  const second = new Jurnal(storage, new Simpan(), "1-1");
  const [left] = second.left();
  assert.equal(left.ketik.teks, "4 jam");
  assert.equal(new Jurnal(storage, new Simpan(), "1-2").left().length, 0); // another person's is not taken
  const again = open(server);
  again.mesin.resume(left.isi);
  second.forget(left.tab);
  await settle(again.mesin);
  assert.equal(server.sop.langkah.length, 6);
  assert.equal(server.sop.langkah[0].waktu, "3 jam");
  assert.deepEqual(again.mesin.sop, server.sop);
  assert.deepEqual(second.left(), []);
});

test("a storage that is full or forbidden does not stop the page", () => {
  const storage = new Simpan();
  const jurnal = new Jurnal(storage, new Simpan(), "1-1");
  storage.setItem = () => { throw new Error("full"); };
  assert.equal(jurnal.keep({ versi: 1, sop: plainSop(), kirim: null, tunggu: { kunci: "k", ops: [] } }), false);
});
