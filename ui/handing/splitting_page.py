"""The page for splitting the work: handing parts out, and taking them back with choices in conflicts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.drafts.steps import ReportStep
from cchc_desktop.desk.sending import splitting
from cchc_desktop.desk.sending.handing import Handover
from cchc_desktop.desk.sending.splitting import Returned
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.handoff.keyring import Keyring
from ui.handing.handover_card import Packing
from ui.handing.merge_list import MergeList
from ui.handing.part_tree import PartTree
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.notice import Notice
from ui.report.page import Page
from ui.words import common_texts, splitting_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.report.file import LoadedReport

_FIELD, _LEAST = 220, 120
_WIDE = QSizePolicy.Policy.Preferred


class SplittingPage(Page):
    """The page with the parts to hand out and the colleague above, a returned part below, field by field."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._returned: Returned | None = None
        self._packing: Packing | None = None
        self._keys = Keyring(open_report.folder)
        self._file: Path | None = None
        self._read: LoadedReport | None = None
        self.job, self.reading, self.notice = Job(self), Job(self), Notice()
        self.parts, self.colleague = PartTree(open_report.template), _field(splitting_texts.COLLEAGUE)
        self.chosen = label("", "note", wrap=True)
        self.give = Button(splitting_texts.GIVE_BUTTON, icon="usb")
        self.back = Button(splitting_texts.BACK_BUTTON, icon="file-input")
        self.cancel = Button(common_texts.CANCEL)
        self.cancel.hide()
        self.apply_button = Button(splitting_texts.APPLY, role="primary")
        self.sealed = self.sealed_banner()
        self.says, self.list = label(splitting_texts.NOTHING_YET, "note", wrap=True), MergeList()
        self._area = QScrollArea(widgetResizable=True)
        for each in (self.parts, self.list):
            each.setMinimumHeight(theme.px(_LEAST))
        self._lay_out()
        self.parts.ticked.connect(self._show_chosen)
        self.parts.confirmed.connect(self.colleague.setFocus)
        self._show_chosen()
        self.colleague.returnPressed.connect(self.hand_out)
        self.give.clicked.connect(self.hand_out)
        self.back.clicked.connect(self._ask_file)
        self.cancel.clicked.connect(self.cancel_reading)
        self.apply_button.clicked.connect(self.apply)
        self.list.finished.connect(self.apply)
        self.list.settled.connect(self.apply_button.setEnabled)
        self.job.succeeded.connect(self._given)
        self.job.failed.connect(lambda error: self._end("error", error.title, error.text))
        self.job.cancelled.connect(lambda: self._end("warn", splitting_texts.STOPPED, ""))
        self.reading.succeeded.connect(self._compare)
        self.reading.failed.connect(self._refuse)
        self.reading.cancelled.connect(self._end_reading)
        self._show(None)

    def go_to(self, place: str) -> None:
        """Put the focus on the list if a part was returned, else on the parts to hand out; if sealed, on the banner."""
        target: QWidget = self.list if self._returned else self.parts
        if not self.open_report.editable:
            target = self.sealed.way
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.place())

    def place(self) -> str:
        """Return the place of the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Do nothing: a returned part is compared again when it is merged."""

    def stop(self) -> None:
        """End a packing, or the reading of a part, between two steps."""
        self.job.stop()
        self._file = None
        self.reading.stop()

    def hand_out(self) -> None:
        """Ask for a folder, and write the ticked parts there."""
        if self.job.running:
            return
        names = self.parts.names()
        if not names:
            self.notice.show_message("warn", splitting_texts.NOTHING_TICKED)
            self.notice.stay_while(lambda: not self.parts.names())
            self.parts.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            store = self.open_report.flushed_store()
            handover = splitting.hand_out(store, self.open_report.ref, names, self.colleague.text())
        except UserError as error:
            self.notice.show_error(error)
            self.notice.stay_with(lambda: (self.parts.names(), self.colleague.text()))
            return
        self.notice.hide()
        folder = QFileDialog.getExistingDirectory(self, splitting_texts.FOLDER, str(Path.home()))
        if folder:
            self._write(handover, Path(folder))

    def _show_chosen(self) -> None:
        words = self.parts.words()
        set_text_if_changed(
            self.chosen, splitting_texts.CHOSEN_PARTS.format(words) if words else splitting_texts.NONE_CHOSEN
        )

    def _write(self, handover: Handover, folder: Path) -> None:
        self.parts.setFocus(
            Qt.FocusReason.OtherFocusReason
        )  # else Qt passes the focus to the button that takes parts back
        self._packing = Packing(handover, self._keys, folder)
        self.give.setEnabled(False)
        self.job.start(self._packing.steps())

    def take_back(self, path: Path) -> None:
        """Read the part that was returned in a file, and show it once it is read."""
        if self.reading.running:
            return
        self.notice.hide()
        self._file = path
        self.back.setEnabled(False)
        self.cancel.show()
        set_text_if_changed(self.says, splitting_texts.READING.format(path.name))
        self.reading.start(self._steps(path))

    def cancel_reading(self) -> None:
        """Take nothing back; the part before and its choices stay. The thread ends with its file."""
        self._file = None
        self.reading.cancel()
        self._end_reading()
        self.notice.show_message("warn", splitting_texts.NOT_READ)

    def _steps(self, path: Path) -> Iterator[Step]:
        yield Step(1, 2, splitting_texts.READING.format(path.name))
        self._read = splitting.read_part(path, self.open_report.template, self._keys)
        yield Step(2, 2, splitting_texts.READING.format(path.name))

    def _compare(self) -> None:
        path, read = self._file, self._read
        self._end_reading()
        if path is None or read is None:
            return
        try:
            store = self.open_report.flushed_store()
            returned = splitting.compare(store, self.open_report.ref, path.name, read)
        except UserError as error:
            self._refuse(error)
            return
        self._show(returned)
        if returned.warnings:
            self.notice.show_message("warn", path.name, "\n".join(returned.warnings))
        self.go_to(self.step.id)

    def _refuse(self, error: UserError) -> None:
        wanted = self._file is not None
        self._end_reading()
        if wanted:
            self.notice.show_error(error)

    def _end_reading(self) -> None:
        self.back.setEnabled(not self.reading.running)
        self.cancel.hide()
        set_text_if_changed(self.says, _says(self._returned))

    def apply(self) -> None:
        """Merge the returned part, if no choice is left."""
        if self._returned is None or self._returned.merge.unsettled(self.list.choices):
            return
        try:
            count = splitting.apply_open(self.open_report, self._returned, self.list.choices)
        except UserError as error:
            self.notice.show_error(error)
            return
        self._show(None)
        self.notice.show_message("ok", splitting_texts.APPLIED.format(count))
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # a field would keep Ctrl+Z for its own text

    def _show(self, returned: Returned | None) -> None:
        self._returned = returned
        self.list.show_merge(returned.merge if returned else None)
        self.list.setVisible(returned is not None)
        self._rows.setStretchFactor(self._give, int(returned is None))
        self._rows.setStretchFactor(self._back, int(returned is not None))
        self._back.setSizePolicy(_WIDE, _WIDE if returned else QSizePolicy.Policy.Maximum)
        self.apply_button.setVisible(bool(returned and (returned.merge.taken or returned.merge.conflicts)))
        set_text_if_changed(self.says, _says(returned))
        if returned is not None:
            QTimer.singleShot(0, self._area, lambda: self._area.ensureWidgetVisible(self._back))

    def _given(self) -> None:
        handed = self._packing.handed if self._packing else None
        lines = [path.name for path in handed.written] if handed else []
        self._end("ok", splitting_texts.GIVEN, "\n".join(lines))

    def _end(self, role: str, title: str, text: str) -> None:
        self.give.setEnabled(True)
        self.notice.show_message(role, title, text)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, splitting_texts.FILE, str(Path.home()), splitting_texts.FILES)
        if name:
            self.take_back(Path(name))

    def _lay_out(self) -> None:
        body = QWidget()
        self._rows = rows = QVBoxLayout(body)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(label(self.step.title, "title"))
        editable = self.open_report.editable
        rows.addWidget(label(splitting_texts.ABOUT, "note", wrap=True))
        rows.addWidget(self.sealed)
        rows.addWidget(self.notice)
        self._give, self._back = self._give_card(), self._back_card()
        for card in (self._give, self._back):
            rows.addWidget(card)
            card.setVisible(editable)
        rows.addStretch()
        self._area.setWidget(body)
        self._area.setObjectName("column")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _give_card(self) -> QFrame:
        card, column, row = _card(splitting_texts.GIVE)
        row.addWidget(self.parts, 3)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(label(splitting_texts.TICK, "note", wrap=True))
        side.addWidget(self.chosen)
        side.addStretch(1)
        side.addWidget(label(self.colleague.accessibleName(), "note"))
        side.addWidget(self.colleague)
        side.addWidget(self.give, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(side, 2)
        column.addLayout(row)
        return card

    def _back_card(self) -> QFrame:
        card, column, row = _card(splitting_texts.BACK)
        row.addWidget(self.says, 1)
        row.addWidget(self.back)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addWidget(self.list)
        column.addWidget(self.apply_button, 0, Qt.AlignmentFlag.AlignRight)
        return card


def _says(returned: Returned | None) -> str:
    if returned is None:
        return splitting_texts.NOTHING_YET
    found = returned.merge
    if not (found.taken or found.kept or found.conflicts or found.outside):
        return splitting_texts.NO_DIFFERENCE
    counts = {name: len(getattr(found, name)) for name in ("taken", "kept", "conflicts")}
    part = returned.part.words
    return splitting_texts.SAYS.format(parts=part[:1].upper() + part[1:], **counts) + f"\n{splitting_texts.KEYS}"


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setMinimumWidth(theme.px(_FIELD))
    return made


def _card(title: str) -> tuple[QFrame, QVBoxLayout, QHBoxLayout]:
    """Return a card, its column with the title, and a row yet to be added."""
    card, row = frame("card"), QHBoxLayout()
    row.setSpacing(12)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(label(title, "card-title"))
    return card, column, row
