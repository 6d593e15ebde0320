"""The list of drafts as a model: its rows, filtered, and the progress of each once it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cchc_desktop.base.clock import now
from cchc_desktop.base.text import slug
from cchc_desktop.desk.drafts import draft_words, origin_words, step_texts
from ui.words import date_texts, letter_texts, report_texts, start_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.overview import Listed
    from cchc_desktop.desk.drafts.progress import DraftProgress
    from cchc_desktop.report.store_protocol import DraftInfo

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
PERIOD, STATE, PROGRESS, FINDINGS, DUE, CHANGED = range(6)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft for display: two lines for each column with text, and its progress (None: not known yet)."""

    listed: Listed
    lines: dict[int, tuple[str, str]]
    progress: DraftProgress | None = None
    tag: str = ""
    """How it began, in a word or two, if it was not started here."""

    def words(self, column: int) -> str:
        """Return the text of a cell in one line."""
        if column in self.lines:
            return ", ".join(filter(None, (*self.lines[column], self.tag if column == PERIOD else "")))
        if self.progress is None:
            return ""
        if column == PROGRESS:
            return f"{self.steps_words}, {self.progress_words}"
        return finding_words(self.progress) or start_texts.NONE_LEFT

    @property
    def steps_words(self) -> str:
        """How many steps are done: "12/19 bước"."""
        return start_texts.STEPS_DONE.format(self.progress.done, self.progress.steps) if self.progress else ""

    @property
    def progress_words(self) -> str:
        """How far the draft is: "đang làm, còn 7 bước"."""
        return draft_words.progress_words(self.listed.draft, self.progress) if self.progress else ""


class DraftsModel(QAbstractTableModel):
    """The drafts that match the filter, as rows; `named` has a draft's reference and the name typed for it."""

    named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DraftRow] = []
        self._all: list[DraftRow] = []
        self._filter = ""

    def show_drafts(self, drafts: Sequence[Listed]) -> None:
        """Show other drafts."""
        twins = Counter(_alike(one) for one in drafts)
        self._all = [_row(one, alone=twins[_alike(one)] == 1) for one in drafts]
        self._sift()

    def show_filter(self, text: str) -> None:
        """Show only the drafts whose texts contain every word of a text."""
        self._filter = text
        self._sift()

    def show_progress(self, ref: str, progress: DraftProgress | None) -> None:
        """Show the progress of a draft."""
        self._all = [_with(row, ref, progress) for row in self._all]
        self.rows = [_with(row, ref, progress) for row in self.rows]
        for number, row in enumerate(self.rows):
            if row.listed.draft.ref == ref:
                self.dataChanged.emit(self.index(number, PERIOD), self.index(number, FINDINGS))

    @property
    def count_words(self) -> str:
        """The number of rows, and of how many if the filter leaves some out."""
        shown, whole = len(self.rows), len(self._all)
        return str(whole) if shown == whole else start_texts.COUNT_OF.format(shown, whole)

    def row_of(self, ref: str) -> int:
        """Return the row of a draft, the first if it is not shown."""
        return next((number for number, row in enumerate(self.rows) if row.listed.draft.ref == ref), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(start_texts.DRAFT_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row for the painter, a cell's text for screen readers."""
        if role == ROW:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return self.rows[index.row()].listed.name
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self.rows[index.row()].words(index.column()) if role in roles else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: that of the period takes a name."""
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == PERIOD else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Emit the name that was typed for a draft, if it is another."""
        listed = self.rows[index.row()].listed
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == listed.name:
            return False
        self.named.emit(listed.draft.ref, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:  # fmt: skip
        """Return a column's name, and its left alignment."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return start_texts.DRAFT_COLUMNS[section]
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _sift(self) -> None:
        wanted = slug(self._filter).split("-")
        self.beginResetModel()
        self.rows = [row for row in self._all if all(word in _slug(row) for word in wanted)]
        self.endResetModel()


def finding_words(progress: DraftProgress) -> str:
    """Return the findings of a draft in words: "8 lỗi, 7 cảnh báo"; hints only if there are no others."""
    counts = (
        (progress.errors, step_texts.ERRORS), (progress.warnings, step_texts.WARNINGS),
        (progress.blanks, step_texts.BLANKS),
    )  # fmt: skip
    worse = ", ".join(words.format(count) for count, words in counts if count)
    return worse or (step_texts.HINTS.format(progress.hints) if progress.hints else "")


def unit_of(one: Listed) -> str:
    """Return the unit of a draft, behind the kind of its report where there are several kinds."""
    unit = letter_texts.unit_words(one.draft)
    return start_texts.OF_KIND.format(one.kind, unit) if one.kind else unit


def _row(one: Listed, *, alone: bool) -> DraftRow:
    draft, span, dates, moment = one.draft, one.span, one.dates, now()
    unit = unit_of(one)
    period = span.title if span else draft.period
    window = unit
    if one.name:
        window = start_texts.OF_PERIOD.format(period, unit)
    elif span:
        window = start_texts.OF_UNIT.format(unit, date_texts.day(span.start), date_texts.day(span.end))
    hour, _, changed = date_texts.last_change(draft.changed_at, moment).partition(" ")
    state = report_texts.STATES[draft.state]
    if draft.version > 1 or draft.state != "open":
        state = report_texts.STATE_VERSION.format(state, draft.version)
    origin = origin_words.standing(draft.origin) if draft.origin else ""
    answered = _answered(draft) if draft.answer else ""
    due = ("", "")
    if dates and draft.cause != "sample":
        due = (
            date_texts.day(dates.due),
            date_texts.distance(dates.due, moment.date()) if draft.state == "open" else "",
        )
    lines = {
        PERIOD: (one.name or period, window),
        STATE: (state, " · ".join(filter(None, (answered, "" if alone else draft_words.twin(draft), origin)))),
        DUE: due,
        CHANGED: (changed.removeprefix(date_texts.ON_DAY), hour),
    }
    return DraftRow(one, lines, tag=draft_words.begun(draft))


def _answered(draft: DraftInfo) -> str:
    from cchc_desktop.desk.drafts.answer_words import answer_state  # noqa: PLC0415 - most drafts have no answer

    return answer_state(draft)


def _alike(one: Listed) -> tuple[str, str, str]:
    return f"{one.kind} {one.draft.unit_name}", one.draft.period, one.name


def _with(row: DraftRow, ref: str, progress: DraftProgress | None) -> DraftRow:
    if row.listed.draft.ref != ref:
        return row
    tag = draft_words.begun(row.listed.draft, example=progress is not None and progress.example)
    return replace(row, progress=progress, tag=tag)


def _slug(row: DraftRow) -> str:
    return slug(" ".join((*(" ".join(pair) for pair in row.lines.values()), row.tag, row.listed.draft.ref)))
