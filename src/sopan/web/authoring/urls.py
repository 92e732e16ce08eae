"""The addresses of sopan.web.authoring."""

from __future__ import annotations

from django.urls import path

from sopan.web.authoring import editor_views, start_views, views

urlpatterns = [
    path("draf/baru/", start_views.baru, name="draf-baru"),
    path("draf/baru/tanya/", start_views.tanya, name="draf-tanya"),
    path("draf/baru/salin/", start_views.salin, name="draf-salin"),
    path("sop/<int:pk>/sunting/", views.sunting, name="sop-sunting"),
    path("sop/<int:pk>/sunting/kirim/", editor_views.kirim, name="sop-sunting-kirim"),
    path("sop/<int:pk>/sunting/gambar/", editor_views.gambar, name="sop-sunting-gambar"),
    path("sop/<int:pk>/sunting/hadir/", editor_views.hadir, name="sop-sunting-hadir"),
    path("sop/<int:pk>/sunting/keadaan/", editor_views.keadaan, name="sop-sunting-keadaan"),
    path("sop/<int:pk>/sunting/saran/", editor_views.saran, name="sop-sunting-saran"),
    path("sop/<int:pk>/naskah/", views.naskah, name="sop-naskah"),
]
