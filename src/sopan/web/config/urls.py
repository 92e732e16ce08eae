"""Every address. The table of permissions in the tests must name each of them."""

from __future__ import annotations

from django.urls import include, path

from sopan.web.accounts import views as accounts
from sopan.web.approval import views as approval
from sopan.web.library import views as library

APPS = (
    "accounts",
    "library",
    "approval",
    "authoring",
    "api",
    "background",
    "notices",
    "portal",
    "internalisasi",
    "importing",
)
"""Those that keep their addresses beside their views."""

urlpatterns = [
    path("sehat/", library.health, name="sehat"),
    path("masuk/", accounts.masuk, name="masuk"),
    path("keluar/", accounts.keluar, name="keluar"),
    path("undangan/<str:rahasia>/", accounts.undangan, name="undangan"),
    path("bahasa/", accounts.bahasa, name="bahasa"),
    path("", library.beranda, name="beranda"),
    path("pustaka/inventaris.<slug:suffix>", library.inventaris, name="pustaka-inventaris"),
    path("pustaka/ekspor/<slug:form>/", library.ekspor, name="pustaka-ekspor"),
    path("sop/<int:pk>/", approval.dokumen, name="sop-dokumen"),
    path("sop/<int:pk>/unduh/<slug:form>/", library.unduh, name="sop-unduh"),
    path("sop/<int:pk>/halaman/<int:nomor>.svg", library.halaman, name="sop-halaman"),
    path("sop/<int:pk>/langkah/<slug:nama>/", approval.langkah, name="sop-langkah"),
    path("sop/<int:pk>/setuju/", approval.setuju, name="sop-setuju"),
    path("sop/<int:pk>/sepakat/", approval.sepakat, name="sop-sepakat"),
    path("sop/<int:pk>/komentar/", approval.komentar, name="sop-komentar"),
    path("sop/<int:pk>/komentar/<int:komentar_id>/", approval.komentar_tutup, name="sop-komentar-tutup"),
    path("sop/<int:pk>/tunjuk/", approval.tunjuk, name="sop-tunjuk"),
    path("sop/<int:pk>/tunjuk/<int:tunjuk_id>/batal/", approval.tunjuk_batal, name="sop-tunjuk-batal"),
    path("sop/<int:pk>/bukti/<slug:jenis>/isi/", approval.isi_bukti, name="sop-bukti-isi"),
    path("sop/<int:pk>/bukti/<slug:jenis>/", approval.bukti, name="sop-bukti"),
    path("sop/<int:pk>/dokumen/<int:bukti_id>/", approval.lihat_bukti, name="sop-bukti-lihat"),
    path("sop/<int:pk>/revisi-baru/", approval.revisi_baru, name="sop-revisi-baru"),
    path("organisasi/", accounts.organisasi, name="organisasi"),
    path("organisasi/<int:pk>/", accounts.unit, name="organisasi-unit"),
    path("organisasi/<int:pk>/peran/", accounts.peran_tambah, name="organisasi-peran"),
    path("organisasi/<int:pk>/peran/<int:peran_id>/", accounts.peran_hapus, name="organisasi-peran-hapus"),
    path("organisasi/<int:pk>/delegasi/", accounts.delegasi_tambah, name="organisasi-delegasi"),
    path(
        "organisasi/<int:pk>/delegasi/<int:delegasi_id>/",
        accounts.delegasi_cabut,
        name="organisasi-delegasi-cabut",
    ),
    *(path("", include(f"sopan.web.{app}.urls")) for app in APPS),
]

handler403 = "sopan.web.errors.denied"
handler404 = "sopan.web.errors.missing"
handler500 = "sopan.web.errors.failed"
