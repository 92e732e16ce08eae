"""What may be made public at all: only an SOP Pelayanan (deck, slide 63)."""

from __future__ import annotations

from sopan.errors import Pesan, WrongUse
from sopan.model import Sop

__all__ = ["wajib_pelayanan"]

_RUTIN = Pesan(
    "dimulai penanggung jawab kegiatan, untuk keperluan kantor sendiri",
    "is set off by the one responsible for the activity, for the office itself",
)
_PENUGASAN = Pesan("dimulai perintah atasan", "is set off by a superior's order")


def wajib_pelayanan(sop: Sop) -> None:
    """Let an SOP Pelayanan pass. Raises `WrongUse`, with the reason, for any other."""
    if sop.jenis == "pelayanan":
        return
    if sop.jenis is None:
        raise WrongUse(
            Pesan(
                f"'{sop.judul}' belum menyebut jenisnya; hanya SOP pelayanan yang diumumkan. Tulis 'jenis: "
                "pelayanan' bila dimulai dan diakhiri pemohon ('sopan classify' membantu menentukannya).",
                f"'{sop.judul}' does not say its kind; only an SOP pelayanan is made public. Write 'jenis: "
                "pelayanan' where an applicant begins and ends it ('sopan classify' helps to tell).",
            )
        )
    why = _RUTIN if sop.jenis == "rutin" else _PENUGASAN
    raise WrongUse(
        Pesan(
            f"'{sop.judul}' adalah SOP {sop.jenis}: {why.id}. Yang diumumkan dan dibuatkan standar "
            "pelayanannya hanya SOP pelayanan.",
            f"'{sop.judul}' is an SOP {sop.jenis}: it {why.en}. Only an SOP pelayanan is made public "
            "and gets a service standard.",
        )
    )
