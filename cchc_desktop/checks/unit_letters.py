"""Check of the unit's name: letters of other alphabets that look like Latin ones, and invisible characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cchc_desktop.base.spelling import foreign_characters, mended
from cchc_desktop.checks.findings import CheckResult, Fix
from cchc_desktop.checks.subject import Check, Subject

UNIT_KEYS = ("unit.kind", "unit.name", "unit.district", "unit.province")


def checks() -> Iterator[Check]:
    """Yield a check for each part of the unit's name."""
    for key in UNIT_KEYS:
        yield Check(frozenset({key}), partial(_letters, key))


def foreign_in_words(text: str) -> str:
    """Return which characters of a name are not to stand in it, and what to do; "" if there are none."""
    found = foreign_characters(text)
    if not found:
        return ""
    named = ", ".join(f"“{char}” (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}" for char in found)
    return f"Có ký tự không phải chữ Việt, hoặc không nhìn thấy được: {named}. Xóa rồi gõ lại tên."


def _letters(key: str, subject: Subject) -> Iterator[CheckResult]:
    text = subject.report.text(key)
    better = mended(text)
    if better != text:
        words = foreign_in_words(text)
        fix = Fix(key, better) if not foreign_characters(better) else None
        yield subject.finding("text.letters", (key,), words, found=text, fix=fix)
