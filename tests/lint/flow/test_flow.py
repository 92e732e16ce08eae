"""What lies close to a fault of the flow: on which side of the line it falls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.lint.finding import Finding, alur
from sopan.lint.registry import aturan_bernama
from sopan.lint.rules.flow import crossing_unavoidable
from sopan.model import Sop

Jalankan = Callable[[str, str], list[Finding]]

JIKA = "Memeriksa. Jika sesuai, lanjut. Jika tidak, kembali"


def langkah(*alur: str) -> str:
    """Steps in short: `-` a plain step, `lanjut: 3`, `selesai: true`, or `{tidak: 1}` for a decision."""
    baris = []
    for nomor, satu in enumerate(alur, 1):
        kunci = f"keputusan: {satu}" if satu.startswith("{") else satu
        isi = "" if satu == "-" else f"\n    {kunci}"
        baris.append(f"  - id: s{nomor}\n    kegiatan: Menyusun bagian {nomor}{isi}")
    return "langkah:\n" + "\n".join(baris)


@pytest.mark.parametrize(
    ("aturan", "steps", "jumlah"),
    [
        ("step_unreachable", ["-", "-", "-"], 0),
        ("step_unreachable", ["lanjut: 3", "-", "-"], 1),
        ("step_unreachable", ["lanjut: 5", "-", "-", "-", "-"], 1),
        ("step_unreachable", ["lanjut: 3", "-", "lanjut: 5", "-", "-"], 2),
        ("step_unreachable", ["selesai: true", "-"], 1),
        ("step_unreachable", ["{ya: 3}", "lanjut: 1", "-"], 0),
        ("step_unreachable", ["{ya: selesai}", "selesai: true", "-"], 1),
        ("step_unreachable", ["lanjut: 9", "-"], 0),  # the right target may be the unreachable step
        ("step_cannot_end", ["-", "{tidak: 1}"], 0),
        ("step_cannot_end", ["-", "{ya: 1, tidak: 1}"], 1),
        ("step_cannot_end", ["-", "-", "{ya: 2, tidak: 1}"], 1),
        ("step_cannot_end", ["{ya: 2, tidak: 4}", "-", "{ya: 2, tidak: 2}", "-", "{ya: 4, tidak: 4}"], 2),
        ("step_cannot_end", ["-", "{ya: 2, tidak: 1}", "-"], 1),
        ("step_cannot_end", ["-", "lanjut: 1"], 0),  # loop_without_decision
        ("step_cannot_end", ["-", "{ya: 1, tidak: 9}"], 0),  # reference_to_missing_step
        ("step_cannot_end", ["-", "{ya: 1, tidak: selesai}"], 0),
        ("decision_with_one_exit", ["{}", "-"], 1),
        ("decision_with_one_exit", ["{tidak: 2}", "-"], 1),
        ("decision_with_one_exit", ["{tidak: s2}", "-"], 1),
        ("decision_with_one_exit", ["-", "{tidak: selesai}"], 1),
        ("decision_with_one_exit", ["-", "{}"], 1),
        ("decision_with_one_exit", ["-", "{tidak: 1}"], 0),
        ("decision_with_one_exit", ["-", "{tidak: 2}"], 0),
        ("decision_with_one_exit", ["{tidak: 9}", "-"], 0),
        ("return_to_start", ["-", "{tidak: 1}", "-"], 1),
        ("return_to_start", ["-", "{tidak: s1}", "-"], 1),
        ("return_to_start", ["-", "{ya: 1}", "-"], 1),
        ("return_to_start", ["-", "-", "{tidak: 2}"], 0),
        ("return_to_start", ["{tidak: selesai}", "{tidak: 1}", "-"], 0),
        ("return_to_start", ["{tidak: 1}", "-"], 0),
        ("return_to_start", ["{ya: 3}", "lanjut: 1", "-"], 0),
        ("loop_without_decision", ["-", "lanjut: 1"], 1),
        ("loop_without_decision", ["lanjut: 1", "-"], 1),
        ("loop_without_decision", ["{ya: 4}", "-", "lanjut: 2", "-", "lanjut: 4"], 2),
        ("loop_without_decision", ["-", "{ya: selesai}", "lanjut: 1"], 0),
        ("loop_without_decision", ["-", "lanjut: 3", "-"], 0),
        ("decisions_in_a_row", ["-", "{tidak: 1}", "{tidak: 1}", "-"], 1),
        ("decisions_in_a_row", ["-", "{ya: 4, tidak: 3}", "-", "{tidak: 1}", "-"], 1),
        ("decisions_in_a_row", ["-", "{tidak: 1}", "-", "{tidak: 1}", "-"], 0),
        ("decisions_in_a_row", ["{tidak: selesai}", "-", "{tidak: 1}", "-"], 0),
        ("reference_to_missing_step", ["-", "{tidak: 3}"], 1),
        ("reference_to_missing_step", ["-", "{tidak: 0}"], 1),
        ("reference_to_missing_step", ["lanjut: s9", "-"], 1),
        ("reference_to_missing_step", ["lanjut: s2", "{ya: selesai, tidak: s1}"], 0),
        ("reference_to_missing_step", ["{ya: 7, tidak: 8}", "-"], 2),
        ("end_on_decision", ["-", "{tidak: 1}\n    selesai: true"], 1),
        ("end_on_decision", ["-", "{tidak: 1}\n    selesai: false"], 0),
        ("end_on_decision", ["-", "{tidak: 1}\n    lanjut: 1\n    selesai: true"], 2),
        ("end_on_decision", ["selesai: true\n    lanjut: 2", "-"], 1),
        ("end_on_decision", ["-", "selesai: true"], 0),
        ("end_on_decision", ["lanjut: 2", "-"], 0),
    ],
)
def test_flows_near_a_fault(jalankan: Jalankan, aturan: str, steps: list[str], jumlah: int) -> None:
    assert len(jalankan(aturan, langkah(*steps))) == jumlah


def test_decisions_of_different_actors_may_follow_one_another(jalankan: Jalankan) -> None:
    teks = f"""
    langkah:
      - {{kegiatan: Menyusun, pelaksana: analis}}
      - {{kegiatan: '{JIKA}', pelaksana: kepala, keputusan: {{tidak: 1}}}}
      - {{kegiatan: '{JIKA} lagi', pelaksana: sekretaris, keputusan: {{tidak: 1}}}}
      - {{kegiatan: Menyimpan, pelaksana: analis}}
    """
    assert jalankan("decisions_in_a_row", teks) == []
    assert len(jalankan("decisions_in_a_row", teks.replace("sekretaris", "kepala"))) == 1


def test_neighbours_that_cannot_be_reached_are_named_together(jalankan: Jalankan) -> None:
    [temuan] = jalankan("step_unreachable", langkah("lanjut: 4", "-", "-", "-"))
    assert temuan.jalur == ("langkah", 1)
    assert "langkah 2 sampai 3" in temuan.pesan.id


def test_a_lost_id_is_told_the_nearest(jalankan: Jalankan) -> None:
    teks = "langkah: [{id: konsep, kegiatan: Menyusun, lanjut: konsep_}, {kegiatan: Menyimpan}]"
    [temuan] = jalankan("reference_to_missing_step", teks)
    assert 'mungkin maksudnya "konsep"' in temuan.pesan.id
    assert temuan.jalur == ("langkah", 0, "lanjut")


rujukan = st.one_of(st.none(), st.integers(1, 8), st.just("selesai"))


@st.composite
def alur_acak(draw: st.DrawFn) -> Sop:
    banyak = draw(st.integers(1, 7))
    steps = []
    for _ in range(banyak):
        satu: dict[str, object] = {"kegiatan": "Menyusun", "pelaksana": "a"}
        bentuk = draw(st.sampled_from(["biasa", "lanjut", "keputusan", "selesai"]))
        if bentuk == "lanjut":
            satu["lanjut"] = draw(rujukan)
        elif bentuk == "keputusan":
            satu["keputusan"] = {"ya": {"langkah": draw(rujukan)}, "tidak": {"langkah": draw(rujukan)}}
        elif bentuk == "selesai":
            satu["selesai"] = True
        steps.append(satu)
    return Sop.model_validate({"judul": "x", "pelaksana": {"a": "A"}, "langkah": steps})


@given(alur_acak())
def test_a_flow_without_an_error_ends_from_everywhere(sop: Sop) -> None:
    """The errors of the family together: where none is found, every step is reached and reaches an end."""
    graf = alur(sop)
    utuh = frozenset(range(1, graf.jumlah + 1))
    temuan = [
        satu
        for nama in (
            "step_unreachable",
            "step_cannot_end",
            "loop_without_decision",
            "reference_to_missing_step",
        )
        for satu in aturan_bernama(nama).periksa(sop, None)  # type: ignore[misc,arg-type]  # these ask for no context
    ]
    sehat = not graf.hilang and graf.terjangkau == utuh == graf.dapat_berakhir
    assert sehat == (not temuan)


@pytest.fixture
def silang_bila_b_kanan(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A drawing with as many crossings as columns lie left of `b`, the first one not counted."""
    dicoba: list[tuple[str, ...]] = []

    def silang(sop: Sop) -> int:
        dicoba.append(tuple(sop.pelaksana))
        return max(0, list(sop.pelaksana).index("b") - 1)

    monkeypatch.setattr(crossing_unavoidable, "silang", silang)
    return dicoba


