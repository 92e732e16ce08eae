"""Doing one thing to many files on all cores: the same answers in the same order as one after the other."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from threading import Thread
from typing import Generic, TypeVar

from sopan.cli.failure import as_sopan_error
from sopan.errors import Pesan, SopanError, SystemFailure

__all__ = ["Answer", "each", "sensible_jobs"]

A = TypeVar("A")
R = TypeVar("R")

_WORTH_A_PROCESS = 4


@dataclass(frozen=True, slots=True)
class Answer(Generic[A, R]):
    """What came of one item: a result, or the error that a person can mend."""

    item: A
    result: R | None
    error: SopanError | None = None


def sensible_jobs(wanted: int, items: int) -> int:
    """How many processes to use: as many as wanted, or (0) as there are cores, and no more than pays."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(wanted or cores, items if wanted else items // _WORTH_A_PROCESS))


def each(function: Callable[[A], R], items: Sequence[A], jobs: int = 1) -> Iterator[Answer[A, R]]:
    """Call `function` on every item, on `jobs` processes; the answers come in the order of the items.

    What goes wrong with one item is its answer and stops no other. A process that dies (out of memory, a
    fault in a library) fails the one item that kills it.
    """
    if jobs <= 1:
        for item in items:
            yield _attempt(function, item)
        return
    executor = _executor(jobs)
    futures: list[Future[Answer[A, R]]] = []
    try:
        with _signals_held():
            futures += [executor.submit(_attempt, function, item) for item in items]
        for item, future in zip(items, futures, strict=True):
            try:
                answer = future.result()
            except BrokenProcessPool:
                answer = _alone(function, item)
            yield answer
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _attempt(function: Callable[[A], R], item: A) -> Answer[A, R]:
    try:
        return Answer(item, function(item))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault with one file must not stop a hundred others
        return Answer(item, None, as_sopan_error(error, str(item)))


def _alone(function: Callable[[A], R], item: A) -> Answer[A, R]:
    """The item again in a process of its own, after another item may have killed the one it was in."""
    with _executor(1) as executor:
        try:
            return executor.submit(_attempt, function, item).result()
        except BrokenProcessPool:
            died = Pesan(
                f"{item}: prosesnya berhenti mendadak (memori habis?). Coba dengan --jobs 1.",
                f"{item}: its process died (out of memory?). Try with --jobs 1.",
            )
            return Answer(item, None, SystemFailure(died))


def _executor(jobs: int) -> ProcessPoolExecutor:
    # Workers are forked from a server without threads: a fork of this process, in which a progress bar draws,
    # could inherit a lock that nobody opens, and the compiler of the PDF does not survive a fork at all.
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["sopan.layout.compose", "sopan.read", "sopan.render"])
        return ProcessPoolExecutor(jobs, context, initializer=_begin)
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_begin)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Keep signals back while workers start, which begin with the same mask: none dies half imported."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it too, and ends the workers in order
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when its parent was killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
