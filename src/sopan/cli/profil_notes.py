"""What whoever draws must be told: about the regulation of a profile, the number of an SOP, its flow."""

from __future__ import annotations

from sopan.errors import Pesan
from sopan.model import Sop, alur_dari
from sopan.model.peraturan import Bentuk, Profil

__all__ = ["flow_notes", "form_note", "number_note", "profile_notes"]


def profile_notes(profil: Profil) -> tuple[Pesan, ...]:
    """The notes of a profile, and by what its regulation was repealed."""
    notes = [Pesan(note.id, note.en) for note in profil.catatan]
    if profil.dicabut_oleh:
        notes.append(
            Pesan(
                f"{profil.sebutan} sudah dicabut oleh {profil.dicabut_oleh}; pakai hanya untuk SOP lama.",
                f"{profil.sebutan} was repealed by {profil.dicabut_oleh}; use it for old SOPs only.",
            )
        )
    return tuple(notes)


def number_note(sop: Sop, profil: Profil) -> Pesan | None:
    """What is wrong with the number of an SOP by the pattern of the agency, if it has one."""
    if profil.nomor is None or sop.nomor is None or profil.nomor.cocok(sop.nomor):
        return None
    return Pesan(
        f"nomor '{sop.nomor}' tidak menurut pola instansi, {profil.nomor.pola}.",
        f"the number '{sop.nomor}' does not follow the agency's pattern, {profil.nomor.pola}.",
    )


def flow_notes(sop: Sop) -> tuple[Pesan, ...]:
    """Loops in which nothing decides: they can be drawn, but never end."""
    return tuple(
        Pesan(
            f"langkah {', '.join(map(str, loop))} berputar tanpa keputusan; lihat 'sopan check'.",
            f"steps {', '.join(map(str, loop))} go round without a decision; see 'sopan check'.",
        )
        for loop in alur_dari(sop).putaran
    )


def form_note(sop: Sop, bentuk: Bentuk, profil: Profil) -> Pesan | None:
    """What the regulation says of a form that it does not have, for an SOP that is not teknis."""
    if bentuk in profil.bentuk or sop.sifat == "teknis":
        return None
    fixed = profil.bentuk[0]
    return Pesan(
        f"{profil.sebutan} menetapkan bentuk {fixed} untuk SOP administratif; {bentuk} untuk SOP teknis.",
        f"{profil.sebutan} fixes the form {fixed} for an SOP administratif; {bentuk} is for an SOP teknis.",
    )
