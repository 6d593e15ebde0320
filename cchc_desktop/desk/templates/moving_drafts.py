"""Moving an open draft to another edition of its template: what lines up, what is new, what would be lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.office import library
from cchc_desktop.desk.templates.compared_templates import compared_rows
from cchc_desktop.report.document import OPEN, Report
from cchc_desktop.report.keys import FieldKind, column_of, figure_of, in_column, kind_of, row_key
from cchc_desktop.report.members.moved_marks import moved_marks
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.prose import Link, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.report.template import Template

CAUSE = "moved"
_OF_FIGURES = (FieldKind.FIGURE, FieldKind.NOTE, FieldKind.SOURCE)


@dataclass(frozen=True, slots=True)
class MovedField:
    """A field that is filled in: its key before and after, "" if the other edition has none, and its text."""

    before: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class MovedDraft:
    """A report as it is by another edition: the fields that line up, those that are lost, the keys of new rows."""

    report: Report
    kept: tuple[MovedField, ...]
    lost: tuple[MovedField, ...]
    new: tuple[str, ...]


def other_editions(template: Template, period: str) -> list[Template]:
    """Return the editions of a template's series for a period that are not this very one, the newest first."""
    same = (each for each in library.templates() if each.series == template.series and each != template)
    return [each for each in same if span_of(each, period)][::-1]


def moved(report: Report, before: Template, after: Template) -> MovedDraft:
    """Return a report as it is by another edition of its template; nothing is stored."""
    rows = {pair.before: pair.after for pair in compared_rows(before, after) if pair.before and pair.after}
    found = [MovedField(key, _key_after(key, rows, after), text) for key, text in report.texts.items()]
    kept, lost = [one for one in found if one.after], [one for one in found if not one.after]
    fields: dict[str, str] = {}
    beside: dict[str, str] = {}
    carried = report.carried
    for one in kept:
        text = _relinked(one.text, rows) if kind_of(one.before) is FieldKind.SECTION else one.text
        carried = moved_marks(carried, one.before, one.text, text)
        (beside if one.before in report.beside else fields)[one.after] = text
    taken = {one.before for one in kept}
    made = replace(
        report,
        template=after.id,
        template_sha256="",
        fields=fields,
        beside=beside,
        carried=tuple(mark for mark in carried if mark.at.key in taken),
    )
    new = tuple(key for key in after.rows if key not in set(rows.values()) and after.rows[key].fillable)
    filled = (FieldKind.UNIT, FieldKind.LETTER)
    shown = tuple(one for one in kept if kind_of(one.before) not in filled)
    return MovedDraft(made, shown, tuple(lost), new)


def move(desk: Desk, ref: str, template: Template) -> str:
    """Move a draft to another edition: it is made anew by it, and the one before goes into the bin, whole, as one.

    Return the reference of the new one; `move_back` undoes it.
    """
    report, before = desk.load(ref)
    if report.state != OPEN:
        raise UserError("Không chuyển được.", "Báo cáo đã chốt. Mở lại thành bản thảo rồi chuyển.")
    own = desk.store.load(ref).report
    return desk.add_begun(moved(own, before, template).report, template, CAUSE, instead_of=ref).ref


def move_back(desk: Desk, ref: str, before: str) -> None:
    """Undo a move: the draft of before comes back, the one that was made goes into the bin, as one."""
    desk.bring_back(before, instead_of=ref)


def _key_after(key: str, rows: Mapping[str, str], after: Template) -> str:
    """Return the key of a field in the other edition, "" if it has no such field."""
    kind = kind_of(key)
    if kind is FieldKind.SECTION:
        return key if key in after.sections else ""
    if kind not in _OF_FIGURES:
        return key
    figure = figure_of(key)
    same = rows.get(figure) or in_column(rows.get(row_key(figure), ""), column_of(figure))
    return f"{key[: len(key) - len(figure)]}{same}" if same in after.rows else ""


def _relinked(text: str, rows: Mapping[str, str]) -> str:
    """Return a section's text with its links to the rows of the other edition; a link to none stays as it is."""
    return "".join(
        str(piece._replace(key=rows.get(piece.key, piece.key)))
        if isinstance(piece, Link)
        else text[piece.start : piece.end]
        for piece in pieces(text)
    )
