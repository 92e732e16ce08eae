"""What documents composed beside the SOP's own need of the renderers: typesetting, pictures, a page's drawing."""

from __future__ import annotations

from sopan.render._pictures import Gambar, load_picture
from sopan.render._svg_page import svg_page
from sopan.render._typst import typeset
from sopan.render._words import ways_in_words

__all__ = ["Gambar", "load_picture", "svg_page", "typeset", "ways_in_words"]
