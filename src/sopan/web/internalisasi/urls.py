"""The addresses of reading and making known."""

from __future__ import annotations

from django.urls import path

from sopan.web.internalisasi import views

urlpatterns = [
    path("sop/<int:pk>/baca/", views.baca, name="sop-baca"),
    path("sop/<int:pk>/paham/", views.paham, name="sop-paham"),
    path("sop/<int:pk>/internalisasi/", views.internalisasi, name="internalisasi"),
    path("sop/<int:pk>/internalisasi/tugasi/", views.tugasi, name="internalisasi-tugasi"),
    path("sop/<int:pk>/internalisasi/ingatkan/", views.ingatkan, name="internalisasi-ingatkan"),
    path("sop/<int:pk>/internalisasi/bukti.<slug:form>", views.bukti, name="internalisasi-bukti"),
    path("sop/<int:pk>/internalisasi/bahan/<str:nama>.pdf", views.bahan, name="internalisasi-bahan"),
]
