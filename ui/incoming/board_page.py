"""The board of the receiving office: packages are dropped on it, every unit has a line, counts and rates follow."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QMenu, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.inbox.standing import UnitState
from ui.incoming.arrivals_card import REPORTS, ArrivalsCard, IntakeStrip, needs_a_look, summary_words
from ui.incoming.board_cards import CountsCard, DaysCard, TotalRatesCard
from ui.incoming.board_layout import BoardParts, lay_out
from ui.incoming.board_model import KEEPS
from ui.incoming.board_table import BoardTable
from ui.incoming.board_work import BoardWork
from ui.incoming.owing_actions import OwingActions
from ui.incoming.owing_card import OwingCard
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.notice import Notice
from ui.words.incoming import board_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.inbox.inbox_store import Verdict
    from cchc_desktop.inbox.intake import TakenIn

_NARROW, _LOW, _HIGH = 1140, 560, 800


class BoardPage(QWidget):
    """Counts, the table of units, days and rates, with a way back. `opened` has the number of a package to look at.

    `totals_wanted` has the period whose totals are asked for.
    """

    closed = Signal()
    opened = Signal(int)
    totals_wanted = Signal(str)

    def __init__(self, home: Home) -> None:
        super().__init__()
        self.setAccessibleName(board_texts.TITLE)
        self.work = BoardWork(home, self)
        self.notice, self.strip, self.arrivals, self.owing = Notice(), IntakeStrip(), ArrivalsCard(), OwingCard()
        self.counts, self.days, self.rates, self.table = CountsCard(), DaysCard(), TotalRatesCard(), BoardTable()
        self.period = Combo()
        self.period.setAccessibleName(board_texts.PERIOD)
        self.period.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.back = Button(board_texts.BACK, role="quiet", icon="arrow-left", key="Esc")
        self.take = Button(board_texts.TAKE, role="primary", icon="file-input", key="Ctrl+I")
        self.missing = Button(board_texts.MISSING_LIST, icon="copy", key="Ctrl+L")
        self.totals = Button(board_texts.TOTALS, icon="table-2", key="F9")
        self.units = Button(board_texts.UNITS, icon="settings")
        self.filter = QLineEdit(placeholderText=board_texts.FILTER)
        self.filter.setAccessibleName(board_texts.FILTER)
        self.chips = {keep: Button(words.format(0)) for keep, words in board_texts.FILTERS.items()}
        self.group = QButtonGroup(self)
        self._side = QWidget()
        self._owing = OwingActions(self.owing, self.work, self.notice)
        for number, chip in enumerate(self.chips.values()):
            chip.setCheckable(True)
            self.group.addButton(chip, number)
        self.chips["all"].setChecked(True)
        lay_out(
            self,
            BoardParts(
                back=self.back,
                head=(self.period, None, self.units, self.missing, self.totals, self.take),
                cards=(self.notice, self.strip, self.owing, self.counts, self.arrivals),
                filter=self.filter,
                chips=tuple(self.chips.values()),
                table=self.table,
                side=self._side,
                beside=(self.days, self.rates),
            ),
        )
        self._connect()

    def begin(self, period: str = "") -> None:
        """Read the board of a period, "" for the newest."""
        self.table.nothing = board_texts.READING
        self.take.setFocus()
        self.work.begin_reading(period)

    def stop(self) -> None:
        """Wait for the threads, before the page is closed."""
        self.work.stop()

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take in packages, folders or a whole stick; one piece of work at a time."""
        if self.work.begin_taking(paths):
            self.strip.begin()

    def copy_missing(self) -> None:
        """Copy the names of the units that are missing, ready for a message."""
        if self.work.reading is None:
            return
        board = self.work.reading.board
        names = [unit.unit.name for unit in board.units if unit.state is UnitState.MISSING]
        if not names:
            self.notice.show_passing(board_texts.NONE_MISSING)
            return
        head = board_texts.MISSING_HEAD.format(self.period.currentText(), len(names), len(board.units))
        QGuiApplication.clipboard().setText("\n".join([head, *names]))
        self.notice.show_passing(board_texts.COPIED.format(len(names)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table the width of a narrow page, and the days' room of a low one."""
        super().resizeEvent(event)
        self._fit(event.size())

    def _fit(self, size: QSize) -> None:
        alone = self.arrivals.isHidden()
        self._side.setVisible(size.width() >= theme.px(_NARROW) and (alone or size.height() >= theme.px(_HIGH)))
        self.days.setVisible(size.height() >= theme.px(_LOW) and alone)
        self.counts.setVisible(alone or size.height() >= theme.px(_LOW))

    def _show(self) -> None:
        reading = self.work.reading
        if reading is None:
            return
        self.period.blockSignals(True)
        self.period.clear()
        for key, name in reading.periods:
            self.period.addItem(name, key)
        self.period.setCurrentIndex(self.period.findData(reading.board.period))
        self.period.blockSignals(False)
        self.counts.show_board(reading, now().date())
        self.days.show_board(reading)
        self.rates.show_board(reading)
        self.owing.show_board(reading, self.work.provinces)
        for keep, chip in self.chips.items():
            chip.setText(board_texts.FILTERS[keep].format(sum(map(KEEPS[keep], reading.board.units))))
        measured = reading.measured
        ratio = measured.row.ratio if measured else None
        whole = reading.totals.figures[ratio.whole].row.unit if ratio else ""
        self.table.nothing = board_texts.NOTHING if reading.board.units else board_texts.EMPTY
        heads = (whole, f"{short(measured.key)} (%)") if measured else board_texts.NO_RATE
        self.table.show_board(reading, *heads)
        if self.take.hasFocus() and reading.board.units:
            self.table.setFocus()

    def _show_taken(self, taken: TakenIn) -> None:
        self.strip.hide()
        if taken.verdicts or taken.unread:
            alarming = bool(taken.unread) or any(map(needs_a_look, taken.verdicts))
            title = board_texts.TAKEN.format(len(taken.verdicts))
            self.notice.show_message("warn" if alarming else "ok", title, summary_words(taken))
            self.arrivals.show_taken(taken)
            self._fit(self.size())
        else:
            self.notice.show_message("warn", board_texts.NO_PACKAGES)
        periods = {verdict.package.period for verdict in taken.verdicts if verdict.state in REPORTS}
        self._read_again(next(iter(periods)) if len(periods) == 1 else "")

    def _show_changed(self, said: str) -> None:
        if said:
            self.notice.show_passing(said)
        self._read_again()

    def _failed(self, error: UserError) -> None:
        self.strip.hide()
        self.notice.show_error(error)

    def _show_stopped(self) -> None:
        self.strip.hide()
        self.notice.show_message("warn", board_texts.STOPPED)
        self._read_again()

    def _read_again(self, period: str = "") -> None:
        self.work.begin_reading(period or self.period.currentData() or "")

    def _trust(self, verdict: Verdict) -> None:
        self.work.trust(verdict.package.unit, verdict.package.key)
        self.arrivals.close_card()

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, board_texts.TAKE_FILES, "", board_texts.PACKAGES)
        if names:
            self.take_paths([*map(Path, names)])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, board_texts.TAKE_FOLDER)
        if name:
            self.take_paths([Path(name)])

    def _ask(self) -> None:
        menu = QMenu(self)
        menu.addAction(board_texts.TAKE_FOLDER, self._ask_folder)
        menu.addAction(board_texts.TAKE_FILES, self._ask_files)
        menu.popup(self.take.mapToGlobal(self.take.rect().bottomLeft()))

    def _sift(self) -> None:
        keep = list(KEEPS)[max(self.group.checkedId(), 0)]
        self.table.show_filter(keep, self.filter.text())

    def _type(self, letters: str) -> None:
        self.filter.setFocus()
        self.filter.setText(self.filter.text() + letters)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.take.clicked.connect(self._ask)
        self.missing.clicked.connect(self.copy_missing)
        self.totals.clicked.connect(self._ask_totals)
        self.units.clicked.connect(lambda: self.owing.setVisible(self.owing.isHidden()))
        self.period.activated.connect(lambda _: self._read_again())
        self.filter.textChanged.connect(self._sift)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.group.idClicked.connect(self._sift)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._type)
        self.work.read.connect(self._show)
        self.work.taken.connect(self._show_taken)
        self.work.changed.connect(self._show_changed)
        self.work.progressed.connect(self.strip.show_step)
        self.work.failed.connect(self._failed)
        self.work.stopped.connect(self._show_stopped)
        self.strip.stopped.connect(self.work.cancel)
        self.arrivals.trusted.connect(self._trust)
        self.arrivals.closed.connect(lambda: self._fit(self.size()))
        keys = {
            "Ctrl+I": self._ask, "Ctrl+L": self.copy_missing, "F9": self._ask_totals, "Esc": self._escape,
            "Ctrl+F": partial(self.filter.setFocus, Qt.FocusReason.ShortcutFocusReason),
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _ask_totals(self) -> None:
        if self.work.reading is not None:
            self.totals_wanted.emit(self.work.reading.board.period)

    def _escape(self) -> None:
        """Empty the filter first, then close the page."""
        if self.filter.text():
            self.filter.clear()
            self.table.setFocus()
        else:
            self.closed.emit()

    def _open(self, unit: str) -> None:
        reading = self.work.reading
        found = next((each for each in reading.board.units if each.unit.unit == unit), None) if reading else None
        if found and found.standing:
            self.opened.emit(found.standing.newest)
        elif found:
            self.notice.show_message("warn", board_texts.NOTHING_CAME.format(found.unit.name))
