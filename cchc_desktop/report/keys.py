"""Keys and places: how every field of a report and every spot in it is named.

A field is named by a figure key "7:6.7.2", "note.7:6.7.2", a section code "II.5", "letter.date" or "unit.name".
Where a form has several columns of values, the first has the rows' keys, another its code behind: "7:6.7.2/luy-ke".
"carried.II.5" names the marks of a field in the store and to listeners; no report has such a field.
"source.7:6.7.2" names the source of a figure, "dossiers.late" the list of late dossiers: texts beside the fields.
So are the answers of the receiving office, "answer.all".
A place is a field's key, or a span of a section's stored text "II.5@120:134" (code points, end exclusive).
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_FIGURE = re.compile(r"[0-9]{1,2}:[0-9]+(\.[0-9]+)*(/[a-z][a-z0-9]*(-[a-z0-9]+)*)?")
_SPAN = re.compile(r"(?P<key>.*)@(?P<start>[0-9]{1,9}):(?P<end>[0-9]{1,9})", re.DOTALL)


class FieldKind(Enum):
    """The sorts of fields, all stored as text."""

    FIGURE = "figure"
    NOTE = "note"
    LETTER = "letter"
    UNIT = "unit"
    SECTION = "section"
    CARRIED = "carried"
    SOURCE = "source"
    DOSSIERS = "dossiers"
    ANSWER = "answer"


BESIDE = (FieldKind.SOURCE, FieldKind.DOSSIERS, FieldKind.ANSWER)
"""The kinds of texts that a report keeps beside its fields; they are edited, saved and undone like fields."""
LATE_DOSSIERS = "dossiers.late"
"""The key of the list of late dossiers."""
ANSWERS = "answer.all"
"""The key of the answers of the receiving office."""
_HEADS = frozenset(("note", "letter", "unit", "carried", "source", "dossiers", "answer"))


@lru_cache(maxsize=4096)  # called for every field of a report at every key typed
def kind_of(key: str) -> FieldKind:
    """Return the kind of field that a key names; every key of no other kind is a section code."""
    head, dot, _ = key.partition(".")
    if dot and head in _HEADS:
        return FieldKind(head)
    return FieldKind.FIGURE if _FIGURE.fullmatch(key) else FieldKind.SECTION


def note_of(figure_key: str) -> str:
    """Return the key of the note beside a figure; a row has one, whatever its columns."""
    return f"note.{row_key(figure_key)}"


def row_key(figure_key: str) -> str:
    """Return the key of a figure's row, which is that of its first column."""
    return figure_key.partition("/")[0]


def column_of(figure_key: str) -> str:
    """Return the code of a figure's column, "" for the first."""
    return figure_key.partition("/")[2]


def in_column(figure_key: str, code: str) -> str:
    """Return the key of the figure in another column of the same row; "" is the first column."""
    return f"{row_key(figure_key)}/{code}" if code else row_key(figure_key)


def key_order(figure_key: str) -> tuple[list[int], str]:
    """Return the place of a figure key in the order of forms, rows and columns."""
    row, _, column = figure_key.partition("/")
    return [int(number) for number in row.replace(":", ".").split(".")], column


def carried_in(key: str) -> str:
    """Return the name under which the carried marks of a field are kept and reported."""
    return f"carried.{key}"


def source_of(figure_key: str) -> str:
    """Return the key of the source of a figure."""
    return f"source.{figure_key}"


def figure_of(key: str) -> str:
    """Return the figure key that the key of a figure, of its note or of its source belongs to."""
    return key.removeprefix("note.").removeprefix("source.")


class Place(NamedTuple):
    """A spot in a report: a field and, in a section, a span of its stored text in code points."""

    key: str
    start: int | None = None
    end: int | None = None

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read "II.5@120:134" or a bare key; every text is one or the other."""
        match = _SPAN.fullmatch(text) if "@" in text else None
        return cls(match["key"], int(match["start"]), int(match["end"])) if match else cls(text)

    def __str__(self) -> str:
        return self.key if self.start is None else f"{self.key}@{self.start}:{self.end}"
