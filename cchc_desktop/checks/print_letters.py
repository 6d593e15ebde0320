"""Checks of printing: letters that the print's fonts lack, each with its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.base.glyphs import MISSING, lacking
from cchc_desktop.checks.subject import Check, Subject
from cchc_desktop.report.document import LETTER_FIELDS, UNIT_FIELDS
from cchc_desktop.report.keys import FieldKind, Place, kind_of, note_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.report.template import Template

_MOST = 20
"""So many places of one section have a finding of their own; the last one counts the others."""
_SHOWN = 5
_CODE = "text.letters"


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each field that is printed."""
    for code in template.sections:
        yield Check(frozenset({code}), partial(_section, code))
    keys = [*(f"unit.{name}" for name in UNIT_FIELDS), *(f"letter.{name}" for name in LETTER_FIELDS)]
    for key in (*keys, *template.rows, *dict.fromkeys(map(note_of, template.rows))):
        yield Check(frozenset({key}), partial(_field, key))


def _section(code: str, subject: Subject) -> Iterator[CheckResult]:
    text = subject.report.text(code)
    found = lacking(text)
    for number, (start, end) in enumerate(found[:_MOST]):
        more = len(found) - _MOST if number == _MOST - 1 else 0
        yield subject.finding(
            _CODE, (str(Place(code, start, end)),), _message(text[start:end], more), found=text[start:end]
        )


def _field(key: str, subject: Subject) -> Iterator[CheckResult]:
    text = subject.report.text(key)
    letters = "".join(dict.fromkeys("".join(text[start:end] for start, end in lacking(text))))
    if letters:
        where = "Ghi chú này" if kind_of(key) is FieldKind.NOTE else "Ô này"
        yield subject.finding(_CODE, (key,), f"{where}: {_message(letters)}", found=letters)


def _message(letters: str, more: int = 0) -> str:
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters[:_SHOWN])
    rest = " và các chữ khác" if len(letters) > _SHOWN else ""
    others = f" Còn {more} chỗ như vậy ở phía sau." if more > 0 else ""
    lacks = f"Phông chữ của bản in không có {shown}{rest}, bản in sẽ để “{MISSING}”."
    return f"{lacks} Viết lại bằng chữ hoặc dấu khác.{others}"
