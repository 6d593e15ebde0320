"""Handing over: the report as a package with its documents and its slip, written to a stick or a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from cchc_desktop.base.errors import UserError
from ui.handing.sticks import Sticks
from ui.kit.jobs import Job
from ui.kit.notice import Notice
from ui.kit.open_externally import open_outside
from ui.kit.parts import Button, Combo, Icon, label, retell
from ui.words import handing_texts, shell_texts, texts

if TYPE_CHECKING:
    from collections.abc import Generator

    from cchc_desktop.base.steps import Step
    from cchc_desktop.desk.sending.handing import Handed, Handover
    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.handoff.keyring import Keyring


class Packing:
    """A packing under way, and what was handed over once it is done."""

    def __init__(self, handover: Handover, keyring: Keyring, folder: Path) -> None:
        self.folder = folder
        self.handed: Handed | None = None
        self._handover, self._keyring = handover, keyring

    def steps(self) -> Generator[Step, None, None]:
        """Pack; for the job's thread."""
        from cchc_desktop.desk.sending.handing import pack  # noqa: PLC0415 - its writers are only for who hands over

        self.handed = yield from pack(self._handover, self._keyring, self.folder)


class HandingCard(QFrame):
    """Offers the sticks that are there and one folder; `told` gives the part that is to be seen now."""

    told = Signal(object)

    def __init__(self, open_report: OpenReport) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setAccessibleName(handing_texts.CARD)
        self._open_report = open_report
        self._folder: Path | None = None
        self._packing: Packing | None = None
        self.sticks = Sticks(open_report.keys.data, self)
        self.job = Job(self)
        self.places = Combo()
        self.places.setAccessibleName(handing_texts.PLACES)
        self.pack_button = Button(handing_texts.PACK, icon="usb", key=handing_texts.PACK_KEY)
        self.cancel, self.progress = Button(texts.CANCEL), QProgressBar(textVisible=False)
        self.notice, self.slip = Notice(narrow=True), Button(handing_texts.OPEN_SLIP, role="link", icon="file-text")
        self.says, self.first_key = label("", "note", wrap=True), label(handing_texts.FIRST_KEY, "note", wrap=True)
        self.detail, self.warning = label(handing_texts.LOOKING, "note", wrap=True), label("", "note", wrap=True)
        self._doing = label("", "note", wrap=True)
        self._lay_out()
        self._connect()
        self._show_busy(busy=False)
        self.slip.hide()
        self.warning.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show as what the report would be packed, and whether its unit has a key yet."""
        report = self._open_report.report
        retell(self.says, handing_texts.SAYS[report.state].format(report.version))
        self.first_key.setVisible(self._open_report.makes_key)

    def choose_folder(self, folder: Path) -> None:
        """Offer a folder of the user's choice, and take it."""
        self._folder = folder
        self._show_places(folder)

    def place(self) -> Path | None:
        """Return the folder that would be written to, None as long as there is none."""
        chosen: Path | None = self.places.currentData()
        return chosen

    def pack(self) -> None:
        """Pack into the chosen place."""
        folder = self.place()
        if self.job.running:
            return
        if folder is None:
            self._tell("warn", handing_texts.NO_PLACE, handing_texts.NO_STICK)
            return
        from cchc_desktop.desk.sending.handing import prepare  # noqa: PLC0415 - its writers are only for who hands over

        opened = self._open_report
        try:
            handover = prepare(opened.flushed_store(), opened.ref, draft=opened.editable)
        except UserError as error:
            self._tell("error", error.title, error.text)
            return
        self._packing = Packing(handover, opened.keys, folder)
        self.notice.hide()
        self.slip.hide()
        self._show_busy(busy=True)
        self.job.start(self._packing.steps())
        self.told.emit(self.cancel)

    def stop(self) -> None:
        """End what runs, between two steps; nothing of it stays on the stick."""
        self.sticks.stop()
        self.job.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks as long as the card is seen."""
        super().showEvent(event)
        self.sticks.watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more; a packing goes on."""
        self.sticks.stop()
        super().hideEvent(event)

    def _show_places(self, wanted: Path | None) -> None:
        """Offer the sticks, then the folder; what was chosen stays chosen while it is there."""
        self.places.clear()
        for stick in self.sticks.found or ():
            self.places.addItem(stick.name, stick.drive.path)
        if self._folder is not None:
            self.places.addItem(str(self._folder), self._folder)
        offered = [self.places.itemData(row) for row in range(self.places.count())]
        self.places.setCurrentIndex(offered.index(wanted) if wanted in offered else min(0, len(offered) - 1))
        self.places.setVisible(bool(offered))
        self._show_detail()

    def _show_detail(self) -> None:
        found, place = self.sticks.found, self.place()
        details = {stick.drive.path: stick.detail for stick in found or ()}
        if place is None:
            retell(self.detail, handing_texts.LOOKING if found is None else handing_texts.NO_STICK)
        else:
            retell(self.detail, details.get(place, handing_texts.FOLDER_DETAIL))

    def _sticks_changed(self) -> None:
        retell(self.warning, self.sticks.warning)
        self.warning.setVisible(bool(self.sticks.warning))
        if not self.places.view().isVisible():
            self._show_places(self.place())

    def _progressed(self, step: Step) -> None:
        self.progress.setMaximum(step.total)
        self.progress.setValue(step.done)
        retell(self._doing, step.name)

    def _succeeded(self) -> None:
        handed = self._packing.handed if self._packing else None
        if handed is None:
            return
        self._end()
        lines = [path.name for path in handed.written]
        lines += [handing_texts.NEW_KEY] * handed.new_key
        lines += [handing_texts.FINGERPRINT.format(handed.fingerprint), handing_texts.SIGN_SLIP]
        self.slip.show()
        self._tell("ok", self._done_words(handed), "\n".join(lines), folder=handed.package.parent)
        self.slip.setFocus()

    def _done_words(self, handed: Handed) -> str:
        if handed.present:
            return handing_texts.ADDED_BESIDE if handed.written else handing_texts.THERE_ALREADY
        on_stick = self.sticks.holds(handed.package.parent)
        return handing_texts.DONE_STICK if on_stick else handing_texts.DONE_FOLDER

    def _failed(self, error: UserError) -> None:
        self._end()
        self._tell("error", error.title, error.text)
        self.pack_button.setFocus()

    def _cancelled(self) -> None:
        self._end()
        self._tell("warn", handing_texts.STOPPED, handing_texts.STOPPED_TEXT)
        self.pack_button.setFocus()

    def _end(self) -> None:
        self._show_busy(busy=False)
        self.refresh()

    def _tell(self, role: str, title: str, text: str, *, folder: Path | None = None) -> None:
        action = (shell_texts.OPEN_FOLDER, partial(open_outside, folder, self.notice)) if folder else None
        self.notice.tell(role, title, text, action)
        self.told.emit(self.slip if self.slip.isVisible() else self.notice)

    def _open_slip(self) -> None:
        if self._packing and self._packing.handed:
            open_outside(self._packing.handed.slip, self.notice)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, handing_texts.OTHER_FOLDER, str(self._folder or Path.home()))
        if folder:
            self.choose_folder(Path(folder))

    def _show_busy(self, *, busy: bool) -> None:
        if busy:
            self.cancel.show()
            self.cancel.setFocus()
        for idle in (self.pack_button, self.places, self.other):
            idle.setEnabled(not busy)
        for working in (self.cancel, self.progress, self._doing):
            working.setVisible(busy)

    def _connect(self) -> None:
        self.sticks.changed.connect(self._sticks_changed)
        self.places.activated.connect(self._show_detail)
        self.other.clicked.connect(self._ask_folder)
        self.pack_button.clicked.connect(self.pack)
        self.cancel.clicked.connect(self.job.cancel)
        self.slip.clicked.connect(self._open_slip)
        self.job.progressed.connect(self._progressed)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
        QShortcut(
            QKeySequence(handing_texts.PACK_KEY), self, context=Qt.ShortcutContext.WindowShortcut
        ).activated.connect(self.pack)

    def _lay_out(self) -> None:
        self.other = Button(handing_texts.OTHER_FOLDER, icon="folder-open")
        head, place, ways = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("usb", "text2", 20))
        head.addWidget(label(handing_texts.CARD, "strong"), 1)
        place.addWidget(self.detail, 1)
        place.addWidget(self.other)
        ways.addWidget(self._doing, 1)
        ways.addStretch()
        ways.addWidget(self.cancel)
        ways.addWidget(self.pack_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 8)
        column.setSpacing(4)
        for row in (head, self.says, self.first_key, self.warning, self.places, place, self.progress, ways):
            if isinstance(row, QHBoxLayout):
                column.addLayout(row)
            else:
                column.addWidget(row)
        column.addWidget(self.notice)
        column.addWidget(self.slip)
