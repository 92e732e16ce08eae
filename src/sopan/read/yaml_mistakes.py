"""The mistakes that people make in YAML: a tab, a colon in a sentence, a quote left open, an indent off.

Each function looks for one mistake at the place where the parser stopped, and gives a `Diagnosis` or None.
`MISTAKES` has them in the order in which they are looked for: the specific before the general.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sopan.errors import Pesan
from sopan.model.sumber import Tempat
from sopan.read.faults import shown
from sopan.read.yaml_diagnosis import VALUE, Diagnosis, Situation, quoted_value, quoting, to_write

__all__ = ["MISTAKES"]

_LEAD = r"(?P<lead>\s*(?:-\s+)*)"
_GLUED = re.compile(_LEAD + r"(?P<key>[A-Za-z_][\w -]*):(?=[^\s:/])(?P<value>.*)$")
_PAIR = re.compile(_LEAD + r"(?P<key>[^\s\"'#\[{-][^:]*):\s+(?P<value>\S.*)$")
_AFTER_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$""")


def _tab(seen: Situation) -> Diagnosis | None:
    line = seen.text(seen.row)
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" not in lead or not ("tab" in seen.problem or "cannot start any token" in seen.problem):
        return None
    return Diagnosis(
        Tempat(seen.row + 1, line.index("\t") + 1),
        Pesan("indentasi memakai tab.", "a tab is used for indentation."),
        Pesan("Pakai spasi, dua per tingkat.", "Use spaces, two a level."),
        None,
        seen.row,
        lead.expandtabs(_tab_width(seen)) + line.lstrip(),
    )


