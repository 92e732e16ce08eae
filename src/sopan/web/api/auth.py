"""Who calls the API: a bearer token and the scope that the operation asks for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from sopan.errors import Pesan
from sopan.web.accounts.models import Pengguna
from sopan.web.api.problems import Problem
from sopan.web.api.tokens import LINGKUP, find
from sopan.web.words import said, speak

__all__ = ["caller", "scope"]


class _Bearer(HttpBearer):
    """Lets a token with its scope in; the person of the token becomes the user of the request."""

    scope = ""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The person, or None for a token that is not known."""
        found = find(token)
        if found is None:
            return None
        speak(found.pengguna.bahasa)
        if self.scope not in found.lingkup:
            raise Problem(
                403,
                said(
                    Pesan(
                        f"Token ini tidak memiliki lingkup '{self.scope}'.",
                        f"This token does not have the scope '{self.scope}'.",
                    )
                ),
            )
        request.user = found.pengguna
        return found.pengguna


_KINDS = {
    # The description of the API names a scheme by its class, so each scope is a class.
    name: type(f"Lingkup_{name}", (_Bearer,), {"scope": name, "__doc__": words.en})
    for name, words in LINGKUP.items()
}


def scope(name: str) -> HttpBearer:
    """What lets in a token that has the scope of this name."""
    made = _KINDS[name]()
    assert isinstance(made, HttpBearer)  # noqa: S101 - for the type checker, which sees only `type`
    return made


def caller(request: HttpRequest) -> Pengguna:
    """The person whom the program acts for."""
    user = request.user
    if not isinstance(user, Pengguna):
        raise TypeError("an operation was reached without a person")
    return user
