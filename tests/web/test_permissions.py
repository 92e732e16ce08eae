"""Who may open and do what: one table over every address, complete by a test.

The people: `owner` drafts the SOP, `colleague` drafts in another unit of the same agency, `reviewer` is
assigned to review it, `stranger` belongs to another agency, `anonymous` has not come in. The SOP of the table
is under review, which a stranger must not see at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from sopan.lifecycle import boleh_melihat
from sopan.web.accounts.people import orang
from sopan.web.approval.facts import facts
from sopan.web.approval.models import Event
from sopan.web.clock import today
from sopan.web.config.urls import urlpatterns
from sopan.web.library.models import Revisi
from sopan.web.library.visibility import visible_to
from tests.web.permissions.row import LOGIN, PEOPLE, Row, parts

_PARTS = parts()
TABLE: dict[str, Row] = {name: row for part in _PARTS for name, row in part.TABLE.items()}
WRITES: set[str] = set().union(*(part.WRITES for part in _PARTS))
ALLOWED: set[tuple[str, str]] = set().union(*(part.ALLOWED for part in _PARTS))


def test_the_table_names_every_address() -> None:
    named = [pattern.name for pattern in _addresses(urlpatterns)]
    assert set(named) == set(TABLE)
    assert len(named) == len(TABLE) == sum(len(part.TABLE) for part in _PARTS)


def _addresses(patterns: list[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace == "api":
                continue  # its operations have a table of their own: tests/web/api/test_permissions.py
            yield from _addresses(pattern.url_patterns)
        else:
            yield pattern


@pytest.mark.parametrize("person", PEOPLE)
def test_each_address_for_each_person(case: dict[str, Any], person: str) -> None:
    for name in TABLE:
        with transaction.atomic():
            ask(case, name, person)
            transaction.set_rollback(True)


def ask(case: dict[str, Any], name: str, person: str) -> None:
    row = TABLE[name]
    client = Client()
    who = case["people"][person]
    if who is not None:
        client.force_login(who)
    address = reverse(name, args=[case.get(argument, argument) for argument in row.arguments])
    before = Event.objects.count()
    response = getattr(client, row.method)(address, row.data)
    assert response.status_code == row.status[PEOPLE.index(person)], (name, person)
    if person == "anonymous" and response.status_code == LOGIN and name != "keluar":
        assert response["Location"].startswith("/masuk/?next=")
    if name in WRITES or person in ("stranger", "anonymous", "colleague"):
        changed = Event.objects.count() > before
        assert changed == ((name, person) in ALLOWED), (name, person)


def test_what_changes_something_needs_our_own_form(case: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(case["people"]["owner"])
    before = Event.objects.count()
    for name, row in TABLE.items():
        if row.method == "post":
            address = reverse(name, args=[case.get(argument, argument) for argument in row.arguments])
            assert client.post(address, row.data).status_code == 403, name
            assert client.get(address).status_code == 405, name
    assert Event.objects.count() == before


def test_the_query_of_visibility_says_what_the_policy_says(office: dict[str, Any]) -> None:
    views = {one.pk: facts(one) for one in Revisi.objects.all()}
    differing = 0
    for person in office.values():
        who = orang(person, today())
        by_query = set(visible_to(person, who).values_list("pk", flat=True))
        by_policy = {pk for pk, view in views.items() if boleh_melihat(who, view, today())}
        assert by_query == by_policy, person
        differing += len(by_query) < len(views)
    assert differing >= 2
