"""Entering corrections from a printed draft: finding the field of a typed place, and the effects of a new text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.report.keys import in_column, note_of
from cchc_desktop.report.prose import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.report.template import Template

_NOTES = ("gc", "ghi chú")
_FORM = re.compile(r"^(bm|biểu mẫu)\s*")
_ROW = re.compile(
    r"(?:(?P<form>[0-9]{1,2})\s*[:;/ ]\s*)?(?:hàng\s*)?(?P<row>[0-9]+(\.[0-9]+)*)\.?"
    r"(?:\s*(?:/|cột )\s*(?P<column>\S.*))?"
)


@dataclass(frozen=True, slots=True)
class Shift:
    """A row whose printed text changes."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of an edit beside its field: other rows, sections that show it, findings removed and added."""

    shifts: tuple[Shift, ...]
    sections: tuple[str, ...]
    gone: tuple[Finding, ...]
    come: tuple[Finding, ...]


def fields_meant(template: Template, typed: str, form: str = "") -> tuple[str, ...]:
    """Return the keys that a typed place may mean: "7:6.7.2", "7 6.7.2", "BM7 6.7.2", "II.2.c", "6.7.2 gc" (a note).

    A row without its form is looked for in `form` first, then in every form. Of several columns the first is meant
    unless another is named, by its number, code or head: "2 1.1 cột 2", "2 1.1/luy-ke", "2 1.1 cột lũy kế".
    """
    words = folded(typed)
    for code in template.sections:
        if folded(code) == words:
            return (code,)
    note = next((ending for ending in _NOTES if words.endswith((f" {ending}", f",{ending}"))), "")
    found = _ROW.fullmatch(_FORM.sub("", words.removesuffix(note).rstrip(" ,") if note else words))
    if not found:
        return ()
    forms = [found["form"]] if found["form"] else [each.number for each in template.forms]
    keys = [key for number in forms if (key := f"{number}:{found['row']}") in template.rows]
    own = f"{form}:{found['row']}"
    keys = [own] if own in keys else keys
    keys = [template.cells(key)[0] for key in keys]
    if note:
        return tuple(map(note_of, keys))
    wanted = found["column"] or ""
    return tuple(each for key in keys for each in _in_columns(template, key, wanted)) if wanted else tuple(keys)


def _in_columns(template: Template, key: str, wanted: str) -> Iterator[str]:
    """Yield a row's keys in the columns that typed words mean."""
    form = template.form(key.partition(":")[0])
    for number, (code, column) in enumerate(zip(form.codes, form.columns, strict=False), 1):
        named = wanted in (str(number), column.code) or folded(column.head).startswith(wanted)
        if named and in_column(key, code) in template.cells(key):
            yield in_column(key, code)


def effect(before: Outcome, after: Outcome, key: str) -> Effect:
    """Return the effect of an edit of `key`, from the outcomes before and after it."""
    old, new = before.subject, after.subject
    shown = ((row, old.table.printed(row), new.table.printed(row)) for row in new.template.rows)
    shifts = tuple(Shift(row, was, now) for row, was, now in shown if was != now)
    changed = {shift.key for shift in shifts}
    sections = (code for code, text in new.report.sections.items() if changed & {link.key for link in links(text)})
    kept = {(finding.rule, finding.at[0]) for finding in after.findings}
    known = set(before.findings)
    return Effect(
        tuple(shift for shift in shifts if shift.key != key),
        tuple(sections),
        tuple(finding for finding in before.findings if (finding.rule, finding.at[0]) not in kept),
        tuple(finding for finding in after.findings if finding not in known),
    )
