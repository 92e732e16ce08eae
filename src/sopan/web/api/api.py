"""The API: everything that the pages do, for programs. OpenAPI at `/api/v1/openapi.json`."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from sopan.web.api.problems import install
from sopan.web.api.routes import alur, draf, pengait, revisi, umum  # noqa: F401 - draf joins revisi

__all__ = ["api", "schema"]

api = NinjaAPI(
    title="Sopan",
    version="1.0.0",
    description=(
        "Everything that the pages do. A token is made on the page Akun › Token; it acts for its person, "
        "within its scopes. Errors are problem details (RFC 9457) with all faults at once."
    ),
    urls_namespace="api",
    docs_url=None,  # the bundled page has a script inside, which our policy forbids; views.rujukan is ours
)
install(api)
for _router in (umum.router, revisi.router, alur.router, pengait.router):
    api.add_router("", _router)


def schema() -> dict[str, Any]:
    """The OpenAPI description."""
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))
