"""Pictures of the pages for the documentation, taken by the browser tests that open them anyway.

With `SOPAN_DOC_PICTURES=1`, `picture(page, "pustaka")` writes `docs/images/web/pustaka.png`; a path in the
variable is a folder to write into instead. Without it nothing is written and nothing is slower.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

__all__ = ["picture"]

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images" / "web"
WIDTH, HEIGHT = 1280, 800


def picture(page: Page, name: str, *, width: int = WIDTH, height: int = HEIGHT, full: bool = False) -> None:
    """Take a picture of what the page shows now, in light colours, and leave the page as it was.

    `full` takes the whole length of the page instead of one screen of it.
    """
    asked = os.environ.get("SOPAN_DOC_PICTURES", "")
    if not asked:
        return
    folder = Path(asked) if os.sep in asked else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / f"{name}.png", full_page=full, caret="hide")
    page.emulate_media(color_scheme="null", reduced_motion="null")
    if before:
        page.set_viewport_size(before)
