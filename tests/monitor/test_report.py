from __future__ import annotations

import json
import random
import time

import pytest

from sopan.errors import UnreadableFile, WrongUse
from sopan.model import Sop
from sopan.model.skenario import Skenario
from sopan.monitor.columns import Peta
from sopan.monitor.report import monitor

from .conftest import NAMES, row, table


def test_a_log_that_follows_the_sop(sop, walked):
    found = monitor(sop, walked, jam_kerja="terus")
    assert found.kesesuaian.sesuai == 1
    assert found.kesesuaian.kesesuaian == 1
    assert found.kesesuaian.varian == 2
    assert found.kesesuaian.penyimpangan == ()
    assert found.kesesuaian.pelaksana_diperiksa
    steps = {r.langkah: r for r in found.ukuran.langkah}
    assert steps[2].lama_rata == 40
    assert steps[2].terpisah
    assert steps[2].tunggu_rata == 10
    assert steps[2].melebihi == 1  # 40 minutes where the SOP says 30
    assert steps[1].melebihi == 0
    assert found.ukuran.diulang == pytest.approx(found.peluang[2][1] / 200 - 1, abs=0.001)
    assert found.ukuran.terpenuhi == 1
    assert found.peluang[2][0] == pytest.approx(200 / found.peluang[2][1])


def test_proposals_name_the_standard_that_is_not_kept(sop, walked):
    texts = [u.pesan.id for u in monitor(sop, walked, jam_kerja="terus").usulan]
    assert any(
        t.startswith("Langkah 2: baku 30 menit, tetapi 9 dari 10 baru selesai dalam 40") for t in texts
    )
    assert any(t.startswith("Langkah 4: baku 5 menit, padahal") for t in texts)


def test_calibration_gives_a_scenario_that_reads_back(sop, walked):
    skenario = monitor(sop, walked, jam_kerja="terus").skenario("surat.sop.yaml")
    again = Skenario.model_validate(json.loads(skenario.model_dump_json(exclude_defaults=True)))
    assert again == skenario
    assert skenario.langkah["telaah"].waktu == "40 menit"
    assert skenario.langkah["telaah"].sebaran == "gamma"
    assert 0.7 < skenario.peluang["telaah"].peluang_ya < 0.9
    assert skenario.kedatangan.laju == pytest.approx(1, rel=0.01)  # a case a day, round the clock
    assert skenario.jam_kerja == "terus"


def test_every_kind_of_deviation(sop):
    rows = [
        *(row("A", s, None, 10 * s, "x") for s in (1, 2, 3, 4)),
        *(row("B", s, None, 10 * i, "x") for i, s in enumerate((1, 3, 4))),
        *(row("C", s, None, 10 * i, "x") for i, s in enumerate((1, 2, 3, 3, 4))),
        *(row("D", s, None, 10 * i, "x") for i, s in enumerate((1, 3, 2, 4))),
        *(row("E", s, None, 10 * i, "x") for i, s in enumerate((1, 2, "Menelepon pemohon", 3, 4))),
    ]
    found = monitor(sop, table(rows))
    kinds = {(p.jenis, p.langkah, p.keterangan): (p.kali, p.kasus) for p in found.kesesuaian.penyimpangan}
    assert kinds.pop(("dilewati", 2, "")) == (1, 1)
    assert kinds.pop(("tambahan", 3, "")) == (1, 1)
    assert kinds.pop(("tidak_dikenal", None, "Menelepon pemohon")) == (1, 1)
    ((kind, step, _),) = kinds
    assert kind == "terbalik"
    assert step in (2, 3)
    assert found.kesesuaian.sesuai == pytest.approx(1 / 5)
    notes = " ".join(n.id for n in found.catatan)
    assert "'Menelepon pemohon'" in notes
    assert "pelaksana tidak diperiksa" in notes
    assert "hanya memuat waktu selesai" in notes


