"""One way to run one rule on a few keys, for the tests of near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.lint.contoh import lengkapi
from sopan.lint.finding import Finding
from sopan.lint.registry import aturan_bernama, semua_aturan

Jalankan = Callable[[str, str], list[Finding]]


@pytest.fixture(scope="session")
def jalankan() -> Jalankan:
    """`jalankan(rule, yaml)`: the findings of that rule alone, on an example as in a manual page."""

    def satu(nama: str, teks: str) -> list[Finding]:
        aturan = aturan_bernama(nama)
        sops, konteks = lengkapi(teks)
        konteks = konteks.model_copy(update={"nama_aturan": frozenset(satu.nama for satu in semua_aturan())})
        if aturan.periksa_pustaka:
            return [temuan for _, temuan in aturan.periksa_pustaka(sops, konteks)]
        assert aturan.periksa is not None
        return [temuan for sop in sops for temuan in aturan.periksa(sop, konteks)]

    return satu
