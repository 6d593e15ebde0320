"""The context of a check: settings of the unit, beside the report and its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Context:
    """Settings that checks read.

    cut_off is the last day the figures count, where the unit set one; None means the period's own last day.
    """

    cut_off: date | None = None


NO_CONTEXT = Context()
