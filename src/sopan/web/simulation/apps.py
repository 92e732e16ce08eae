"""The app of sopan.web.simulation."""

from __future__ import annotations

from django.apps import AppConfig


class SimulationConfig(AppConfig):
    """See the package."""

    name = "sopan.web.simulation"
    label = "simulation"
