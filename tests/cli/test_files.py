"""Files: which are meant, and writing them whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any, Self

import pytest

from sopan.cli.files import find_sources, make_folder, write_atomically
from sopan.errors import SystemFailure, WrongUse


def _left(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_names_are_taken_as_they_are(tmp_path: Path) -> None:
    (source,) = find_sources([tmp_path / "nowhere.sop.yaml"])
    assert source.path == tmp_path / "nowhere.sop.yaml"
    assert source.folder == Path()


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.sop.yaml", "a"),
        ("a.SOP.YAML", "a"),
        ("a.b.sop.yml", "a.b"),
        ("a.yaml", "a"),
        ("a", "a"),
        (".sop.yaml", ".sop"),
    ],
)
def test_the_name_of_a_document(name: str, stem: str) -> None:
    assert find_sources([name])[0].stem == stem


def test_folders_and_patterns(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "a" / "catatan.txt").touch()
    found = find_sources([library])
    assert [str(one.path.relative_to(library)) for one in found] == [
        "a/sop1.sop.yaml", "a/sop3.sop.yaml", "a/sop5.sop.yaml",
        "b/c/sop0.sop.yaml", "b/c/sop2.sop.yaml", "b/c/sop4.sop.yaml",
    ]  # fmt: skip
    assert {str(one.folder) for one in found} == {"a", "b/c"}
    assert len(find_sources([library / "a", library])) == 6
    monkeypatch.chdir(library)
    assert [str(one.path) for one in find_sources(["**/sop[01].sop.yaml"])] == [
        "a/sop1.sop.yaml",
        "b/c/sop0.sop.yaml",
    ]
    assert [str(one.path) for one in find_sources([library / "a" / "*1*"])] == [
        str(library / "a" / "sop1.sop.yaml")
    ]


def test_a_name_with_the_signs_of_a_pattern_that_exists(tmp_path: Path) -> None:
    file = tmp_path / "a[1].sop.yaml"
    file.touch()
    assert [one.path for one in find_sources([file])] == [file]


def test_folders_and_patterns_without_any_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    with pytest.raises(WrongUse) as caught:
        find_sources([tmp_path / "kosong", tmp_path / "x*"])
    assert str(caught.value).count("tidak ada berkas *.sop.yaml di sana") == 2


def test_a_file_is_written_with_the_usual_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write_atomically(file, b"x" * 100_000)
    assert file.read_bytes() == b"x" * 100_000
    assert _left(tmp_path) == ["a.pdf"]
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~umask


def test_a_file_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_devices_are_written_to_directly() -> None:
    write_atomically(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize(
    ("step", "number", "words"),
    [
        ("fsync", errno.ENOSPC, "tempat penyimpanan penuh"),
        ("fsync", errno.EDQUOT, "kuota penyimpanan habis"),
        ("open", errno.EACCES, "tidak ada izin menulis"),
        ("open", errno.EROFS, "hanya dapat dibaca"),
        ("fsync", errno.EIO, "EIO"),
    ],
)
def test_a_full_disk_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse)
        with pytest.raises(SystemFailure, match=words) as caught:
            write_atomically(file, b"new")
    assert str(file) in str(caught.value)
    assert file.read_bytes() == b"old"
    assert _left(tmp_path) == ["a.pdf"]


def test_a_disk_that_fills_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.fdopen

    class Full:
        """A file on a disk with room for three bytes."""

        def __init__(self, number: int, mode: str) -> None:
            self.file = opened(number, mode)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def fileno(self) -> int:
            return int(self.file.fileno())

        def write(self, data: bytes) -> None:
            self.file.write(data[:3])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", Full)
    with pytest.raises(SystemFailure, match="tempat penyimpanan penuh"):
        write_atomically(tmp_path / "a.pdf", b"new content")
    assert _left(tmp_path) == []


def test_an_interrupt_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.pdf", b"new")
    assert _left(tmp_path) == []


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for path, words in (
        (tmp_path / "nowhere" / "a", "foldernya tidak ada"),
        (tmp_path / "folder", "ada folder bernama ini"),
        (tmp_path / "file" / "a", "ada berkas di tempat"),
        (tmp_path / ("x" * 300), "namanya terlalu panjang"),
    ):
        with pytest.raises(SystemFailure, match=words):
            write_atomically(path, b"")
    with pytest.raises(SystemFailure, match="ada berkas di tempat"):
        make_folder(tmp_path / "file")
    assert _left(tmp_path) == ["file", "folder"]
