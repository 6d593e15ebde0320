"""Settling carried marks: keeping the words that came along, writing others, many of a kind at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.text import stored
from cchc_desktop.desk.work.acts import Acts
from cchc_desktop.report.keys import FieldKind, kind_of
from cchc_desktop.report.members.moved_marks import Splice, spliced, spliced_marks
from cchc_desktop.report.prose import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.carried_mark import CarriedMark

CAUSE = "carried"
"""The cause of a change that settles marks, in the history."""


def kept(report: Report, marks: Sequence[CarriedMark]) -> Acts:
    """Return the changes that settle marks of a report and leave their words as they are."""
    return Acts(carried=tuple(_settled(mark) if mark in marks else mark for mark in report.carried))


def written(report: Report, texts: Sequence[tuple[CarriedMark, str]]) -> Acts:
    """Return the changes that settle marks of a report by writing other words in their places, as typed by a person."""
    carried, fields = report.carried, dict[str, str]()
    for key, splices in _splices(report, texts).items():
        fields[key] = spliced(report.text(key), splices)
        carried = spliced_marks(carried, key, splices)
    return Acts(fields, carried=carried)


def _splices(report: Report, texts: Sequence[tuple[CarriedMark, str]]) -> Mapping[str, list[Splice]]:
    found: dict[str, list[Splice]] = {}
    for mark, typed in texts:
        key, text = mark.at.key, stored(typed).strip()
        words = escape(text) if kind_of(key) is FieldKind.SECTION else text
        end = len(report.text(key)) if mark.at.end is None else mark.at.end
        found.setdefault(key, []).append(Splice(mark.at.start or 0, end, words))
    return found


def _settled(mark: CarriedMark) -> CarriedMark:
    return mark.moved(mark.at.start, mark.at.end, settled=True)