def _tab_width(seen: Situation) -> int:
    """So many spaces as put the line beside those above it, or a level deeper where one opens a level."""
    row = seen.before(seen.row)
    line, above = seen.text(seen.row), seen.text(row)
    is_item = line.lstrip().startswith("- ")
    if above.rstrip().endswith(":"):
        is_item = False
    while is_item and row >= 0 and not above.lstrip().startswith("- "):
        row = seen.before(row)
        above = seen.text(row)
    indent = len(above) - len(above.lstrip())
    if above.rstrip().endswith(":") or (above.lstrip().startswith("- ") and not is_item):
        indent += 2
    tabs = line[: len(line) - len(line.lstrip())].count("\t")
    return max(1, indent // tabs)


def _glued_colon(seen: Situation) -> Diagnosis | None:
    if "mapping values" in seen.problem:
        row = seen.before(seen.row)
    elif "expected ':'" in seen.problem:
        row = seen.context_row
    else:
        return None
    found = _GLUED.match(seen.text(row))
    if not found:
        return None
    repaired = f"{found['lead']}{found['key']}: {found['value']}"
    return Diagnosis(
        Tempat(row + 1, found.end("key") + 2),
        Pesan("tidak ada spasi sesudah titik dua.", "there is no space after the colon."),
        to_write(repaired),
        seen.text(row).strip(),
        row,
        repaired,
    )


def _colon_in_value(seen: Situation) -> Diagnosis | None:
    found = _PAIR.match(seen.text(seen.row))
    if "mapping values" not in seen.problem or not found or seen.column <= found.end("key"):
        return None
    return quoting(
        seen,
        seen.row,
        seen.column,
        Pesan("ada titik dua di dalam nilai.", "there is a colon inside the value."),
        found.start("value"),
    )


def _deeper(seen: Situation) -> Diagnosis | None:
    above_row = seen.before(seen.row)
    above, line = seen.text(above_row), seen.text(seen.row)
    found = _PAIR.match(above)
    indent = len(line) - len(line.lstrip())
    if seen.column not in (indent, line.find(":")) or not found or indent <= found.start("key"):
        return None
    if not any(words in seen.problem for words in ("mapping values", "expected key", "<block end>")):
        return None
    key = shown(found["key"])
    return Diagnosis(
        Tempat(seen.row + 1, indent + 1),
        Pesan(
            f"baris ini menjorok, padahal '{key}' di baris {above_row + 1} sudah berisi.",
            f"this line is indented, but '{key}' on line {above_row + 1} has a value already.",
        ),
        Pesan(
            f"Sejajarkan dengan '{key}', atau beri tanda kutip bila ini lanjutan kalimatnya.",
            f"Align it with '{key}', or put the sentence in quotes where this continues it.",
        ),
        line.strip(),
        seen.row,
        " " * found.start("key") + line.lstrip(),
    )


def _no_colon(seen: Situation) -> Diagnosis | None:
    if "expected ':'" not in seen.problem:
        return None
    line = seen.text(seen.context_row)
    return Diagnosis(
        Tempat(seen.context_row + 1, seen.context_column + 1),
        Pesan("baris ini bukan 'kunci: nilai'.", "this line is no 'key: value'."),
        Pesan(
            "Lengkapi kuncinya, atau jorokkan bila ini lanjutan kalimat di atasnya.",
            "Complete the key, or indent the line where it continues the sentence above.",
        ),
        line.strip(),
        seen.context_row,
        "",
        whole=False,
    )


def _open_quote(seen: Situation) -> Diagnosis | None:
    if "quoted" not in seen.context or (
        "end of stream" not in seen.problem and "document" not in seen.problem
    ):
        return None
    row, column = seen.context_row, seen.context_column
    line = seen.text(row)
    quote = line[column : column + 1] or '"'
    repaired = None if quote in line[column + 1 :] else line.rstrip() + quote
    return Diagnosis(
        Tempat(row + 1, column + 1),
        Pesan(f"tanda kutip {quote} di sini tidak ditutup.", f"the quote {quote} here is never closed."),
        Pesan(f"Tutup dengan {quote} di akhir teksnya.", f"Close it with {quote} at the end of the text."),
        line.strip(),
        row,
        repaired,
    )


def _escape(seen: Situation) -> Diagnosis | None:
    if "quoted" not in seen.context:
        return None
    return Diagnosis(
        Tempat(seen.row + 1, seen.column + 1),
        Pesan(
            "garis miring terbalik (\\) di dalam kutip ganda mengawali kode yang tidak dikenal.",
            "the backslash (\\) in double quotes begins a code that is not known.",
        ),
        Pesan("Pakai kutip tunggal: '...'.", "Use single quotes: '...'."),
        seen.text(seen.row).strip(),
        seen.row,
        _single_quotes(seen.text(seen.row), seen.context_column) if seen.row == seen.context_row else None,
    )


def _single_quotes(line: str, start: int) -> str | None:
    end = line.rfind('"')
    if end <= start:
        return None
    return line[:start] + "'" + line[start + 1 : end].replace("'", "''") + "'" + line[end + 1 :]


def _after_quote(seen: Situation) -> Diagnosis | None:
    head = seen.text(seen.row)[: seen.column]
    found = _AFTER_QUOTE.search(head)
    if "did not find expected" not in seen.problem and "<scalar>" not in seen.problem:
        return None
    if not found or "flow" in seen.context:
        return None
    return quoting(
        seen,
        seen.row,
        seen.column,
        Pesan("ada teks sesudah tanda kutip penutup.", "there is text after the closing quote."),
        found.start(),
    )


def _special_start(seen: Situation) -> Diagnosis | None:
    row = seen.context_row if "alias" in seen.context or "anchor" in seen.context else seen.row
    if any(word in seen.context for word in ("alias", "anchor", "tag", "block scalar")):
        row, column = seen.context_row, seen.context_column
    else:
        column = seen.column
    line = seen.text(row)
    value = VALUE.match(line)
    begins = value.start("value") if value else 0
    if "did not find expected" in seen.problem or "<scalar>" in seen.problem or "<anchor>" in seen.problem:
        if (
            line[begins : begins + 1]
            and line[begins] in "*&!|>[{"
            and "flow" not in seen.context
            and row == seen.row
        ):
            column = begins
        elif not any(
            word in seen.context
            for word in ("alias", "anchor", "tag", "block scalar", "flow node", "block node")
        ):
            return None
    mark = line[column : column + 1]
    if not mark or mark not in "@`%*&!|>?,]}[{-" or column != begins:
        return None
    if mark == "-":
        return None
    return quoting(
        seen,
        row,
        column,
        Pesan(
            f"teks tidak boleh diawali '{mark}' tanpa tanda kutip.",
            f"text cannot begin with '{mark}' unquoted.",
        ),
        begins,
    )


def _list_on_the_line(seen: Situation) -> Diagnosis | None:
    if "sequence entries are not allowed" not in seen.problem:
        return None
    return Diagnosis(
        Tempat(seen.row + 1, seen.column + 1),
        Pesan(
            "butir daftar (-) tidak boleh sebaris dengan kuncinya.",
            "a list item (-) cannot stand beside its key.",
        ),
        Pesan(
            "Tulis tiap butir pada baris sendiri, atau beri tanda kutip bila ini teks.",
            "Write each item on a line of its own, or put quotes around it where it is text.",
        ),
        seen.text(seen.row).strip(),
        seen.row,
        quoted_value(seen.text(seen.row), seen.column) if seen.text(seen.row).rstrip()[-1:] != "-" else None,
        whole=False,
    )


def _bracket(seen: Situation) -> Diagnosis | None:
    if "flow" not in seen.context:
        return None
    bracket = seen.text(seen.context_row)[seen.context_column : seen.context_column + 1]
    if "node" in seen.context and seen.row >= len(seen.lines):
        return _never_closed(seen)
    if "node" in seen.context:
        return Diagnosis(
            Tempat(seen.row + 1, seen.column + 1),
            Pesan("ada koma tanpa isi di sampingnya.", "there is a comma with nothing beside it."),
            Pesan("Hapus koma yang berlebih.", "Remove the comma that is too much."),
            seen.text(seen.row).strip(),
        )
    closing = "}" if bracket == "{" else "]"
    opening = seen.text(seen.context_row)
    beyond = seen.row > seen.context_row
    return Diagnosis(
        Tempat(seen.context_row + 1, seen.context_column + 1)
        if beyond
        else Tempat(seen.row + 1, seen.column + 1),
        Pesan(
            f"kurung '{bracket}' dari baris {seen.context_row + 1} belum ditutup, atau kurang koma.",
            f"the '{bracket}' opened on line {seen.context_row + 1} is not closed, or a comma is missing.",
        ),
        Pesan(
            f"Tutup dengan '{closing}', pisahkan butirnya dengan koma, dan beri tanda kutip pada teks "
            "yang berisi koma, titik dua, atau kurung.",
            f"Close it with '{closing}', put commas between the items, and quotes around text that has "
            "commas, colons or brackets.",
        ),
        opening.strip(),
        seen.context_row,
        opening.rstrip() + closing if beyond else None,
    )


def _never_closed(seen: Situation) -> Diagnosis:
    """A bracket after which the file just ends."""
    row = next((row for row in range(len(seen.lines) - 1, -1, -1) if set("[{") & set(seen.lines[row])), 0)
    line = seen.text(row)
    column = max(line.rfind("["), line.rfind("{"), 0)
    return Diagnosis(
        Tempat(row + 1, column + 1),
        Pesan("kurung di sini tidak pernah ditutup.", "the bracket here is never closed."),
        Pesan("Tutup setelah butir terakhirnya.", "Close it after its last item."),
        line.strip(),
    )


def _indent(seen: Situation) -> Diagnosis | None:
    if not (
        "expected key" in seen.problem or "'-' indicator" in seen.problem or "<block end>" in seen.problem
    ):
        return None
    line = seen.text(seen.row)
    if seen.column != len(line) - len(line.lstrip()):
        return None
    same = seen.column == seen.context_column
    wanted = seen.context_column
    if same and line.lstrip().startswith("-"):
        message = Pesan(
            "butir daftar (-) di tempat yang seharusnya berisi kunci.",
            "a list item (-) where a key should stand.",
        )
        instead = Pesan("Jorokkan di bawah kuncinya.", "Indent it under its key.")
    elif same:
        message = Pesan(
            f"kunci di tempat yang seharusnya berisi butir daftar (-), seperti baris {seen.context_row + 1}.",
            f"a key where a list item (-) should stand as on line {seen.context_row + 1}.",
        )
        instead = Pesan("Awali dengan '- ', atau jorokkan.", "Begin it with '- ', or indent it.")
    else:
        message = Pesan(
            "indentasi baris ini tidak sejajar dengan baris mana pun di atasnya.",
            "the indentation of this line matches no line above.",
        )
        instead = Pesan(
            "Sejajarkan dengan baris lain di bagian yang sama.",
            "Align it with the other lines of the same part.",
        )
        wanted = _nearest_indent(seen)
    repaired = None if same else " " * wanted + line.lstrip()
    place = Tempat(seen.row + 1, seen.column + 1)
    return Diagnosis(place, message, instead, line.strip(), seen.row, repaired)


def _nearest_indent(seen: Situation) -> int:
    """The column, among those where lines above begin a key or an item of this kind, that is nearest."""
    item = seen.text(seen.row).lstrip().startswith("-")
    columns: set[int] = set()
    row = seen.row
    while (row := seen.before(row)) >= seen.context_row:
        line = seen.text(row)
        lead = len(line) - len(line.lstrip())
        is_item = line.lstrip().startswith("- ")
        if is_item == item:
            columns.add(lead)
        elif is_item:
            columns.add(lead + 2)
    return min(columns, key=lambda column: (abs(column - seen.column), column), default=seen.context_column)


def _document(seen: Situation) -> Diagnosis | None:
    if "directive" in seen.context + seen.problem or "incompatible YAML" in seen.problem:
        return Diagnosis(
            Tempat(seen.row + 1, 1),
            Pesan("baris '%' ini bukan petunjuk YAML 1.1.", "this '%' line is no directive of YAML 1.1."),
            Pesan("Hapus baris ini.", "Remove this line."),
            seen.text(seen.row).strip(),
            seen.row,
            "",
        )
    if "document start" in seen.problem:
        return Diagnosis(
            Tempat(seen.row + 1, seen.column + 1),
            Pesan("ada isi sesudah akhir dokumen (...).", "there is content after the document's end (...)."),
            Pesan("Hapus baris '...' atau isi sesudahnya.", "Remove the line '...', or what follows it."),
            seen.text(seen.row).strip(),
        )
    return None


MISTAKES: tuple[Callable[[Situation], Diagnosis | None], ...] = (
    _tab,
    _colon_in_value,
    _glued_colon,
    _deeper,
    _no_colon,
    _open_quote,
    _escape,
    _document,
    _after_quote,
    _special_start,
    _list_on_the_line,
    _bracket,
    _indent,
)
