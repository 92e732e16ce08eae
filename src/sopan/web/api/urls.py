"""The addresses of sopan.web.api."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sopan.web.api import views
from sopan.web.api.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("akun/token/", views.token, name="akun-token"),
    path("akun/token/<int:pk>/cabut/", views.cabut, name="akun-token-cabut"),
    path("api/", views.rujukan, name="api-rujukan"),
    path("api/v1/", api.urls),
]
