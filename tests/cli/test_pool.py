"""Many files on many processes: the answers of one after the other, whatever goes wrong with one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopan.cli import console
from sopan.cli.console import tracked
from sopan.cli.pool import each, sensible_jobs
from sopan.errors import Pesan, SystemFailure, WrongUse


def _work(number: int) -> int:
    time.sleep(0.002 * (7 - number % 7))  # so that later ones finish first
    if number == 3:
        raise WrongUse(Pesan("tiga", "three"))
    if number == 5:
        raise ZeroDivisionError
    return number * number


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_answers_come_in_order_and_one_fault_stops_no_other(jobs: int) -> None:
    answers = list(each(_work, range(12), jobs))
    assert [answer.item for answer in answers] == list(range(12))
    assert [answer.result for answer in answers] == [
        None if number in (3, 5) else number * number for number in range(12)
    ]
    assert [type(answer.error).__name__ for answer in answers if answer.error] == ["WrongUse", "OwnFault"]
    assert str(answers[3].error) == "tiga"


def _deadly(number: int) -> int:
    if number == 4:
        os._exit(1)
    return number


def test_a_process_that_dies_fails_only_the_file_that_killed_it() -> None:
    answers = list(each(_deadly, range(8), 2))
    assert [answer.result for answer in answers] == [0, 1, 2, 3, None, 5, 6, 7]
    assert isinstance(answers[4].error, SystemFailure)
    assert "prosesnya berhenti mendadak" in str(answers[4].error)


def test_leaving_early_ends_the_workers() -> None:
    for answer in each(_work, range(200), 2):
        if answer.item == 1:
            break
    started = time.monotonic()
    assert next(iter(each(_work, [1], 2))).result == 1
    assert time.monotonic() - started < 5


def test_how_many_processes() -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    assert sensible_jobs(0, 1) == 1
    assert sensible_jobs(0, 10_000) == cores
    assert sensible_jobs(3, 10_000) == 3
    assert sensible_jobs(8, 2) == 2
    assert sensible_jobs(1, 0) == 1


def test_progress_changes_nothing_and_shows_only_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    def numbers() -> Iterator[int]:
        yield from range(5)

    assert list(tracked(numbers(), 5, Pesan("x", "y"))) == list(range(5))
    assert capsys.readouterr().err == ""


def test_a_bar_on_a_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    class Bar:
        def __init__(self, total: int, label: Pesan) -> None:
            seen.append((total, str(label)))

        def at(self, done: int) -> None:
            seen.append(done)

        def close(self) -> None:
            seen.append("closed")

    monkeypatch.setattr(console, "_Bar", Bar)
    monkeypatch.setattr(console, "_is_terminal", lambda _: True)
    assert list(tracked(iter(range(5)), 5, Pesan("Menggambar", "Drawing"))) == list(range(5))
    assert not seen
    monkeypatch.setattr(console, "_PATIENCE", 0.0)
    assert list(tracked(iter(range(3)), 3, Pesan("Menggambar", "Drawing"))) == list(range(3))
    assert seen == [(3, "Menggambar"), 1, 2, 3, "closed"]


def test_the_real_bar(capsys: pytest.CaptureFixture[str]) -> None:
    bar = console._Bar(2, Pesan("Menggambar", "Drawing"))
    bar.at(1)
    console.say("jawaban")
    bar.close()
    assert capsys.readouterr().out == "jawaban\n"


_MANY = """
import sys, time
from sopan.cli.pool import each

def slow(number):
    time.sleep(0.05)
    return number

if __name__ == "__main__":
    for answer in each(slow, range(2000), 2):
        print(answer.result, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_a_parent_that_is_killed(number: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "many.py"
    script.write_text(_MANY, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"0\n"
    parent.send_signal(number)
    parent.communicate(timeout=20)  # the pipe is closed when the last worker has gone
