"""An agency's font: read and measured when it is sound, refused with its place and a way out when not."""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fonts import FAMILY, changed, profile_with, typeface_of, wide_font

from sopan.errors import UnreadableFile
from sopan.layout.metrics import FONTS, UNITS
from sopan.layout.text import text_width, wrap
from sopan.layout.typeface import BUNDLED
from sopan.read.huruf_file import read_typeface, typeface_notes
from sopan.read.huruf_isi import FontFault, isi_huruf
from sopan.read.profil_file import read_profil


def told(file: Path) -> list[str]:
    with pytest.raises(UnreadableFile) as caught:
        read_profil(str(file))
    return [str(fault).removeprefix(str(file)) for fault in caught.value.faults]


def test_a_profile_without_files_keeps_the_bundled_font() -> None:
    assert read_typeface(read_profil("permenpanrb-35-2012")) is BUNDLED


def test_the_font_of_a_profile_is_measured(tmp_path: Path) -> None:
    profil = read_profil(str(profile_with(tmp_path, regular=wide_font(), bold=wide_font(bold=True))))
    face = read_typeface(profil)
    assert (face.name, face.units, face.izin) == (FAMILY, UNITS, "bebas")
    for words, bold in (("Memeriksa konsep laporan", False), ("PROSEDUR", True)):
        wide, usual = text_width(words, 9, bold, face), text_width(words, 9, bold)
        assert wide == pytest.approx(usual * 1.15, rel=0.002)
    assert len(wrap("Memeriksa konsep laporan konsinyering", 90, 9, False, face)) > len(
        wrap("Memeriksa konsep laporan konsinyering", 90, 9)
    )
    assert read_typeface(profil) is face


def test_it_travels_to_another_process(tmp_path: Path) -> None:
    face = typeface_of(tmp_path)
    assert pickle.loads(pickle.dumps(face)) is face
    assert pickle.loads(pickle.dumps(BUNDLED)) is BUNDLED
    file = tmp_path / "face.pickle"
    file.write_bytes(pickle.dumps(face))
    words = (
        f"import pickle, sopan.layout.text as t; f = pickle.load(open({str(file)!r}, 'rb'));"
        "print(f.name, round(t.text_width('Laporan', 9, True, f), 4), f.folder().is_dir())"
    )
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True).stdout
    assert said.split("\n")[0] == f"{FAMILY} {round(text_width('Laporan', 9, True, face), 4)} True"


def test_without_a_bold_file_titles_are_regular_and_it_is_told(tmp_path: Path) -> None:
    face = typeface_of(tmp_path, regular=wide_font())
    assert text_width("Judul", 9, True, face) == text_width("Judul", 9, False, face)
    (note,) = typeface_notes(face)
    assert "tanpa berkas 'tebal'" in note.id
    assert typeface_notes(typeface_of(tmp_path)) == ()


def test_a_letter_that_it_lacks_is_the_bundled_one(tmp_path: Path) -> None:
    face = typeface_of(tmp_path, regular=wide_font(lacking="≤é"))
    assert text_width("≤", 9, False, face) == pytest.approx(text_width("≤", 9))
    assert face.drawable("≤ 3 é") == "≤ 3 é"
    assert face.foreign([("≤ 3 é", False)]) == {"≤", "é"}


def test_a_letter_that_only_it_has_is_drawn(tmp_path: Path) -> None:
    def add(font: Any) -> None:
        font["name"].setName(FAMILY, 1, 3, 1, 0x409)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord("✓")] = "V"

    face = typeface_of(tmp_path, regular=changed(add), bold=changed(add, "Bold"))
    assert (face.drawable("✓"), BUNDLED.drawable("✓")) == ("✓", "√")
    assert text_width("✓", 9, True, face) == text_width("V", 9, True)
    only_regular = typeface_of(tmp_path, regular=changed(add), bold=wide_font(bold=True))
    assert only_regular.drawable("✓") == "√"


