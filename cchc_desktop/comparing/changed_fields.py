"""The stored fields that differ between two reports: from each, the other can be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cchc_desktop.report.document import LETTER_FIELDS, UNIT_FIELDS, Report
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.template import Template

PERIOD = "period"
"""The place that a change of the report's period is named by: no field has this key."""


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field's stored text in two reports; "" where it was never typed."""

    at: str
    before: str
    after: str

    def as_json(self) -> dict[str, str]:
        """Return the change as the command prints it."""
        return {"at": self.at, "before": self.before, "after": self.after}


def changed_fields(
    one: Report, other: Report, keys: Iterable[str], key_before: Callable[[str], str] = str
) -> tuple[ChangedField, ...]:
    """Return the fields that differ, in the order of `keys` (`field_order`); the period, if it differs, first.

    key_before gives the key in the first report of a field of the second, "" where it has none.
    """
    period = [ChangedField(PERIOD, one.period, other.period)] if one.period != other.period else []
    named = ((key, key_before(key)) for key in keys)
    pairs = ((key, one.text(before) if before else "", other.text(key)) for key, before in named)
    return (*period, *(ChangedField(*pair) for pair in pairs if pair[1] != pair[2]))


def applied(report: Report, changes: Iterable[ChangedField]) -> Report:
    """Return a report with changes made in it: the first report of a comparison becomes the second."""
    for change in changes:
        if change.at == PERIOD:
            report = replace(report, period=change.after)
        else:
            report = report.with_edit(change.at, change.after)
    return report


def field_order(one: Report, other: Report, *templates: Template) -> tuple[str, ...]:
    """Return the keys of all fields of two reports in the order of the document, those of no template last."""
    present = one.fields.keys() | other.fields.keys()
    ordered = dict.fromkeys(key for template in templates for key in _order(template) if key in present)
    return (*ordered, *sorted(present - ordered.keys()))


def _order(template: Template) -> Iterator[str]:
    yield from (f"unit.{name}" for name in UNIT_FIELDS)
    yield from (f"letter.{name}" for name in LETTER_FIELDS)
    yield from template.sections
    yield from (key for row in template.rows for key in (row, note_of(row)))
