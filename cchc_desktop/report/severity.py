"""The severity of a finding; in a module of its own, so that a window can show it before it reads a template."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """The severity of a finding: to be explained at closing (error, warning), or only shown (hint)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
