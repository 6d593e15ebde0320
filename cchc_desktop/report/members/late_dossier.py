"""A dossier that was settled late, as a report lists it; the list is one text with a line for each dossier."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from cchc_desktop.base.shapes import Limits, Shape, Unknown

_Line = Annotated[str, Limits(most=2_000)]
COLUMNS = ("code", "field", "days", "reason", "apology")
"""The columns of a list, in their order."""
_SENT = "x"


class LateDossier(Shape, unknown=Unknown.IGNORED):
    """A late dossier: code, field, days over time as typed, reason, and whether a letter of apology was sent."""

    code: _Line = ""
    field: _Line = ""
    days: _Line = ""
    reason: _Line = ""
    apology: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the dossier as report.json holds it."""
        return {name: getattr(self, name) for name in COLUMNS}

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return not any(getattr(self, name) for name in COLUMNS)


LateDossiers = Annotated[tuple[LateDossier, ...], Limits(most=5_000)]


def dossier_lines(dossiers: Iterable[LateDossier]) -> str:
    """Return a list as a report keeps it: a line for each dossier, cells parted by tabs; blank ones left out."""
    return "\n".join(
        "\t".join((*(" ".join(getattr(one, name).split()) for name in COLUMNS[:-1]), _SENT if one.apology else ""))
        for one in dossiers
        if not one.is_blank
    )


def listed_dossiers(text: str) -> tuple[LateDossier, ...]:
    """Return the dossiers of a stored list."""
    rows = ([*line.split("\t"), *[""] * len(COLUMNS)][: len(COLUMNS)] for line in text.splitlines())
    return tuple(
        LateDossier(code=code, field=field, days=days, reason=reason, apology=bool(apology.strip()))
        for code, field, days, reason, apology in rows
    )