@pytest.mark.parametrize(("bits", "izin"), [
    (0, "bebas"), (8, "bebas"), (4, "dokumen"), (2, "terlarang"), (12, "bebas"), (0x100, "terlarang"),
    (0x200, "terlarang"),
])  # fmt: skip
def test_the_licence_is_read(tmp_path: Path, bits: int, izin: str) -> None:
    assert typeface_of(tmp_path, regular=wide_font(licence=bits)).izin == izin


def test_every_fault_stands_at_its_place_with_a_way_out(tmp_path: Path) -> None:
    file = profile_with(tmp_path, regular=wide_font()[:5000], bold=b"wOF2" + bytes(50))
    assert told(file) == [
        ":4:10: huruf/r.ttf: berkas huruf rusak; ambil kembali dari sumbernya.",
        ":5:10: huruf/b.ttf: huruf untuk web (WOFF); pakai berkas TTF atau OTF dari huruf yang sama.",
    ]


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    file = profile_with(tmp_path, regular=bytes(10_000_001))
    assert told(file) == [":4:10: huruf/r.ttf: berkas terlalu besar (10.0 MB)."]
    (tmp_path / "huruf" / "r.ttf").unlink()
    (fault,) = told(file)
    assert fault.startswith(":4:10: huruf/r.ttf: ")


def test_other_styles_need_the_regular_one(tmp_path: Path) -> None:
    file = tmp_path / "kami.yaml"
    file.write_text("profil: 1\nnama: kami\nhuruf: {tebal: b.ttf}\n", encoding="utf-8")
    (fault,) = told(file)
    assert "memerlukan berkas 'tegak'" in fault


def test_names_that_belong_to_others_or_that_office_cannot_hold(tmp_path: Path) -> None:
    bundled = (FONTS / "LiberationSans-Regular.ttf").read_bytes()
    assert "sudah bawaan Sopan" in told(profile_with(tmp_path, regular=bundled))[0]
    long = changed(lambda font: font["name"].setName("Nama " * 9, 1, 3, 1, 0x409))
    file = profile_with(tmp_path, regular=long)
    assert "paling panjang 31" in told(file)[0]
    file.write_text(file.read_text("utf-8") + "  keluarga: Huruf Kota\n", encoding="utf-8")
    assert read_typeface(read_profil(str(file))).name == "Huruf Kota"


def _bomb_of_characters(font: Any) -> None:
    del font["cmap"].tables[:]


def _without_letters(font: Any) -> None:
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code not in (ord("a"), ord("Z"))}


def _absurd_widths(font: Any) -> None:
    font["hmtx"].metrics["a"] = (60_000, 0)


def _variable(font: Any) -> None:
    from fontTools.ttLib import newTable  # noqa: PLC0415

    font["fvar"] = newTable("fvar")
    font["fvar"].axes, font["fvar"].instances = [], []


@pytest.mark.parametrize(("change", "why"), [
    (_without_letters, "tidak memiliki Z a"), (_absurd_widths, "tidak masuk akal"), (_variable, "variabel"),
])  # fmt: skip
def test_fonts_that_cannot_be_used(change: Any, why: str) -> None:
    with pytest.raises(FontFault, match=why):
        isi_huruf(changed(change), "tegak")


@pytest.mark.parametrize(("head", "why"), [
    (b"ttcf", "TTC"), (b"wOFF", "WOFF"), (b"%PDF", "bukan berkas TTF"), (b"\0\1\0\0\xff\xff", "rusak"),
    (b"", "bukan"),
])  # fmt: skip
def test_files_that_are_something_else(head: bytes, why: str) -> None:
    with pytest.raises(FontFault, match=why):
        isi_huruf(head + bytes(40) if head else b"", "tegak")


