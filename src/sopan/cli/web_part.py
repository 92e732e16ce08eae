"""The web's modules for the commands that start and keep it.

The command line and the web are siblings that do not import one another; the few commands that are about the
web reach it by name, when they are called, as the table of commands reaches its modules.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sopan.errors import EnvironmentLacking, Pesan

__all__ = ["web"]


def web(name: str) -> Any:
    """The module `sopan.web.<name>`. Raises `EnvironmentLacking` where the extra `web` is not installed."""
    try:
        return import_module(f"sopan.web.{name}")
    except ImportError as error:
        if (error.name or "").startswith("sopan"):
            raise
        raise EnvironmentLacking(
            Pesan(
                f"bagian web belum terpasang ({error.name}); pasang sopan[web].",
                f"the web part is not installed ({error.name}); install sopan[web].",
            )
        ) from error
