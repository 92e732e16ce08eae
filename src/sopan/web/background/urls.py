"""The addresses of sopan.web.background."""

from __future__ import annotations

from django.urls import URLPattern, path

from sopan.web.background import health, views

urlpatterns: list[URLPattern] = [
    path("sehat/siap/", health.ready, name="siap"),
    path("metrik/", health.metrics, name="metrik"),
    path("pekerjaan/", views.pekerjaan, name="pekerjaan"),
    path("pekerjaan/baru/", views.baru, name="pekerjaan-baru"),
    path("pekerjaan/<uuid:pk>/unduh/", views.unduh, name="pekerjaan-unduh"),
    path("pekerjaan/<uuid:pk>/hapus/", views.hapus, name="pekerjaan-hapus"),
]
