"""Slips of counts that an addition or another calculation contradicts, in the words that all checks of sums use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.report.severity import Severity


def wrong_count(said: Quantity, terms: str, exact: Decimal, severity: Severity | None = None) -> ProseSlip:
    """Return the slip of a count, mostly a whole, that is not what those told with it come to: "13 + 5 + 4"."""
    message = f"Ghi {said.text}, mà {terms} = {show(exact)}. Xem lại các số này."
    return ProseSlip("text.arithmetic", said.start, said.end, message, None, show(exact), severity=severity)


def wrong_result(said: Quantity, terms: str, exact: Decimal, *, verb: str = "ghi") -> ProseSlip:
    """Return the slip of a count that is the result of a calculation, and not the right one: "8 × 3", "12 − 9"."""
    message = f"{terms} = {show(exact)}, mà {verb} {said.text}. Xem lại các số này."
    return ProseSlip("text.arithmetic", said.start, said.end, message, None, show(exact))
