"""`sopan organise`: the cascade from the organisation to the titles of its SOPs."""

from __future__ import annotations

from sopan.cli.command import Entry
from sopan.errors import Pesan

__all__ = ["COMMANDS", "HELP"]

HELP = Pesan(
    "Dari SOTK ke judul SOP: periksa berkas organisasi, usulkan judul, petakan kegiatan yang sudah dan belum "
    "ber-SOP, dan baca SOTK dari lembar kerja.",
    "From the organisation to the titles of SOPs: check the organisation file, propose titles, map which "
    "activities have an SOP, and read the organisation from a spreadsheet.",
)

COMMANDS: dict[str, Entry] = {
    "check": Entry("sopan.cli.organise_check", Pesan("Periksa berkas organisasi.", "Check the file.")),
    "titles": Entry("sopan.cli.organise_titles", Pesan("Usulkan judul SOP.", "Propose titles of SOPs.")),
    "coverage": Entry(
        "sopan.cli.organise_coverage",
        Pesan("Kegiatan mana yang sudah ber-SOP.", "Which activities have an SOP."),
    ),
    "import": Entry(
        "sopan.cli.organise_import", Pesan("Baca SOTK dari XLSX atau CSV.", "Read a spreadsheet.")
    ),
}
"""What can be asked, in the order of the help."""
