"""The tests of the editor's scripts by node's own test runner (*.test.mjs). Skips without node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sopan.model import Sop
from sopan.web.authoring.help import SPELLINGS
from sopan.web.authoring.schema import field_table

HERE = Path(__file__).parent
EDITOR = HERE.parents[2] / "src" / "sopan" / "web" / "static" / "sopan" / "editor"

PLAIN = {
    "judul": "Pembuatan Laporan",
    "pelaksana": {"kabid": "Kabid", "kasubid": "Kasubid", "asdep": "Asdep"},
    "langkah": [
        {
            "kegiatan": "Memerintahkan laporan",
            "pelaksana": "kabid",
            "waktu": "5 menit",
            "output": "Disposisi",
        },
        {
            "kegiatan": "Menyusun laporan",
            "pelaksana": "kasubid",
            "waktu": "1 jam",
            "output": ["Konsep", "Lampiran"],
        },
        {
            "kegiatan": "Memeriksa laporan",
            "pelaksana": "kabid",
            "keputusan": {"tidak": 2},
            "output": "Laporan",
        },
        {"kegiatan": "Menandatangani laporan", "pelaksana": "asdep", "lanjut": 5, "kelengkapan": "Laporan"},
        {"kegiatan": "Mengarsipkan laporan", "pelaksana": "kasubid", "keterangan": "SOP Arsip"},
    ],
}
BLANK = {
    "judul": "[isi: judul]",
    "pelaksana": {"p1": "[isi: pelaksana]"},
    "langkah": [{"kegiatan": "[isi: kegiatan]", "pelaksana": "p1"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests beside a package that knows where the scripts are."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    made = tmp_path_factory.mktemp("skrip")
    for file in HERE.glob("*.mjs"):
        shutil.copy(file, made)
    shutil.copytree(EDITOR, made / "editor")
    names = {"type": "module", "imports": {"#editor/*": "./editor/*"}}
    (made / "package.json").write_text(json.dumps(names))
    return made


@pytest.mark.parametrize("name", sorted(file.name for file in HERE.glob("*.test.mjs")))
def test_of_the_scripts(folder: Path, name: str) -> None:
    data = {
        "sop": Sop.model_validate(PLAIN).model_dump(mode="json"),
        "kosong": Sop.model_validate(BLANK).model_dump(mode="json"),
        "skema": field_table(),
        "spellings": SPELLINGS,
    }
    environment = {**os.environ, "SOPAN_TEST_DATA": json.dumps(data)}
    run = subprocess.run(
        ["node", "--test", name], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
