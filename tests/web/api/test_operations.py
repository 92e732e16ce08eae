"""Every operation of the API: by whom, with which token, and what it does to what it should not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from sopan.web.accounts.models import Pengguna
from sopan.web.api.api import schema
from sopan.web.api.hooks import create as hook
from sopan.web.api.tokens import LINGKUP, create
from sopan.web.approval.models import Event
from sopan.web.library.models import Revisi
from tests.web.permissions.row import PEOPLE

ALL = (200, 200, 200, 200)
SEEN = (200, 404, 200, 404)

TABLE: dict[tuple[str, str], tuple[tuple[int, int, int, int], Any]] = {
    ("get", "/saya"): (ALL, None),
    ("get", "/beranda"): (ALL, None),
    ("get", "/unit"): (ALL, None),
    ("get", "/orang"): (ALL, None),
    ("get", "/revisi"): (ALL, None),
    ("post", "/revisi"): ((201, 409, 409, 409), {"unit": "…", "isi": "…"}),
    ("get", "/revisi/{pk}"): (SEEN, None),
    ("get", "/sop/{sop}"): (SEEN, None),
    ("get", "/revisi/{pk}/isi"): (SEEN, None),
    ("put", "/revisi/{pk}/isi"): ((409, 404, 409, 404), {"isi": "…"}),
    ("post", "/revisi/{pk}/operasi"): (
        (409, 404, 409, 404),
        {"versi": 1, "operasi": [{"op": "ubah_isian", "jalur": ["judul"], "nilai": "Pelayanan Lain"}]},
    ),
    ("post", "/revisi/{pk}/revisi-baru"): ((201, 404, 409, 404), None),
    ("get", "/revisi/{pk}/temuan"): (SEEN, None),
    ("post", "/periksa"): (ALL, {"isi": "…"}),
    ("post", "/gambar/{bentuk}"): (ALL, {"isi": "…"}),
    ("get", "/revisi/{pk}/halaman/{nomor}"): (SEEN, None),
    ("get", "/revisi/{pk}/dokumen/{bentuk}"): (SEEN, None),
    ("get", "/revisi/{pk}/beda/{lama}"): (SEEN, None),
    ("get", "/revisi/{pk}/langkah"): (SEEN, None),
    ("post", "/revisi/{pk}/langkah/{nama}"): ((409, 404, 409, 404), {"alasan": "Belum lengkap."}),
    ("post", "/revisi/{pk}/setuju"): ((409, 404, 204, 404), None),
    ("post", "/revisi/{pk}/sepakat/{kolom}"): ((409, 404, 409, 404), None),
    ("get", "/revisi/{pk}/penunjukan"): (SEEN, None),
    ("post", "/revisi/{pk}/penunjukan"): ((204, 404, 409, 404), {"jenis": "peninjau", "pengguna": "…"}),
    ("delete", "/revisi/{pk}/penunjukan/{id}"): ((204, 404, 409, 404), "tunjuk"),
    ("get", "/revisi/{pk}/komentar"): (SEEN, None),
    ("post", "/revisi/{pk}/komentar"): ((201, 404, 201, 404), {"teks": "Baik."}),
    ("post", "/revisi/{pk}/komentar/{id}/{deed}"): ((409, 404, 204, 404), "komentar"),
    ("get", "/revisi/{pk}/bukti"): (SEEN, None),
    ("get", "/revisi/{pk}/bukti/{id}/berkas"): ((404, 404, 404, 404), "bukti"),
    ("post", "/revisi/{pk}/bukti/{jenis}"): ((409, 404, 201, 404), {"isian": {"identitas": "on"}}),
    ("get", "/revisi/{pk}/kejadian"): (SEEN, None),
    ("get", "/pengait"): (ALL, None),
    ("post", "/pengait"): ((201, 201, 201, 201), {"alamat": "https://kantor.example/sopan"}),
    ("get", "/pengait/{id}"): ((200, 404, 404, 404), "pengait"),
    ("post", "/pengait/{id}/aktifkan"): ((204, 404, 404, 404), "pengait"),
    ("delete", "/pengait/{id}"): ((204, 404, 404, 404), "pengait"),
}
"""(method, path) -> the answer for each of PEOPLE but the last, and the body, or the key in the address."""
PLACES = {"nomor": "1", "bentuk": "json", "nama": "setujui_reviu", "kolom": "petugas", "deed": "selesai",
          "jenis": "daftar_periksa"}  # fmt: skip


def test_the_table_names_every_operation() -> None:
    paths: dict[str, Any] = schema()["paths"]
    named = {(method, path.removeprefix("/api/v1")) for path, methods in paths.items() for method in methods}
    assert named == set(TABLE)


@pytest.fixture
def callers(case: dict[str, Any], office: dict[str, Any]) -> dict[str, Any]:
    revisi = Revisi.objects.get(pk=case["pk"])
    case |= {"sop": revisi.thread_id, "isi": revisi.isi, "budi": office["budi"].pk, "unit": revisi.unit.kode}
    case["pengait"] = hook(office["sari"], "https://kantor.example/", []).pk
    made = {}
    for person in PEOPLE[:-1]:
        made[person] = create(case["people"][person], "uji", LINGKUP, 30)[1]
    return {**case, "rahasia": made}


def ask(case: dict[str, Any], method: str, path: str, body: Any, token: str | None) -> Any:
    places = {**PLACES, "pk": case["pk"], "sop": case["sop"], "lama": case["pk"]}
    if isinstance(body, str):
        places["id"], body = case[body], {} if method == "post" and body == "komentar" else None
    if isinstance(body, dict):
        given = {"isi": case["isi"], "unit": case["unit"], "pengguna": case["budi"]}
        body = {name: given.get(name) if value == "…" else value for name, value in body.items()}
    headers = {"If-Match": '"1"'} if method == "put" else {}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    call = getattr(Client(), method)
    address = "/api/v1" + path.format_map(places)
    if method == "get":
        return call(address, headers=headers)
    return call(address, json.dumps(body or {}), content_type="application/json", headers=headers)


@pytest.mark.parametrize(("method", "path"), TABLE)
def test_each_operation_for_each_person(callers: dict[str, Any], method: str, path: str) -> None:
    statuses, body = TABLE[method, path]
    for person, status in zip(PEOPLE, statuses, strict=False):
        with transaction.atomic():
            before = Event.objects.count()
            answer = ask(callers, method, path, body, callers["rahasia"][person])
            assert answer.status_code == status, (person, answer.content[:500])
            if status >= 400:
                assert answer["Content-Type"] == "application/problem+json"
                assert answer.json()["status"] == status
                assert Event.objects.count() == before
            transaction.set_rollback(True)


@pytest.mark.parametrize(("method", "path"), TABLE)
def test_no_operation_without_its_scope(callers: dict[str, Any], method: str, path: str) -> None:
    described = schema()["paths"]["/api/v1" + path][method]["security"]
    (scope,) = [next(iter(one)).removeprefix("Lingkup_") for one in described]
    owner = callers["people"]["owner"]
    others = create(owner, "lain", set(LINGKUP) - {scope}, 30)[1]
    before = Event.objects.count()
    body = TABLE[method, path][1]
    assert ask(callers, method, path, body, None).status_code == 401
    assert ask(callers, method, path, body, "sopan_salah").status_code == 401
    assert ask(callers, method, path, body, others).status_code == 403
    assert Event.objects.count() == before


def test_a_token_ends(callers: dict[str, Any], office: dict[str, Any]) -> None:
    owner: Pengguna = callers["people"]["owner"]
    made, secret = create(owner, "singkat", ["baca"], 1)

    def status() -> int:
        return int(ask(callers, "get", "/saya", None, secret).status_code)

    assert status() == 200
    made.refresh_from_db()
    assert made.dipakai is not None
    assert secret not in made.sidik
    owner.is_active = False
    owner.save()
    assert status() == 401
    owner.is_active = True
    owner.save()
    made.dicabut = made.dibuat
    made.save()
    assert status() == 401
    made.dicabut, made.sampai = None, made.dibuat
    made.save()
    assert status() == 401


def test_all_faults_of_a_text_come_at_once(callers: dict[str, Any]) -> None:
    token = callers["rahasia"]["owner"]
    text = "sopan: 1\njudul: ''\nlangkah:\n- kegiatan: Menerima\n  pelaksana: tidak_ada\n  wktu: 5 menit\n"
    answer = ask(callers, "post", "/periksa", {"isi": text}, token)
    assert answer.status_code == 422
    faults = answer.json()["salah"]
    assert len(faults) >= 3
    assert all(one["baris"] for one in faults)


def test_a_draft_by_the_api_from_text_to_operations(callers: dict[str, Any], office: dict[str, Any]) -> None:
    token = callers["rahasia"]["owner"]
    body = {"unit": "…", "isi": "…"}
    made = ask(callers, "post", "/revisi", body, token).json()
    place = {**callers, "pk": made["id"]}
    assert (made["versi"], made["keadaan"]) == (1, "draf")
    operation = {"op": "ubah_isian", "jalur": ["judul"], "nilai": "Pelayanan Lain"}
    changed = ask(place, "post", "/revisi/{pk}/operasi", {"versi": 1, "operasi": [operation]}, token)
    assert changed.status_code == 200, changed.content
    assert (changed.json()["judul"], changed.json()["versi"]) == ("Pelayanan Lain", 2)
    late = ask(place, "put", "/revisi/{pk}/isi", {"isi": "…"}, token)
    assert late.status_code == 412
    text = ask(place, "get", "/revisi/{pk}/isi", None, token)
    assert text["ETag"] == '"2"'
    assert "Pelayanan Lain" in text.content.decode()
    told = ask(place, "get", "/revisi/{pk}/kejadian", None, token).json()
    assert [one["jenis"] for one in told] == ["ubah", "buat"]
