"""An answer of the receiving office: verified, its key compared, then laid on its report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.answer_words import answered_day
from cchc_desktop.desk.office import library
from cchc_desktop.desk.packages import answer_landing
from cchc_desktop.desk.packages.verdict import NEWER, faults_in_words
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.members.office_answer import ACCEPTED
from cchc_desktop.report.periods import span_of
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.side_page import SidePage
from ui.receiving.signature_card import SignatureCard
from ui.receiving.verifying_strip import VerifyingStrip
from ui.words import receiving_texts
from ui.words.answering import answer_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.handoff.answering.answer_file import AnswerFile
    from cchc_desktop.handoff.answering.answer_package import VerifiedAnswer


class AnswerPage(SidePage):
    """The page that verifies an answer on a thread. Signal `made` has the reference of its report, and notices."""

    made = Signal(str, tuple)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(answer_texts.ANSWER)
        self.path = path
        self._desk, self._keys = desk, Keyring(desk.store.folder)
        self.received: VerifiedAnswer | None = None
        self.verdict = AnswerCard()
        self.key = SignatureCard(answer_texts.FINGERPRINT, answer_texts.FINGERPRINT_NOTE)
        self.verifying = VerifyingStrip(path, self.notice, self._steps, answer_texts.CHECKING)
        self.verifying.verified.connect(self._show)
        self.verifying.again_wanted.connect(self.begin)
        self.cards.addWidget(self.verifying)
        self.verdict.take.clicked.connect(self.take)
        self.key.compared.connect(self._trust)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.take)

    def begin(self) -> None:
        """Read and verify."""
        self.back.setFocus()
        self.verifying.begin()

    def stop(self) -> None:
        """Wait for the thread, before the page is closed."""
        self.verifying.stop()

    def take(self) -> None:
        """Lay the answer on its report, if it is whole and its key raises no alarm."""
        if self.received is None or self.verdict.take.isHidden():
            return
        try:
            landed = answer_landing.land(self._desk, self._keys, self.received, self.path.name)
        except UserError as error:
            self.notice.show_error(error)
            self.area.verticalScrollBar().setValue(0)
        else:
            self.made.emit(landed.ref, landed.notices)

    def _steps(self) -> Iterator[Step]:
        self.received = answer_landing.received_answer(self._keys, self.path)
        yield from ()

    def _show(self) -> None:
        if self.received is None:
            return
        found = self.received.verification
        self.verdict.show_answer(self.received)
        self.key.show_key(found)
        for card in (self.verdict, self.key):
            self.cards.addWidget(card)
            card.show()
        if self.received.file is not None and self.received.file.answer.remarks:
            self._add_remarks(self.received.file)
        self.begin_at(self.verdict.take if not self.verdict.take.isHidden() else self.key.field)

    def _add_remarks(self, file: AnswerFile) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, remark in enumerate(file.answer.remarks):
            grid.addWidget(label(short(remark.place), "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(remark.text, wrap=True), row, 1)
        self.add_card(answer_texts.REMARKS_CARD).addLayout(grid)

    def _trust(self, typed: str) -> None:
        if self.received is None:
            return
        found = self.key.remember(self._keys, self.received.verification, typed)
        if found is None:
            self.reveal(self.key.notice)
            return
        self.received = replace(self.received, verification=found)
        self.verdict.show_answer(self.received)
        self.verdict.take.setFocus()
        self.area.verticalScrollBar().setValue(0)


class AnswerCard(QFrame):
    """A card with what the receiving office says, and the button that lays it on the report."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("circle-check", "ok", 20)
        self.title, self.text = label("", "card-title", wrap=True), label("", "note", wrap=True)
        self.take = Button(answer_texts.TAKE, role="primary", key=receiving_texts.OPEN_KEY)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.take)

    def show_answer(self, received: VerifiedAnswer) -> None:
        """Show a verified answer; one whose key was replaced is taken only once that is compared."""
        found, file = received.verification, received.file
        alarms = found.trust is not None and found.trust.alarms
        if file is None:
            icon, role, title = "circle-x", "error", answer_texts.BROKEN
            text = NEWER if found.newer else "\n".join((answer_texts.BROKEN_TEXT, *faults_in_words(found)))
        else:
            accepted = file.answer.verdict is ACCEPTED
            icon, role = ("circle-check", "ok") if accepted else ("message-square", "info")
            title = (answer_texts.ACCEPTED if accepted else answer_texts.RETURNED).format(
                office=file.answer.office, version=file.answer.version, count=len(file.answer.remarks)
            )
            text = _about(file)
            if alarms:
                icon, role = "triangle-alert", "warn"
                text = f"{answer_texts.NEW_KEY.format(office=file.answer.office)}\n{text}"
        restyle(self, "frame", role)
        self._icon.show_icon(icon, "accent" if role == "info" else role)
        set_text_if_changed(self.title, title)
        set_text_if_changed(self.text, text)
        self.take.setVisible(file is not None and not alarms)
        self.setAccessibleName(f"{title} {text}".strip())


def _about(file: AnswerFile) -> str:
    about = file.about
    template = library.find(about.template)
    span = span_of(template, about.period) if template else None
    by = answer_texts.BY.format(file.answer.by) if file.answer.by else ""
    period = span.name if span else about.period
    return answer_texts.FOR.format(unit=about.unit, period=period, day=answered_day(file.answer), by=by)
