"""`sopan publish`: what follows from an SOP for the public, the service standard, and the decree."""

from __future__ import annotations

from sopan.cli.command import Entry
from sopan.errors import Pesan

__all__ = ["COMMANDS", "HELP"]

HELP = Pesan(
    "Turunkan dari SOP: versi publik, standar pelayanan, penetapan. Semua berasal dari berkas SOP; "
    "yang berbeda dari sumbernya diperingatkan.",
    "Derive from an SOP: public version, service standard, decree. All comes from the SOP file; "
    "what differs from its source is warned of.",
)

COMMANDS: dict[str, Entry] = {
    "public": Entry(
        "sopan.cli.publish_public", Pesan("Versi publik sebuah pelayanan.", "Public version of a service.")
    ),
    "annotated": Entry(
        "sopan.cli.publish_annotated",
        Pesan("Jalan pemohon sebagai poster.", "The applicant's way, a poster."),
    ),
    "standar-pelayanan": Entry(
        "sopan.cli.publish_standar", Pesan("Standar Pelayanan, 14 komponen.", "Service standard, 14 parts.")
    ),
    "maklumat": Entry(
        "sopan.cli.publish_maklumat", Pesan("Maklumat Pelayanan.", "The service's public promise.")
    ),
    "sosialisasi": Entry(
        "sopan.cli.publish_sosialisasi",
        Pesan("Tayangan dan lembar tiap peran.", "Slides, and a sheet for each role."),
    ),
    "keputusan": Entry(
        "sopan.cli.publish_keputusan",
        Pesan("Keputusan dengan SOP sebagai Lampiran.", "Decree with its SOPs."),
    ),
    "peraturan": Entry(
        "sopan.cli.publish_peraturan", Pesan("Peraturan tentang satu SOP.", "Regulation on one SOP.")
    ),
    "sippn": Entry(
        "sopan.cli.publish_sippn", Pesan("Lembar enam komponen untuk SIPPN.", "Spreadsheet for SIPPN.")
    ),
}
"""What can be published, in the order of the help."""
