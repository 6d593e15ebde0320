"""The page of totals of the receiving office: each sum opened down to the report, who is not in it named."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.desk.incoming.totals_scope import ALL
from cchc_desktop.report.numbers import show
from ui.incoming.totals.scope_chips import ScopeChips
from ui.incoming.totals.totals_cards import GroupsCard
from ui.incoming.totals.totals_table import TotalsTable, times_words
from ui.incoming.totals.totals_work import TotalsWork
from ui.incoming.totals.unit_dots import DotsCard
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.kit.layouts import FlowRow, outset, row_of
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.words.incoming import totals_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.desk.incoming.totals_reading import NamedUnit, UnitPart
    from cchc_desktop.inbox.outliers import OutlyingFigure
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template_source import TemplateSource

_SIDE, _NARROW_SIDE, _NARROW, _LOW = 376, 264, 1140, 620


class TotalsPage(QWidget):
    """The totals of a period. `made` has the office's own new draft.

    `opened` has the place of the page, the packages that are added up, and the one to look at, by their numbers.
    """

    closed = Signal()
    opened = Signal(str, tuple, int)
    made = Signal(str, tuple)

    def __init__(self, home: Home, desk: Desk, period: str) -> None:
        super().__init__()
        self.setAccessibleName(totals_texts.TITLE)
        self._desk = desk
        self._spread = ""
        self.work = TotalsWork(home, period, self)
        self.notice, self.news, self.table, self.dots = Notice(), Notice(), TotalsTable(), DotsCard()
        self._scope, self._form, self._key, self._unit = ALL, "", "", 0
        self.scopes = ScopeChips()
        self.outlying = GroupsCard(totals_texts.OUTLYING, totals_texts.OUTLYING_KEYS, totals_texts.READING)
        self.left_out = GroupsCard(totals_texts.LEFT_OUT, totals_texts.LEFT_OUT_KEYS, totals_texts.READING)
        self.back = Button(totals_texts.BACK, role="quiet", icon="arrow-left", key="Esc")
        self.write = Button(totals_texts.WRITE, role="primary", icon="file-spreadsheet", key=totals_texts.WRITE_KEY)
        self.write.setToolTip(totals_texts.WRITE_TIP)
        self.report = Button(totals_texts.OFFICE_REPORT, icon="file-text")
        self.title, self.head = label(totals_texts.TITLE, "strong"), label(totals_texts.READING, "title")
        self.without, self.note = ElidedLabel("note"), label("", "note", wrap=True)
        self.keys, self.added_at = label(totals_texts.KEYS_WITHOUT, "small"), label("", "small")
        self.tabs: dict[str, Button] = {}
        self.group = QButtonGroup(self)
        self._tab_row, self._side = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def begin(self, place: str = "", unit: int = 0) -> None:
        """Add up, and show a place: a scope, a form and the key of a row, as `place` gives them.

        With the number of a unit's package the row is opened, with the unit as the current one.
        """
        self._unit = unit
        scope, self._form, self._key = place.split("|") if place else (ALL, "", "")
        self._scope = scope
        for button in (self.write, self.report):
            button.setEnabled(False)
        self.back.setFocus()
        self.work.begin_reading(self._scope)

    def place(self) -> str:
        """Return the scope, the form and the row that are shown."""
        total = self.table.current_total()
        return f"{self._scope}|{self._form}|{total.key if total else ''}"

    def stop(self) -> None:
        """Wait for the threads, before the page is closed."""
        self.work.stop()

    def show_form(self, form: str) -> None:
        """Show the figures of a form."""
        if self.work.reading is not None and form in self.tabs:
            self._form = form
            self.tabs[form].setChecked(True)
            self.table.show_form(self.work.reading, form)
            self.table.setFocus()

    def show_scope(self, scope: str) -> None:
        """Add up other units: all, those accepted, or those of one kind; form and row stay."""
        self._scope = scope
        self.add_up_again()

    def add_up_again(self) -> None:
        """Add up what is there now; scope, form and row stay."""
        total = self.table.current_total()
        self._key = total.key if total else self._key
        self.news.hide()
        self.work.begin_reading(self._scope)

    def write_into(self, folder: Path) -> None:
        """Write the workbook and the PDF into a folder."""
        self._spread = totals_texts.WRITING
        self.work.write_files(folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the table the most of a narrow page."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(_NARROW)
        self._side.setFixedWidth(theme.px(_NARROW_SIDE if narrow else _SIDE))
        self._fit_dots()

    def _fit_dots(self) -> None:
        """Leave the dots out of a low page: the same values are in the table."""
        self.dots.setVisible(self.dots.has_values and self.height() >= theme.px(_LOW))

    def _show_units(self, key: str, parts: Sequence[UnitPart]) -> None:
        self.table.show_units(key, parts)
        if self._unit:
            self.table.choose_unit(key, self._unit)
            self._unit = 0
        reading = self.work.reading
        if reading is not None:
            far = frozenset(each.unit for each in self.work.outlying.get(key, ()))
            self.dots.show_parts(f"{short(key)} {reading.totals.figures[key].row.label}", parts, far)
            self._fit_dots()

    def _show(self) -> None:
        reading = self.work.reading
        if reading is None:
            return
        totals = reading.totals
        self.title.setText(totals_texts.TITLE_OF.format(reading.title))
        units = len(totals.counted) + len(totals.without)
        set_text_if_changed(self.head, totals_texts.HEAD.format(show(len(totals.counted)), show(units)))
        names = {each.unit.code or each.unit.unit: each.unit.name for each in reading.board.units}
        named = "; ".join(names.get(code, code) for code in totals.without)
        words = totals_texts.WITHOUT.format(show(len(totals.without)), named) if named else totals_texts.ALL_IN
        self.without.setText(words if totals.counted else totals_texts.EMPTY)
        self.scopes.show_counts(reading.scopes, self._scope)
        groups = [(totals_texts.GROUPS[kind].format(len(lines)), lines) for kind, lines in reading.left_out.items()]
        self.left_out.show_nothing(totals_texts.NONE_LEFT_OUT)
        self.left_out.show_groups(groups, unfold=False)
        self.added_at.setText(totals_texts.ADDED_AT.format(f"{now():%H:%M}"))
        if totals.template is None:
            return
        for button in (self.write, self.report):
            button.setEnabled(bool(totals.counted))
        forms = [form.number for form in totals.template.forms]
        if forms != [*self.tabs]:
            self._show_tabs(forms)
        self.keys.setText(totals_texts.KEYS.format(len(forms)))
        if forms:
            self.show_form(self._form if self._form in forms else forms[0])
            self.table.choose(self._key, opened=bool(self._unit))

    def _show_tabs(self, forms: list[str]) -> None:
        self.tabs = {form: Button(totals_texts.FORM.format(form), role="tab") for form in forms}
        for at, (form, tab) in enumerate(self.tabs.items(), 1):
            tab.setCheckable(True)
            tab.clicked.connect(partial(self.show_form, form))
            self.group.addButton(tab)
            QShortcut(QKeySequence(f"Alt+{at}"), self).activated.connect(partial(self.show_form, form))
        self._tab_row.setLayout(FlowRow(*self.tabs.values()))

    def _show_outlying(self) -> None:
        reading = self.work.reading
        if reading is None:
            return
        from cchc_desktop.desk.incoming.totals_reading import NamedUnit  # noqa: PLC0415 - read on the thread before

        counted = reading.counted

        def line(far: OutlyingFigure) -> NamedUnit:
            unit = counted.get(far.unit)
            standing = unit.standing if unit else None
            name, value = unit.unit.name if unit else far.unit, show(far.value)
            if far.earlier is None:
                text = totals_texts.TIMES.format(name, value, times_words(far.times))
            else:
                text = totals_texts.SINCE.format(name, value, show(far.earlier))
            return NamedUnit(text, standing.counted if standing else None)

        groups = [
            (f"{short(key)} {reading.totals.figures[key].row.label}", [*map(line, found)])
            for key, found in self.work.outlying.items()
        ]
        self.table.show_outlying(self.work.outlying)
        self.outlying.show_nothing(totals_texts.NO_OUTLYING)
        self.outlying.show_groups(groups, unfold=True)

    def _show_current(self) -> None:
        """Show the whole label of the current row, and how its rate was computed."""
        total, reading = self.table.current_total(), self.work.reading
        words = totals_texts.RATE_NOTE
        if total is not None and reading is not None and total.row.ratio and total.number is not None:
            part, whole = (reading.totals.figures[key].number for key in (total.row.ratio.part, total.row.ratio.whole))
            words = totals_texts.RATE_OF.format(words, show(part or 0), show(whole or 0), show(total.number))
        named = f"{short(total.key)} {total.row.label}. {words}" if total is not None else words
        set_text_if_changed(self.note, named)

    def _show_step(self, step: Step) -> None:
        self.notice.show_message("ok", self._spread.format(step.name))

    def _show_written(self, folder: Path) -> None:
        action = (totals_texts.OPEN_FOLDER, partial(open_externally, folder, self.notice))
        self.notice.show_message("ok", totals_texts.WRITTEN.format(folder), action=action)

    def _add_report(self, report: Report, source: TemplateSource) -> None:
        from cchc_desktop.desk.packages.office_draft import add_office_report  # noqa: PLC0415 - hardly ever needed

        with self.notice.showing_errors():
            self.made.emit(add_office_report(self._desk, report, source).ref, ())

    def _open(self, package: int) -> None:
        reading = self.work.reading
        units = reading.counted.values() if reading else ()
        others = (each.standing.counted for each in units if each.standing and each.standing.counted is not None)
        self.opened.emit(self.place(), tuple(others), package)

    def _show_news(self, count: int) -> None:
        """Say that something came since; what is shown stays until it is asked for."""
        action = (totals_texts.AGAIN, self.add_up_again)
        self.news.show_message("warn", totals_texts.NEWS.format(count), action=action)

    def _failed(self, error: UserError) -> None:
        self.notice.show_error(error)
        if self.work.reading is None:
            set_text_if_changed(self.head, totals_texts.TITLE)

    def _ask_folder(self) -> None:
        if not self.write.isEnabled():
            return
        name = QFileDialog.getExistingDirectory(self, totals_texts.FOLDER, str(Path.home()))
        if name:
            self.write_into(Path(name))

    def _begin_report(self) -> None:
        self._spread = totals_texts.BEGINNING
        self.work.begin_report()

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.write.clicked.connect(self._ask_folder)
        self.report.clicked.connect(self._begin_report)
        self.table.wanted.connect(self.work.open_figure)
        self.table.currentItemChanged.connect(lambda *_: self._show_current())
        for part in (self.table, self.outlying, self.left_out):
            part.opened.connect(self._open)
        self.scopes.chosen.connect(self.show_scope)
        self.work.arrived.connect(self._show_news)
        self.work.read.connect(self._show)
        self.work.compared.connect(self._show_outlying)
        self.work.opened.connect(self._show_units)
        self.work.written.connect(self._show_written)
        self.work.begun.connect(self._add_report)
        self.work.progressed.connect(self._show_step)
        self.work.failed.connect(self._failed)
        for key, act in {"Ctrl+E": self._ask_folder, "F5": self.add_up_again, "Esc": self.closed.emit}.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lay_out(self) -> None:
        bar = frame("top")
        bar.setFixedHeight(theme.px(48))
        across = row_of(self.back, self.title, None)
        across.setContentsMargins(0, 0, 0, 0)
        bar.setLayout(across)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.head)
        head.addWidget(self.without, 1)
        head.addWidget(self.report)
        head.addWidget(self.write)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 8, 24, 8)
        inside.setSpacing(6)
        inside.addLayout(head)
        inside.addWidget(self.notice)
        inside.addWidget(self.news)
        inside.addLayout(self._below(), 1)
        foot = frame("bottom")
        foot.setFixedHeight(theme.px(36))
        keys = row_of(self.added_at, self.keys, None)
        keys.setContentsMargins(24, 0, 16, 0)
        foot.setLayout(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(inside, 1)
        column.addWidget(foot)

    def _below(self) -> QHBoxLayout:
        """Return the tabs over the table, and the cards beside them."""
        box = frame("card")
        inside_box = QVBoxLayout(box)
        inside_box.setContentsMargins(1, 1, 1, 1)
        inside_box.addWidget(self.table, 1)
        self.note.setContentsMargins(14, 6, 14, 6)
        inside_box.addWidget(self.note)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(outset(self.scopes))
        left.addLayout(outset(self._tab_row))
        left.addWidget(box, 1)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.dots)
        right.addWidget(self.outlying, 3)
        right.addWidget(self.left_out, 2)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addLayout(left, 1)
        below.addWidget(self._side)
        return below
