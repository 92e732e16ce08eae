"""What all tests share: the places of sample files, the language, and how hard Hypothesis looks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

CHECKOUT = Path(__file__).resolve().parent.parent

# Every run of the suite sees the same examples, so that it fails for a change of the code and for nothing
# else; a long run with new examples is asked for by HYPOTHESIS_PROFILE=deep.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "deep",
    deadline=None,
    max_examples=5_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def examples_dir() -> Path:
    """The SOPs of examples/, which the documentation shows."""
    return CHECKOUT / "examples"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of seeds, cases and judges that lies beside the checkout; absent in a plain clone."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(autouse=True)
def _product_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are Indonesian in every test, whatever the developer's shell says."""
    monkeypatch.delenv("SOPAN_LANG", raising=False)
