"""Paragraphs whose runs name their fonts, as Word keeps them: their text as it is, and with old letters converted."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.old_fonts import ModernText, family_of, fits, recognised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.reading.old_fonts import OldFont


class FontRun(NamedTuple):
    """A stretch of a paragraph in one font; "" is a font that is not known."""

    text: str
    font: str = ""


Runs = tuple[FontRun, ...]


def plain_text(runs: Iterable[FontRun]) -> str:
    """Return the text of a paragraph as it is."""
    return "".join(run.text for run in runs)


def modern_paragraphs(paragraphs: Sequence[Runs]) -> tuple[list[str], ModernText]:
    """Return the texts of paragraphs with their old letters converted, and all of them as one text.

    A run whose font's name is an old one is converted if its words allow it, another one by its paragraph's words.
    """
    by_words = recognised([plain_text(runs) for runs in paragraphs])
    texts: list[str] = []
    used: dict[str, None] = {}
    changed = 0
    for runs, family in zip(paragraphs, by_words, strict=True):
        parts = [_Part.of(text, font, family) for text, font in _joined(runs)]
        converted = "".join(part.text for part in parts)
        texts.append(converted)
        if converted != plain_text(runs):
            changed += 1
            used |= dict.fromkeys(part.family for part in parts if part.family)
    return texts, ModernText("\n".join(texts), tuple(used), changed)


class _Part(NamedTuple):
    """A converted stretch, and the name of the family that it was written with, "" if it stayed."""

    text: str
    family: str = ""

    @classmethod
    def of(cls, text: str, font: str, by_words: OldFont | None) -> _Part:
        """Return a stretch in one font converted."""
        named = family_of(font)
        family = by_words if named is None else named if fits(text, named) else None
        if family is None:
            return cls(text)
        converted = family.converted(text)
        return cls(converted.upper() if family.names_capitals(font) else converted, family.name)


def _joined(runs: Runs) -> list[tuple[str, str]]:
    """Return the text and font of neighbouring runs whose fonts are of one kind: a letter and its mark may be apart."""

    def kind(run: FontRun) -> tuple[OldFont | None, bool]:
        family = family_of(run.font)
        return family, family is not None and family.names_capitals(run.font)

    groups = [list(group) for _, group in groupby(runs, key=kind)]
    return [(plain_text(group), group[0].font) for group in groups]
