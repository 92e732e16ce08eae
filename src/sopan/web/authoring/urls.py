"""The addresses of sopan.web.authoring."""

from __future__ import annotations

from django.urls import path

from sopan.web.authoring import views

urlpatterns = [
    path("draf/baru/", views.baru, name="draf-baru"),
    path("sop/<int:pk>/sunting/", views.sunting, name="sop-sunting"),
]