def test_a_small_table_that_claims_all_characters_is_refused_at_once() -> None:
    """A group of format 12 can name four milliards of characters in twelve bytes."""
    data = bytearray(wide_font())
    font = TTFont(FONTS / "LiberationSans-Regular.ttf", lazy=True)
    bomb = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(
        ">HHLLLLLL", 12, 0, 28, 0, 1, 0, 0xFFFFFFFF, 1
    )
    at = next(n for n in range(12, 400, 16) if data[n : n + 4] == b"cmap")
    offset = struct.unpack(">L", data[at + 8 : at + 12])[0]
    data[offset : offset + len(bomb)] = bomb
    with pytest.raises(FontFault, match="terlalu rumit"):
        isi_huruf(bytes(data), "tegak")
    font.close()


def _postscript_font(depth: int) -> bytes:
    """An OpenType font whose outlines call each other, tenfold at every depth."""
    letters = [chr(code) for code in range(0x20, 0x7F)]
    names = [".notdef", *(f"c{ord(letter)}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"c{ord(letter)}" for letter in letters})
    program = [0, "callgsubr"] if depth else []
    outlines = {name: T2CharString(program=[500, 0, 0, "rmoveto", 9, "hlineto", "endchar"]) for name in names}
    builder.setupCFF("KantorPS", {"FullName": "Kantor PS"}, outlines, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Kantor PS", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    if depth:
        cff = builder.font["CFF "].cff
        subroutines = cff.GlobalSubrs
        for level in range(depth):
            deeper = [level + 1 - 107, "callgsubr"] * 10 if level + 1 < depth else [9, "hlineto"]
            subroutines.append(T2CharString(program=[*deeper, "return"], globalSubrs=subroutines))
        top = cff.topDictIndex[0]
        for name in names:
            outline = top.CharStrings[name]
            outline.program = [500, 0, 0, "rmoveto", *program[:0], -107, "callgsubr", "endchar"]
    import io  # noqa: PLC0415

    out = io.BytesIO()
    builder.font.recalcBBoxes = False  # else fontTools itself runs through the bomb
    builder.font.save(out)
    return out.getvalue()


def test_a_postscript_font_is_read_and_its_bombs_are_refused() -> None:
    sound = isi_huruf(_postscript_font(0), "tegak")
    assert (sound.family, sound.units, sound.advances["a"]) == ("Kantor PS", 1000, 500)
    assert sound.data.startswith(b"OTTO")
    with pytest.raises(FontFault, match="terlalu rumit"):
        isi_huruf(_postscript_font(9), "tegak")


def test_the_copy_has_only_what_plain_text_needs_and_the_style_that_was_asked_for() -> None:
    isi = isi_huruf((FONTS / "LiberationSans-Regular.ttf").read_bytes(), "tebal", "Kota Kita")
    import io  # noqa: PLC0415

    copy = TTFont(io.BytesIO(isi.data))
    assert set(copy.keys()) <= {
        "GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "post", "name",
    }  # fmt: skip
    names: Any = copy["name"]
    assert (names.getDebugName(1), names.getDebugName(2)) == ("Kota Kita", "Bold")
    look: Any = copy["OS/2"]
    assert (look.usWeightClass, look.fsSelection) == (700, 0x20)
    assert "Open Font License" in (names.getDebugName(13) or "")


@settings(max_examples=40)
@given(st.data())
def test_no_broken_file_ends_in_anything_but_a_refusal(data: st.DataObject) -> None:
    broken = bytearray(wide_font())
    for _ in range(data.draw(st.integers(1, 12))):
        # The directory and small tables are where a change does something.
        at = data.draw(st.one_of(st.integers(0, 400), st.integers(0, len(broken) - 1)))
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for one in (bytes(broken), bytes(broken[:cut])):
        try:
            isi = isi_huruf(one, "tegak")
        except FontFault as fault:
            assert fault.message.id.endswith(".")  # noqa: PT017 - both ways are right
        else:
            assert 16 <= isi.units <= 16384
