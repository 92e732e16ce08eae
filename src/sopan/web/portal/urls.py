"""The addresses of the public site, and of what is derived from an SOP for it."""

from __future__ import annotations

from django.urls import path

from sopan.web.portal import berkas, masukan_views, turunan, verifikasi, views

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("publik/", views.beranda, name="publik"),
    path("publik/sitemap.xml", views.sitemap, name="publik-sitemap"),
    path("publik/unit/<int:pk>/", views.unit, name="publik-unit"),
    path("publik/peristiwa/<slug:id>/", views.peristiwa, name="publik-peristiwa"),
    path("publik/layanan/<int:pk>/", views.layanan, name="publik-layanan-pendek"),
    path("publik/layanan/<int:pk>/nilai/", masukan_views.nilai, name="publik-nilai"),
    path("publik/layanan/<int:pk>/qr.svg", berkas.qr, name="publik-qr"),
    path("publik/layanan/<int:pk>/berkas/<str:nama>", berkas.berkas, name="publik-berkas"),
    path("publik/layanan/<int:pk>/<slug:slug>/", views.layanan, name="publik-layanan"),
    path("publik/verifikasi/", verifikasi.verifikasi, name="publik-verifikasi"),
    path("publik/verifikasi/berkas/", verifikasi.periksa, name="publik-periksa"),
    path("publik/verifikasi/<slug:kode>/", verifikasi.kode, name="publik-kode"),
    path("masukan/", masukan_views.daftar, name="masukan"),
    path("masukan/<int:pk>/", masukan_views.tangani, name="masukan-tangani"),
    path("sop/<int:pk>/turunan/", turunan.turunan, name="sop-turunan"),
    path("sop/<int:pk>/turunan/<str:nama>", turunan.unduh, name="sop-turunan-unduh"),
]
