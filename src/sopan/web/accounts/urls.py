"""The addresses of the people; the others of this app stand in sopan.web.config.urls."""

from __future__ import annotations

from django.urls import path

from sopan.web.accounts import member_views as views

urlpatterns = [
    path("orang/", views.daftar, name="orang"),
    path("orang/baru/", views.baru, name="orang-baru"),
    path("orang/<int:pk>/", views.ubah, name="orang-ubah"),
    path("orang/<int:pk>/tautan/", views.tautan, name="orang-tautan"),
    path("orang/<int:pk>/aktif/", views.aktif, name="orang-aktif"),
]
