"""Words for an edit that was undone or made again: where, and from which text to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.report.keys import FieldKind, Place, kind_of
from ui.words import report_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report

_SHOWN = 40


def changes_in_words(before: Report, after: Report, key: str) -> str:
    """Return words for what an edit changed; `key` is its first place."""
    key = Place.parse(key).key
    keys = before.fields.keys() | after.fields.keys()
    changed = sum(before.text(each) != after.text(each) for each in keys)
    where = report_texts.NOTE_OF.format(short(key)) if kind_of(key) is FieldKind.NOTE else short(key)
    if not changed:
        words = report_texts.CHANGED_MARKS if before.carried != after.carried else report_texts.CHANGED_REASON
        return words.format(where=where)
    if changed > 1:
        return report_texts.CHANGED_FIELDS.format(count=changed, where=where)
    if kind_of(key) is FieldKind.SECTION:
        return report_texts.CHANGED_SECTION.format(where=where)
    return report_texts.CHANGED_FIELD.format(where=where, old=_shown(before.text(key)), new=_shown(after.text(key)))


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:_SHOWN]}{'…' * (len(words) > _SHOWN)}”" if words else report_texts.BLANK
