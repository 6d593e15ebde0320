"""How much a finding matters; apart from the template, so that a window can show it before it has read one."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: to be explained at closing (error, warning), or only shown (hint)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
