"""The card that signs a closed report: what is signed already, the key, its PIN, the place (page 21)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.base.clock import day_words, moment_words
from cchc_desktop.base.errors import UserError
from ui.handing.signing.done_step import DoneStep
from ui.handing.signing.image_field import ImageField
from ui.handing.signing.signing_work import SigningWork, TokenSearch
from ui.handing.signing.time_stamp_field import TimeStampField
from ui.handing.signing.token_choice import TokenChoice
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.words import date_texts
from ui.words.signing import signing_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport

ROLES = ("signer", "office")
SLOW_MS = 60_000
"""How long a token may take before the card says so."""
_SETTLED_MS = 50


class SigningCard(QFrame):
    """The card of signing; `role` is who signs next, "" when both have.

    Signal `left` is emitted when signing is left, `role_changed` when another signs next, `signed` with the signed
    copy, `place_wanted` when the place of the signature is to be shown.
    """

    left = Signal()
    role_changed = Signal()
    signed = Signal(bytes)
    place_wanted = Signal()

    def __init__(self, open_report: OpenReport) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setAccessibleName(signing_texts.CARD)
        self._open_report = open_report
        self.role = ROLES[0]
        self._search: TokenSearch | None = None
        self._work: SigningWork | None = None
        self.copy = b""
        self.job = Job(self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self.numbered, self.heading = label("", "note", wrap=True), label("", "strong")
        self.steps = {role: DoneStep() for role in ROLES}
        self.choice, self.pin = TokenChoice(), QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin_label, self.pin_note = label(signing_texts.PIN, "note"), label("", "small")
        self._place_label, self.place = label("", "note"), label("", "text2", wrap=True)
        self.notice, self.stamps, self.image = Notice(narrow=True), TimeStampField(), ImageField()
        self.leave = Button(signing_texts.LEAVE, key="Esc")
        self.sign_button = Button("", role="primary", icon="pencil-line", key="Enter")
        self.to_place = Button(signing_texts.TO_PLACE, role="link", icon="search", key="F8")
        self._asked = QWidget()
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show the state of the report, and look for tokens."""
        report = self._open_report.report
        number, day = report.text("letter.number"), report.text("letter.date")
        symbol = report.text("letter.symbol")
        words = signing_texts.NUMBERED.format(f"{number}/{symbol}".rstrip("/"), date_texts.shown_date(day))
        set_text_if_changed(self.numbered, words if number else signing_texts.NOT_NUMBERED)
        self.notice.hide()
        with self.notice.showing_errors():
            self.stamps.show_address(self._open_report.flushed_store())
        self.look()

    def look(self, driver: Path | None = None) -> None:
        """Look for tokens, by a driver or by those in known places."""
        from cchc_desktop.desk.sending.signing import prepare_signing  # noqa: PLC0415 - pyHanko is needed only here

        if self.job.running:
            return
        with self.notice.showing_errors():
            opened = self._open_report
            self.copy = prepare_signing(opened.flushed_store(), opened.ref).copy
            self._search = TokenSearch(self.copy, driver)
            self.choice.show_looking()
            self.job.start(self._search.steps())

    def sign(self) -> None:
        """Sign with the chosen key and the typed PIN, which is cleared at once."""
        from cchc_desktop.desk.sending.signing import prepare_signing  # noqa: PLC0415 - pyHanko is needed only here

        key, pin = self.choice.chosen(), self.pin.text()
        if self.job.running or key is None or not self.role:
            return
        if not pin:
            self.notice.show_message("warn", signing_texts.PIN_EMPTY)
            self.notice.stay_while(lambda: not self.pin.text())
            self.pin.setFocus()
            return
        self.pin.clear()
        with self.notice.showing_errors():
            opened = self._open_report
            store = opened.flushed_store()
            self._work = SigningWork(prepare_signing(store, opened.ref), self.role, key, pin, self.stamps.keep(store))
            self.notice.hide()
            self._show_busy(busy=True)
            self._slow.start()
            self.job.start(self._work.steps())

    def stop(self) -> None:
        """Stop looking or signing between two steps."""
        self._slow.stop()
        self.job.stop()

    def show_page(self, page: int | None) -> None:
        """Show on which page the place of the signature lies, counted from 0."""
        known = page is not None and bool(self.role)
        set_text_if_changed(self.place, signing_texts.PLACE[self.role].format((page or 0) + 1) if known else "")
        set_text_if_changed(self._place_label, signing_texts.PLACES[self.role] if known else "")

    def event(self, event: QEvent) -> bool:
        """Take Esc for leaving; elsewhere on the page it leads out of the field."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._leave()
                return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the PIN to be typed in sight, whatever comes above or below it."""
        moved = event.type() is QEvent.Type.Move and watched is self.pin
        if (moved or event.type() is QEvent.Type.Resize) and self.pin.hasFocus():
            self._settled.start()
        return super().eventFilter(watched, event)

    def _succeeded(self) -> None:
        self._slow.stop()
        work, self._work = self._work, None
        if work is None:
            self._found()
        elif work.signed is not None:
            self._keep(work)

    def _found(self) -> None:
        search = self._search
        if search is None:
            return
        for role, step in self.steps.items():
            made = search.made.get(role)
            step.setVisible(made is not None)
            if made is not None:
                words = signing_texts.DONE_BY if made.holds else signing_texts.BROKEN_BY
                text = words.format(made.owner, day_words(made.until.astimezone()))
                step.show_step(signing_texts.DONE[role], text, made.moment, holds=made.holds)
        self._show_role(next((role for role in ROLES if role not in search.made), ""))
        self.choice.offer(search.keys, person=self.role == ROLES[0])
        if search.error and not search.keys:
            self.notice.show_error(search.error)
        if self.isVisible():
            next_part = self.pin if search.keys else self.choice.again
            (next_part if self.role else self.leave).setFocus()
            self._settled.start()

    def _keep(self, work: SigningWork) -> None:
        from cchc_desktop.desk.sending.signing import keep  # noqa: PLC0415 - pyHanko is needed only here

        self._show_busy(busy=False)
        signed = work.signed
        if signed is None:
            return
        try:
            keep(self._open_report.flushed_store(), work.task, signed)
        except UserError as error:
            self.notice.show_error(error)
            return
        self.copy = signed.pdf
        when = moment_words(signed.moment)
        self.signed.emit(signed.pdf)
        self.look()
        self.notice.show_passing(signing_texts.SIGNED.format(f"{signed.certificate.owner}, {when}"))

    def _failed(self, error: UserError) -> None:
        self._slow.stop()
        signing, self._work = self._work is not None, None
        self._show_busy(busy=False)
        self.notice.show_error(error)
        if signing and self.isVisible():
            self.pin.setFocus()
            self._settled.start()

    def _show_role(self, role: str) -> None:
        self.role = role
        self._asked.setVisible(bool(role))
        self.sign_button.setVisible(bool(role))
        set_text_if_changed(self.heading, signing_texts.STEPS[role] if role else signing_texts.ALL_DONE)
        if role:
            self.sign_button.setText(signing_texts.SIGN[role])
            with self.notice.showing_errors():
                self.image.show_kept(self._open_report.flushed_store(), role)
        self.role_changed.emit()

    def _show_key(self) -> None:
        key = self.choice.chosen()
        in_file = isinstance(key, Path)
        name = signing_texts.PASSWORD if in_file else signing_texts.PIN
        set_text_if_changed(self._pin_label, name)
        self.pin.setAccessibleName(name)
        set_text_if_changed(self.pin_note, "" if key is None or isinstance(key, Path) else key.pin_note)
        self.sign_button.setEnabled(key is not None)

    def _show_busy(self, *, busy: bool) -> None:
        self.choice.setEnabled(not busy)
        self.pin.setEnabled(not busy)
        self.sign_button.setEnabled(not busy)
        if not busy:
            self._show_key()
        self.sign_button.setText(signing_texts.BUSY if busy else signing_texts.SIGN.get(self.role, ""))

    def _reveal_pin(self) -> None:
        """Scroll to the PIN once the card is laid out."""
        self._area.ensureWidgetVisible(self.pin, 0, 0)

    def _take_image(self, path: Path | None) -> None:
        with self.notice.showing_errors():
            self.image.keep(self._open_report.flushed_store(), self.role, path)

    def _leave(self) -> None:
        self.pin.clear()
        self.left.emit()

    def _say_slow(self) -> None:
        self.notice.show_message("warn", signing_texts.SLOW, signing_texts.SLOW_TEXT)

    def _connect(self) -> None:
        self.choice.changed.connect(self._show_key)
        self.choice.searched.connect(self.look)
        self.choice.file_taken.connect(self.pin.setFocus)
        self.image.chosen.connect(self._take_image)
        self.pin.returnPressed.connect(self.sign)
        self.sign_button.clicked.connect(self.sign)
        self.leave.clicked.connect(self._leave)
        self.to_place.clicked.connect(self.place_wanted)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self._slow.timeout.connect(self._say_slow)
        self._settled.timeout.connect(self._reveal_pin)

    def _lay_out(self) -> None:
        self._lay_out_asked()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("pencil-line", "accent", 20))
        head.addWidget(label(signing_texts.CARD, "card-title"), 1)
        head.addWidget(label(signing_texts.OFFLINE, "note"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 4)
        column.setSpacing(6)
        column.addLayout(head)
        for part in (self.numbered, *self.steps.values(), self.heading, self._asked):
            column.addWidget(part)
        column.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self.notice)
        buttons.addLayout(row_of(self.leave, None, self.sign_button))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 6)
        whole.setSpacing(0)
        self._area = _scrolled(inside)
        for part in (self._area.viewport(), inside, self._asked, self.pin):
            part.installEventFilter(self)
        whole.addWidget(self._area, 1)
        whole.addLayout(buttons)

    def _lay_out_asked(self) -> None:
        """Lay out what is asked for one signature: the key, its PIN, its place."""
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(4)
        asked.addWidget(self.choice)
        asked.addLayout(row_of(self._pin_label, None, self.pin_note))
        asked.addWidget(self.pin)
        asked.addWidget(label(signing_texts.PIN_KEPT_NOWHERE, "small", wrap=True))
        asked.addLayout(row_of(self._place_label, None, self.to_place))
        asked.addWidget(self.place)
        asked.addWidget(self.image)
        asked.addWidget(self.choice.ways)
        asked.addWidget(self.stamps)


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
