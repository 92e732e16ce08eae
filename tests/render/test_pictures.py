"""Logos: only from beside the SOP, only pictures, only so large; otherwise an empty place and a warning."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sopan.errors import Pesan
from sopan.layout.identity import identity_pages
from sopan.layout.scene import Box, Scene
from sopan.layout.setup import PageSetup
from sopan.model import Sop
from sopan.render import RenderOptions, render
from sopan.render._pictures import Gambar, fitted, load_picture
from tests.render.scenes import make_sop

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 25"><path d="M0 0H50V25Z"/></svg>'


def with_logo(logo: str) -> tuple[Sop, Scene]:
    sop = make_sop(3).model_copy(update={"logo": logo})
    return sop, Scene(identity_pages(sop, PageSetup()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGBA", (90, 60), (200, 0, 0, 128)).save(tmp_path / "logo.png")
    Image.new("RGB", (40, 80), (0, 90, 0)).save(tmp_path / "logo.jpg")
    Image.new("CMYK", (40, 80), (0, 90, 0, 0)).save(tmp_path / "cmyk.jpg")
    Image.new("RGB", (3000, 1500)).save(tmp_path / "huge.png")
    (tmp_path / "logo.svg").write_text(SVG)
    return tmp_path


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "cmyk.jpg", "logo.svg"])
def test_a_logo_is_drawn_in_every_format(name: str, folder: Path) -> None:
    sop, scene = with_logo(name)
    options = RenderOptions(base_dir=folder, dpi=40)
    plain = RenderOptions(dpi=40)
    for form in ("pdf", "svg", "png"):
        (out, *_) = render(form, sop, scene, options)
        assert out.warnings == ()
        assert out.data != render(form, sop, scene, plain)[0].data


def test_a_picture_keeps_its_ratio_in_the_middle_of_its_place() -> None:
    assert fitted(Gambar(b"", "", 200, 100), Box(10, 10, 60, 60)) == Box(10, 25, 60, 30)


def test_a_large_picture_is_made_smaller_and_pixels_are_written_anew(folder: Path) -> None:
    found = load_picture("huge.png", folder)
    assert isinstance(found, Gambar)
    assert (found.width, found.height) == (800, 400)
    trailing = folder / "trailing.png"
    trailing.write_bytes((folder / "logo.png").read_bytes() + b"<script>")
    again = load_picture("trailing.png", folder)
    assert isinstance(again, Gambar)
    assert b"<script>" not in again.data


@pytest.mark.parametrize(
    "content",
    [
        b"not a picture",
        b"",
        b"\x89PNG\r\n\x1a\n broken",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"<html/>",
        b"<svg",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        SVG.replace("<path", "<script>1</script><path").encode(),
        SVG.replace("<path", '<path onclick="x()"').encode(),
        SVG.replace("<path", '<image href="http://example.org/x.png"/><path').encode(),
        SVG.replace("<path", '<use href="/etc/passwd"/><path').encode(),
        SVG.replace("0 0 50 25", "0 0 0 0").encode(),
        SVG.replace("0 0 50 25", "a b c d").encode(),
        SVG.encode("utf-16"),
    ],
)
def test_what_is_no_harmless_picture_is_refused_with_a_warning(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo").write_bytes(content)
    assert isinstance(load_picture("logo", tmp_path), Pesan)


@pytest.mark.parametrize("path", ["../secret.png", "/etc/hostname", "absent.png", ".", "a\0b", "x" * 5000])
def test_only_files_inside_the_folder_are_read(path: str, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "secret.png")
    found = load_picture(path, inner)
    assert isinstance(found, Pesan)
    assert "dikosongkan" in found.id


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "secret.png")
    (inner / "logo.png").symlink_to(tmp_path / "secret.png")
    assert isinstance(load_picture("logo.png", inner), Pesan)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "logo.png").open("wb") as file:
        file.truncate(6_000_000)
    found = load_picture("logo.png", tmp_path)
    assert isinstance(found, Pesan)
    assert "5 MB" in found.id


def test_a_bomb_of_pixels_is_not_decoded(tmp_path: Path) -> None:
    Image.new("1", (8_000, 6_000)).save(tmp_path / "logo.png")
    assert isinstance(load_picture("logo.png", tmp_path), Pesan)


def test_a_missing_logo_is_a_warning_and_the_document_is_whole(tmp_path: Path) -> None:
    sop, scene = with_logo("absent.png")
    for form in ("pdf", "svg", "png"):
        out = render(form, sop, scene, RenderOptions(base_dir=tmp_path, dpi=40))[0]
        assert [str(warning) for warning in out.warnings] == [
            "logo 'absent.png' tidak dipakai: tidak ada; tempatnya dikosongkan."
        ]
        assert out.data


def test_a_picture_that_typst_cannot_draw_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG.replace("<svg", '<svg width="0"'))
    sop, scene = with_logo("logo.svg")
    for form in ("pdf", "png"):
        out = render(form, sop, scene, RenderOptions(base_dir=tmp_path, dpi=40))[0]
        assert [str(w) for w in out.warnings] == [
            "logo tidak dipakai: gambarnya tidak dapat digambar; tempatnya dikosongkan."
        ]
        assert out.data
