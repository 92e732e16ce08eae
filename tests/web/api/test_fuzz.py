"""schemathesis asks every operation what its description allows, and what it does not: never a 500."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from sopan.web.api.api import schema
from sopan.web.api.tokens import LINGKUP, create
from sopan.web.config.wsgi import application

EXAMPLES = int(os.environ.get("SOPAN_API_EXAMPLES", "10"))
"""How many requests an operation gets; a long run asks for more."""
DESCRIPTION = schemathesis.openapi.from_dict(schema())
DESCRIPTION.app = application
OPERATIONS = [found.ok() for found in DESCRIPTION.get_all_operations()]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The test's transaction lasts over its requests; Django would close the connection after each."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_no_operation_fails(case: dict[str, Any], operation: Any) -> None:
    token = create(case["people"]["owner"], "uji", LINGKUP, 1)[1]
    known = st.sampled_from([case["pk"], case["komentar"], case["tunjuk"], case["bukti"], 1, 2**63 - 1])
    asked = st.one_of(*(operation.as_strategy(mode) for mode in GenerationMode))

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        request=asked,
        keys=st.fixed_dictionaries(dict.fromkeys(("pk", "id", "lama"), known)),
        real=st.booleans(),
    )
    def ask(request: Any, keys: dict[str, int], real: bool) -> None:
        if real:  # otherwise nearly every request would be for what is not there
            request.path_parameters = {
                name: keys.get(name, value) for name, value in (request.path_parameters or {}).items()
            }
        with transaction.atomic():
            answer = request.call(headers={"Authorization": f"Bearer {token}"})
            transaction.set_rollback(True)
        assert answer.status_code < 500, request.as_curl_command()
        if answer.status_code >= 400 and answer.status_code not in (
            404,
            405,
        ):  # those of an address unknown to us
            assert answer.headers["content-type"] == ["application/problem+json"], answer.content

    ask()
