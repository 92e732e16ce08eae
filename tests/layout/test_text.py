"""Lines of text: nothing lost, nothing wider than its column, words broken where a teacher would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.layout import metrics
from sopan.layout.hyphenation import syllables
from sopan.layout.text import longest_word, text_width, wrap, wrap_list

LONG = (
    "Memeriksa konsep laporan konsinyering. Jika setuju menyampaikan kepada Asdep. "
    "Jika tidak setuju menyerahkan kepada Kasubid untuk diperbaiki."
)
SIGNS = "/-–—.,:;_@?&=+#%|)~\\"

texts = st.text(
    st.one_of(
        st.sampled_from("aeiou nmkgtrs"),
        st.sampled_from(" \n/-.\t"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=120,
)


def test_advances_are_those_of_the_font_files() -> None:
    assert (metrics.FONTS / "advances.json").read_text("ascii") == metrics.measured()


def test_advances_are_those_of_arial() -> None:
    # Arial's own widths of these letters, in units of 2048 to the em.
    assert [metrics.advances()[c] for c in "AWim 0.é"] == [1366, 1933, 455, 1706, 569, 1139, 569, 1139]
    assert metrics.advances(True)["i"] == 569


def test_width_is_the_sum_of_the_advances() -> None:
    assert text_width("Ai", 2048) == 1366 + 455
    assert text_width("Ai", 9) == pytest.approx((1366 + 455) * 9 / 2048)
    assert text_width("", 9) == 0
    assert text_width("laporan", 9, bold=True) > text_width("laporan", 9)


def test_words_fill_lines_greedily() -> None:
    assert wrap(LONG, 110, 9) == (
        "Memeriksa konsep laporan",
        "konsinyering. Jika setuju",
        "menyampaikan kepada",
        "Asdep. Jika tidak setuju",
        "menyerahkan kepada",
        "Kasubid untuk diperbaiki.",
    )


def test_a_word_that_fits_exactly_stays_on_its_line() -> None:
    assert wrap("laporan rapat", text_width("laporan rapat", 9), 9) == ("laporan rapat",)
    assert wrap("laporan rapat", text_width("laporan rapat", 9) - 0.01, 9) == ("laporan", "rapat")


def test_newlines_are_honoured_and_outer_ones_dropped() -> None:
    assert wrap("\n\na  b\n\nc \n", 100, 9) == ("a b", "", "c")
    assert wrap(" \n ", 100, 9) == ()
    assert wrap("", 100, 9) == ()


def test_a_no_break_space_keeps_its_words_together() -> None:
    width = text_width("10\u00a0menit", 9) + 1
    assert wrap("waktu 10\u00a0menit", width, 9) == ("waktu", "10\u00a0menit")


def test_a_number_is_broken_at_its_own_signs_without_a_hyphen() -> None:
    lines = wrap("01/K/PAN-RB/D.IV/4/2012", 50, 9)
    assert lines == ("01/K/PAN-", "RB/D.IV/4/", "2012")


def test_a_number_that_fits_on_a_line_of_its_own_is_not_broken() -> None:
    number = "01/K/PAN-RB/D.IV/4/2012"
    assert wrap(f"nomor {number}", text_width(number, 9) + 1, 9) == ("nomor", number)


def test_a_wide_word_is_broken_between_syllables_and_begins_on_the_line_before() -> None:
    assert wrap("yang pertanggungjawabannya", 60, 9) == ("yang pertang-", "gungjawaban-", "nya")


def test_at_last_a_word_is_broken_anywhere() -> None:
    assert wrap("WWWW", 18, 9) == ("WW", "WW")
    assert wrap("WWW", 1, 9) == ("W", "W", "W")  # one character does not fit and stands alone
    assert wrap("123456789", 21, 9) == ("1234", "5678", "9")


def test_zero_width_space_is_a_place_to_break() -> None:
    assert wrap("abcde\u200bfghij", 30, 9) == ("abcde", "fghij")
    assert wrap("abcde\u200bfghij", 300, 9) == ("abcdefghij",)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("mendokumentasikan,", "men-do-ku-men-ta-si-kan,"),
        ("menyerahkan", "menye-rah-kan"),
        ("menginventarisasi", "mengin-ven-ta-ri-sasi"),
        ("(pertanggungjawaban)", "(per-tang-gung-ja-wa-ban)"),
        ("persyaratan", "per-sya-ra-tan"),
        ("akhir", "akhir"),  # a-khir would leave a letter alone
        ("makhluk", "makh-luk"),
        ("instrumen", "instru-men"),
        ("saat", "sa-at"),
        ("pegawai", "pe-ga-wai"),
        ("saudara", "sau-da-ra"),
        ("air", "air"),
        ("KABUPATEN", "KABU-PA-TEN"),
        ("ibu", "ibu"),
        ("PNS", "PNS"),
        ("47/2009", "47/2009"),
        ("", ""),
    ],
)
def test_syllables(word: str, parts: str) -> None:
    assert "-".join(syllables(word)) == parts


@given(st.text(max_size=40))
def test_syllables_lose_nothing_and_leave_no_letter_alone(word: str) -> None:
    parts = syllables(word)
    assert "".join(parts) == word
    if len(parts) > 1:
        assert sum(c.isalpha() for c in parts[0]) >= 2
        assert sum(c.isalpha() for c in parts[-1]) >= 2


def _essence(text: str) -> str:
    return re.sub(r"[ \t\r\f\v\n\u200b]", "", metrics.drawable(text))


@given(texts, st.floats(2, 200), st.sampled_from([7, 9, 11.5]), st.booleans())
def test_wrapping_loses_nothing_and_keeps_within_the_width(
    text: str, width: float, size: float, bold: bool
) -> None:
    lines = wrap(text, width, size, bold)
    for line in lines:
        assert text_width(line, size, bold) <= width + 1e-4 or len(re.sub(r"[\u0300-\u036f]", "", line)) == 1
        assert "\n" not in line
        assert line == metrics.drawable(line)
    wanted, at = _essence(text), 0
    for character in "".join(lines).replace(" ", ""):  # what is added can only be a hyphen at a line's end
        if at < len(wanted) and character == wanted[at]:
            at += 1
        else:
            assert character == "-"
    assert at == len(wanted)


@given(texts)
def test_in_a_wide_column_only_newlines_break(text: str) -> None:
    wanted = [" ".join(metrics.drawable(part).split(" ")) for part in text.split("\n")]
    assert len(wrap(text, 1e6, 9)) <= len(wanted)
    assert _essence("".join(wrap(text, 1e6, 9))) == _essence(text)


@given(st.characters(exclude_categories=("Cs",)))
def test_what_is_drawn_can_be_measured(character: str) -> None:
    drawn = metrics.drawable(character)
    assert metrics.drawable(drawn) == drawn
    assert all(c in metrics.advances() and c in metrics.advances(True) for c in drawn.replace("\n", ""))


def test_foreign_signs_are_shown_by_what_the_font_has() -> None:
    assert metrics.drawable("→ ≤ ≥ ± × … “ü” é") == "→ ≤ ≥ ± × … “ü” é"
    assert metrics.drawable("✓ ☑ \uf0b7 ﷼ ⅔ ② \x07") == "√ [√] • □ ⅔ 2 "
    assert metrics.drawable("中") == "□"
    assert metrics.undrawable("SOP ☐ 中文 ✓ □") == {"中", "文"}


def test_a_list_stands_on_one_edge_whatever_its_numbers() -> None:
    lines = wrap_list([f"Butir {n} yang panjang sekali isinya" for n in range(1, 12)], 90, 9)
    hang = text_width("10. ", 9)
    for line in lines:
        number = re.match(r"\d+\. ", line.text)
        assert line.indent + (text_width(number.group(), 9) if number else 0) == pytest.approx(hang)
        assert line.indent + text_width(line.text, 9) <= 90
    assert [line.text.split()[0] for line in lines if line.indent < hang] == [f"{n}." for n in range(1, 12)]


def test_a_single_item_is_plain_and_an_empty_list_has_no_lines() -> None:
    assert wrap_list(["Satu saja"], 100, 9) == (("Satu saja", 0.0),)
    assert wrap_list([], 100, 9) == ()
    assert [line.text for line in wrap_list(["a", "b"], 100, 9, numbered=False)] == ["– a", "– b"]


def test_longest_word() -> None:
    assert longest_word("satu dua-belas 01/K", 9) == pytest.approx(text_width("belas", 9))
    assert longest_word("mendokumentasikan", 9) == pytest.approx(text_width("mendokumentasikan", 9))
    assert longest_word("mendokumentasikan", 9, hyphenate=True) == pytest.approx(text_width("men-", 9))
    assert longest_word("", 9) == 0


@given(texts)
def test_no_word_is_broken_in_a_column_as_wide_as_the_longest_word(text: str) -> None:
    width = longest_word(text, 9) + 1e-4
    pieces = [
        part
        for word in re.split(r"[ \n]", metrics.drawable(text.replace("\u200b", " ")))
        for part in re.split(rf"(?<=[{re.escape(SIGNS)}])", word)
    ]
    ends = "".join(lines := wrap(text, width, 9))
    assert all(text_width(line, 9) <= width for line in lines)
    assert _essence(ends) == _essence(" ".join(pieces))


@pytest.mark.parametrize(("word", "pieces"), [("Ditolak", ("Di-", "to-", "lak")), ("Tidak", ("Ti-", "dak"))])
def test_the_width_of_the_widest_syllable_is_enough_to_break_by_syllables(
    word: str, pieces: tuple[str, ...]
) -> None:
    assert wrap(word, longest_word(word, 7, hyphenate=True), 7) == pieces
