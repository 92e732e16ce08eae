"""`sopan admin`: the group of commands for whoever keeps the server."""

from __future__ import annotations

from sopan.cli.command import Entry
from sopan.errors import Pesan

HELP = Pesan("Perintah bagi pengelola server.", "Commands for whoever keeps the server.")
COMMANDS: dict[str, Entry] = {
    "setup": Entry(
        "sopan.cli.admin_setup",
        Pesan("Siapkan basis data dan administrator pertama.", "Prepare database and first administrator."),
    ),
    "verify-audit": Entry(
        "sopan.cli.admin_verify", Pesan("Periksa rantai kejadian.", "Check the chain of events.")
    ),
    "backup": Entry("sopan.cli.admin_backup", Pesan("Simpan semuanya.", "Save everything.")),
    "restore": Entry("sopan.cli.admin_restore", Pesan("Pulihkan dari cadangan.", "Restore a backup.")),
    "export-library": Entry(
        "sopan.cli.admin_export", Pesan("Semua SOP sebagai berkas.", "All SOPs as files.")
    ),
    "import-library": Entry(
        "sopan.cli.admin_import", Pesan("Jadikan berkas-berkas SOP draf.", "Make SOP files drafts.")
    ),
    "seed": Entry("sopan.cli.admin_seed", Pesan("Isi banyak SOP untuk uji beban.", "Many SOPs for load.")),
    "demo": Entry("sopan.cli.admin_demo", Pesan("Isi dengan data demo.", "Fill with demo data.")),
}
