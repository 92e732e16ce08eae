"""An actor is an application, an object or a person's name.

Pelaksana bukan jabatan atau peran.

Apa yang diperiksa:
    Nama kolom yang diawali benda atau sistem (Aplikasi, Sistem, Website, Dokumen, Berkas, Sarana, ...),
    atau yang berupa nama orang: memakai gelar akademik, Bapak/Ibu, atau sama dengan nama pejabat pada
    pengesahan.

Mengapa:
    Pelaksana adalah jabatan atau peran pegawai (PermenPANRB 35/2012); aplikasi tidak dapat diminta
    bertanggung jawab, dan orang berpindah sedangkan prosedur tetap.

Salah:
    pelaksana: {kepala: Kepala Bagian, app: Aplikasi Persuratan}
    langkah: [{pelaksana: kepala}, {pelaksana: app}]
    ---
    pelaksana: {kepala: Kepala Bagian, budi: "Budi Santoso, S.Kom."}
    langkah: [{pelaksana: kepala}, {pelaksana: budi}]

Benar:
    pelaksana: {a: Administrator Sistem, b: Operator Aplikasi, c: Pengelola Dokumen, d: Penyedia, e: Dokter}
    langkah: [{pelaksana: [a, b, c, d, e]}]

English:
    Actors are posts or roles (35/2012): not an application, which nobody can hold to account, not a
    thing, and not a person, who moves on while the procedure stays. Persons are known by degrees,
    Bapak/Ibu, or the approval's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop

RULE = Rule(code="PLK003", severity="warning")

_BENDA = re.compile(
    r"^\s*(?:aplikasi|apps?|sistem(?:\s+informasi)?|website|web|situs|portal|server|mesin|komputer|laptop|e-?mail"
    r"|whatsapp|telepon|database|basis\s+data|dokumen|berkas|formulir|sarana|prasarana|kendaraan|mobil|lemari"
    r"|disposisi|surat)\b(?!\s*(?:man|person))",
    re.IGNORECASE,
)
_ORANG = re.compile(
    r"^\s*(?:Bapak|Ibu|Bpk\.?|Pak|Bu|Sdri?\.?|Dr[as]\.|Ir\.|Hj?\.)\s+(?!(?:[Hh]amil|[Mm]enyusui|[Bb]ersalin)\b)[A-Z]"
    r"|,\s*(?:S\.?\s?[A-Z][A-Za-z]*\.|M\.?\s?[A-Z][A-Za-z]*\.?|A\.?Md|Ph\.?D|S\.(?:E|H|T|Kom|Sos|IP|Pd|Si|STP|KM)\b)"
    r"|\b(?:S\.(?:E|H|T|Kom|Sos|IP|Pd|Si)|M\.(?:M|Si|T|Kom|AP|H)|A\.Md)\b",
)


def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]:
    """One finding a column; a name in the agency's list of posts is a role whatever it looks like."""
    jabatan = {nama.casefold() for nama in konteks.jabatan}
    pejabat = (sop.pengesahan.nama or "").casefold()
    for kode, pelaksana in sop.pelaksana.items():
        nama = pelaksana.nama
        if nama.casefold() in jabatan:
            continue
        if _BENDA.match(nama):
            pesan = Pesan(
                f'"{nama}" adalah benda atau sistem; tulis peran yang memakainya, misalnya "Operator".',
                f'"{nama}" is a thing or a system; write the role that uses it, for instance "Operator".',
            )
        elif _ORANG.search(nama) or nama.casefold() == pejabat:
            pesan = Pesan(
                f'"{nama}" adalah nama orang; tulis jabatan atau perannya.',
                f'"{nama}" is the name of a person; write the post or the role.',
            )
        else:
            continue
        yield Finding(("pelaksana", kode), pesan)
