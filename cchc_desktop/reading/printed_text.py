"""A section's text as printed, with the way back to its stored text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.report.prose import Link, kept_pieces

if TYPE_CHECKING:
    from collections.abc import Callable


class PrintedText(NamedTuple):
    """The printed text of a section; `parts` are (start printed, end printed, start stored, end stored, linked key).

    The key is "" for typed text. Positions are code points, ends exclusive.
    """

    text: str
    parts: tuple[tuple[int, int, int, int, str], ...]

    @classmethod
    def of(cls, stored: str, value: Callable[[Link], str]) -> PrintedText:
        """Return stored text with each link replaced by `value(link)`."""
        texts: list[str] = []
        parts: list[tuple[int, int, int, int, str]] = []
        at = 0
        for piece in kept_pieces(stored):
            text, key = (value(piece), piece.key) if isinstance(piece, Link) else (piece.text, "")
            parts.append((at, at + len(text), piece.start, piece.end, key))
            texts.append(text)
            at += len(text)
        return cls("".join(texts), tuple(parts))

    def stored_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of stored text behind a printed one; a link is taken whole."""
        touched = [part for part in self.parts if part[0] < end and part[1] > start]
        if not touched:
            return (0, 0)
        return self._stored(touched[0], start, first=True), self._stored(touched[-1], end, first=False)

    def has_link(self, start: int, end: int) -> bool:
        """Return whether a printed span has anything of a linked figure in it."""
        return any(key for part_start, part_end, _, _, key in self.parts if part_start < end and part_end > start)

    def is_typed(self, start: int, end: int) -> bool:
        """Return whether a printed span was typed letter for letter: no link and no doubled brace in it."""
        touched = [part for part in self.parts if part[0] < end and part[1] > start]
        return all(
            not key and part_end - part_start == stop - begin for part_start, part_end, begin, stop, key in touched
        )

    @staticmethod
    def _stored(part: tuple[int, int, int, int, str], at: int, *, first: bool) -> int:
        printed_start, printed_end, start, end, key = part
        if key or printed_end - printed_start != end - start:
            return start if first else end
        return start + at - printed_start
