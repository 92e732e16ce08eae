"""The flow of a page in words, for those who do not see the drawing."""

from __future__ import annotations

from sopan.layout.scene import Page
from sopan.model import Sop
from sopan.model.alur import Alur, Arus, alur_dari
from sopan.model.jalan import Jalan, tujuan
from sopan.model.jalan import jalan_keluar as ways_in_words

__all__ = ["Jalan", "flow_in_words", "ways_in_words"]


def flow_in_words(sop: Sop, page: Page, alur: Alur | None = None) -> str:
    """What the drawing of a procedure page says: who does each step and where every flow leads.

    One sentence a flow: "Langkah 5, tidak: kembali ke langkah 4."
    """
    alur = alur or alur_dari(sop)
    shown = sorted({symbol.langkah for symbol in page.symbols if symbol.shape != "connector"})
    if not shown:
        return "Diagram alir tanpa simbol."
    span = f"langkah {shown[0]}" if len(shown) == 1 else f"langkah {shown[0]} sampai {shown[-1]}"
    sentences = [f"Diagram alir {span}."]
    for nomor in shown:
        langkah = sop.langkah[nomor - 1]
        names = " dan ".join(sop.pelaksana[p].nama for p in langkah.pelaksana)
        ways = alur.keluar.get(nomor, ())
        start = ", mulai" if nomor == 1 else ""
        opening = f"Langkah {nomor}, {names}{start}"
        if langkah.keputusan is None and len(ways) == 1:
            sentences.append(f"{opening}: {tujuan(ways[0])}.")
            continue
        sentences.append(f"{opening}, keputusan." if langkah.keputusan else f"{opening}.")
        sentences += [f"Langkah {nomor}{_answer(sop, way)}: {tujuan(way)}." for way in ways]
    return " ".join(sentences)


def _answer(sop: Sop, way: Arus) -> str:
    keputusan = sop.langkah[way.dari - 1].keputusan
    if way.cabang is None or keputusan is None:
        return ""
    label = keputusan.cabang(way.cabang).label
    return f", {way.cabang} ({label})" if label and label.lower() != way.cabang else f", {way.cabang}"
