"""Faults of a foreign file: the place and the error of each, in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.text import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST = 60
_MOST = 100


class Fault(NamedTuple):
    """One fault: path inside the file ("forms[2].rows[3].kind"), line (1-based, None if unknown), message."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"dòng {self.line}, {self.path}" if self.line else self.path
        return f"{where}: {self.message}"


def in_lines(faults: Sequence[Fault]) -> str:
    """Return the faults, one a line; of very many only the first."""
    more = [f"… và {len(faults) - _MOST} chỗ khác."] if len(faults) > _MOST else []
    return "\n".join([*map(str, faults[:_MOST]), *more])


def path_of(parts: Iterable[int | str]) -> str:
    """Return a readable path for a location: ("forms", 2, "kind") -> "forms[2].kind"."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{stored(part)[:_LONGEST]}"
    return text.removeprefix(".") or "(cả tệp)"
