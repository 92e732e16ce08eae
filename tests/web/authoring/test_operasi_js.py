"""The editor's scripts do to an SOP what the core does to it: every operation, its inverse, its rebasing.

Random operations go through both, and through node, which answers line by line. Skips without node.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.model import Sop
from sopan.model.operations import (
    HapusPelaksana,
    Operasi,
    OperasiDitolak,
    PindahLangkah,
    UbahIsian,
    UbahKeputusan,
    UbahTujuan,
    apply_all,
    rebase_all,
)
from sopan.web.authoring.schema import field_table
from tests.model.operations.samples import edits, operations
from tests.strategies import sops

HERE = Path(__file__).parent
EDITOR = HERE.parents[2] / "src" / "sopan" / "web" / "static" / "sopan" / "editor"


class Script:
    """The scripts in node, asked line by line."""

    def __init__(self) -> None:
        self.node = subprocess.Popen(
            ["node", HERE / "saudara.mjs", EDITOR, json.dumps(field_table())],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip

    def ask(self, **question: Any) -> Any:
        assert self.node.stdin is not None
        assert self.node.stdout is not None
        self.node.stdin.write(json.dumps(question) + "\n")
        self.node.stdin.flush()
        line = self.node.stdout.readline()
        assert line, "the script failed"
        return json.loads(line)


@pytest.fixture(scope="module")
def script() -> Iterator[Script]:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    made = Script()
    with made.node:  # which closes its pipes, or they would be found open somewhere else later
        yield made
        made.node.kill()


def plain(sop: Sop) -> dict[str, Any]:
    """The SOP as the page holds it."""
    return sop.model_dump(mode="json")


def told(ops: Sequence[Operasi]) -> list[dict[str, Any]]:
    """Operations as they travel."""
    return [op.model_dump(mode="json") for op in ops]


def alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two SOPs are the same, also in the order of their columns."""
    return one == other and list(one["pelaksana"]) == list(other["pelaksana"])


@given(st.data(), sops(max_steps=7, max_actors=5))
def test_what_is_done_in_the_page_is_what_the_server_does(
    script: Script, data: st.DataObject, sop: Sop
) -> None:
    ops, after = data.draw(edits(sop))
    answer = script.ask(ask="undo", sop=plain(sop), ops=told(ops))
    assert alike(answer["after"], plain(after))
    assert alike(answer["back"], plain(sop))


STRANGE: tuple[Operasi, ...] = (
    UbahIsian(jalur=("judul",), nilai="  "),
    UbahIsian(jalur=("judul",), nilai=None),
    UbahIsian(jalur=("nomor",), nilai=" 12/SOP "),
    UbahIsian(jalur=("jenis",), nilai="aneh"),
    UbahIsian(jalur=("sifat",), nilai=None),
    UbahIsian(jalur=("tanggal", "efektif"), nilai="2026-02-30"),
    UbahIsian(jalur=("tanggal", "efektif"), nilai="2026-02-28"),
    UbahIsian(jalur=("pelayanan", "biaya"), nilai="Gratis"),
    UbahIsian(jalur=("pelayanan",), nilai=None),
    UbahIsian(jalur=("keterkaitan",), nilai=["SOP A", {"judul": "SOP B", "nomor": "2"}]),
    UbahIsian(jalur=("langkah", 0, "pelaksana"), nilai=["a"]),
    UbahIsian(jalur=("langkah", 99, "waktu"), nilai="1 jam"),
    UbahIsian(jalur=("langkah", 0, "kegiatan"), nilai="a\x01b"),
    UbahIsian(jalur=("langkah", 0, "keputusan", "ya", "label"), nilai="Setuju"),
    UbahIsian(jalur=("tidak_ada",), nilai="x"),
    UbahKeputusan(langkah=1, keputusan=None),
    UbahTujuan(langkah=1, jalan="lanjut", ke=77),
    UbahTujuan(langkah=1, jalan="ya", ke="selesai"),
    HapusPelaksana(id="tidak_ada"),
    PindahLangkah(langkah=1, ke=88),
)


@given(st.data(), sops(max_steps=4, max_actors=5), st.sampled_from(STRANGE))
def test_what_the_server_refuses_is_refused_in_the_page_too(
    script: Script, data: st.DataObject, sop: Sop, op: Operasi
) -> None:
    first = data.draw(operations(sop))
    answer = script.ask(ask="apply", sop=plain(sop), ops=told([first, op]))
    try:
        after = apply_all(sop, [first, op])
    except OperasiDitolak:
        assert answer is None
    else:
        assert answer is not None
        assert alike(answer, plain(after))


@given(st.data(), sops(max_steps=6, max_actors=5))
def test_two_edits_come_together_as_on_the_server(script: Script, data: st.DataObject, sop: Sop) -> None:
    mine, _ = data.draw(edits(sop, 3))
    theirs, _ = data.draw(edits(sop, 3))
    expected = rebase_all(mine, theirs, sop)
    answer = script.ask(ask="rebase", sop=plain(sop), ops=told(mine), over=told(theirs))
    assert answer["conflicts"] == len(expected.conflicts)
    after = plain(apply_all(apply_all(sop, theirs), expected.operasi))
    assert alike(answer["after"], after)
    if not expected.conflicts:
        assert alike(answer["other"], after)
