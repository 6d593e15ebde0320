"""The source of a figure that was taken from elsewhere: system, file, moment, and the value as it was taken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Any

from cchc_desktop.base.shapes import Limits, Shape, Unknown, read_shape
from cchc_desktop.report.keys import FieldKind, figure_of, kind_of, source_of

_Line = Annotated[str, Limits(most=2_000)]
_NAMES = ("value", "system", "file", "at", "taken", "period")


class FigureSource(Shape, unknown=Unknown.KEPT):
    """A figure as it was taken, the systems that counted it, the file, the moment of its figures, when it was taken.

    Moments are texts: ISO 8601 where they could be read, else as they were given; "" where they are not known. period
    is that of the unit's earlier report from which the figure came along, "" for one taken from elsewhere.
    """

    unknown: dict[str, Any] = field(default_factory=dict)
    value: _Line
    system: _Line = ""
    file: _Line = ""
    at: _Line = ""
    taken: _Line = ""
    period: _Line = ""

    def as_json(self) -> dict[str, Any]:
        """Return the source as report.json holds it."""
        return {name: text for name in _NAMES if (text := getattr(self, name)) or name == "value"} | self.unknown

    def as_text(self) -> str:
        """Return the source as a report keeps it beside its fields."""
        return json.dumps(self.as_json(), ensure_ascii=False, separators=(",", ":"))

    def is_over(self, typed: str) -> bool:
        """Return whether a figure that came along was changed since: then it is the new report's own."""
        return bool(self.period) and not self.fits(typed)

    def fits(self, typed: str) -> bool:
        """Return whether a figure still says what was taken, however it groups its digits."""
        return _bare(typed) == _bare(self.value)


def _bare(typed: str) -> str:
    digits = "".join(char for char in typed if char not in ". \u00a0\u202f")
    return digits.lstrip("0") or digits


def source_in(text: str) -> FigureSource | None:
    """Return the source that a stored text says, None if it says none."""
    try:
        found, _ = read_shape(FigureSource, json.loads(text))
    except (ValueError, RecursionError):
        return None
    return found


def sources_of(beside: Mapping[str, str]) -> dict[str, FigureSource]:
    """Return the sources among the texts beside the fields of a report, by figure key."""
    texts = {figure_of(key): text for key, text in beside.items() if kind_of(key) is FieldKind.SOURCE}
    return {key: source for key, text in texts.items() if (source := source_in(text))}


def source_texts(sources: Mapping[str, FigureSource]) -> dict[str, str]:
    """Return sources by figure key as a report keeps them."""
    return {source_of(key): source.as_text() for key, source in sources.items()}
