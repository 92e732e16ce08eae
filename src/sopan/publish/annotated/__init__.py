"""The annotated picture (deck slide 63): the applicant's way as an illustrated sheet.

    bahan = bahan_dari(sop, logo)
    jadi_svg(lembar("poster", bahan, "A3"))

Three sheets: `poster` (A3, A4), `ponsel` (phone width), `leaflet` (three columns on A4).
"""

from __future__ import annotations

from sopan.errors import Pesan, WrongUse
from sopan.publish.annotated.bahan import Bahan, Warna, bahan_dari
from sopan.publish.annotated.kanvas import Kanvas
from sopan.publish.annotated.leaflet import leaflet
from sopan.publish.annotated.ponsel import ponsel
from sopan.publish.annotated.poster import KERTAS, poster
from sopan.publish.annotated.tulis import jadi_pdf, jadi_png, jadi_svg

__all__ = ["LEMBAR", "Bahan", "Kanvas", "Warna", "bahan_dari", "jadi_pdf", "jadi_png", "jadi_svg", "lembar"]

LEMBAR = ("poster", "ponsel", "leaflet")
"""The sheets by name."""


def lembar(nama: str, bahan: Bahan, kertas: str = "A4") -> Kanvas:
    """The sheet of that name; `kertas` is for the poster. Raises `WrongUse` for names that are not known."""
    if nama not in LEMBAR:
        known = ", ".join(LEMBAR)
        raise WrongUse(
            Pesan(
                f"lembar '{nama}' tidak ada; pilih {known}.", f"there is no sheet '{nama}'; choose {known}."
            )
        )
    if nama == "poster":
        if kertas.upper() not in KERTAS:
            known = ", ".join(KERTAS)
            raise WrongUse(
                Pesan(
                    f"kertas poster '{kertas}' tidak ada; pilih {known}.",
                    f"there is no poster paper '{kertas}'; choose {known}.",
                )
            )
        return poster(bahan, kertas.upper())
    return ponsel(bahan) if nama == "ponsel" else leaflet(bahan)
