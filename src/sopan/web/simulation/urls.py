"""The addresses of sopan.web.simulation."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
