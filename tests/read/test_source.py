"""What can be wrong with a file before anyone looks at what it says."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from sopan.errors import SystemFailure, UnreadableFile
from sopan.read import read_sop
from sopan.read.source import LARGEST


def _told(path: Path | str) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_sop(path)
    (fault,) = caught.value.faults
    return str(fault)


def test_a_good_file_is_read(tmp_path: Path, small: str) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_text(small, encoding="utf-8")
    document = read_sop(file)
    assert document.sop.judul == "Pembuatan Laporan"
    assert document.teks == small
    assert document.sumber.berkas == str(file)
    assert document.sumber.tempat(("langkah", 1, "keputusan", "tidak")).baris == 11


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path, small: str) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + small.replace("\n", "\r\n").encode())
    document = read_sop(file)
    assert document.sumber.tempat(("langkah", 0, "kegiatan")).baris == 6
    assert document.sumber.tempat(("sopan",)).kolom == 8


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "konsinyering.sop.yaml").touch()
    assert "berkas ini tidak ada. Maksudnya 'konsinyering.sop.yaml'?" in _told(
        tmp_path / "konsinyerin.sop.yaml"
    )
    assert "Maksudnya 'konsinyering.sop.yaml'?" in _told(tmp_path / "konsinyering")
    assert "Periksa nama dan foldernya." in _told(tmp_path / "q")
    assert "Nor" not in _told(tmp_path / "q")
    assert "juga tidak ada" in _told(tmp_path / "nowhere" / "a.sop.yaml")
    assert "tidak ada" in _told(tmp_path / "konsinyering.sop.yaml" / "a")
    assert "tidak ada" in _told("a\0b")


def test_a_folder(tmp_path: Path) -> None:
    assert "ini sebuah folder, bukan berkas." in _told(tmp_path)


def test_an_empty_file(tmp_path: Path) -> None:
    file = tmp_path / "a.sop.yaml"
    for content in ("", "\n\n", "# hanya catatan\n", "---\n"):
        file.write_text(content, encoding="utf-8")
        assert str(file) + ": berkas kosong." in _told(file)
    assert "berkas kosong" in _told(os.devnull)


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    file = tmp_path / "a.sop.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    started = time.perf_counter()
    assert "berkas terlalu besar (50.0 MB). Paling besar 5 MB." in _told(file)
    assert time.perf_counter() - started < 0.1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_read_and_bounded(tmp_path: Path, small: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def feed(data: bytes) -> None:
        try:
            with pipe.open("wb") as file:
                file.write(data)
        except BrokenPipeError:
            pass

    writer = threading.Thread(target=feed, args=(small.encode(),))
    writer.start()
    assert len(read_sop(pipe).sop.langkah) == 2
    writer.join()
    writer = threading.Thread(target=feed, args=(b"a" * (LARGEST + 100_000),))
    writer.start()
    assert "terlalu besar" in _told(pipe)
    writer.join()


def test_other_encodings(tmp_path: Path, small: str) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_text(small, encoding="utf-16")
    assert ":1:1: berkas disimpan sebagai UTF-16." in _told(file)
    file.write_bytes(small.replace("Kepala", "Kepalé").encode("latin-1"))
    assert ":3:25: byte 0xE9 di sini bukan UTF-8." in _told(file)
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert "ini bukan berkas teks." in _told(file)


def test_zero_bytes(tmp_path: Path, small: str) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_bytes(small.replace("laporan\n", "lap\0oran\n").encode())
    assert ":6:28: karakter kendali U+0000" in _told(file)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: str) -> None:
    """Simulated, since the tests may run as root, for whom every file is open."""
    file = tmp_path / "a.sop.yaml"
    file.write_text(small, encoding="utf-8")

    def refuse(self: Path, *args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SystemFailure, match="tidak ada izin untuk membaca"):
        read_sop(file)


def test_other_refusals_of_the_system(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(SystemFailure, match="ELOOP"):
        read_sop(loop)
    with pytest.raises(SystemFailure, match="ENAMETOOLONG"):
        read_sop(tmp_path / ("x" * 300))


def test_names_cannot_command_a_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in _told(tmp_path / "a\x1b[31mb")


def test_the_version_of_the_format(tmp_path: Path, small: str) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_text(small.replace("sopan: 1", "sopan: 2") + "kunci_baru: x\n", encoding="utf-8")
    assert ":1:8: berkas ini memakai format versi 2, lebih baru dari yang dikenal." in _told(file)
    for good in ("sopan: '1'", "sopan: 01", "sopan:", ""):
        file.write_text(small.replace("sopan: 1", good), encoding="utf-8")
        assert read_sop(file).sop.sopan == 1
    file.write_text(small.replace("sopan: 1", "sopan: satu"), encoding="utf-8")
    assert ":1:8: 'sopan'" in _told(file)


@pytest.mark.parametrize(
    ("key", "words"), [("organisasi", "berkas organisasi"), ("skenario", "berkas skenario")]
)
def test_another_kind_of_file(tmp_path: Path, key: str, words: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{key}: 1\nnama: x\n", encoding="utf-8")
    assert f":1:1: ini {words}, bukan berkas SOP." in _told(file)
