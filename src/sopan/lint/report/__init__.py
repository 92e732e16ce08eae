"""The findings of `sopan check` as bytes of one format each: for people, for CI systems, for other programs.

`FORMATS` maps the name of a format to a function from reports to text: one module and one line a format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sopan.lint.engine import Laporan
from sopan.lint.report import as_json, github, junit, page, plain, sarif

__all__ = ["FORMATS"]

FORMATS: Mapping[str, Callable[[Sequence[Laporan]], str]] = {
    "text": plain.tulis,
    "json": as_json.tulis,
    "sarif": sarif.tulis,
    "github": github.tulis,
    "junit": junit.tulis,
    "html": page.tulis,
}
"""What `--format` takes."""
