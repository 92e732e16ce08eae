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
from typing import Any

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

from sopan.web.accounts.models import Delegasi, Pengguna, Peran, Unit  # noqa: E402
from sopan.web.approval import services  # noqa: E402
from sopan.web.approval.models import Bukti, Penunjukan  # noqa: E402
from sopan.web.demo import build  # noqa: E402
from sopan.web.library.models import Revisi  # noqa: E402
from tests.web.permissions.row import parts  # noqa: E402

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


@pytest.fixture
def case(office: dict[str, Any]) -> dict[str, Any]:
    """An SOP under review and the five people of the tables of permissions."""
    revisi = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    bureau = Unit.objects.get(kode="bidang-infrastruktur")
    colleague = Pengguna.objects.create(username="koleg", nama="Kolega", unit=bureau)
    Peran.objects.create(pengguna=colleague, unit=bureau, peran="penyusun")
    note = services.comment(revisi.pk, office["agus"], "Catatan", "langkah.1.waktu")
    proof = Bukti.objects.create(
        revisi=revisi, jenis="berita_acara", isi={}, oleh=office["budi"], pada=note.pada
    )
    top = Unit.objects.get(kode="diskominfo")
    given = Delegasi.objects.create(
        pemberi=office["dewi"], penerima=office["agus"], unit=top, peran="pejabat", sebutan="Plh",
        mulai="2026-11-01", sampai="2026-11-30",
    )  # fmt: skip
    made = {
        "people": {
            "owner": office["sari"], "colleague": colleague, "reviewer": office["budi"],
            "stranger": office["joko"],
            "anonymous": None,
        },
        "pk": revisi.pk,
        "komentar": note.pk,
        "tunjuk": Penunjukan.objects.get(revisi=revisi, jenis="peninjau").pk,
        "bukti": proof.pk,
        "unit": top.pk,
        "peran": Peran.objects.get(pengguna=office["dewi"]).pk,
        "delegasi": given.pk,
    }  # fmt: skip
    for part in parts():
        if hasattr(part, "add"):
            part.add(made, office)
    return made
