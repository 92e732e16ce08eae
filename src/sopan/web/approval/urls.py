"""The addresses of the lifecycle besides those that `sopan.web.config.urls` names itself."""

from __future__ import annotations

from django.urls import path

from sopan.web.approval import decree_views, history, review

urlpatterns = [
    path("sop/<int:pk>/reviu/", review.reviu, name="sop-reviu"),
    path("sop/<int:pk>/riwayat/", history.riwayat, name="sop-riwayat"),
    path("sop/<int:pk>/beda/", review.beda, name="sop-beda"),
    path("keputusan/", decree_views.keputusan, name="keputusan"),
    path("keputusan/<int:pk>/", decree_views.lihat, name="keputusan-lihat"),
    path("keputusan/<int:pk>/berkas.<slug:form>", decree_views.berkas, name="keputusan-berkas"),
    path("keputusan/<int:pk>/tandatangan/", decree_views.tandatangan, name="keputusan-tandatangan"),
    path("keputusan/<int:pk>/tetapkan/", decree_views.tetapkan, name="keputusan-tetapkan"),
]
