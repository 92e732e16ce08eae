"""Reading and understanding, as a person who gives the right answers."""

from __future__ import annotations

from sopan.publish.sosialisasi import jawaban_benar
from sopan.web.accounts.models import Pengguna
from sopan.web.approval import services
from sopan.web.library.models import Revisi

__all__ = ["understand"]


def understand(pk: int, person: Pengguna) -> None:
    """Read the revisi and answer rightly."""
    asked = services.questions(Revisi.objects.get(pk=pk), person)
    assert services.read_understood(pk, person, jawaban_benar(asked)) == ()
