"""The guide as chapters: read from its file, searched without regard to accents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop.base.text import plain
from resources import GUIDE
from ui.words import help_texts

_HEADING = re.compile(r"^## (?:(\d+)\. )?(.+)$", re.MULTILINE)
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`\[|]|^#+ ", re.MULTILINE)
_BLANKS = re.compile(r"\s+")
_AROUND = 60
KEYS = "0"
"""The number of the chapter of all keys, which the program makes itself."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the guide: its number ("" of the introduction), its title, its text as Markdown."""

    number: str
    title: str
    text: str

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number}. {self.title}" if self.number not in ("", KEYS) else self.title


@dataclass(frozen=True, slots=True)
class GuideHit:
    """A place of the guide that has the words searched for: its chapter, and what stands around the first of them."""

    chapter: Chapter
    words: str


def chapters() -> list[Chapter]:
    """Return the chapters of the guide, and that of the keys behind the introduction."""
    text = (GUIDE / "huong-dan.md").read_text(encoding="utf-8")
    heads = list(_HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    parts = [Chapter(head[1] or "", head[2], text[head.start() : end]) for head, end in zip(heads, ends, strict=True)]
    return [Chapter("", help_texts.BEGINNING, text[: heads[0].start()]), _keys(), *parts]


def search(found_in: Sequence[Chapter], typed: str) -> Iterator[GuideHit]:
    """Yield the paragraphs that have all typed words, with accents or without."""
    words = plain(typed).split()
    for chapter in found_in if words else ():
        for paragraph in re.split(r"\n\s*\n|\n(?=[-|])", chapter.text):
            shown = _BLANKS.sub(" ", _MARKS.sub(" ", paragraph)).strip()
            text = plain(shown)
            if all(word in text for word in words):
                at = text.index(words[0])
                begin = max(shown.rfind(" ", 0, max(at - _AROUND // 2, 0)) + 1, 0)
                yield GuideHit(chapter, shown[begin : begin + 2 * _AROUND])


def _keys() -> Chapter:
    """Return the chapter of all keys, by page."""
    parts = [f"## {help_texts.KEYS}", help_texts.SAVING]
    for title, keys in help_texts.GROUPS:
        rows = "\n".join(f"| **{key}** | {words} |" for key, words in keys)
        parts.append(f"### {title}\n\n| {help_texts.KEY} | {help_texts.DOES} |\n|---|---|\n{rows}")
    return Chapter(KEYS, help_texts.KEYS, "\n\n".join(parts))
