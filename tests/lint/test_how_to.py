"""The rule of the guide is a rule: its page keeps the form and its examples do what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sopan.lint.contoh import lengkapi
from sopan.lint.manual import baca_halaman


def test_the_rule_of_the_guide_works(examples_dir: Path) -> None:
    teks = (examples_dir.parent / "docs/how-to/write-a-rule.md").read_text(encoding="utf-8")
    kode = re.search(r"```python\n(.*?)```", teks, re.DOTALL)
    assert kode is not None
    modul: dict[str, Any] = {}
    exec(compile(kode[1], "write-a-rule.md", "exec"), modul)
    halaman = baca_halaman(modul["__doc__"])

    def temuan(contoh: str) -> list[Any]:
        (sop,), _ = lengkapi(contoh)
        hasil: Iterable[Any] = modul["check"](sop)
        return list(hasil)

    assert [len(temuan(satu)) for satu in halaman.salah] == [1]
    assert [len(temuan(satu)) for satu in halaman.benar] == [0]
