"""Who may open and do what: one table over every address, complete by a test.

The people: `owner` drafts the SOP, `colleague` drafts in another unit of the same agency, `reviewer` is
assigned to review it, `stranger` belongs to another agency, `anonymous` has not come in. The SOP of the table
is under review, which a stranger must not see at all.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from sopan.lifecycle import boleh_melihat
from sopan.web.accounts.models import Delegasi, Pengguna, Peran, Unit
from sopan.web.accounts.people import orang
from sopan.web.approval import services
from sopan.web.approval.facts import facts
from sopan.web.approval.models import Bukti, Event, Penunjukan
from sopan.web.clock import today
from sopan.web.config.urls import urlpatterns
from sopan.web.library.models import Revisi
from sopan.web.library.visibility import visible_to

LOGIN = 302
PEOPLE = ("owner", "colleague", "reviewer", "stranger", "anonymous")


class Row(NamedTuple):
    """An address: how it is asked, and the status for each of PEOPLE in turn."""

    method: str
    status: tuple[int, int, int, int, int]
    arguments: tuple[str, ...] = ()
    data: dict[str, str] = {}  # noqa: RUF012 - never changed


def _seen(method: str, *arguments: str, **data: str) -> Row:
    """For those who may see the SOP; a post answers with a redirect, whether it was allowed or refused."""
    ok = 200 if method == "get" else 302
    return Row(method, (ok, 404, ok, 404, LOGIN), arguments, data)


ALL = (200, 200, 200, 200, LOGIN)
POST_ALL = (302, 302, 302, 302, LOGIN)
TABLE: dict[str, Row] = {
    "sehat": Row("get", (200, 200, 200, 200, 200)),
    "masuk": Row("get", (200, 200, 200, 200, 200)),
    "keluar": Row("post", POST_ALL),
    "undangan": Row("get", (404, 404, 404, 404, 404), ("wrong",)),
    "bahasa": Row("post", POST_ALL, (), {"bahasa": "id"}),
    "beranda": Row("get", ALL),
    "pustaka": Row("get", ALL),
    "pustaka-inventaris": Row("get", ALL, ("csv",)),
    "pustaka-ekspor": Row("get", ALL, ("yaml",)),
    "draf-baru": Row("get", ALL),
    "sop-dokumen": _seen("get", "pk"),
    "sop-reviu": _seen("get", "pk"),
    "sop-riwayat": _seen("get", "pk"),
    "sop-sunting": _seen("get", "pk"),
    "sop-unduh": _seen("get", "pk", "yaml"),
    "sop-halaman": _seen("get", "pk", "1"),
    "sop-langkah": _seen("post", "pk", "setujui_reviu"),
    "sop-setuju": _seen("post", "pk"),
    "sop-sepakat": _seen("post", "pk", kolom="petugas"),
    "sop-paham": _seen("post", "pk"),
    "sop-komentar": _seen("post", "pk", teks="Baik."),
    "sop-komentar-tutup": _seen("post", "pk", "komentar"),
    "sop-tunjuk": _seen("post", "pk", jenis="peninjau", siapa="0"),
    "sop-tunjuk-batal": _seen("post", "pk", "tunjuk"),
    "sop-bukti-isi": _seen("get", "pk", "daftar_periksa"),
    "sop-bukti": _seen("post", "pk", "daftar_periksa"),
    "sop-bukti-lihat": _seen("get", "pk", "bukti"),
    "sop-revisi-baru": _seen("post", "pk"),
    "organisasi": Row("get", ALL),
    "organisasi-unit": Row("get", ALL, ("unit",)),
    "organisasi-peran": Row("post", (404, 404, 404, 404, LOGIN), ("unit",), {"peran": "pejabat"}),
    "organisasi-peran-hapus": Row("post", (404, 404, 404, 404, LOGIN), ("unit", "peran")),
    "organisasi-delegasi": Row("post", POST_ALL, ("unit",)),
    "organisasi-delegasi-cabut": Row("post", (404, 404, 404, 404, LOGIN), ("unit", "delegasi")),
}
TABLE["sop-tunjuk"] = TABLE["sop-tunjuk"]._replace(status=(404, 404, 404, 404, LOGIN))  # there is no person 0

WRITES = {
    "sop-setuju",
    "sop-sepakat",
    "sop-langkah",
    "sop-bukti",
    "sop-tunjuk-batal",
    "sop-revisi-baru",
    "sop-paham",
}
ALLOWED = {
    ("sop-setuju", "reviewer"),
    ("sop-bukti", "reviewer"),
    ("sop-tunjuk-batal", "owner"),
    ("sop-revisi-baru", "owner"),
}
"""Of the writes, those that change something for this person; every other post must leave no event."""


@pytest.fixture
def case(office: dict[str, Any]) -> dict[str, Any]:
    revisi = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    bureau = Unit.objects.get(kode="bidang-infrastruktur")
    colleague = Pengguna.objects.create(username="koleg", nama="Kolega", unit=bureau)
    Peran.objects.create(pengguna=colleague, unit=bureau, peran="penyusun")
    note = services.comment(revisi.pk, office["agus"], "Catatan", "langkah.1.waktu")
    proof = Bukti.objects.create(
        revisi=revisi, jenis="berita_acara", isi={}, oleh=office["budi"], pada=note.pada
    )
    top = Unit.objects.get(kode="diskominfo")
    given = Delegasi.objects.create(
        pemberi=office["dewi"], penerima=office["agus"], unit=top, peran="pejabat", sebutan="Plh",
        mulai="2026-11-01", sampai="2026-11-30",
    )  # fmt: skip
    return {
        "people": {
            "owner": office["sari"], "colleague": colleague, "reviewer": office["budi"],
            "stranger": office["joko"],
            "anonymous": None,
        },
        "pk": revisi.pk,
        "komentar": note.pk,
        "tunjuk": Penunjukan.objects.get(revisi=revisi, jenis="peninjau").pk,
        "bukti": proof.pk,
        "unit": top.pk,
        "peran": Peran.objects.get(pengguna=office["dewi"]).pk,
        "delegasi": given.pk,
    }  # fmt: skip


def test_the_table_names_every_address() -> None:
    named = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert named == set(TABLE)
    assert len(urlpatterns) == len(TABLE)


@pytest.mark.parametrize("person", PEOPLE)
def test_each_address_for_each_person(case: dict[str, Any], person: str) -> None:
    for name in TABLE:
        with transaction.atomic():
            ask(case, name, person)
            transaction.set_rollback(True)


def ask(case: dict[str, Any], name: str, person: str) -> None:
    row = TABLE[name]
    client = Client()
    who = case["people"][person]
    if who is not None:
        client.force_login(who)
    address = reverse(name, args=[case.get(argument, argument) for argument in row.arguments])
    before = Event.objects.count()
    response = getattr(client, row.method)(address, row.data)
    assert response.status_code == row.status[PEOPLE.index(person)], (name, person)
    if person == "anonymous" and response.status_code == LOGIN and name != "keluar":
        assert response["Location"].startswith("/masuk/?next=")
    if name in WRITES or person in ("stranger", "anonymous", "colleague"):
        changed = Event.objects.count() > before
        assert changed == ((name, person) in ALLOWED), (name, person)


def test_what_changes_something_needs_our_own_form(case: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(case["people"]["owner"])
    before = Event.objects.count()
    for name, row in TABLE.items():
        if row.method == "post":
            address = reverse(name, args=[case.get(argument, argument) for argument in row.arguments])
            assert client.post(address, row.data).status_code == 403, name
            assert client.get(address).status_code == 405, name
    assert Event.objects.count() == before


def test_the_query_of_visibility_says_what_the_policy_says(office: dict[str, Any]) -> None:
    views = {one.pk: facts(one) for one in Revisi.objects.all()}
    differing = 0
    for person in office.values():
        who = orang(person, today())
        by_query = set(visible_to(person, who).values_list("pk", flat=True))
        by_policy = {pk for pk, view in views.items() if boleh_melihat(who, view, today())}
        assert by_query == by_policy, person
        differing += len(by_query) < len(views)
    assert differing >= 2
