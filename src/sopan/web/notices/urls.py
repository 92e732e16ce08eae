"""The addresses of sopan.web.notices."""

from __future__ import annotations

from django.urls import URLPattern, path

from sopan.web.notices import views

urlpatterns: list[URLPattern] = [
    path("notifikasi/", views.notifikasi, name="notifikasi"),
    path("notifikasi/tandai/", views.tandai, name="notifikasi-tandai"),
    path("notifikasi/surel/", views.surel, name="notifikasi-surel"),
    path("notifikasi/<int:pk>/", views.buka, name="notifikasi-buka"),
]
