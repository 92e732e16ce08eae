"""What the parts of an SOP say of each other: actors of the steps, targets of the flow, ids.

Works on the tree rather than on the model, so that a wrong target is told in the same report as a wrong
type. What counts as a target is the same as in `sopan.model.alur.alur_dari`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sopan.errors import Pesan
from sopan.model.langkah import SELESAI
from sopan.model.sumber import Jalur
from sopan.read.faults import Faults, place_of, shown
from sopan.read.nearest import nearest
from sopan.read.yaml_tree import Tree

__all__ = ["check_references"]

_MOST_NAMED = 12
_STEP_NUMBER = re.compile(r"(?:langkah|no\.?|nomor|step)?\s*#?(\d{1,6})", re.IGNORECASE)


def check_references(tree: Tree, faults: Faults, *, targets: bool = True) -> None:
    """Tell of actors that are not declared, ids used twice, and, with `targets`, steps that do not exist."""
    data = tree.data
    steps = data.get("langkah") if isinstance(data, dict) else None
    if not isinstance(steps, list):
        return
    actors = data.get("pelaksana")
    if isinstance(actors, dict) and actors:
        for path, name in _actors(steps):
            if not faults.full:
                _check_actor(tree, path, name, actors, faults)
        _check_twice(tree, steps, faults)
    ids = _check_ids(tree, steps, faults)
    if targets:
        for path, target in _targets(steps):
            if not faults.full:
                _check_target(tree, path, target, ids, len(steps), faults)


def _dicts(steps: list[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((number, step) for number, step in enumerate(steps) if isinstance(step, dict))


def _actors(steps: list[Any]) -> Iterator[tuple[Jalur, str]]:
    for number, step in _dicts(steps):
        named = step.get("pelaksana")
        if isinstance(named, str):
            yield ("langkah", number, "pelaksana"), named.strip()
        elif isinstance(named, list):
            for index, name in enumerate(named):
                if isinstance(name, str):
                    yield ("langkah", number, "pelaksana", index), name.strip()


def _check_actor(tree: Tree, path: Jalur, name: str, actors: dict[str, Any], faults: Faults) -> None:
    if not name or name in actors:
        return
    by_name = {_shown_name(value): key for key, value in actors.items() if _shown_name(value)}
    meant = nearest(name, actors) or by_name.get(nearest(name, by_name) or "")
    if meant is not None:
        instead = Pesan(f"Maksudnya '{meant}'?", f"Did you mean '{meant}'?")
    elif len(actors) <= _MOST_NAMED:
        known = shown(", ".join(actors))
        instead = Pesan(
            f"Yang ada: {known}; atau tambahkan di 'pelaksana'.",
            f"Known are: {known}; or add it to 'pelaksana'.",
        )
    else:
        instead = Pesan("Tambahkan di 'pelaksana'.", "Add it to 'pelaksana'.")
    faults.add(
        place_of(tree.values, path),
        Pesan(f"pelaksana '{shown(name)}' tidak ada.", f"there is no actor '{shown(name)}'."),
        path=path,
        value=name,
        instead=instead,
    )


def _shown_name(actor: Any) -> str:
    name = actor.get("nama") if isinstance(actor, dict) else actor
    return name if isinstance(name, str) else ""


def _check_twice(tree: Tree, steps: list[Any], faults: Faults) -> None:
    for number, step in _dicts(steps):
        named = step.get("pelaksana")
        if not isinstance(named, list):
            continue
        seen: set[str] = set()
        for index, name in enumerate(named):
            if not isinstance(name, str):
                continue
            if name.strip() in seen:
                path: Jalur = ("langkah", number, "pelaksana", index)
                faults.add(
                    place_of(tree.values, path),
                    Pesan(
                        f"pelaksana '{shown(name)}' disebut dua kali.",
                        f"the actor '{shown(name)}' is named twice.",
                    ),
                    path=path,
                    value=name,
                    instead=Pesan("Hapus salah satunya.", "Remove one of them."),
                )
            seen.add(name.strip())


def _check_ids(tree: Tree, steps: list[Any], faults: Faults) -> dict[str, int]:
    """The ids of the steps with their numbers (from 1)."""
    ids: dict[str, int] = {}
    for number, step in _dicts(steps):
        name = step.get("id")
        if not isinstance(name, str) or not name.strip():
            continue
        first = ids.setdefault(name.strip(), number + 1)
        if first != number + 1:
            path: Jalur = ("langkah", number, "id")
            faults.add(
                place_of(tree.values, path),
                Pesan(
                    f"id '{shown(name)}' sudah dipakai langkah {first}.",
                    f"step {first} has the id '{shown(name)}'.",
                ),
                path=path,
                value=name,
                instead=Pesan("Beri id lain.", "Give it another id."),
            )
    return ids


def _targets(steps: list[Any]) -> Iterator[tuple[Jalur, str]]:
    for number, step in _dicts(steps):
        decision = step.get("keputusan")
        if isinstance(decision, dict):
            for answer in ("ya", "tidak"):
                path: Jalur = ("langkah", number, "keputusan", answer)
                branch = decision.get(answer)
                if isinstance(branch, dict):
                    branch, path = branch.get("langkah"), (*path, "langkah")
                if isinstance(branch, str):
                    yield path, branch.strip()
        if isinstance(following := step.get("lanjut"), str):
            yield ("langkah", number, "lanjut"), following.strip()


def _check_target(
    tree: Tree, path: Jalur, target: str, ids: dict[str, int], count: int, faults: Faults
) -> None:
    if not target or target == SELESAI or target in ids:
        return
    is_number = target.isascii() and target.isdigit()
    if is_number and 1 <= int(target[:10]) <= count and len(target) <= 10:
        return
    if is_number:
        message = Pesan(f"langkah {shown(target)} tidak ada.", f"there is no step {shown(target)}.")
    else:
        message = Pesan(
            f"tidak ada langkah dengan id '{shown(target)}'.", f"no step has the id '{shown(target)}'."
        )
    named = _STEP_NUMBER.fullmatch(target)
    meant = None if is_number else nearest(target, [*ids, SELESAI])
    if meant is None and named and not is_number and 1 <= int(named[1]) <= count:
        meant = str(int(named[1]))
    if meant is not None:
        instead = Pesan(f"Maksudnya '{meant}'?", f"Did you mean '{meant}'?")
    else:
        instead = Pesan(
            f"Tulis nomor 1 sampai {count}, id sebuah langkah, atau selesai.",
            f"Write a number from 1 to {count}, the id of a step, or selesai.",
        )
    faults.add(place_of(tree.values, path), message, path=path, value=target, instead=instead)
