"""The addresses of sopan.web.importing."""

from __future__ import annotations

from django.urls import path

from sopan.web.importing import views

urlpatterns = [
    path("impor/", views.daftar, name="impor"),
    path("impor/audit.xlsx", views.audit, name="impor-audit"),
    path("impor/<int:pk>/", views.meja, name="impor-meja"),
    path("impor/<int:pk>/nilai/<int:nomor>/", views.nilai, name="impor-nilai"),
    path("impor/<int:pk>/halaman/<int:nomor>.png", views.halaman, name="impor-halaman"),
    path("impor/<int:pk>/jadikan/", views.jadikan, name="impor-jadikan"),
    path("impor/<int:pk>/buang/", views.buang, name="impor-buang"),
]