def test_wrong_actor(sop):
    rows = [
        row("A", s, None, s, who)
        for s, who in ((1, "loket"), (2, "Kepala Bidang"), (3, "kabid"), (4, "loket"))
    ]
    (found,) = monitor(sop, table(rows)).kesesuaian.penyimpangan
    assert (found.jenis, found.langkah, found.keterangan) == ("pelaksana", 2, "Kepala Bidang")


def test_times_are_working_minutes(sop):
    # From Friday 15.30 to Monday 08.30: an hour and an hour.
    friday = 4 * 1440 + 480
    rows = [row("A", 1, None, friday), *(row("A", s, None, friday + 3 * 1440 - 420) for s in (2, 3, 4))]
    found = monitor(sop, table(rows), target="119 menit")
    assert found.ukuran.kerja_p50 == 120
    assert found.ukuran.terpenuhi == 0
    assert monitor(sop, table(rows), target="3x24 jam").ukuran.terpenuhi == 1


def test_without_times_the_order_of_rows_counts(sop):
    rows = [row("A", s, None, None) for s in (1, 2, 3, 4)]
    found = monitor(sop, table(rows))
    assert found.kesesuaian.sesuai == 1
    assert found.ukuran.kerja_p50 is None
    assert any("Log tanpa waktu" in n.id for n in found.catatan)


def test_rows_are_sorted_by_time(sop):
    rows = [row("A", s, None, 10 * s) for s in (3, 1, 4, 2)]
    assert monitor(sop, table(rows)).kesesuaian.sesuai == 1


def test_broken_rows_are_left_out_and_told(sop):
    good = [row("A", s, None, s) for s in (1, 2, 3, 4)]
    bad = [
        ("", NAMES[0], "", "2026-01-05", ""),
        ("A", "", "", "2026-01-05", ""),
        ("B", NAMES[0], "", "kemarin", ""),
        ("B", NAMES[1], "", "3026-01-05", ""),
        ("C", NAMES[0], "2026-01-06 10:00", "2026-01-06 09:00", ""),
        ("", "", "", "", ""),
    ]
    log = monitor(sop, table(good + bad)).log
    told = [str(c) for c in log.cacat]
    assert told == [
        "baris tanpa nomor kasus: 1 kali. (baris 6)",
        "baris tanpa aktivitas: 1 kali. (baris 7)",
        "waktu yang tidak terbaca: 1 kali. (baris 8)",
        "tahun di luar 1990-2099: 1 kali. (baris 9)",
        "selesai sebelum mulai: 1 kali. (baris 10)",
    ]
    assert len(log.kasus) == 3


def test_start_and_complete_rows_become_one_event(sop):
    head = ("case:concept:name", "concept:name", "lifecycle:transition", "time:timestamp")
    rows = [("A", NAMES[0], "start", "2026-01-05 08:00"), ("A", NAMES[0], "complete", "2026-01-05 08:20")]
    (case,) = monitor(sop, table(rows, head)).log.kasus
    (event,) = case.kejadian
    assert (event.selesai - event.mulai).total_seconds() == 1200


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("1", 1), ("Langkah 2", 2), ("telaah", 2), ("menelaah  PERMOHONAN.", 2), ("Menandatangani", 3),
        ("Penyerahan", 0), ("Menyerahkn surat", 4), ("9", 0),
    ],
)  # fmt: skip
def test_how_activities_are_matched(sop, name, step):
    rows = [row("A", 1, None, 1), row("A", name, None, 2)]
    found = monitor(sop, table(rows))
    last = found.kesesuaian.kasus[0].penyelarasan.gerak
    named = next(g for g in last if g.kejadian == 1)
    assert (named.langkah or 0) == step


