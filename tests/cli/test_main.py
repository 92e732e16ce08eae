"""The frame of the command line: help, wrong use, and every failure as a sentence with its exit code."""

from __future__ import annotations

import errno
import inspect
import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from sopan import __version__
from sopan.cli.command import Entry
from sopan.cli.main import COMMANDS
from sopan.errors import LayoutImpossible, Pesan, SystemFailure, UnreadableFile


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_of_the_table_is_there_and_explains_itself(sopan: Any, name: str) -> None:
    module = import_module(COMMANDS[name].module)
    ran = sopan(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Pemakaian: sopan {name}")
    assert max(map(len, ran.out.splitlines())) <= 100
    assert inspect.getdoc(module)
    for said in (module.HELP, COMMANDS[name].short):
        assert said.id
        assert said.en
        assert said.id != said.en


def test_help_lists_every_command_and_imports_none(sopan: Any) -> None:
    ran = sopan()
    assert ran.code == 0
    assert ran.out == sopan("--help").out
    for name, entry in COMMANDS.items():
        assert name in ran.out
        assert str(entry.short)[:30] in ran.out
    script = "import sys; from sopan.cli.main import main; main(['--help']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"pydantic", "yaml", "rich", "typst", "fontTools"} & set(loaded.split())


def test_help_in_english() -> None:
    environment = {**os.environ, "SOPAN_LANG": "en", "COLUMNS": "80"}
    command = [sys.executable, "-m", "sopan", "render", "--help"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    for word in (
        "Usage: sopan render [OPTIONS] FILE...",
        "Arguments:",
        "Options:",
        "Examples:",
        "Show this help.",
    ):
        assert word in text
    for word in ("Pemakaian", "Pilihan", "Berkas", "bawaan"):
        assert word not in text
    assert max(map(len, text.splitlines())) <= 80


def test_version(sopan: Any) -> None:
    assert sopan("version").out == sopan("--version").out == f"sopan {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rendr"], "perintah 'rendr' tidak ada. Maksudnya 'sopan render'?"),
        (["qqqq"], "perintah 'qqqq' tidak ada. Lihat 'sopan --help'."),
        (["--versi"], "pilihan --versi tidak ada. Maksudnya --version?"),
        (["render"], "FILE... belum disebut. Lihat 'sopan render --help'."),
        (
            ["render", "a", "--jobz", "2"],
            "pilihan --jobz tidak ada. Maksudnya --jobs? Lihat 'sopan render --help'.",
        ),
        (["render", "a", "--jobs", "x"], "nilai"),
        (["render", "a", "--jobs", "-1"], "nilai"),
        (["render", "a", "--jobs"], "memerlukan nilai"),
        (["version", "x"], "ada yang berlebih: x."),
        (["version", "--help=x"], "tidak memakai nilai"),
        (["show", "a", "--format", "pdf"], "untuk --format tidak sesuai"),
        (["show"], "FILE belum disebut."),
    ],
)
def test_wrong_use(sopan: Any, arguments: list[str], words: str) -> None:
    ran = sopan(*arguments)
    assert ran.code == 2
    assert words in ran.err
    assert ran.err.startswith("sopan: ")
    assert not ran.out


def test_wrong_use_in_english(sopan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LANG", "en")
    assert "there is no option --jobz. Did you mean --jobs?" in sopan("render", "a", "--jobz").err
    assert "FILE... is missing." in sopan("render").err
    assert "there is no command 'rendr'. Did you mean 'sopan render'?" in sopan("rendr").err


class _Failing:
    """A command that fails as it is told."""

    HELP = Pesan("Gagal.", "Fail.")
    error: BaseException

    @staticmethod
    def command() -> None:
        raise _Failing.error


@pytest.fixture
def fail(sopan: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setitem(COMMANDS, "gagal", Entry("sopan_gagal", Pesan("Gagal.", "Fail.")))
    monkeypatch.setitem(sys.modules, "sopan_gagal", _Failing)

    def run(error: BaseException) -> Any:
        _Failing.error = error
        return sopan("gagal")

    return run


def test_errors_of_ours_have_their_exit_codes(fail: Any) -> None:
    assert fail(UnreadableFile([])).code == 3
    assert fail(LayoutImpossible(Pesan("x", "y"), 3)).code == 4
    ran = fail(SystemFailure(Pesan("penuh", "full")))
    assert (ran.code, ran.err) == (5, "sopan: penuh\n")


def test_what_the_machine_refuses(fail: Any) -> None:
    ran = fail(OSError(errno.ENOSPC, "No space left on device", "a.pdf"))
    assert (ran.code, ran.err) == (5, "sopan: a.pdf: tempat penyimpanan penuh. Kosongkan sebagian.\n")
    assert "tidak ada izin" in fail(PermissionError(errno.EACCES, "Permission denied")).err
    assert "EIO" in fail(OSError(errno.EIO, "I/O error")).err
    assert fail(MemoryError()).code == 5


def test_a_fault_of_our_own_is_a_sentence_and_a_traceback_only_when_asked(
    fail: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = fail(ZeroDivisionError("x"))
    assert ran.code == 70
    assert "Traceback" not in ran.err
    assert "kesalahan di dalam Sopan sendiri (ZeroDivisionError)" in ran.err
    monkeypatch.setenv("SOPAN_DEBUG", "1")
    assert "Traceback" in fail(ZeroDivisionError("x")).err


def test_interrupt(fail: Any) -> None:
    ran = fail(KeyboardInterrupt())
    assert (ran.code, ran.err) == (130, "sopan: dihentikan.\n")


@pytest.mark.parametrize("command", [["schema"], ["--help"]])
def test_nobody_reads_the_output(command: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sopan", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_the_entry_point_and_python_m(tmp_path: Path) -> None:
    for command in ([sys.executable, "-m", "sopan"], [str(Path(sys.executable).parent / "sopan")]):
        done = subprocess.run(
            [*command, "version"], capture_output=True, text=True, check=False, cwd=tmp_path
        )
        assert (done.returncode, done.stdout) == (0, f"sopan {__version__}\n")
        done = subprocess.run(
            [*command, "show", "x.sop.yaml"], capture_output=True, text=True, check=False, cwd=tmp_path
        )
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith("x.sop.yaml: berkas ini tidak ada.")


def test_the_language_is_that_of_the_environment_at_the_time(
    sopan: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "berkas ini tidak ada" in sopan("show", "x.sop.yaml").err
    monkeypatch.setenv("SOPAN_LANG", "en_GB.UTF-8")
    assert "there is no such file" in sopan("show", "x.sop.yaml").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_ctrl_c_while_it_works(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.sop.yaml"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "sopan", "show", str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        with pipe.open("wb"):  # opens when the command opens it to read, and then keeps it waiting
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        assert (process.returncode, out, err) == (130, "", "sopan: dihentikan.\n")
