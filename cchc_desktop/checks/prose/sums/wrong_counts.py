"""Slips of counts and percents that a calculation contradicts, in the words that all checks of sums use."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.report.severity import Severity


def wrong_total(
    span: tuple[int, int], written: str, terms: str, right: str, severity: Severity | None = None
) -> ProseSlip:
    """Return the slip of a whole that is not what its parts come to, as it is written and as it should be."""
    message = f"Ghi {written}, mà {terms} = {right}. Xem lại các số này."
    return ProseSlip("text.arithmetic", *span, message, None, right, severity=severity)


def wrong_count(said: Quantity, terms: str, exact: Decimal, severity: Severity | None = None) -> ProseSlip:
    """Return the slip of a count, mostly a whole, that is not what those told with it come to: "13 + 5 + 4"."""
    return wrong_total((said.start, said.end), said.text, terms, show(exact), severity)


def wrong_share(
    said: Term, terms: str, exact: Decimal, severity: Severity | None = None, *, before: str = ""
) -> ProseSlip:
    """Return the slip of a percent that is not that of its part and whole, "30 : 40"; `before` stands before it."""
    wanted = show(round(exact, 2).normalize())
    message = f"Ghi {before}{said.text}%, mà {terms} = {wanted}%. Sửa tỷ lệ hoặc một trong hai số."
    return ProseSlip("text.arithmetic", said.start, said.end, message, None, wanted, severity=severity)


def wrong_money(total: Term, terms: str, exact: Decimal, part: Term) -> ProseSlip:
    """Return the slip of a sum of money that is not what its terms make, told in the unit of the sum or of a part."""
    like = part if total.power > part.power and exact < Decimal(1).scaleb(total.power - 1) else total
    right = like.said_as(exact)
    message = f"{terms} = {right}, mà ghi {total.said}. Xem lại các số này."
    return ProseSlip("text.arithmetic", total.start, total.end, message, None, right)


def wrong_listing(
    span: tuple[int, int], written: str, number: int, what: str, severity: Severity | None = None
) -> ProseSlip:
    """Return the slip of a number that is not that of what is listed with it: names, days, documents."""
    message = f"Ghi {written}, mà nêu {number} {what}. Xem lại số này, hoặc xem có thiếu, thừa {what} nào không."
    return ProseSlip("text.arithmetic", *span, message, None, str(number), severity=severity)


def wrong_result(said: Quantity, terms: str, exact: Decimal, *, verb: str = "ghi") -> ProseSlip:
    """Return the slip of a count that is the result of a calculation, and not the right one: "8 × 3", "12 − 9"."""
    message = f"{terms} = {show(exact)}, mà {verb} {said.text}. Xem lại các số này."
    return ProseSlip("text.arithmetic", said.start, said.end, message, None, show(exact))
