"""A few kills of server and workers amid their work; `bench/kills.py` makes hundreds."""

from __future__ import annotations

import os

import pytest
from bench.kills import run

from tests.web.servers import postgres, postgres_bin

KILLS = 4


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_acknowledged_is_lost_and_every_task_is_carried_out(
    tmp_path_factory: pytest.TempPathFactory, database: str
) -> None:
    folder = tmp_path_factory.mktemp("kills")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SOPAN_", "DJANGO_"))}
    environment["SOPAN_DATA_DIR"] = str(folder / "data")
    if database == "sqlite":
        check(environment)
        return
    if postgres_bin() is None:
        pytest.skip("PostgreSQL is not here")
    base = tmp_path_factory.getbasetemp()
    for above in (base, base.parent):
        above.chmod(0o755)
    with postgres(folder) as url:
        check(environment | {"SOPAN_DATABASE_URL": url})


def check(environment: dict[str, str]) -> None:
    """Kill, and look for what is lost."""
    said, seen, lost = run(environment, KILLS)
    assert lost == []
    assert min(said.count[name] for name in ("edits", "comments", "steps", "exports")) > 0
    assert seen["broken"] == []
