"""A fault of an organisation file, as `sopan organise check` finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopan.errors import Pesan
from sopan.model.sumber import Jalur

__all__ = ["KODE", "Bobot", "Temuan"]

Bobot = Literal["error", "warning", "hint"]

KODE: dict[str, tuple[str, Bobot]] = {
    "unit_id_twice": ("ORG001", "error"),
    "parent_missing": ("ORG002", "error"),
    "units_in_a_circle": ("ORG003", "error"),
    "eselon_out_of_order": ("ORG004", "warning"),
    "unit_without_parent": ("ORG005", "warning"),
    "activity_id_twice": ("ORG006", "error"),
    "activity_named_twice": ("ORG007", "warning"),
    "activity_nearly_named_twice": ("ORG008", "hint"),
    "sop_for_two_activities": ("ORG009", "error"),
    "duty_missing": ("ORG010", "warning"),
    "duty_without_function": ("ORG011", "warning"),
    "part_of_duty_not_carried": ("ORG012", "hint"),
    "duty_without_activity": ("ORG013", "hint"),
    "basis_repealed": ("ORG014", "warning"),
    "duty_worded_for_another_level": ("RMS001", "warning"),
    "function_worded_for_another_level": ("RMS002", "warning"),
    "function_is_a_sentence": ("RMS003", "warning"),
    "task_not_worded_as_doing": ("RMS004", "hint"),
    "aspect_is_no_activity": ("RMS005", "warning"),
    "aspect_against_scale": ("RMS006", "warning"),
}
"""Name of a fault -> its code and weight. Both names and codes are stable."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """One fault: its name, its place in the file (`jalur`), what is wrong, and what to write instead.

    `usul` is text that may stand at the place as it is; `saran` is advice where there is none.
    """

    nama: str
    jalur: Jalur
    pesan: Pesan
    saran: Pesan | None = None
    usul: str | None = None

    @property
    def kode(self) -> str:
        """The code, such as ORG001."""
        return KODE[self.nama][0]

    @property
    def bobot(self) -> Bobot:
        """error: the tree is none; warning: usually wrong; hint: worth a look."""
        return KODE[self.nama][1]
