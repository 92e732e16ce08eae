"""The app of sopan.web.evaluation."""

from __future__ import annotations

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """See the package."""

    name = "sopan.web.evaluation"
    label = "evaluation"
