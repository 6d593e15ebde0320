"""What just came: progress while packages are taken in, then a line for each, the alarming ones first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QTreeWidgetItem, QVBoxLayout

from cchc_desktop.inbox.arrival import ALARMING, ArrivalState, SenderTrust
from ui.kit.buttons import Button
from ui.kit.labels import ElidedLabel, label
from ui.kit.layouts import row_of
from ui.kit.rows_view import RowsView
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.inbox.inbox_store import Verdict
    from cchc_desktop.inbox.intake import TakenIn

_MOST, _RESULT = 4, 4
REPORTS = (ArrivalState.RECEIVED, ArrivalState.NEWER, ArrivalState.SAME, ArrivalState.OLDER, ArrivalState.CONFLICT)
"""The states of what is a whole report of a unit."""


class IntakeStrip(QFrame):
    """The progress of taking packages in, with a button to stop; `stopped` asks for that."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self._words, self._bar = ElidedLabel("note"), QProgressBar(textVisible=False)
        self.stop = Button(board_texts.STOP)
        self.stop.clicked.connect(self.stopped)
        row = row_of(self._words, None, self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 6)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def begin(self) -> None:
        """Show that packages are looked for."""
        self._words.setText(board_texts.LOOKING)
        self._bar.setMaximum(0)
        self.show()

    def show_step(self, step: Step) -> None:
        """Show how many were taken in."""
        self._words.setText(board_texts.TAKING.format(step.done, step.total, step.name))
        self._bar.setMaximum(step.total)
        self._bar.setValue(step.done)


class ArrivalsCard(QFrame):
    """A line for each package that came; `trusted` has the verdict whose new key was compared with the slip.

    `closed` follows the button that closes it.
    """

    trusted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._verdicts: list[Verdict] = []
        self.rows = RowsView(board_texts.ARRIVALS, _MOST)
        self.rows.setAccessibleName(board_texts.JUST_CAME)
        self.trust = Button(board_texts.TRUST, icon="circle-check")
        self.close_button = Button(board_texts.CLOSE, role="quiet")
        self._title = label(board_texts.JUST_CAME, "card-title")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(row_of(self._title, None, self.trust, self.close_button))
        column.addWidget(self.rows)
        self.close_button.clicked.connect(self.close_card)
        self.trust.clicked.connect(self._emit_trust)
        self.rows.currentItemChanged.connect(self._offer_trust)
        self.hide()

    def show_taken(self, taken: TakenIn) -> None:
        """Show the verdicts on packages, those that need a look first, and the files that were not read."""
        self._verdicts = sorted(taken.verdicts, key=lambda verdict: not needs_a_look(verdict))
        lines = [_line(verdict) for verdict in self._verdicts]
        unread = ([each.file, "", "", "", board_texts.NOT_READ.format(each.reason), ""] for each in taken.unread)
        lines += map(QTreeWidgetItem, unread)
        self.rows.show_rows(lines)
        self._offer_trust()
        self.setVisible(bool(lines))

    def close_card(self) -> None:
        """Hide the card."""
        self.hide()
        self.closed.emit()

    def held(self) -> Verdict | None:
        """Return the verdict of the current line if it is held aside for its key."""
        at = self.rows.currentIndex().row()
        found = self._verdicts[at] if 0 <= at < len(self._verdicts) else None
        return found if found and found.held else None

    def _offer_trust(self) -> None:
        self.trust.setVisible(self.held() is not None)

    def _emit_trust(self) -> None:
        found = self.held()
        if found:
            self.trusted.emit(found)


def needs_a_look(verdict: Verdict) -> bool:
    """Return whether a package is altered, in conflict, or of a changed key."""
    return verdict.state in ALARMING or verdict.sender is SenderTrust.CHANGED


def summary_words(taken: TakenIn) -> str:
    """Return what came in words: "110 mới nhận, 5 bản mới hơn, 1 không còn nguyên vẹn"."""
    counts = Counter(verdict.state for verdict in taken.verdicts)
    words = [board_texts.VERDICTS[state.value].format(counts[state]) for state in ArrivalState if counts[state]]
    unread = [board_texts.UNREAD.format(len(taken.unread))] if taken.unread else []
    return ", ".join([*words, *unread])


def _line(verdict: Verdict) -> QTreeWidgetItem:
    taken = verdict.package
    version = str(taken.version) if taken.version is not None else ""
    result = board_texts.ARRIVAL_STATES[verdict.state.value]
    sender = board_texts.SENDERS[verdict.sender.value].format(verdict.fingerprint)
    known = sender if verdict.state in REPORTS else ""
    line = QTreeWidgetItem([taken.file, taken.signer or taken.unit.name, taken.period, version, result, known])
    line.setToolTip(_RESULT, "\n".join(taken.remarks))
    return line
