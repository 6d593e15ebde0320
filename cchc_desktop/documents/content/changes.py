"""The changes between two versions in the order of the document, each under its section or form, with its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cchc_desktop.comparing.changed_fields import PERIOD
from cchc_desktop.comparing.changed_figures import ChangedFigure, FigureDiff
from cchc_desktop.documents.content.review import GENERAL, part_name
from cchc_desktop.report.keys import FieldKind, figure_of, kind_of, row_key
from cchc_desktop.report.periods import period_name

if TYPE_CHECKING:
    from cchc_desktop.comparing.changed_fields import ChangedField
    from cchc_desktop.comparing.compare_reports import Change, Comparison

LETTER, ALONE = "letter", "alone"
FORM = "Biểu mẫu {}"
NOTE = "ghi chú hàng {}"
NO_COUNTERPART = "Chỉ một bản có"
PERIOD_NAME = "Kỳ báo cáo"
EQUAL_FORMS = "biểu mẫu {}"


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change with its name: number and label of a row, the name of a letter's field, "" for a section."""

    change: Change
    number: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one section, one form, the letter, or of what only one version has; id is stable."""

    id: str
    number: str
    title: str
    entries: tuple[ChangeEntry, ...]

    @property
    def places(self) -> int:
        """The number of its places."""
        return sum(entry.change.places for entry in self.entries)


def change_groups(found: Comparison) -> tuple[ChangeGroup, ...]:
    """Return all changes in groups: letter, sections, forms, and last what cannot be compared."""
    by_group = groupby(found.changes, key=lambda change: _group_of(change.key))
    groups = [_group(found, name, tuple(_entry(found, change) for change in changes)) for name, changes in by_group]
    if found.unseen:
        groups.append(ChangeGroup(ALONE, "", NO_COUNTERPART, tuple(_alone(found, field) for field in found.unseen)))
    return tuple(_merged(groups))


def equal_parts(found: Comparison) -> str:
    """Return the names of the sections and forms that do not differ: "Mở đầu, II.1, IV; biểu mẫu 1, 2"."""
    changed = {_group_of(change.key) for change in found.changes}
    template = found.other.template
    sections = [code if section.number else section.short for code, section in template.sections.items()
                if code not in changed]  # fmt: skip
    forms = [form.number for form in template.forms if f"form.{form.number}" not in changed]
    letter = [GENERAL] if LETTER not in changed else []
    words = [", ".join((*letter, *sections)), EQUAL_FORMS.format(", ".join(forms)) if forms else ""]
    return "; ".join(filter(None, words))


def _group_of(key: str) -> str:
    kind = kind_of(key)
    if kind in (FieldKind.UNIT, FieldKind.LETTER):
        return LETTER
    return key if kind is FieldKind.SECTION else f"form.{figure_of(key).partition(':')[0]}"


def _group(found: Comparison, name: str, entries: tuple[ChangeEntry, ...]) -> ChangeGroup:
    template = found.other.template
    if name == LETTER:
        return ChangeGroup(name, "", GENERAL, entries)
    if name.startswith("form."):
        number = name.removeprefix("form.")
        return ChangeGroup(name, FORM.format(number), template.form(number).short, entries)
    section = template.sections.get(name) or found.one.template.sections.get(name)
    number = name if section is None or section.number else ""
    return ChangeGroup(name, number, section.short if section else "", entries)


def _merged(groups: list[ChangeGroup]) -> Iterator[ChangeGroup]:
    """Yield groups with one of each name: the letter's parts stand together."""
    for name in dict.fromkeys(group.id for group in groups):
        same = [group for group in groups if group.id == name]
        entries = tuple(entry for group in same for entry in group.entries)
        yield ChangeGroup(name, same[0].number, same[0].title, entries)


def _entry(found: Comparison, change: Change) -> ChangeEntry:
    kind, figure_key = kind_of(change.key), figure_of(change.key)
    number = row_key(figure_key).partition(":")[2]
    if kind is FieldKind.NOTE:
        return ChangeEntry(change, number, NOTE.format(number))
    if kind is FieldKind.FIGURE:
        return ChangeEntry(change, number, found.other.template.rows[figure_key].label)
    return ChangeEntry(change, "", part_name(change.key))


def _alone(found: Comparison, field: ChangedField) -> ChangeEntry:
    before, after = field.before, field.after
    if field.at == PERIOD:
        before, after = period_name(found.one.template, before), period_name(found.other.template, after)
    name = PERIOD_NAME if field.at == PERIOD else part_name(field.at) or field.at
    change = ChangedFigure(field.at, before, after, FigureDiff.VALUE)
    return ChangeEntry(change, "", name)
