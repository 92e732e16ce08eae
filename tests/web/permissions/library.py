"""The addresses of sopan.web.library."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from sopan.web.clock import now
from sopan.web.library.models import Kiriman, Tampilan
from tests.web.permissions.row import ALL, LOGIN, POST_ALL, Row

TABLE: dict[str, Row] = {
    "pustaka": Row("get", ALL),
    "cari": Row("get", ALL, (), {"q": "pengaduan"}),
    "pustaka-kirim": Row("get", ALL),
    "pustaka-kirim-jalankan": Row("post", (302, 404, 404, 404, LOGIN), ("kiriman",)),
    "tampilan-simpan": Row("post", POST_ALL, (), {"nama": "Draf", "saringan": "keadaan=draf"}),
    "tampilan-hapus": Row("post", (302, 404, 404, 404, LOGIN), ("tampilan",)),
}
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """A view that the owner keeps, and a zip that they sent and have not imported yet."""
    case["tampilan"] = Tampilan.objects.create(pengguna=office["sari"], nama="Punya saya").pk
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("seksi-layanan/baru.sop.yaml", "judul: Penanganan Kiriman\n")
    sent = Kiriman.objects.create(pengguna=office["sari"], pada=now(), isi=packed.getvalue())
    case["kiriman"] = sent.pk
