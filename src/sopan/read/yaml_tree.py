"""A YAML text as plain data, with the place of every key and value.

Scalars stay the text that stands in the file: what they mean is for the field's type to say, not for
YAML 1.1, which would make `010` eight and `no` false. Only a plain empty value, `~` and `null` are None.

The tree is built from the parser's events with a stack of our own: composers recurse, and a hostile
file of a hundred thousand brackets ends such a process. An alias shares its anchor's data; what it would
unfold to is counted, so that a small file cannot grow into a large one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sopan.errors import Pesan
from sopan.model.sumber import Jalur, Tempat
from sopan.read.faults import Faults, shown
from sopan.read.yaml_events import events

__all__ = ["LARGEST_TREE", "Places", "Tree", "grow"]

LARGEST_TREE = 200_000
"""Most keys and values of one file, aliases unfolded. An SOP of 200 steps has about 4,000."""

_DEEPEST = 40
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SKIPPED = "\0skipped"
"""Stands for a key whose value is not kept. No key of a file can hold this character."""
_MERGE = "\0merge"


class Places(Mapping[Jalur, Tempat]):
    """Path -> place, made from the parser's marks when it is asked for: few files have faults to place."""

    __slots__ = ("_marks",)

    def __init__(self, marks: dict[Jalur, Any]) -> None:
        self._marks = marks

    def __getitem__(self, path: Jalur) -> Tempat:
        mark = self._marks[path]
        return mark if isinstance(mark, Tempat) else Tempat(mark.line + 1, mark.column + 1)

    def __iter__(self) -> Iterator[Jalur]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)

    def __reduce__(self) -> tuple[type[Places], tuple[dict[Jalur, Tempat]]]:
        return Places, (dict(self),)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a YAML text holds: dicts, lists, texts and None; and where (`values`, `keys`) each of it stands.

    `syntax` is the error that ended the reading early, None where the text was read to its end.
    """

    data: Any
    values: Places
    keys: Places
    syntax: YAMLError | None = None


class _Frame:
    """A list or mapping that is being read."""

    __slots__ = ("anchor", "key", "mark", "merged", "path", "size", "skipped", "value")

    def __init__(self, value: list[Any] | dict[str, Any], path: Jalur, mark: Any, anchor: str | None) -> None:
        self.value = value
        self.path = path
        self.mark = mark
        self.anchor = anchor
        self.key: str | None = None
        self.merged: list[dict[str, Any]] = []
        self.size = 1
        self.skipped = 0


class _Builder:
    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.values: dict[Jalur, Any] = {}
        self.keys: dict[Jalur, Any] = {}
        self.data: Any = None
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open_anchors: set[str] = set()
        self.size = 0
        self.documents = 0
        self.handlers: dict[type[Event], Any] = {
            ScalarEvent: self.scalar,
            MappingStartEvent: self.start,
            SequenceStartEvent: self.start,
            MappingEndEvent: self.end,
            SequenceEndEvent: self.end,
            AliasEvent: self.alias,
            DocumentStartEvent: self.document,
        }

    def document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self.fault(
                event.start_mark,
                Pesan("di sini mulai dokumen kedua (---).", "a second document begins here (---)."),
                instead=Pesan("Tulis satu SOP per berkas.", "Write one SOP a file."),
            )
            self.faults.stop()

    def scalar(self, event: ScalarEvent) -> None:
        value: str | None = event.value
        if event.tag is not None:
            self.tag(event)
        plain = event.implicit[0]
        stack = self.stack
        if stack and stack[-1].key is None and type(stack[-1].value) is dict:
            self.key(event, plain)
            return
        if plain and value in _NULLS:
            value = None
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        self.put(value, event.start_mark, 1)

    def key(self, event: ScalarEvent, plain: bool) -> None:
        frame, key = self.stack[-1], event.value
        path = (*frame.path, key)
        if event.anchor is not None:
            self.anchors[event.anchor] = (key, 1)
        if plain and key == "<<":
            frame.key = _MERGE
        elif path in self.keys:
            first = Tempat(self.keys[path].line + 1, self.keys[path].column + 1)
            self.fault(
                event.start_mark,
                Pesan(
                    f"kunci '{shown(key)}' sudah ada di baris {first.baris}.",
                    f"the key '{shown(key)}' is already on line {first.baris}.",
                ),
                path=path,
                instead=Pesan("Hapus atau gabungkan salah satunya.", "Remove one of them, or join the two."),
            )
            self.skip(frame)
        elif plain and not key:
            self.fault(
                event.start_mark,
                Pesan("titik dua tanpa kunci di depannya.", "a colon without a key before it."),
                path=frame.path,
                instead=Pesan(
                    "Tulis 'kunci: nilai', atau beri tanda kutip bila ini teks.",
                    "Write 'key: value', or put quotes around it where it is text.",
                ),
            )
            self.skip(frame)
        else:
            self.keys[path] = event.start_mark
            frame.key = key

    def start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag is not None:
            self.tag(event)
        stack = self.stack
        if len(stack) >= _DEEPEST:
            self.fault(
                event.start_mark,
                Pesan(
                    f"isi bersarang lebih dari {_DEEPEST} tingkat.",
                    f"nested more than {_DEEPEST} levels deep.",
                ),
                instead=Pesan("Periksa tanda kurung dan indentasinya.", "Check brackets and indentation."),
            )
            self.faults.stop()
        if event.anchor is not None:
            self.anchors.pop(event.anchor, None)
            self.open_anchors.add(event.anchor)
        value: list[Any] | dict[str, Any] = {} if type(event) is MappingStartEvent else []
        stack.append(_Frame(value, self.next_path(), event.start_mark, event.anchor))

    def end(self, _event: Event) -> None:
        frame = self.stack.pop()
        value = frame.value
        if frame.merged and type(value) is dict:
            value = {key: item for source in reversed(frame.merged) for key, item in source.items()} | value
            for key in value:
                path = (*frame.path, key)
                self.keys.setdefault(path, frame.mark)
        if frame.anchor is not None:
            self.open_anchors.discard(frame.anchor)
            self.anchors[frame.anchor] = (value, frame.size)
        stack = self.stack
        if stack and stack[-1].key is None and type(stack[-1].value) is dict:
            self.fault(
                frame.mark,
                Pesan("kunci harus berupa teks, bukan daftar.", "a key must be text, not a list."),
                path=frame.path,
                instead=Pesan("Beri tanda kutip bila ini teks.", "Put quotes around it where it is text."),
            )
            self.skip(stack[-1])
            return
        self.put(value, frame.mark, frame.size)

    def alias(self, event: AliasEvent) -> None:
        name, stack = event.anchor or "", self.stack
        value, size = self.anchors.get(name, (None, 1))
        if name in self.open_anchors:
            self.fault(
                event.start_mark,
                Pesan(
                    f"'*{shown(name)}' menunjuk bagian yang memuatnya sendiri.",
                    f"'*{shown(name)}' holds itself.",
                ),
                path=self.next_path(),
                instead=Pesan("Tulis isinya langsung.", "Write out what is meant."),
            )
        elif name not in self.anchors:
            self.fault(
                event.start_mark,
                Pesan(f"tidak ada jangkar '&{shown(name)}'.", f"there is no anchor '&{shown(name)}'."),
                path=self.next_path(),
                instead=Pesan(
                    f'Teks yang diawali * ditulis di dalam tanda kutip: "*{shown(name)}".',
                    f'Text that begins with * is written in quotes: "*{shown(name)}".',
                ),
            )
        if stack and stack[-1].key is None and type(stack[-1].value) is dict:
            self.skip(stack[-1])
            self.fault(
                event.start_mark,
                Pesan("kunci tidak boleh berupa rujukan (*).", "a key cannot be an alias (*)."),
                path=stack[-1].path,
                instead=Pesan("Tulis kuncinya langsung.", "Write out the key."),
            )
            return
        self.put(value, event.start_mark, size)

    def next_path(self) -> Jalur:
        """The path of the value that is about to begin."""
        if not self.stack:
            return ()
        frame = self.stack[-1]
        if type(frame.value) is list:
            return (*frame.path, len(frame.value))
        if frame.key is _SKIPPED:  # a path that no other value has, so that its keys are not told as double
            return (*frame.path, "?", frame.skipped)
        if frame.key is _MERGE:
            return (*frame.path, "<<")
        return frame.path if frame.key is None else (*frame.path, frame.key)

    def skip(self, frame: _Frame) -> None:
        """Let the value of the key that was just read go nowhere."""
        frame.key = _SKIPPED
        frame.skipped += 1

    def put(self, value: Any, mark: Any, size: int) -> None:
        """Set a finished value into the list or mapping that is being read."""
        self.size += 1
        if not self.stack:
            self.data = value
            self.values[()] = mark
            self.weigh(size, mark)
            return
        frame = self.stack[-1]
        frame.size += size
        if size > 1:
            self.weigh(frame.size, mark)
        target: Any = frame.value
        if type(target) is list:
            self.values[(*frame.path, len(target))] = mark
            target.append(value)
            return
        key, frame.key = frame.key, None
        if key is _MERGE:
            self.merge(frame, value, mark)
        elif key is not _SKIPPED and key is not None:
            self.values[(*frame.path, key)] = mark
            target[key] = value

    def merge(self, frame: _Frame, value: Any, mark: Any) -> None:
        sources = value if type(value) is list else [value]
        if all(type(source) is dict for source in sources):
            frame.merged.extend(sources)
            return
        self.fault(
            mark,
            Pesan("yang digabungkan dengan '<<' harus berupa kunci-kunci.", "what '<<' merges must be keys."),
            path=frame.path,
            instead=Pesan(
                "Tulis '<<: *nama', dengan &nama pada sebuah kelompok kunci.", "Write '<<: *name'."
            ),
        )

    def weigh(self, size: int, mark: Any) -> None:
        if size > LARGEST_TREE:
            self.fault(
                mark,
                Pesan(
                    f"isi berkas lebih dari {LARGEST_TREE} bagian bila rujukan (&, *) dibentangkan.",
                    f"the file has more than {LARGEST_TREE} parts when its aliases (&, *) are unfolded.",
                ),
                instead=Pesan(
                    "Pecah berkasnya, atau tulis isinya tanpa rujukan.", "Split it, or use no aliases."
                ),
            )
            self.faults.stop()

    def tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag == "!":
            return
        self.fault(
            event.start_mark,
            Pesan(
                f"tag '{shown(event.tag)}' tidak dipakai di sini.",
                f"the tag '{shown(event.tag)}' has no use here.",
            ),
            path=self.next_path(),
            instead=Pesan(
                "Hapus tag itu, atau beri tanda kutip bila ini teks.",
                "Remove it, or put quotes around it where it is text.",
            ),
        )

    def fault(self, mark: Any, message: Pesan, *, path: Jalur = (), instead: Pesan | None = None) -> None:
        self.faults.add(Tempat(mark.line + 1, mark.column + 1), message, path=path, instead=instead)


def grow(text: str, faults: Faults, source: Callable[[str], Iterator[Event]] = events) -> Tree:
    """Read a YAML text as far as it is YAML; what else is wrong with its build is added to `faults`.

    Raises `UnreadableFile` at once for what makes reading on dangerous or pointless: nesting without
    end, more than `LARGEST_TREE` parts, a second document. `source` gives the events of a text.
    """
    builder = _Builder(faults)
    handlers = builder.handlers
    syntax = None
    try:
        for event in source(text):
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
    except YAMLError as error:
        syntax = error
    return Tree(builder.data, Places(builder.values), Places(builder.keys), syntax)
