"""The board of the receiving office: packages are dropped on it, every unit has a line, counts and rates follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.desk.incoming.board_reading import latest_period
from cchc_desktop.inbox.answer_reports import answered_words
from cchc_desktop.inbox.inbox_store import AlreadyAnsweredError
from cchc_desktop.inbox.printing.missing_list import MissingList
from ui.incoming.arrivals_card import REPORTS, ArrivalsCard, IntakeStrip
from ui.incoming.ask_strip import AskStrip
from ui.incoming.board_cards import CountsCard, DaysCard, TotalRatesCard
from ui.incoming.board_layout import BoardParts, lay_out
from ui.incoming.board_model import KEEPS
from ui.incoming.board_table import BoardTable
from ui.incoming.board_work import BoardWork
from ui.incoming.intake_actions import IntakeActions
from ui.incoming.missing_card import MissingCard
from ui.incoming.owing_actions import OwingActions
from ui.incoming.owing_card import OwingCard
from ui.incoming.row_actions import RowActions
from ui.incoming.row_buttons import RowButtons
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.layouts import lay_out_now
from ui.kit.notice import Notice
from ui.words.incoming import board_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.inbox.board import BoardUnit
    from cchc_desktop.inbox.intake import TakenIn

_NARROW, _LOW, _HIGH = 1140, 560, 800


class BoardPage(QWidget):
    """Counts, the table of units, days and rates, with a way back.

    `opened` has the period, the packages of all units that are shown, and the one to look at, by their numbers;
    `totals_wanted` the period whose totals are asked for.
    """

    closed = Signal()
    opened = Signal(str, tuple, int)
    totals_wanted = Signal(str)

    def __init__(self, home: Home, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(board_texts.TITLE)
        self.work = BoardWork(home, self)
        self.notice, self.strip, self.arrivals, self.owing = Notice(), IntakeStrip(), ArrivalsCard(), OwingCard()
        self.counts, self.days, self.rates, self.table = CountsCard(), DaysCard(), TotalRatesCard(), BoardTable()
        self.missing_card, self.asking = MissingCard(self.notice), AskStrip()
        self.period = Combo()
        self.period.setAccessibleName(board_texts.PERIOD)
        self.period.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.back = Button(board_texts.BACK, role="quiet", icon="arrow-left", key="Esc")
        self.take = Button(board_texts.TAKE, role="primary", icon="file-input", key="Ctrl+I")
        self.missing = Button(board_texts.MISSING_LIST, icon="circle-dashed", key="Ctrl+L")
        self.totals = Button(board_texts.TOTALS, icon="table-2", key="F9")
        self.units = Button(board_texts.UNITS, icon="settings")
        self.filter = QLineEdit(placeholderText=board_texts.FILTER)
        self.filter.setAccessibleName(board_texts.FILTER)
        self.chips = {keep: Button(words.format(0)) for keep, words in board_texts.FILTERS.items()}
        self.group = QButtonGroup(self)
        self.row_buttons = RowButtons()
        self._side, self._current = QWidget(), 0
        OwingActions(self.owing, self.work, self.notice)
        self.intake = IntakeActions(desk, self.work, self.strip, self.arrivals, self.notice)
        self.rows = RowActions(home, desk, self.work, self.asking, self.notice)
        for number, chip in enumerate(self.chips.values()):
            chip.setCheckable(True)
            self.group.addButton(chip, number)
        self.chips["all"].setChecked(True)
        lay_out(
            self,
            BoardParts(
                back=self.back,
                head=(self.period, None, self.units, self.missing, self.totals, self.take),
                cards=(
                    self.notice, self.strip, self.asking, self.owing, self.counts, self.arrivals, self.missing_card,
                ),
                filter=self.filter,
                chips=tuple(self.chips.values()),
                table=self.table,
                side=self._side,
                beside=(self.days, self.rates),
                foot=self.row_buttons,
            ),
        )  # fmt: skip
        self._connect()

    def begin(self, period: str = "", current: int = 0) -> None:
        """Read the board of a period, "" for the newest, and what an earlier run of taking in left over.

        The row of the unit that sent the package `current` becomes the current one.
        """
        self._current = current
        self.table.nothing = board_texts.READING
        self.take.setFocus()
        once = Qt.ConnectionType.SingleShotConnection  # two threads at once would make a new inbox
        self.work.read.connect(self.intake.look_for_rest, once)
        self.work.begin_reading(period)

    def stop(self) -> None:
        """Wait for the threads, before the page is closed."""
        self.work.stop()
        self.missing_card.stop()

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take in packages, folders or a whole stick; one piece of work at a time."""
        self.intake.take_paths(paths)

    def show_missing(self) -> None:
        """Show the units that are missing, to copy or to print; a second call closes the list."""
        if self.work.reading is None:
            return
        if self.missing_card.isVisible():
            self.missing_card.close_card()
            return
        missing = MissingList.of(self.work.reading.board, self.period.currentText())
        if not missing.units:
            self.notice.show_passing(board_texts.NONE_MISSING)
            return
        self.arrivals.close_card()
        self.missing_card.show_list(missing)
        self._fit(self.size())

    def shown_packages(self) -> tuple[int, ...]:
        """Return the numbers of the newest packages of the units that are shown, in their order."""
        standings = (line.unit.standing for line in self.table.board_model.lines)
        return tuple(found.newest for found in standings if found is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table the width of a narrow page, and the days' room of a low one."""
        super().resizeEvent(event)
        self._fit(event.size())

    def _turn_owing(self) -> None:
        self.owing.setVisible(self.owing.isHidden())
        self._fit(self.size())

    def _fit(self, size: QSize) -> None:
        alone = self.arrivals.isHidden() and self.missing_card.isHidden()
        self._side.setVisible(size.width() >= theme.px(_NARROW) and (alone or size.height() >= theme.px(_HIGH)))
        self.days.setVisible(size.height() >= theme.px(_LOW) and alone)
        self.counts.setVisible((alone and self.owing.isHidden()) or size.height() >= theme.px(_LOW))

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
        if self._current:
            self.table.choose(self._current)
            self._current = 0
        self._show_row()
        lay_out_now()
        if self.take.hasFocus() and reading.board.units:
            self.table.setFocus()

    def _show_row(self) -> None:
        self.row_buttons.show_unit(self.table.current())

    def _show_taken(self, taken: TakenIn) -> None:
        self.missing_card.hide()
        self.owing.hide()
        self._fit(self.size())
        came = {verdict.package.period for verdict in taken.verdicts if verdict.state in REPORTS}
        self._read_again("" if not came or self.period.currentData() in came else latest_period(came))

    def _show_changed(self, title: str, text: str) -> None:
        if text:
            self.notice.show_message("ok", title, text)
        else:
            self.notice.show_passing(title)
        self._read_again()

    def _failed(self, error: UserError) -> None:
        """Show an error; where another desk answered first, say who, and read the board again."""
        if isinstance(error, AlreadyAnsweredError):
            self.notice.show_message("warn", answered_words(error.standing), board_texts.OTHER_DESK)
            self._read_again()
        else:
            self.notice.show_error(error)

    def _read_again(self, period: str = "") -> None:
        self.work.begin_reading(period or self.period.currentData() or "")

    def _sift(self) -> None:
        keep = list(KEEPS)[max(self.group.checkedId(), 0)]
        self.table.show_filter(keep, self.filter.text())
        self._show_row()

    def _type(self, letters: str) -> None:
        self.filter.setFocus()
        self.filter.setText(self.filter.text() + letters)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.units.clicked.connect(self._turn_owing)
        self.owing.close_button.clicked.connect(lambda: self._fit(self.size()))
        self.period.activated.connect(lambda _: self._read_again())
        self.filter.textChanged.connect(self._sift)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.group.idClicked.connect(self._sift)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._type)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self.work.read.connect(self._show)
        self.work.taken.connect(self._show_taken)
        self.work.changed.connect(self._show_changed)
        self.work.failed.connect(self._failed)
        self.work.stopped.connect(self._read_again)
        self.asking.look_wanted.connect(lambda: self._open_unit(self.table.current()))
        self.asking.closed.connect(self.table.setFocus)
        for card in (self.arrivals, self.missing_card):
            card.closed.connect(lambda: self._fit(self.size()))
        ask_packages = partial(self.intake.ask, self.take)
        for keys, button, act in (
            (("Ctrl+I",), self.take, ask_packages),
            (("Ctrl+L",), self.missing, self.show_missing),
            (("F9",), self.totals, self._ask_totals),
            (("Ctrl+Return", "Ctrl+Enter"), self.row_buttons.accept, lambda: self.rows.accept(self.table.current())),
            (("Ctrl+R",), self.row_buttons.give_back, lambda: self.rows.ask_return(self.table.current())),
            (("Ctrl+K",), self.row_buttons.compare, lambda: self.rows.ask_key(self.table.current())),
            ((), self.row_buttons.look, lambda: self._open_unit(self.table.current())),
            (("F5",), None, self._read_again),
            (("Esc",), None, self._escape),
            (("Ctrl+F",), None, partial(self.filter.setFocus, Qt.FocusReason.ShortcutFocusReason)),
        ):
            if button is not None:
                button.clicked.connect(act)
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(act)

    def _ask_totals(self) -> None:
        if self.work.reading is not None:
            self.totals_wanted.emit(self.work.reading.board.period)

    def _escape(self) -> None:
        """Close what lies over the board first, then empty the filter, then close the page."""
        if self.asking.isVisible():
            self.asking.close_strip()
        elif self.missing_card.isVisible():
            self.missing_card.close_card()
            self.table.setFocus()
        elif self.filter.text():
            self.filter.clear()
            self.table.setFocus()
        else:
            self.closed.emit()

    def _open(self, unit: str) -> None:
        reading = self.work.reading
        self._open_unit(
            next((each for each in reading.board.units if each.unit.unit == unit), None) if reading else None
        )

    def _open_unit(self, found: BoardUnit | None) -> None:
        if found and found.standing:
            self.opened.emit(self.period.currentData(), self.shown_packages(), found.standing.newest)
        elif found:
            self.notice.show_message("warn", board_texts.NOTHING_CAME.format(found.unit.name))
