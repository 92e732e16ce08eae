"""The addresses of sopan.web.background."""

from __future__ import annotations

import datetime
from typing import Any

from sopan.web.background.models import Export, ExportFile
from sopan.web.clock import now
from tests.web.permissions.row import ALL, LOGIN, Row

TABLE: dict[str, Row] = {
    "siap": Row("get", (200, 200, 200, 200, 200)),
    "metrik": Row("get", (200, 200, 200, 200, 200)),  # from this machine, which the test is
    "pekerjaan": Row("get", ALL),
    "pekerjaan-baru": Row("get", ALL),
    "pekerjaan-unduh": Row("get", (200, 404, 404, 404, LOGIN), ("ekspor",)),
    "pekerjaan-hapus": Row("post", (302, 404, 404, 404, LOGIN), ("ekspor",)),
}
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """An export of the owner's, ready to be taken."""
    moment = now()
    export = Export.objects.create(
        person=office["sari"], form="yaml", title="1 SOP, YAML", keys=[case["pk"]], total=1, done=1,
        state=Export.State.READY, made=moment, until=moment + datetime.timedelta(days=1),
    )  # fmt: skip
    ExportFile.objects.create(export=export, number=1, revisi_id=case["pk"], name="a.sop.yaml", data=b"sop")
    case["ekspor"] = export.pk
