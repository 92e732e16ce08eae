"""Reading the library: lists, one revisi, its text, findings, drawing and documents."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from sopan.errors import Pesan, SopanError
from sopan.layout.compose import compose
from sopan.lint.engine import Laporan
from sopan.model import Sop
from sopan.model.sumber import tulis_jalur
from sopan.organise.diff import bandingkan
from sopan.organise.diff.report import catatan
from sopan.render import FORMATS
from sopan.web.accounts.models import Unit
from sopan.web.accounts.people import orang
from sopan.web.api.auth import caller, scope
from sopan.web.api.problems import Problem, ProblemOut
from sopan.web.api.shapes import Daftar, Halaman, Kunci, RevisiOut, SaringIn, TeksIn, Ukuran, brief
from sopan.web.clock import today
from sopan.web.library.filters import Saringan, choose
from sopan.web.library.reading import document, drawing, findings
from sopan.web.library.views import find
from sopan.web.library.visibility import visible_to
from sopan.web.words import said

__all__ = ["router"]

router = Router(tags=["revisi"], auth=scope("baca"))
Profil = Literal["draf", "reviu", "penetapan", "publikasi"]
WRONG: dict[Any, Any] = {(400, 401, 403, 404, 409, 412, 413, 422): ProblemOut}


@router.get("/revisi", response={200: Daftar, **WRONG}, operation_id="daftar_revisi")
def listing(
    request: HttpRequest, saring: Query[SaringIn], halaman: Halaman = 1, ukuran: Ukuran = 25
) -> Daftar:
    """All revisi that the person may see, with the filters and the search of the Pustaka."""
    unit = Unit.objects.filter(kode=saring.unit).first() if saring.unit else None
    if saring.unit and unit is None:
        return Daftar(jumlah=0, halaman=halaman, hasil=[])
    asked = Saringan.of(request.GET)
    choice = choose(caller(request), replace(asked, unit=str(unit.pk) if unit else ""))
    found, best = choice.baris.select_related("unit"), choice.terbaik
    start = (halaman - 1) * ukuran
    if best is None:
        rows, count = list(found[start : start + ukuran]), found.count()
    else:
        seen = set(found.values_list("pk", flat=True))
        keys = [pk for pk in best if pk in seen]
        by_key = found.in_bulk(keys[start : start + ukuran])
        rows, count = list(by_key.values()), len(keys)
        rows.sort(key=lambda one: keys.index(one.pk))
    return Daftar(jumlah=count, halaman=halaman, hasil=[brief(one) for one in rows])


@router.get("/revisi/{pk}", response={200: RevisiOut, **WRONG}, operation_id="revisi")
def one(request: HttpRequest, pk: Kunci) -> RevisiOut:
    """One revisi."""
    return brief(find(caller(request), pk))


@router.get("/sop/{sop}", response={200: list[RevisiOut], **WRONG}, operation_id="sop")
def thread(request: HttpRequest, sop: Kunci) -> list[RevisiOut]:
    """The revisi of one SOP that the person may see, the newest first."""
    user = caller(request)
    rows = visible_to(user, orang(user, today())).select_related("unit").filter(thread=sop).order_by("-urut")
    if not rows:
        raise Http404
    return [brief(one) for one in rows]


@router.get("/revisi/{pk}/isi", response={(200, 304): str, **WRONG}, operation_id="isi")
def text(request: HttpRequest, pk: Kunci) -> HttpResponse:
    """The text of the SOP file. Its ETag is the version that `PUT` asks for in `If-Match`."""
    revisi = find(caller(request), pk)
    answer = HttpResponse(revisi.isi, content_type="application/yaml; charset=utf-8")
    answer.headers["ETag"] = f'"{revisi.versi}"'
    return answer


@router.get("/revisi/{pk}/temuan", response={200: dict[str, Any], **WRONG}, operation_id="temuan")
def check_of(request: HttpRequest, pk: Kunci, profil: Profil = "reviu") -> dict[str, Any]:
    """What the check says of it. Profiles: draf, reviu, penetapan, publikasi."""
    return _report(findings(document(find(caller(request), pk).isi), profil))


@router.post("/periksa", response={200: dict[str, Any], **WRONG}, operation_id="periksa")
def check(request: HttpRequest, body: TeksIn, profil: Profil = "reviu") -> dict[str, Any]:  # noqa: ARG001 - as it is called
    """Check a text that is not kept here."""
    return _report(findings(document(body.isi), profil))


def _report(report: Laporan) -> dict[str, Any]:
    return {
        "profil": report.profil,
        "jumlah": dict(report.jumlah()),
        "temuan": [
            {
                "kode": found.kode,
                "nama": found.nama,
                "severity": found.severity,
                "jalur": tulis_jalur(found.jalur),
                "baris": found.tempat.baris,
                "kolom": found.tempat.kolom,
                "pesan": said(found.pesan),
                "dikecualikan": found.dikecualikan,
                "perbaikan": None
                if found.fix is None
                else [one.model_dump(mode="json") for one in found.fix.operasi],
            }
            for found in report.temuan
        ],
    }


@router.get("/revisi/{pk}/halaman/{nomor}", response={200: str, **WRONG}, operation_id="halaman")
def page(request: HttpRequest, pk: Kunci, nomor: Kunci) -> HttpResponse:
    """One page of the drawing as SVG."""
    pages = drawing(find(caller(request), pk))
    if isinstance(pages, Pesan):
        raise Problem(409, said(pages))
    if nomor > len(pages):
        raise Http404
    return HttpResponse(pages[nomor - 1], content_type="image/svg+xml")


@router.get("/revisi/{pk}/dokumen/{bentuk}", response={200: bytes, **WRONG}, operation_id="dokumen")
def rendered(request: HttpRequest, pk: Kunci, bentuk: str) -> HttpResponse:
    """The document in a format: pdf, xlsx, docx, html, bpmn, svg, png, drawio, visio-xlsx, md, json."""
    revisi = find(caller(request), pk)
    return _drawn(document(revisi.isi).sop, bentuk, f"sop-{revisi.thread_id}-r{revisi.urut}")


@router.post("/gambar/{bentuk}", response={200: bytes, **WRONG}, operation_id="gambar")
def draw(request: HttpRequest, bentuk: str, body: TeksIn) -> HttpResponse:  # noqa: ARG001 - as it is called
    """Draw a text that is not kept here, in any format."""
    return _drawn(document(body.isi).sop, bentuk, "sop")


def _drawn(sop: Sop, form: str, name: str) -> HttpResponse:
    if form not in FORMATS:
        raise Http404
    known = FORMATS[form]
    try:
        files = known.render(sop, compose(sop))
    except SopanError as error:
        raise Problem(409, said(error.message)) from error
    data, kind, suffix = files[0].data, known.media_type, known.suffix
    if len(files) > 1:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
            for one in files:
                folder.writestr(zipfile.ZipInfo(f"{name}{one.name_suffix}{known.suffix}"), one.data)
        data, kind, suffix = packed.getvalue(), "application/zip", f"-{form}.zip"
    answer = HttpResponse(data, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}{suffix}"'
    return answer


@router.get("/revisi/{pk}/beda/{lama}", response={200: dict[str, Any], **WRONG}, operation_id="beda")
def difference(request: HttpRequest, pk: Kunci, lama: Kunci) -> dict[str, Any]:
    """What changed from the revisi `lama` to this one, in the words of the procedure."""
    user = caller(request)
    before, after = (document(find(user, key).isi).sop for key in (lama, pk))
    return catatan(bandingkan(before, after))
