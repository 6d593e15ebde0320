"""An entry of a report's `register`: a document that the unit issued or received."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any

from cchc_desktop.base.shapes import Limits, Shape, Unknown

_Line = Annotated[str, Limits(most=2_000)]
_NAMES = ("number", "symbol", "date", "type", "body", "subject", "criterion")


class RegisterEntry(Shape, unknown=Unknown.KEPT):
    """A document: its number, symbol, day, type, issuing body, subject, the criterion it proves, a file beside it."""

    unknown: dict[str, Any] = field(default_factory=dict)
    number: _Line
    symbol: _Line
    date: _Line
    type: _Line
    body: _Line
    subject: _Line
    criterion: _Line
    file: _Line = ""

    def as_json(self) -> dict[str, Any]:
        """Return the entry as report.json holds it."""
        beside = {"file": self.file} if self.file else {}
        return {name: getattr(self, name) for name in _NAMES} | beside | self.unknown
