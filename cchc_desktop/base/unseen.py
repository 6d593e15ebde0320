"""Invisible characters: those that mean a break or a hyphen become one, the others are left out.

Word writes a line break as U+000B, a page break as U+000C and a hyphen that does not break as U+001E into plain text; a
PDF often gives its hyphens as soft ones (U+00AD). Zero-width and direction marks come along from web pages and chats.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_MARKS = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Format characters and other invisible characters, as in Unicode's Default_Ignorable_Code_Point."""

UNSEEN = re.compile(f"[{_SOFT_HYPHEN}{_MARKS}]")
_ANY = re.compile(f"[\x00-\x08\x0b-\x1f\x7f{_SOFT_HYPHEN}{_MARKS}]")
_BREAK = re.compile("\r\n|[\r\x0b\x0c]")
_HYPHEN = "\x1e"
_SOFT_HYPHENS = re.compile(f"{_SOFT_HYPHEN}+")
_IN_NUMBER = re.compile(f"(?<=[0-9.,]){_SOFT_HYPHEN}+(?=[0-9.,])")
_WITHOUT_LOOK = re.compile(f"[\x00-\x08\x0e-\x1d\x1f\x7f{_MARKS}]")


class Cleaned(NamedTuple):
    """A text without unseen characters, and how many became line breaks and hyphens, how many were left out."""

    text: str
    breaks: int = 0
    hyphens: int = 0
    dropped: int = 0

    @property
    def words(self) -> str:
        """The changes in Vietnamese for the user, "" if there were none."""
        parts = (
            (self.breaks, "đổi {} dấu ngắt dòng, ngắt trang thành xuống dòng"),
            (self.hyphens, "đổi {} gạch nối ẩn thành “-”"),
            (self.dropped, "bỏ {} ký tự không nhìn thấy"),
        )
        return ", ".join(text.format(count) for count, text in parts if count)


def cleaned(text: str, *, figure: bool = False) -> Cleaned:
    """Return a text without unseen characters; ends of lines as other systems write them are no change.

    In a figure a soft hyphen between digits has no meaning: "2021-2025" is no number that could be meant.
    """
    if not _ANY.search(text):
        return Cleaned(text)
    inside = 0
    if figure:
        text, inside = _IN_NUMBER.subn("", text)
    text, ends = _BREAK.sub("\n", text), sum(map(text.count, "\x0b\x0c"))
    hyphens = text.count(_HYPHEN)
    text, dropped = _WITHOUT_LOOK.subn("", text.replace(_HYPHEN, "-"))
    soft = text.count(_SOFT_HYPHEN)
    text, printed = _hyphenated(text)
    return Cleaned(text, ends, hyphens + printed, dropped + inside + soft - printed)


def _hyphenated(text: str) -> tuple[str, int]:
    """Return a text with its soft hyphens as people see them, and how many of them became hyphens."""
    parts, at, count = [], 0, 0
    for match in _SOFT_HYPHENS.finditer(text):
        parts.append(text[at : match.start()])
        at = match.end()
        if _is_hyphen(text[match.start() - 1 : match.start()], text[at : at + 1]):
            parts.append("-")
            count += 1
    return "".join((*parts, text[at:])), count


def _is_hyphen(before: str, after: str) -> bool:
    """Return whether a soft hyphen means a hyphen: before a space, or as in "BC-UBND", "Covid-19".

    Between small letters it only marks where a word may be broken.
    """
    if not before or before.isspace():
        return after.isspace() or after.isdecimal()
    return (before.isalnum() or before == "/") and (after.isdecimal() or after.isupper() or after == "/")
