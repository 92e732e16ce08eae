"""Counts over the whole library, exact and not counted twice.

Every change of a revisi writes an event in the same transaction, so the hash of the last event names the
state of the library. What was counted under it is true as long as it is the last; each process remembers.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from django.db.models import Count, QuerySet

from sopan.web.approval.models import Event

__all__ = ["by_column", "count", "once", "remembered"]

_MOST = 500


class _Memory:
    """The answers under one last event; a new one forgets all."""

    def __init__(self) -> None:
        self.head = ""
        self.answers: OrderedDict[Any, Any] = OrderedDict()
        self.lock = Lock()

    def ask(self, head: str, key: Any, compute: Callable[[], Any]) -> Any:
        with self.lock:
            if self.head != head:
                self.head = head
                self.answers.clear()
            if key in self.answers:
                self.answers.move_to_end(key)
                return self.answers[key]
        answer = compute()
        with self.lock:
            if self.head == head:
                self.answers[key] = answer
                if len(self.answers) > _MOST:
                    self.answers.popitem(last=False)
        return answer


_memory = _Memory()


def remembered(query: QuerySet[Any], compute: Callable[[], Any], name: str = "") -> Any:
    """What `compute` gives for this query, computed once for each state of the library.

    The event is read before the query, so an answer may be newer than its name but never older. A transaction
    that is taken back takes its hash with it.
    """
    sql, parameters = query.query.sql_with_params()
    return once((name, sql, repr(parameters)), compute)


def once(key: Hashable, compute: Callable[[], Any]) -> Any:
    """What `compute` gives, once for each key and state of the library.

    The key must hold all that the answer depends on besides the library: who asks, their roles, the day, the
    tree of the units.
    """
    head = Event.objects.order_by("-urut").values_list("hash", flat=True).first() or ""
    return _memory.ask(head, key, compute)


def count(query: QuerySet[Any]) -> int:
    """How many rows the query has."""
    return int(remembered(query, query.order_by().count, "count"))


def by_column(query: QuerySet[Any], column: str) -> dict[Any, int]:
    """How many rows the query has for each value of a column."""
    rows = query.order_by().values_list(column).annotate(Count("pk"))
    return dict(remembered(query, lambda: dict(rows), f"by {column}"))