def _bersilang(*kolom: str) -> str:
    nama = ", ".join(f"{satu}: Staf {satu.upper()}" for satu in kolom)
    pilih = (kolom * 4)[:6]
    keputusan = {4: "{tidak: 2}", 5: "{tidak: 3}"}
    baris = [
        f"  - {{kegiatan: Menyusun, pelaksana: {satu}"
        + (f", keputusan: {keputusan[nomor]}" if nomor in keputusan else "")
        + "}"
        for nomor, satu in enumerate(pilih, 1)
    ]
    return f"pelaksana: {{{nama}}}\nlangkah:\n" + "\n".join(baris)


def test_the_nearest_order_without_crossing_is_named(
    jalankan: Jalankan, silang_bila_b_kanan: list[tuple[str, ...]]
) -> None:
    [temuan] = jalankan("crossing_unavoidable", _bersilang("a", "c", "d", "b"))
    assert "3 persilangan" not in temuan.pesan.id
    assert "2 persilangan (Ω); urutan kolom Staf A, Staf B, Staf C, Staf D menghindarinya" in temuan.pesan.id
    assert all(urutan[0] == "a" for urutan in silang_bila_b_kanan)


def test_beyond_five_columns_one_column_is_moved(
    jalankan: Jalankan, silang_bila_b_kanan: list[tuple[str, ...]]
) -> None:
    [temuan] = jalankan("crossing_unavoidable", _bersilang("a", "c", "d", "e", "f", "g", "b"))
    assert "urutan kolom Staf A, Staf B, Staf C" in temuan.pesan.id
    assert len(silang_bila_b_kanan) <= 32


def test_an_order_that_only_lessens_is_named_as_such(
    jalankan: Jalankan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crossing_unavoidable, "silang", lambda sop: 5 if [*sop.pelaksana][1] == "b" else 3)
    [temuan] = jalankan("crossing_unavoidable", _bersilang("a", "b", "c"))
    assert "urutan kolom Staf A, Staf C, Staf B menguranginya menjadi 3" in temuan.pesan.id


def test_without_flows_over_one_another_nothing_is_drawn(
    jalankan: Jalankan, silang_bila_b_kanan: list[tuple[str, ...]]
) -> None:
    assert jalankan("crossing_unavoidable", langkah("-", "{tidak: 1}", "-", "{tidak: 3}")) == []
    assert silang_bila_b_kanan == []
