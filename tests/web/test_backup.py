"""A backup brings everything back, on the other database too, or nothing."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from sopan.web.backup import LEFT_OUT, required
from tests.web.servers import postgres, postgres_bin, sopan


def environment(folder: Path, database: str = "") -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("SOPAN_", "DJANGO_"))}
    plain["SOPAN_DATA_DIR"] = str(folder)
    return plain | ({"SOPAN_DATABASE_URL": database} if database else {})


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory, examples_dir: Path) -> Path:
    folder = tmp_path_factory.mktemp("origin")
    sopan(environment(folder), "admin", "demo", str(examples_dir))
    sopan(environment(folder), "admin", "backup", str(folder / "b.zip"))
    return folder


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "sqlite":
        yield ""
        return
    if postgres_bin() is None:
        pytest.skip("PostgreSQL is not here")
    base = tmp_path_factory.getbasetemp()
    for above in (base, base.parent):
        above.chmod(0o755)
    with postgres(tmp_path_factory.mktemp("pg")) as url:
        yield url


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_everything_comes_back_and_can_be_saved_again(origin: Path, tmp_path: Path, database: str) -> None:
    there = environment(tmp_path / "data", database)
    told = sopan(there, "admin", "restore", str(origin / "b.zip"))
    assert "objek dipulihkan" in told
    assert "rantai utuh" in sopan(there, "admin", "verify-audit")
    sopan(there, "admin", "backup", str(tmp_path / "again.zip"))
    with zipfile.ZipFile(origin / "b.zip") as first, zipfile.ZipFile(tmp_path / "again.zip") as second:
        assert sorted(first.namelist()) == sorted(second.namelist())
        for name in first.namelist():
            lines = [[json.loads(line) for line in one.read(name).splitlines()]
                     for one in (first, second) if name.endswith("jsonl")]  # fmt: skip
            assert lines[:1] == lines[1:], name
    assert (origin / "b.zip").stat().st_mode & 0o077 == 0


def test_a_broken_backup_changes_nothing(origin: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(origin / "b.zip") as whole, zipfile.ZipFile(tmp_path / "half.zip", "w") as half:
        for name in whole.namelist():
            if name != "approval.event.jsonl":
                half.writestr(name, whole.read(name))
    there = environment(tmp_path / "data")
    with pytest.raises(AssertionError, match="bukan cadangan"):
        sopan(there, "admin", "restore", str(tmp_path / "half.zip"))
    assert "0 kejadian" in sopan(there, "admin", "verify-audit")
    sopan(there, "admin", "restore", str(origin / "b.zip"))
    with pytest.raises(AssertionError, match="sudah berisi"):
        sopan(there, "admin", "restore", str(origin / "b.zip"))


def test_every_table_of_ours_goes_along_or_is_left_out_by_name(origin: Path) -> None:
    with zipfile.ZipFile(origin / "b.zip") as packed:
        there = {name.removesuffix(".jsonl") for name in packed.namelist() if name.endswith(".jsonl")}
        notices = packed.read("notices.notice.jsonl").splitlines()
    ours = {
        model._meta.label_lower
        for app in apps.get_app_configs()
        if app.name.startswith("sopan.web") and app.label != "background"
        for model in app.get_models()
    }
    assert ours == {name for name in there if name in ours} | LEFT_OUT
    assert len(notices) > 20


def test_a_backup_of_the_first_version_can_still_be_restored(origin: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.zip"
    with zipfile.ZipFile(origin / "b.zip") as packed, zipfile.ZipFile(old, "w") as written:
        written.writestr("sopan-backup.json", json.dumps({"format": 1}))
        for name in sorted(required()):
            written.writestr(name, packed.read(name))
    there = environment(tmp_path / "data")
    sopan(there, "admin", "restore", str(old))
    assert "rantai utuh" in sopan(there, "admin", "verify-audit")
