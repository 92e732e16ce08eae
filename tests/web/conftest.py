"""A demo office in a database of its own for the tests of this folder; each test leaves it as it found it.

The settings are read when Django is first imported, so the environment is set here, before that.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_FOLDER = Path(tempfile.mkdtemp(prefix="sopan-web-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["SOPAN_DATA_DIR"] = str(_FOLDER)
os.environ["SOPAN_SECRET_KEY"] = "a key for the tests alone, never for a server"
os.environ["SOPAN_HOSTS"] = "127.0.0.1,localhost,testserver"
os.environ.pop("SOPAN_DATABASE_URL", None)
os.environ.pop("SOPAN_TRUST_DIR", None)

from sopan.web.boot import migrate, ready  # noqa: E402

ready()

from django.core.cache import cache  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from sopan.web.accounts.models import Pengguna  # noqa: E402
from sopan.web.demo import build  # noqa: E402

setup_test_environment()


def pytest_configure(config: pytest.Config) -> None:
    """Tests of the web can be chosen and left out: -m web, -m "not web"."""
    config.addinivalue_line("markers", "web: needs the web extra; slower than the core's tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder bears the mark."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.web)


@pytest.fixture(scope="session")
def demo_password(examples_dir: Path) -> str:
    """The demo office, made once."""
    migrate()
    return build(examples_dir)


@pytest.fixture
def office(demo_password: str) -> Iterator[dict[str, object]]:
    """The people of the demo by their login, in a transaction that is taken back after the test."""
    cache.clear()
    with transaction.atomic():
        yield {person.username: person for person in Pengguna.objects.all()}
        transaction.set_rollback(True)
