"""Section text with links to figures: "{7:6.7.2}", "{4:2.2|%}", "{6:1.2|đồng}"; "{{" and "}}" are literal braces.

Stored text <-> pieces. Positions are code points of the stored text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMATS = {"": "số liệu", "%": "tỷ lệ", "đồng": "số tiền"}
"""The forms in which a link may print its figure, and their names."""
BLANK = "……"

_PIECE = re.compile(r"\{\{|\}\}|\{([0-9]{1,2}:[0-9.]+(?:/[a-z0-9-]{1,24})?)(?:\|([^{}|\n]{0,10}))?\}")


class Text(NamedTuple):
    """A stretch of plain text as printed (braces single); start and end delimit its stored form."""

    text: str
    start: int
    end: int


class Link(NamedTuple):
    """A link to a figure; form is "" for the value, "%" for its share, "đồng" for the exact sum."""

    key: str
    form: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{{{self.key}|{self.form}}}" if self.form else f"{{{self.key}}}"


def pieces(stored: str) -> Iterator[Text | Link]:
    """Split stored text into plain stretches and links, in order; a lone brace is plain text."""
    at = 0
    for match in _PIECE.finditer(stored):
        if match.start() > at:
            yield Text(stored[at : match.start()], at, match.start())
        if match[1] is None:
            yield Text(match[0][0], match.start(), match.end())
        else:
            yield Link(match[1], match[2] or "", match.start(), match.end())
        at = match.end()
    if at < len(stored):
        yield Text(stored[at:], at, len(stored))


@lru_cache(maxsize=128)  # every section of a report, and some that were
def kept_pieces(stored: str) -> tuple[Text | Link, ...]:
    """Return the pieces of a section, which several checks ask for."""
    return tuple(pieces(stored))


@lru_cache(maxsize=128)  # called for each section at every edit of a figure
def links(stored: str) -> tuple[Link, ...]:
    """Return the links of a stored text."""
    return tuple(piece for piece in kept_pieces(stored) if isinstance(piece, Link))


def expand(stored: str, value: Callable[[Link], str]) -> str:
    """Return the text as printed, each link replaced by `value(link)`."""
    if "{" not in stored and "}" not in stored:
        return stored
    return "".join(piece.text if isinstance(piece, Text) else value(piece) for piece in pieces(stored))


def escape(plain: str) -> str:
    """Return plain text in stored form: braces doubled."""
    return plain.replace("{", "{{").replace("}", "}}")
