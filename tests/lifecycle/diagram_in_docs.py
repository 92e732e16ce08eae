"""The part of docs/explanation/siklus-hidup.md that is written from the table; run this file to renew it."""

from __future__ import annotations

import re
from pathlib import Path

from sopan.lifecycle.diagram import mermaid, tabel

PAGE = Path(__file__).resolve().parents[2] / "docs/explanation/siklus-hidup.md"
_START, _END = "<!-- dari sopan.lifecycle: awal -->", "<!-- dari sopan.lifecycle: akhir -->"
_PART = re.compile(f"({_START}).*({_END})", re.DOTALL)


def renewed(text: str) -> str:
    """The page with its generated part written anew."""
    part = f"\n\n```mermaid\n{mermaid()}```\n\n{tabel()}\n"
    return _PART.sub(lambda found: found[1] + part + found[2], text)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
