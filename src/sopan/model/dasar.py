"""What all nouns of the model share: frozen, no unknown keys, text that is trimmed and can be printed."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

__all__ = ["Daftar", "Model", "Teks"]


class Model(BaseModel):
    """A frozen part of an SOP. A key that is not known is an error (format.md, rules of reading)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _as_list(value: Any) -> Any:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


Teks = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        # No control characters but tab and line ends: XML, and so every office format, cannot hold them, and
        # on a terminal they are commands.
        pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]*$",
    ),
]
"""Text that is not empty and holds no control characters."""

Daftar = Annotated[tuple[Teks, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str] | None)]
"""Text or a list of texts in the file; always a tuple in the model."""
