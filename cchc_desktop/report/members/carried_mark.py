"""An entry of a report's `carried`: something that came along from an earlier report, settled or not."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Annotated, Any

from cchc_desktop.base.shapes import Limits, Parsed, Shape, Unknown
from cchc_desktop.report.keys import Place


class CarriedKind(StrEnum):
    """What a carried mark stands for."""

    YEAR = "year"
    DATE = "date"
    PERIOD = "period"
    DOCUMENT = "document"
    BODY = "body"
    SUM = "sum"
    NUMBER = "number"
    NAME = "name"


def _place(text: str) -> Place:
    place = Place.parse(text)
    if not place.key or (place.start or 0) > (place.end or 0):
        raise ValueError("không phải một chỗ trong báo cáo")
    return place


class CarriedMark(Shape, unknown=Unknown.KEPT):
    """A place whose text came along from an earlier report, the text that stood there, and whether it is settled.

    period is the key of the earlier report's period, "" where that is not known. A settled mark keeps its place.
    """

    unknown: dict[str, Any] = field(default_factory=dict)
    at: Annotated[Place, Parsed(_place)]
    kind: CarriedKind
    text: Annotated[str, Limits(most=2_000)]
    settled: bool = False
    period: Annotated[str, Limits(most=100)] = ""

    def as_json(self) -> dict[str, Any]:
        """Return the entry as report.json holds it."""
        own = {"at": str(self.at), "kind": self.kind.value, "text": self.text, "settled": self.settled}
        return own | ({"period": self.period} if self.period else {}) | self.unknown

    def moved(self, start: int | None, end: int | None, *, settled: bool = False) -> CarriedMark:
        """Return the mark at another span of its field; `settled` settles it."""
        at = Place(self.at.key, start, end)
        settled = settled or self.settled
        return CarriedMark(
            at=at, kind=self.kind, text=self.text, settled=settled, period=self.period, unknown=self.unknown
        )

    def covered(self, text: str) -> str:
        """Return what a field's text has at the place of the mark now."""
        return text[self.at.start : self.at.end]

    def is_open(self, text: str) -> bool:
        """Return whether it still asks to be looked at, in a field of this text: what came along stands there yet."""
        return not self.settled and self.covered(text) == self.text
