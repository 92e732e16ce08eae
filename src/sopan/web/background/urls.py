"""The addresses of sopan.web.background."""

from __future__ import annotations

from django.urls import URLPattern, path

from sopan.web.background import health

urlpatterns: list[URLPattern] = [
    path("sehat/siap/", health.ready, name="siap"),
    path("metrik/", health.metrics, name="metrik"),
]
