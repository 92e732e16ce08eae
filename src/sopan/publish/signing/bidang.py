"""A signature field that is part of the document's structure, made before the first signature.

PDF/UA asks that a form field stands in the structure tree, where a screen reader finds it. After a signature
the tree may not change any more, so the field of the official is made before the first paraf.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from sopan.publish.signing.tempat import Kotak

__all__ = ["siapkan_bidang"]

_PRINT, _LOCKED = 4, 128
_SIGNATURES_EXIST = 1


def siapkan_bidang(pdf: bytes, nama: str, kotak: Kotak, keterangan: str) -> bytes:
    """The PDF with an empty signature field; as it was where it has one of that name, or no structure tree.

    To be done before the first signature. `keterangan` is what a screen reader says. Raises
    `pikepdf.PdfError` for what is no PDF.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        form = root.get("/AcroForm") or Dictionary(Fields=Array(), SigFlags=_SIGNATURES_EXIST)
        taken = {str(one.get("/T", "")) for one in form.get("/Fields", Array())}
        parents = root.get("/StructTreeRoot", Dictionary()).get("/ParentTree", Dictionary())
        if nama in taken or "/Nums" not in parents or kotak.halaman > len(document.pages):
            return pdf
        page = document.pages[kotak.halaman - 1]
        key = int(root.StructTreeRoot.get("/ParentTreeNextKey", len(parents.Nums) // 2))
        field = document.make_indirect(_field(document, page, nama, kotak, keterangan, key))
        _into_structure(document, page, field, key)
        page.obj.Annots = Array([*page.obj.get("/Annots", Array()), field])
        form.Fields = Array([*form.get("/Fields", Array()), field])
        if "/AcroForm" not in root:
            root.AcroForm = document.make_indirect(form)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _field(
    document: pikepdf.Pdf, page: pikepdf.Page, nama: str, kotak: Kotak, keterangan: str, key: int
) -> Dictionary:
    """Field and widget in one; what it shows is nothing yet, which PDF/A wants said."""
    height = float(page.mediabox[3])
    look = document.make_stream(b"")
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, round(kotak.lebar), round(kotak.tinggi)])
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=nama,
        TU=keterangan,
        F=_PRINT | _LOCKED,
        P=page.obj,
        Rect=Array(
            [
                round(kotak.x),
                round(height - kotak.y - kotak.tinggi),
                round(kotak.x + kotak.lebar),
                round(height - kotak.y),
            ]
        ),
        AP=Dictionary(N=look),
        StructParent=key,
    )


def _into_structure(document: pikepdf.Pdf, page: pikepdf.Page, field: pikepdf.Object, key: int) -> None:
    """A `Form` element at the end of the document's element, and the way back to it from the field."""
    tree = document.Root.StructTreeRoot
    top = tree.K[0] if isinstance(tree.K, Array) else tree.K
    element = document.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=top,
            Pg=page.obj,
            K=Dictionary(Type=Name.OBJR, Obj=field, Pg=page.obj),  # no list: so pyHanko knows it for a field
        )
    )
    inside = top.get("/K", Array())
    top.K = Array([*(inside if isinstance(inside, Array) else [inside]), element])
    tree.ParentTree.Nums = Array([*tree.ParentTree.Nums, key, element])
    tree.ParentTreeNextKey = key + 1
