"""`sopan lsp`: a language server, so that an editor shows findings, completes and mends while one types.

The server (`server`) only carries answers to and fro; what they are is decided by pure functions of the text:
`diagnostics`, `completion`, `hover`, `actions`, `symbols`. Columns there count characters from 0; the server
turns them into the editor's units.
"""

from __future__ import annotations

from typing import Annotated

from sopan.cli.library import option
from sopan.errors import EnvironmentLacking, Pesan
from sopan.lint.profiles import profil_bernama

__all__ = ["EXAMPLES", "HELP", "command"]

HELP = Pesan(
    "Jalankan server bahasa (LSP) lewat stdio untuk penyunting teks: temuan saat mengetik, pelengkapan "
    "kunci, pelaksana, dan langkah, halaman aturan, serta perbaikan.",
    "Run the language server (LSP) on stdio for a text editor: findings while typing, completion of keys, "
    "actors and steps, pages of rules, and cures.",
)
EXAMPLES = ("sopan lsp", "sopan lsp --profile draf")


def command(
    profile: Annotated[
        str, option("--profile", "-p", id="Profil pemeriksaan.", en="Profile of checking.", metavar="PROFILE")
    ] = "reviu",
) -> None:
    """Serve an editor until it says goodbye."""
    profil = profil_bernama(profile)
    try:
        from sopan.cli.lsp.server import serve  # noqa: PLC0415 - pygls is an optional part
    except ModuleNotFoundError as error:
        raise EnvironmentLacking(
            Pesan(
                "server bahasa memerlukan pygls; pasang dengan: pip install 'sopan[lsp]'.",
                "the language server needs pygls; install it with: pip install 'sopan[lsp]'.",
            )
        ) from error
    serve(profil)
