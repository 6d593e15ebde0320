"""The card for handing over: the report as a package with documents and slip, written to a stick or a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.sending.exported import note_exported
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.statement import unit_of
from ui.handing.sticks import Sticks
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.inputs import Combo
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import lay_out_now
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.words import common_texts, handover_texts

if TYPE_CHECKING:
    from collections.abc import Generator

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.sending.handing import Handed, Handover
    from cchc_desktop.desk.work.open_report import OpenReport


class Packing:
    """A running packing, and its result once the package is written."""

    def __init__(self, handover: Handover, keyring: Keyring, folder: Path) -> None:
        self.folder = folder
        self.handed: Handed | None = None
        self._handover, self._keyring = handover, keyring

    def steps(self) -> Generator[Step, None, None]:
        """Pack the report, on the job's thread."""
        from cchc_desktop.desk.sending.handing import pack  # noqa: PLC0415 - its writers are needed only here

        self.handed = yield from pack(self._handover, self._keyring, self.folder)


class HandoverCard(QFrame):
    """A card that offers the connected sticks and one folder; signal `part_shown` has the part to scroll to."""

    part_shown = Signal(object)

    def __init__(self, open_report: OpenReport) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setAccessibleName(handover_texts.CARD)
        self._open_report = open_report
        self._folder: Path | None = None
        self._packing: Packing | None = None
        self._keys = Keyring(open_report.folder)
        self.sticks = Sticks(open_report.folder, self)
        self.job = Job(self)
        self.places = Combo()
        self.places.setAccessibleName(handover_texts.PLACES)
        self.places.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pack_button = Button(handover_texts.PACK, icon="usb", key=handover_texts.PACK_KEY)
        self.cancel, self.progress = Button(common_texts.CANCEL), QProgressBar(textVisible=False)
        self.notice, self.slip = Notice(narrow=True), Button(handover_texts.OPEN_SLIP, role="link", icon="file-text")
        self.says, self.first_key = label("", "note", wrap=True), label(handover_texts.FIRST_KEY, "note", wrap=True)
        self.detail, self.warning = label(handover_texts.LOOKING, "note", wrap=True), label("", "note", wrap=True)
        self._doing = label("", "note", wrap=True)
        self._lay_out()
        self._connect()
        self._show_busy(busy=False)
        for later in (self.slip, self.warning, self.places):
            later.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show the state of the report to be packed, and whether its unit has a key yet."""
        report = self._open_report.report
        set_text_if_changed(self.says, handover_texts.SAYS[report.state].format(report.version))
        self.first_key.setVisible(self._makes_key())

    def choose_folder(self, folder: Path) -> None:
        """Offer a folder of the user's choice, and choose it."""
        self._folder = folder
        self._show_places(folder)

    def place(self) -> Path | None:
        """Return the chosen folder, None if there is none."""
        chosen: Path | None = self.places.currentData()
        return chosen

    def pack(self) -> None:
        """Pack into the chosen place."""
        folder = self.place()
        if self.job.running:
            return
        if folder is None:
            self._show_result("warn", handover_texts.NO_PLACE, handover_texts.NO_STICK)
            self.notice.stay_while(lambda: self.place() is None)
            return
        from cchc_desktop.desk.sending.handing import prepare  # noqa: PLC0415 - its writers are needed only here

        opened = self._open_report
        try:
            handover = prepare(opened.flushed_store(), opened.ref, draft=opened.editable)
        except UserError as error:
            self._show_result("error", error.title, error.text)
            return
        self._packing = Packing(handover, self._keys, folder)
        self.notice.hide()
        self.slip.hide()
        self._show_busy(busy=True)
        self.job.start(self._packing.steps())
        self.part_shown.emit(self.cancel)

    def stop(self) -> None:
        """Stop running work between two steps; nothing of it stays on the stick."""
        self.sticks.stop()
        self.job.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while the card is visible."""
        super().showEvent(event)
        self.sticks.watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking for sticks; a running packing continues."""
        self.sticks.stop()
        super().hideEvent(event)

    def _makes_key(self) -> bool:
        """Return whether packing this report makes the key of its unit; a damaged key is reported when it is packed."""
        try:
            return self._keys.own(unit_of(self._open_report.report)) is None
        except UserError:
            return False

    def _show_places(self, wanted: Path | None) -> None:
        """Offer the sticks, then the folder; the chosen one stays chosen while it exists."""
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
            set_text_if_changed(self.detail, handover_texts.LOOKING if found is None else handover_texts.NO_STICK)
        else:
            set_text_if_changed(self.detail, details.get(place, handover_texts.FOLDER_DETAIL))
        lay_out_now()

    def _sticks_changed(self) -> None:
        set_text_if_changed(self.warning, self.sticks.warning)
        self.warning.setVisible(bool(self.sticks.warning))
        if not self.places.view().isVisible():
            self._show_places(self.place())

    def _progressed(self, step: Step) -> None:
        self.progress.setMaximum(step.total)
        self.progress.setValue(step.done)
        set_text_if_changed(self._doing, step.name)

    def _succeeded(self) -> None:
        handed = self._packing.handed if self._packing else None
        if handed is None:
            return
        self._end()
        note_exported(self._open_report)
        lines = [path.name for path in handed.written]
        lines += [handover_texts.BESIDE.format(handed.beside)] * bool(handed.beside)
        lines += [*handed.left_out, *[handover_texts.NEW_KEY] * handed.new_key]
        lines += [handover_texts.FINGERPRINT.format(handed.fingerprint), handover_texts.SIGN_SLIP]
        self.slip.show()
        role = "warn" if handed.left_out else "ok"
        self._show_result(role, self._done_words(handed), "\n".join(lines), folder=handed.package.parent)
        self._take_focus(self.slip)

    def _done_words(self, handed: Handed) -> str:
        if handed.present:
            return handover_texts.ADDED_BESIDE if handed.written else handover_texts.THERE_ALREADY
        on_stick = self.sticks.holds(handed.package.parent)
        return handover_texts.DONE_STICK if on_stick else handover_texts.DONE_FOLDER

    def _failed(self, error: UserError) -> None:
        self._end()
        self._show_result("error", error.title, error.text)
        self._take_focus(self.pack_button)

    def _cancelled(self) -> None:
        self._end()
        self._show_result("warn", handover_texts.STOPPED, handover_texts.STOPPED_TEXT)
        self._take_focus(self.pack_button)

    def _take_focus(self, part: Button) -> None:
        """Go on at a part, unless another page is shown by now: its field keeps the focus."""
        if self.isVisible():
            part.setFocus()

    def _end(self) -> None:
        self._show_busy(busy=False)
        self.refresh()

    def _show_result(self, role: str, title: str, text: str, *, folder: Path | None = None) -> None:
        action = (common_texts.OPEN_FOLDER, partial(open_externally, folder, self.notice)) if folder else None
        self.notice.show_message(role, title, text, action)
        self.part_shown.emit(self.slip if self.slip.isVisible() else self.notice)

    def _open_slip(self) -> None:
        if self._packing and self._packing.handed:
            open_externally(self._packing.handed.slip, self.notice)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, handover_texts.OTHER_FOLDER, str(self._folder or Path.home()))
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
        self.other.setVisible(not busy)

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
            QKeySequence(handover_texts.PACK_KEY), self, context=Qt.ShortcutContext.WindowShortcut
        ).activated.connect(self.pack)

    def _lay_out(self) -> None:
        self.other = Button(handover_texts.OTHER_FOLDER, icon="folder-open")
        head, ways = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("usb", "text2", 20))
        head.addWidget(label(handover_texts.CARD, "strong"), 1)
        ways.addWidget(self._doing, 1)
        ways.addStretch()
        ways.addWidget(self.other)
        ways.addWidget(self.cancel)
        ways.addWidget(self.pack_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 2)
        column.setSpacing(2)
        for row in (head, self.says, self.first_key, self.warning, self.places, self.detail, self.progress, ways):
            if isinstance(row, QHBoxLayout):
                column.addLayout(row)
            else:
                column.addWidget(row)
        column.addWidget(self.notice)
        column.addWidget(self.slip)
