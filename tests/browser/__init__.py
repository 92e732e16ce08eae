"""The Chromium of the system, and the JavaScript libraries that tests load into its pages.

The libraries come from the npm registry by `package-lock.json` and are kept in a cache folder, so that they
are fetched once a machine. Tests that need Chromium or npm skip where these are not installed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent

# What a closed network and a container ask for: no calls to the outside, no sandbox for root.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """Where Chromium is; skips where it is not."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("chromium is not installed")


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def library(path: str) -> Path:
    """A file of a library, `axe-core/axe.min.js`; installs the libraries when they are not in the cache."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    lock = (HERE / "package-lock.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sopan-tests"
    folder = cache / hashlib.sha256(lock).hexdigest()[:16]
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as beside:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, beside)
            subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=beside,
                check=True,
                capture_output=True,
            )
            with contextlib.suppress(OSError):  # another process of the tests was first
                Path(beside, "node_modules").rename(folder)
    return folder / path
