"""Reading a report from another office's workbook: the cells that can be placed without doubt; the rest is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.unseen import cleaned
from cchc_desktop.documents.returned.computed_dash import DASH_TAKEN, is_printed_dash
from cchc_desktop.documents.returned.decimals import concerned, decimals_question, rewritten
from cchc_desktop.documents.returned.find_rows import find_rows
from cchc_desktop.documents.returned.questions import period_question, template_question
from cchc_desktop.documents.returned.unit_and_period import periods_in, unit_in
from cchc_desktop.documents.sheets.cell_text import fault_of, is_share, refusal, remark, share_question, shown, typed
from cchc_desktop.report.document import report_of
from cchc_desktop.report.file import MAX_LINE, LoadedReport
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.loading import KEEP, ImportChoices, Question, UnansweredError
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import is_lacking_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_desktop.documents.returned.find_rows import FoundRows, RowSpot
    from cchc_desktop.documents.sheets.open import OpenSheet
    from cchc_desktop.report.loading import Templates
    from cchc_desktop.report.template import Template


def read_forms(book: Mapping[str, OpenSheet], name: str, templates: Templates, choices: ImportChoices) -> LoadedReport:
    """Read the forms in a workbook; BadFileError if it has none, or does not name template and period."""
    found = _most_rows(book, name, templates, choices)
    template, places, titles, periods = _settled(found, book, name, choices)
    period = _period(titles, periods, name, template)
    rows = read_rows(book, places, choices, name)
    unit = unit_in(titles, template.unit_kinds)
    warnings = [f"Nhận {len(places.spots)} trên {len(template.rows)} chỉ tiêu của {template.name}, kỳ {period}."]
    if "unit.name" not in unit:
        warnings.append("Không rõ tên đơn vị trong tệp; hãy ghi tên đơn vị vào bản thảo.")
    warnings += rows.warnings
    return LoadedReport(report_of(template.id, period, unit | rows.fields), template, tuple(warnings), rows.questions)


class RowTexts(NamedTuple):
    """The texts of the rows found, by field key, the warnings about them, and the question that they leave open."""

    fields: dict[str, str]
    warnings: list[str]
    questions: tuple[Question, ...]


def read_rows(book: Mapping[str, OpenSheet], places: FoundRows, choices: ImportChoices, name: str) -> RowTexts:
    """Read the rows that were found; what could not be placed is among the warnings."""
    taken = _RowReader(book, choices)
    for spot in places.spots.values():
        taken.take(spot)
    asked = (decimals_question(taken.open, name),) if taken.open else ()
    kept = [f"{question.text} Các ô này được giữ như trong tệp." for question in asked]
    return RowTexts(taken.fields, [*taken.warnings, *places.unplaced, *kept], () if choices.decimals else asked)


def _most_rows(
    book: Mapping[str, OpenSheet], name: str, templates: Templates, choices: ImportChoices
) -> list[tuple[Template, FoundRows]]:
    """Return the templates with the most rows in a workbook, each with the places of the rows."""
    tried = [template for template in templates.templates() if choices.template in ("", template.id)]
    if not tried:
        raise BadFileError(f"Không nhận tệp {name}.", f"Chương trình không có mẫu “{choices.template}”.")
    found = [(template, find_rows(book, template)) for template in tried]
    most = max(len(places.spots) for _, places in found)
    if most == 0:
        raise BadFileError(f"Không thấy biểu mẫu nào trong tệp Excel {name}.", _looked_for(book, tried))
    tied = [(template, places) for template, places in found if len(places.spots) == most]
    whole = [(template, places) for template, places in tied if len(places.spots) == len(template.rows)]
    return whole or tied  # a newer edition may have all rows of an older one, and more


def _settled(
    found: list[tuple[Template, FoundRows]], book: Mapping[str, OpenSheet], name: str, choices: ImportChoices
) -> tuple[Template, FoundRows, list[str], set[str]]:
    """Return the template of the file, the places of its rows, the titles around them, and the periods these name.

    Where several templates have as many rows, the years and periods that only one of them has settle it.
    """
    candidates = []
    for template, places in found:
        titles = _titles(book, places)
        periods = {choices.period} if choices.period else periods_in(titles, template)
        candidates.append((template, places, titles, periods))
    fitting = [each for each in candidates if any(span_of(each[0], period) for period in each[3])]
    left = fitting if len(fitting) == 1 else candidates
    if len(left) > 1:
        raise UnansweredError(template_question([each[0] for each in left], name, len(left[0][1].spots)))
    return left[0]


def _looked_for(book: Mapping[str, OpenSheet], tried: Sequence[Template]) -> str:
    listed = ", ".join(f"“{sheet}”" for sheet in book)
    ids = ", ".join(template.id for template in tried)
    return (
        "Cần tên biểu mẫu (“Biểu mẫu 1” …), dưới đó hàng tiêu đề có các cột STT, Chỉ tiêu, Kết quả, rồi các hàng đúng "
        f"số thứ tự và tên chỉ tiêu của mẫu ({ids}). Tệp có các trang tính: {listed}."
    )


def _titles(book: Mapping[str, OpenSheet], places: FoundRows) -> list[str]:
    """Return the texts in a workbook outside the rows of its forms."""
    rows = {(spot.sheet, spot.line) for spot in places.spots.values()}
    return [
        cell
        for sheet, opened in book.items()
        for line, row in enumerate(opened.cells)
        if (sheet, line) not in rows
        for cell in row
        if isinstance(cell, str) and cell
    ]


def _period(titles: Sequence[str], found: set[str], name: str, template: Template) -> str:
    if len(found) == 1 and span_of(template, *found):
        return next(iter(found))
    raise UnansweredError(period_question(titles, name, template, found))


class _RowReader:
    """A reader of the rows found: it collects fields, warnings, and, by place, texts of unknown decimal sign."""

    def __init__(self, book: Mapping[str, OpenSheet], choices: ImportChoices) -> None:
        self.fields: dict[str, str] = {}
        self.warnings: list[str] = []
        self.open: dict[str, str] = {}
        self._book = book
        self._decimals = choices.decimals

    def take(self, spot: RowSpot) -> None:
        """Take the result and the note of a row."""
        if spot.lacking is None:
            result = self._result(spot)
            if concerned(spot.row, result):
                result = self._decided(spot, result)
            self.fields[spot.key] = result
        elif not is_lacking_mark(
            text := shown(self._book[spot.sheet].cells[spot.line][spot.columns.result]), spot.lacking
        ):
            self.warnings.append(
                f"{spot.place(spot.columns.result)}: không nhận “{text}”, hàng này không có ô ở cột ấy."
            )
        if spot.columns.note is not None:
            self.fields[note_of(spot.key)] = self._text(spot, spot.columns.note, percent=False)

    def _result(self, spot: RowSpot) -> str:
        """Return a row's result; an amount and its percent in two columns are typed as "19/95%"."""
        columns, percent = spot.columns, spot.row.kind == "percent"
        column = columns.share if percent and columns.share is not None else columns.result
        text = self._text(spot, column, percent=percent)
        cell = self._book[spot.sheet].cells[spot.line][column]
        if percent and is_share(cell):
            self.warnings.append(share_question(spot.place(column), text))
        if is_printed_dash(spot.row, text):
            self.warnings.append(f"{spot.place(column)}: {DASH_TAKEN.format(text)}.")
            text = ""
        other = columns.result if column == columns.share else columns.share
        beside = "" if other is None else self._text(spot, other, percent=True)
        if beside and text and not percent:
            return f"{text}/{beside.rstrip('% ')}%"
        if beside and other is not None:
            self.warnings.append(f"{spot.place(other)}: không nhận “{beside}”, hàng này ghi kết quả ở cột khác.")
        return text

    def _text(self, spot: RowSpot, column: int, *, percent: bool) -> str:
        cell = self._book[spot.sheet].cells[spot.line][column]
        if isinstance(cell, str) and not fault_of(cell):
            found = cleaned(cell, figure=column != spot.columns.note)
            cell = found.text
            if found.words:
                self.warnings.append(f"{spot.place(column)}: đã {found.words}.")
        text = typed(cell, percent=percent)
        if text is None or len(text) > MAX_LINE:
            self.warnings.append(f"{spot.place(column)}: {refusal(cell)}.")
            return ""
        if words := remark(cell):
            self.warnings.append(f"{spot.place(column)}: {words}.")
        return text

    def _decided(self, spot: RowSpot, text: str) -> str:
        if self._decimals in ("", KEEP):
            self.open[spot.place(spot.columns.result)] = text
        return rewritten(text, self._decimals)
