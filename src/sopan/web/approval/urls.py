"""The addresses of the lifecycle besides those that `sopan.web.config.urls` names itself."""

from __future__ import annotations

from django.urls import path

from sopan.web.approval import history, review

urlpatterns = [
    path("sop/<int:pk>/reviu/", review.reviu, name="sop-reviu"),
    path("sop/<int:pk>/riwayat/", history.riwayat, name="sop-riwayat"),
    path("sop/<int:pk>/beda/", review.beda, name="sop-beda"),
]
