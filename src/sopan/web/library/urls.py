"""The addresses of the library besides those that `sopan.web.config.urls` names itself."""

from __future__ import annotations

from django.urls import path

from sopan.web.library import exchange_views, palette, shelf

urlpatterns = [
    path("cari/", palette.cari, name="cari"),
    path("pustaka/", shelf.pustaka, name="pustaka"),
    path("pustaka/tampilan/", shelf.tampilan_simpan, name="tampilan-simpan"),
    path("pustaka/tampilan/<int:pk>/hapus/", shelf.tampilan_hapus, name="tampilan-hapus"),
    path("pustaka/kirim/", exchange_views.kirim, name="pustaka-kirim"),
    path("pustaka/kirim/<int:pk>/", exchange_views.jalankan, name="pustaka-kirim-jalankan"),
]
