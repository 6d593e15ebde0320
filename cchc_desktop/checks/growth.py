"""The growth of a figure since the same period a year before, as a percent and in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.report.kinds import read
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.figure_table import FigureTable
    from cchc_desktop.report.numbers import Number

_PLACES = 1


class Growth(NamedTuple):
    """A figure now and in the same period of `year`, which is the year before."""

    now: Decimal
    before: Decimal
    year: int

    @property
    def way(self) -> str:
        """Whether it has grown or shrunk: "tăng", "giảm", "" where it is the same."""
        return "" if self.now == self.before else "tăng" if self.now > self.before else "giảm"

    def percent(self, places: int = _PLACES) -> str:
        """Return the change in percent of the value before, with that many decimals, none where they are zeros."""
        exact = self._share()
        rounded = Decimal(exact.numerator) / Decimal(exact.denominator)
        shown = rounded.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return show(shown.to_integral_value() if shown == shown.to_integral_value() else shown)

    def agrees(self, way: str, typed: Number) -> bool:
        """Return whether it has gone that way by a percent that would be typed so."""
        exact = self._share()
        low, high = Fraction(typed.low), Fraction(typed.high)
        return low <= exact <= high and (way == self.way or not exact)

    def words(self, places: int = _PLACES) -> str:
        """Return the change in words: "tăng 14,7%"."""
        return f"{self.way} {self.percent(places)}%"

    def sentence(self) -> str:
        """Return the change and what it is since: "tăng 14,7% so với cùng kỳ năm 2022"."""
        if not self.way:
            return f"bằng cùng kỳ năm {self.year}"
        return f"{self.words()} so với cùng kỳ năm {self.year}"

    def _share(self) -> Fraction:
        return abs(Fraction(self.now) - Fraction(self.before)) / abs(Fraction(self.before)) * 100


def growth_of(key: str, report: Report, table: FigureTable) -> Growth | None:
    """Return the growth of a figure; None if one of the two numbers is not known for sure, or the one before is 0."""
    row, (year, _, code) = table.template.rows.get(key), report.period.partition("-")
    if row is None or row.kind not in ("count", "decimal") or not year.isdigit():
        return None
    before = read(row, report.earlier.get(f"{int(year) - 1}-{code}", {}).get(key, "")).sure
    now = table[key].sure
    return Growth(now, before, int(year) - 1) if now is not None and before else None
