"""`sopan pull` and `sopan push` against a real server: nothing of either side is ever overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.servers import Office, served

_MAKE_TOKEN = """
from sopan.web.boot import ready
ready()
from sopan.web.accounts.models import Pengguna
from sopan.web.api.tokens import LINGKUP, create
print(create(Pengguna.objects.get(username="sari"), "laptop", LINGKUP, 30)[1])
"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: Any, examples_dir: Path) -> Iterator[tuple[Office, dict[str, str]]]:
    with served(tmp_path_factory.mktemp("sync"), examples_dir) as office:
        made = subprocess.run(
            [sys.executable, "-c", _MAKE_TOKEN],
            env=office.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        outside = {k: v for k, v in os.environ.items() if not k.startswith("SOPAN_")}
        yield (
            office,
            outside | {"SOPAN_SERVER": office.url, "SOPAN_TOKEN": made.stdout.strip(), "SOPAN_LANG": "en"},
        )


def sopan(environment: dict[str, str], *arguments: object) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-m", "sopan", *map(str, arguments)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in run.stderr
    return run.returncode, run.stdout + run.stderr


def draft(folder: Path) -> Path:
    """A file of the folder that is a draft of Sari's."""
    record = json.loads((folder / ".sopan-sync.json").read_text(encoding="utf-8"))
    return folder / next(path for path in record["berkas"] if "audiensi" in path or "reklame" in path)


def test_files_go_both_ways(
    running: tuple[Office, dict[str, str]], tmp_path: Path, examples_dir: Path
) -> None:
    _, env = running
    mine, other = tmp_path / "mine", tmp_path / "other"
    for folder in (mine, other):
        code, told = sopan(env, "pull", folder)
        assert code == 0, told
    files = sorted(mine.rglob("*.sop.yaml"))
    assert len(files) >= 5
    assert sopan(env, "push", mine) == (0, "")

    # A new file becomes a draft of the unit that its folder is named after, and comes to the other side.
    text = (examples_dir / "pelayanan-izin-reklame.sop.yaml").read_text(encoding="utf-8")
    new = mine / "seksi-layanan-informasi" / "baru.sop.yaml"
    units = {path.parent.name for path in files}
    new = mine / next(unit for unit in sorted(units) if "layanan" in unit) / "baru.sop.yaml"
    new.write_text(text.replace("judul: ", "judul: Uji ", 1), encoding="utf-8")
    code, told = sopan(env, "push", mine)
    assert (code, "baru.sop.yaml: + 1" in told) == (0, True), told
    assert sopan(env, "pull", other)[0] == 0
    there = next(
        path for path in other.rglob("*.sop.yaml") if "judul: Uji " in path.read_text(encoding="utf-8")
    )

    # Changed on both sides: nothing is overwritten, and after merging both go on.
    new.write_text(new.read_text(encoding="utf-8") + "# dari satu\n", encoding="utf-8")
    there.write_text(there.read_text(encoding="utf-8") + "# dari dua\n", encoding="utf-8")
    assert sopan(env, "push", mine)[0] == 0
    code, told = sopan(env, "push", other)
    assert (code, "run `sopan pull` first" in told) == (2, True), told
    code, told = sopan(env, "pull", other)
    assert (code, "Merge" in told) == (1, True), told
    assert there.read_text(encoding="utf-8").endswith("# dari dua\n")
    from_server = there.with_name(there.name + ".server")
    assert from_server.read_text(encoding="utf-8").endswith("# dari satu\n")
    assert sopan(env, "push", other)[0] == 2  # not merged yet
    there.write_text(from_server.read_text(encoding="utf-8") + "# dari dua\n", encoding="utf-8")
    from_server.unlink()
    assert sopan(env, "push", other)[0] == 0
    assert sopan(env, "pull", mine)[0] == 0
    assert new.read_text(encoding="utf-8").endswith("# dari satu\n# dari dua\n")


def test_faults_are_told_in_their_place_and_the_rest_is_sent(
    running: tuple[Office, dict[str, str]], tmp_path: Path
) -> None:
    _, env = running
    assert sopan(env, "pull", tmp_path)[0] == 0
    files = sorted(tmp_path.rglob("*.sop.yaml"))
    record = json.loads((tmp_path / ".sopan-sync.json").read_text(encoding="utf-8"))
    enacted = next(path for path in files if "pengaduan" in path.name)
    enacted.write_text(enacted.read_text(encoding="utf-8") + "# lagi\n", encoding="utf-8")
    broken = next(path for path in files if path != enacted)
    broken.write_text("sopan: 1\njudul: ''\n", encoding="utf-8")
    code, told = sopan(env, "push", tmp_path)
    assert code == 3
    assert f"{broken}:2:" in told
    assert "pengaduan" in told  # under review, so it is no draft: every reason is told
    assert json.loads((tmp_path / ".sopan-sync.json").read_text(encoding="utf-8")) == record


def test_wrong_use_is_told(running: tuple[Office, dict[str, str]], tmp_path: Path) -> None:
    _, env = running
    for changed, words in (
        ({"SOPAN_TOKEN": ""}, "SOPAN_TOKEN"),
        ({"SOPAN_TOKEN": "sopan_salah"}, "Bearer"),
        ({"SOPAN_SERVER": "http://sop.example.go.id"}, "https"),
        ({"SOPAN_SERVER": ""}, "--server"),
        ({"SOPAN_SERVER": "http://127.0.0.1:9"}, "does not answer"),
    ):
        code, told = sopan(env | changed, "pull", tmp_path)
        assert code in (2, 5), told
        assert words in told
    (tmp_path / ".sopan-sync.json").write_text(
        json.dumps({"berkas": {"../x.sop.yaml": {"revisi": 1, "sop": 1, "versi": 1, "sidik": ""}}})
    )
    code, told = sopan(env, "pull", tmp_path)
    assert (code, "is broken" in told) == (2, True)
