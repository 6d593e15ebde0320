"""Texts of cells in runs of their own type: raised, lowered and struck ones are no part of a number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.documents.sheets.cell_text import OddText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALL = "có chữ nhỏ trên hoặc dưới dòng"
STRUCK = "có chữ bị gạch ngang"

_OFF = ("0", "false")
_MARKS = "0123456789+-=()n"
_SIGNS = defaultdict[str, dict[int, int]](
    dict,
    superscript=str.maketrans(_MARKS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    subscript=str.maketrans(_MARKS, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ"),
)


def is_on(attributes: Mapping[str, str]) -> bool:
    """Return whether an element that switches something, such as `<strike/>`, switches it on."""
    return attributes.get("val", "1").lower() not in _OFF


@dataclass(slots=True)
class RichText:
    """The text of one cell as its runs are parsed, each with its style: "superscript", "subscript", "struck"."""

    _runs: list[tuple[str, str]] = field(default_factory=list)
    _standing: str = ""

    def start(self, path: Sequence[str], attributes: Mapping[str, str]) -> None:
        """Note an element of the text, by its path below the text's own: a run begins, or its style is set."""
        if path == ["r"]:
            self._standing = ""
        elif path == ["r", "rPr", "strike"] and is_on(attributes):
            self._standing = "struck"
        elif path == ["r", "rPr", "vertAlign"] and not self._standing:
            self._standing = attributes.get("val", "")

    def add(self, text: str) -> None:
        """Add the text of the present run."""
        self._runs.append((text, self._standing))

    def take(self) -> str | None:
        """Return the text and reset; None if there was none. An OddText where a part is struck, raised or lowered."""
        runs, self._runs, self._standing = self._runs, [], ""
        if not runs:
            return None
        standings = {standing for text, standing in runs if text.strip()}
        if "struck" in standings:
            return OddText(_plain(runs), STRUCK, _seen(runs))
        if standings & {"superscript", "subscript"} and len(standings) > 1:
            return OddText(_plain(runs), SMALL, _seen(runs))
        return "".join(text for text, _ in runs)


def _plain(runs: Sequence[tuple[str, str]]) -> str:
    return "".join(text for text, standing in runs if standing not in ("superscript", "subscript", "struck"))


def _seen(runs: Sequence[tuple[str, str]]) -> str:
    """Return the text for people: "12²"; what is struck stands between tildes."""
    return "".join(f"~{text}~" if standing == "struck" else text.translate(_SIGNS[standing]) for text, standing in runs)