def test_what_is_told_stands_over_guesses_and_is_remembered(sop):
    rows = [("A", "Cek", "5/1/2026 8.00", "Budi"), ("A", "Telaah", "5/1/2026 9.00", "Budi")]
    peta = Peta(
        kolom={"kasus": "Berkas"}, aktivitas={"Cek": 1, "Telaah": "telaah"}, pelaksana={"Budi": "loket"}
    )
    found = monitor(sop, table(rows, ("Berkas", "Tahap", "Waktu", "Oleh")), peta)
    assert found.peta.kolom == {
        "kasus": "Berkas",
        "aktivitas": "Tahap",
        "selesai": "Waktu",
        "pelaksana": "Oleh",
    }
    assert found.peta.aktivitas == {"Cek": 1, "Telaah": 2}
    assert [p.jenis for p in found.kesesuaian.penyimpangan if p.jenis == "pelaksana"] == ["pelaksana"]


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        (("x", "Kegiatan"), [("A", NAMES[0])], "tidak jelas kolom mana yang memuat kasus"),
        (("Kasus", "y"), [("A", NAMES[0])], "tidak jelas kolom mana yang memuat aktivitas"),
        (("Kasus", "Kegiatan"), [], "tidak memuat kejadian"),
        (("Kasus", "Kegiatan"), [("A", "Membuat kopi")], "tidak satu pun aktivitas"),
    ],
)
def test_logs_that_cannot_be_used(sop, head, rows, words):
    with pytest.raises(UnreadableFile, match=words):
        monitor(sop, table(rows, head))


def test_a_column_that_is_told_must_exist(sop):
    with pytest.raises(UnreadableFile, match="kolom 'Nomer' tidak ada"):
        monitor(sop, table([("A", NAMES[0])], ("Kasus", "Kegiatan")), Peta(kolom={"kasus": "Nomer"}))


def test_an_sop_without_end_cannot_be_monitored():
    endless = Sop.model_validate(
        {
            "judul": "J",
            "pelaksana": {"a": "A"},
            "langkah": [{"kegiatan": "Memeriksa", "pelaksana": "a", "lanjut": 1}],
        }
    )
    with pytest.raises(WrongUse, match="tidak ada jalan"):
        monitor(endless, table([("A", "Memeriksa")], ("Kasus", "Kegiatan")))


def test_trend_by_month(sop, walked):
    trend = monitor(sop, walked, jam_kerja="terus").ukuran.tren
    assert [t.bulan for t in trend][:2] == ["2026-01", "2026-02"]
    assert sum(t.kasus for t in trend) == 200
    assert all(t.terpenuhi == 1 for t in trend)


def test_the_answer_is_plain_data_and_sentences(sop, walked):
    found = monitor(sop, walked, jam_kerja="terus")
    data = json.loads(json.dumps(found.to_dict()))
    assert data["kasus"] == 200
    assert data["kalimat"][0].startswith("100 dari 100 kasus mengikuti SOP")
    assert any("Yang paling lama ditunggu: langkah 2" in s for s in data["kalimat"])


def test_ten_thousand_cases_of_twenty_steps(sop):
    """The bound of the issue is five seconds with every case a way of its own; here a tenth of it."""
    rng = random.Random(3)
    steps = [
        {"kegiatan": f"Mengerjakan hal {chr(65 + n)}", "pelaksana": "a", "waktu": "5 menit"}
        for n in range(20)
    ]
    big = Sop.model_validate({"judul": "J", "pelaksana": {"a": "A"}, "langkah": steps})
    rows = []
    for case in range(1000):
        order = [n for n in range(20) if rng.random() > 0.1]
        a, b = rng.randrange(len(order)), rng.randrange(len(order))
        order[a], order[b] = order[b], order[a]
        rows += [
            (f"K{case}", steps[n]["kegiatan"], f"2026-0{1 + case % 6}-05 08:{i:02d}")
            for i, n in enumerate(order)
        ]
    begun = time.perf_counter()
    monitor(big, table(rows, ("Kasus", "Kegiatan", "Selesai")))
    assert time.perf_counter() - begun < 2.5
