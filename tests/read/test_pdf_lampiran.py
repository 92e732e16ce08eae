"""What a PDF carries comes back as it was; what is hostile is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from sopan.errors import UnreadableFile
from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.read import read_sop, read_text
from sopan.read.pdf_lampiran import sop_dalam_pdf
from sopan.read.source import LARGEST
from sopan.render import RenderOptions, render
from sopan.render.base import Lampiran

NAME = "pelayanan-audiensi.sop.yaml"


def pdf_with(text: str, examples_dir: Path, name: str = NAME) -> bytes:
    sop = read_sop(examples_dir / NAME).sop
    options = RenderOptions(base_dir=examples_dir, lampiran=Lampiran(name, text))
    (out,) = render("pdf", sop, compose(sop, PageSetup()), options)
    return out.data


def attached(content: bytes, name: str = NAME) -> bytes:
    """A PDF of somebody else's with a file inside."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def test_the_file_comes_back_to_the_byte(examples_dir: Path) -> None:
    text = (examples_dir / NAME).read_text(encoding="utf-8") + '\r\n# "\\u{41}" \\n é → \t#let x\n'
    data = pdf_with(text, examples_dir)
    assert sop_dalam_pdf(data) == (NAME, text)
    assert read_text(text).sop == read_sop(examples_dir / NAME).sop


def test_it_is_then_pdf_a_3_with_an_associated_source(examples_dir: Path) -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_with("judul: A\n", examples_dir)))
    assert pdf.open_metadata().pdfa_status == "3A"
    (file,) = pdf.Root.AF
    assert file.AFRelationship == "/Source"
    sop = read_sop(examples_dir / NAME).sop
    (plain,) = render("pdf", sop, compose(sop), RenderOptions(base_dir=examples_dir))
    assert pikepdf.open(io.BytesIO(plain.data)).open_metadata().pdfa_status == "2A"
    assert sop_dalam_pdf(plain.data) is None


def test_another_file_inside_is_none_of_ours() -> None:
    assert sop_dalam_pdf(attached(b"x", "catatan.txt")) is None


def test_what_is_packed_is_unpacked_only_up_to_the_limit() -> None:
    assert sop_dalam_pdf(attached(b"judul: A\n" * 1000)) == (NAME, "judul: A\n" * 1000)
    with pytest.raises(UnreadableFile, match="terlalu besar"):
        sop_dalam_pdf(attached(b" " * (LARGEST + 1)))


def test_what_is_no_text_no_pdf_or_locked_is_told() -> None:
    with pytest.raises(UnreadableFile, match="bukan berkas teks"):
        sop_dalam_pdf(attached(b"\0\xff\0"), "a.pdf")
    for broken in (b"", b"%PDF-1.7\n", b"PK\3\4", attached(b"x")[:200]):
        with pytest.raises(UnreadableFile, match=r"a\.pdf: ini bukan PDF yang utuh"):
            sop_dalam_pdf(broken, "a.pdf")
    locked = io.BytesIO()
    pikepdf.open(io.BytesIO(attached(b"x"))).save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableFile, match="kata sandi"):
        sop_dalam_pdf(locked.getvalue(), "a.pdf")
