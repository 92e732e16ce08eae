"""Beranda, Pustaka, the inventory, and the document of an SOP in every format."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from sopan.errors import Pesan, SopanError
from sopan.layout.compose import compose
from sopan.render import FORMATS
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import me, orang
from sopan.web.clock import today
from sopan.web.library.filters import chosen
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, drawing
from sopan.web.library.tasks import overview
from sopan.web.library.visibility import visible_to
from sopan.web.words import said

__all__ = ["beranda", "chosen", "ekspor", "find", "halaman", "health", "inventaris", "unduh"]

MOST_TASKS = 20
"""So many tasks of a group are shown on Beranda; there are never that many for long."""


def find(user: Pengguna, pk: int) -> Revisi:
    """The revisi, if this person may see it. What is not theirs is as if it were not there."""
    try:
        return visible_to(user, orang(user, today())).select_related("thread", "unit", "penyusun").get(pk=pk)
    except Revisi.DoesNotExist as error:
        raise Http404 from error


@require_GET
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Whether the database answers."""
    Unit.objects.exists()
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def beranda(request: HttpRequest) -> HttpResponse:
    """What waits for me, the numbers of my unit, and what changes soon."""
    user = me(request)
    person = orang(user, today())
    all_of_it = overview(user, person)
    waiting = all_of_it.tugas
    week = today() + datetime.timedelta(7)
    groups = [
        (Pesan("Lewat tenggat", "Overdue"), [one for one in waiting if one.terlambat]),
        (Pesan("Minggu ini", "This week"), [o for o in waiting if not o.terlambat and o.sampai <= week]),
        (Pesan("Nanti", "Later"), [one for one in waiting if one.sampai > week]),
    ]
    told = {
        "tugas": waiting,
        "kelompok": [(name, group[:MOST_TASKS], len(group)) for name, group in groups if group],
        "angka": all_of_it.angka,
        "paling": MOST_TASKS,
        "segera": all_of_it.segera,
        "cakupan": _coverage(*all_of_it.cakupan),
        "unit_saya": user.unit,
    }
    return render(request, "beranda.html", told)


def _coverage(with_sop: int, units: int) -> dict[str, object] | None:
    """The share of units with an SOP in force, with its sentence; nothing for somebody without units."""
    if not units:
        return None
    words = Pesan(
        f"{with_sop} dari {units} unit punya SOP yang berlaku",
        f"{with_sop} of {units} units have an SOP in force",
    )
    return {"persen": 100 * with_sop // units, "kalimat": words}


KOLOM = ("Nomor", "Judul", "Unit", "Jenis", "Keadaan", "Revisi", "Langkah", "Efektif", "Evaluasi berikutnya")


def _row(one: Revisi) -> list[str]:
    days = [day.isoformat() if day else "" for day in (one.tanggal_efektif, one.jadwal_evaluasi)]
    return [
        one.nomor,
        one.judul,
        one.unit.nama,
        one.jenis,
        one.tahap.sebutan.id,
        str(one.urut),
        str(one.langkah),
        *days,
    ]


@require_GET
def inventaris(request: HttpRequest, suffix: str) -> HttpResponse:
    """The inventory of what the filters choose, as CSV or XLSX. No cell is ever a formula."""
    rows = [_row(one) for one in chosen(request)[0].defer("isi")[:20_000]]
    if suffix == "csv":
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(KOLOM)
        # A spreadsheet takes these for formulas; an apostrophe makes them words.
        writer.writerows(
            [f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell for cell in row] for row in rows
        )
        return _file(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "inventaris-sop.csv")
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet("SOP")
        sheet.write_row(0, 0, KOLOM, book.add_format({"bold": True, "bottom": 1}))
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.set_column(1, 2, 44)
        sheet.autofilter(0, 0, max(len(rows), 1), len(KOLOM) - 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(out.getvalue(), kind, "inventaris-sop.xlsx")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


MOST_DRAWN, MOST_TEXTS = 30, 1_000
"""So many documents are drawn and packed while somebody waits; more are drawn in the background."""


@require_GET
def ekspor(request: HttpRequest, form: str) -> HttpResponse:
    """What the filters choose as one zip: the `.sop.yaml` files, or documents of one format.

    Many documents are not waited for: the answer leads to the page that draws them in the background.
    """
    if form != "yaml" and form not in FORMATS:
        raise Http404
    most = MOST_TEXTS if form == "yaml" else MOST_DRAWN
    rows = list(chosen(request)[0][: most + 1])
    if len(rows) > most:
        query = request.GET.copy()
        query["form"] = form
        return redirect(f"{reverse('pekerjaan-baru')}?{query.urlencode()}")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for one in rows:
            name = f"{one.thread_id:06}-r{one.urut}-{slugify(one.judul)[:80]}"
            if form == "yaml":
                folder.writestr(zipfile.ZipInfo(f"{name}.sop.yaml"), one.isi)
                continue
            sop = document(one.isi).sop
            try:
                files = FORMATS[form].render(sop, compose(sop))
            except SopanError as error:
                folder.writestr(zipfile.ZipInfo(f"{name}.txt"), said(error.message))
                continue
            for file in files:
                folder.writestr(zipfile.ZipInfo(f"{name}{file.name_suffix}{FORMATS[form].suffix}"), file.data)
    return _file(packed.getvalue(), "application/zip", f"sop-{form}.zip")


@require_GET
def unduh(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The document in a format; several files come as a zip. `yaml` is the text itself."""
    revisi = find(me(request), pk)
    name = f"sop-{revisi.thread_id}-r{revisi.urut}"
    if form == "yaml":
        return _file(revisi.isi.encode(), "application/yaml; charset=utf-8", f"{name}.sop.yaml")
    if form not in FORMATS:
        raise Http404
    known = FORMATS[form]
    sop = document(revisi.isi).sop
    try:
        files = known.render(sop, compose(sop))
    except SopanError as error:
        raise Http404(str(error)) from error
    if len(files) == 1:
        return _file(files[0].data, known.media_type, f"{name}{known.suffix}")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for one in files:
            folder.writestr(zipfile.ZipInfo(f"{name}{one.name_suffix}{known.suffix}"), one.data)
    return _file(packed.getvalue(), "application/zip", f"{name}-{form}.zip")


@require_GET
def halaman(request: HttpRequest, pk: int, nomor: int) -> HttpResponse:
    """One page of the drawing, for pictures side by side."""
    pages = drawing(find(me(request), pk))
    if not isinstance(pages, list) or not 1 <= nomor <= len(pages):
        raise Http404
    return HttpResponse(pages[nomor - 1], content_type="image/svg+xml")
