"""Time expressions: the forms of the format, the forms seen in signed SOPs, and what is refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sopan.model.waktu import MENIT_HARI_KERJA, Durasi, WaktuTidakTerukur, format_menit, parse

HARI = MENIT_HARI_KERJA
KALENDER = 24 * 60


@pytest.mark.parametrize(
    ("teks", "durasi"),
    [
        ("15 menit", Durasi(15, 15)),
        ("15 Menit", Durasi(15, 15)),
        ("  15   menit. ", Durasi(15, 15)),
        ("15menit", Durasi(15, 15)),
        ("30 detik", Durasi(0.5, 0.5)),
        ("2 jam 30 menit", Durasi(150, 150)),
        ("2 jam, 30 menit", Durasi(150, 150)),
        ("2 jam dan 30 menit", Durasi(150, 150)),
        ("1,5 jam", Durasi(90, 90)),
        ("1.5 jam", Durasi(90, 90)),
        ("1.500 menit", Durasi(1500, 1500)),
        ("setengah jam", Durasi(30, 30)),
        ("satu jam", Durasi(60, 60)),
        ("sejam", Durasi(60, 60)),
        ("dua jam", Durasi(120, 120)),
        ("15 (lima belas) menit", Durasi(15, 15)),
        ("11 (sebelas) jam", Durasi(660, 660)),
        ("4 jam kerja", Durasi(240, 240)),
        ("1 hari", Durasi(HARI, HARI, jenis_hari=False)),
        ("sehari", Durasi(HARI, HARI, jenis_hari=False)),
        ("3 hari kerja", Durasi(3 * HARI, 3 * HARI)),
        ("3 hari kalender", Durasi(3 * KALENDER, 3 * KALENDER, "kalender")),
        ("1 minggu", Durasi(5 * HARI, 5 * HARI)),
        ("1 minggu kalender", Durasi(7 * KALENDER, 7 * KALENDER, "kalender")),
        ("1 bulan", Durasi(30 * KALENDER, 30 * KALENDER, "kalender")),
        ("1 bulan kerja", Durasi(30 * KALENDER, 30 * KALENDER, "kalender")),
        ("1 semester", Durasi(180 * KALENDER, 180 * KALENDER, "kalender")),
        ("1 tahun", Durasi(365 * KALENDER, 365 * KALENDER, "kalender")),
        ("1x24 jam", Durasi(KALENDER, KALENDER, "kalender")),
        ("1 x 24 Jam", Durasi(KALENDER, KALENDER, "kalender")),
        ("2×24 jam", Durasi(2 * KALENDER, 2 * KALENDER, "kalender")),
        ("10-15 menit", Durasi(10, 15)),
        ("10 – 15 menit", Durasi(10, 15)),
        ("15-10 menit", Durasi(10, 15)),
        ("1 s.d. 3 hari kerja", Durasi(HARI, 3 * HARI)),
        ("1 sampai dengan 3 hari kerja", Durasi(HARI, 3 * HARI)),
        ("1 jam - 2 jam", Durasi(60, 120)),
        ("1 jam s/d 2 jam 30 menit", Durasi(60, 150)),
        ("2 jam 30 menit - 3 jam", Durasi(150, 180)),
        ("120 menit / 3 hari", Durasi(120, 3 * HARI, jenis_hari=False)),
        ("1 jam atau 1 bulan", Durasi(60 * KALENDER / HARI, 30 * KALENDER, "kalender")),
        ("±15 menit", Durasi(15, 15, perkiraan=True)),
        ("+/- 15 menit", Durasi(15, 15, perkiraan=True)),
        ("kurang lebih 2 jam", Durasi(120, 120, perkiraan=True)),
        ("maks. 2 jam", Durasi(120, 120, maksimal=True)),
        ("Maksimal 3 (tiga) hari kerja", Durasi(3 * HARI, 3 * HARI, maksimal=True)),
        ("paling lama ± 2 jam", Durasi(120, 120, perkiraan=True, maksimal=True)),
        ("< 2 jam", Durasi(120, 120, maksimal=True)),
        ("2 menit/berkas", Durasi(2, 2, per="berkas")),
        ("2 jam per berkas permohonan", Durasi(120, 120, per="berkas permohonan")),
        ("1 hari 1x24 jam", Durasi(2 * KALENDER, 2 * KALENDER, "kalender", jenis_hari=False)),
        ("100 tahun", Durasi(36500 * KALENDER, 36500 * KALENDER, "kalender")),
    ],
)
def test_what_is_a_time(teks: str, durasi: Durasi) -> None:
    assert parse(teks) == durasi


@pytest.mark.parametrize(
    "teks",
    ["", "-", "segera", "Sesuai kebutuhan", "Seketika (otomatis)", "H-1", "15", "menit", "15 menit segera",
     "-5 menit", "0 menit", "0-0 jam", "101 tahun", f"{'9' * 400} hari", "15 menitan", "1.000.0 menit",
     "1 jam x", "/ 2 jam", "dan 2 jam", "15 mnt lagi"],
)  # fmt: skip
def test_what_is_none(teks: str) -> None:
    with pytest.raises(WaktuTidakTerukur) as caught:
        parse(teks)
    assert caught.value.teks == teks
    assert 0 <= caught.value.posisi <= len(teks)
    assert len(caught.value.pesan.id) < 250
    assert caught.value.pesan.id != caught.value.pesan.en


PARTS = [*"0123456789.,-/x (±)", "jam", "hari ", "menit", "se", "per "]


@given(st.text(max_size=40) | st.lists(st.sampled_from(PARTS)).map("".join))
def test_any_text_is_a_time_or_is_refused(teks: str) -> None:
    try:
        durasi = parse(teks)
    except WaktuTidakTerukur:
        return
    assert 0 <= durasi.bawah <= durasi.atas
    assert 0 < durasi.atas < 60_000_000
    assert durasi.menit_kerja() > 0
    assert format_menit(durasi.menit_kerja())


@pytest.mark.parametrize(
    "teks", ["1" * 10**6, " " * 10**6, "1 jam " * 10**5, "per " * 10**5, "1.000" * 40, "a" * 199]
)
def test_long_texts_are_refused_soon(teks: str) -> None:
    started = time.perf_counter()
    with pytest.raises(WaktuTidakTerukur):
        parse(teks)
    assert time.perf_counter() - started < 0.5


@given(jam=st.integers(0, 7), menit=st.integers(0, 59), hari=st.integers(0, 60))
def test_a_written_time_reads_as_it_was(jam: int, menit: int, hari: int) -> None:
    total = hari * HARI + jam * 60 + menit
    assume(total)
    durasi = parse(format_menit(total))
    assert (durasi.bawah, durasi.atas, durasi.dasar) == (total, total, "kerja")


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_range_and_a_sum_are_what_their_parts_are(a: int, b: int) -> None:
    satu, dua = parse(f"{a} menit"), parse(f"{b} jam")
    jumlah = parse(f"{a} menit {b} jam")
    rentang = parse(f"{a} menit - {b} jam")
    assert jumlah.atas == satu.atas + dua.atas
    assert (rentang.bawah, rentang.atas) == (min(satu.atas, dua.atas), max(satu.atas, dua.atas))
    assert rentang.rentang == (satu.atas != dua.atas)


def test_working_minutes_of_days_hours_and_weeks() -> None:
    assert parse("2 hari kerja").menit_kerja() == 900
    assert parse("8 jam").menit_kerja() == 480
    assert parse("8 jam").menit_kerja(360) == 480
    assert parse("1 hari kerja 8 jam").menit_kerja(360) == 840
    assert parse("1-2 hari kerja").menit_kerja(480) == 960
    assert parse("10 jam atau 1 minggu").menit_kerja(480) == 2400
    assert parse("7 hari kalender").menit_kerja() == 5 * HARI
    assert format_menit(0) == "0 menit"
    assert format_menit(0.2) == "0 menit"
    assert format_menit(1000) == "2 hari kerja 1 jam 40 menit"
    assert format_menit(960, 480) == "2 hari kerja"
