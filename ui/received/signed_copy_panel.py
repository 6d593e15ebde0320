"""The signed copy of a received package: whether there is one, what it is and who signed it, with the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.packages.signed_copy import NAME
from cchc_desktop.desk.signed_copies.examination_words import lines_of, verdict_of
from cchc_desktop.desk.signed_copies.examine_copy import examine_printed
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.words.answering import look_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.desk.work.open_report import OpenReport


class SignedCopyPanel(QFrame):
    """A strip in the colour of the verdict on the copy; signal `wanted` asks to see the copy beside the report."""

    wanted = Signal()

    def __init__(self, opened: OpenReport, raw: bytes) -> None:
        super().__init__()
        self.setProperty("frame", "info" if raw else "warn")
        self._raw, self._opened = raw, opened
        self.copy: ExaminedCopy | None = None
        self.job = Job(self)
        self.title = label(look_texts.SIGNED_COPY, "strong", wrap=True)
        self.text = label("" if raw else look_texts.NO_SIGNED_COPY, "note", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.see = Button(look_texts.SEE_SIGNED if raw else look_texts.SEE_OTHER, icon="eye")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(4)
        for part in (self.title, self.text, self.see):
            column.addWidget(part)
        self.see.clicked.connect(self.wanted)
        self.job.succeeded.connect(self._show)
        self.job.failed.connect(self._fail)

    def begin(self) -> None:
        """Examine the copy on a thread, unless that was done."""
        if self._raw and self.copy is None and not self.job.running:
            set_text_if_changed(self.text, look_texts.EXAMINING)
            self.job.start(self._steps())

    def _steps(self) -> Iterator[Step]:
        from cchc_desktop.desk.signed_copies.report_prints import prints_of  # noqa: PLC0415 - its writer is heavy

        yield Step(1, 2, look_texts.EXAMINING)
        printed = prints_of(self._opened.report, self._opened.template, self._raw)
        yield Step(2, 2, look_texts.EXAMINING)
        self.copy = examine_printed(self._raw, NAME, self._opened.folder, printed)

    def _show(self) -> None:
        if self.copy is not None:
            restyle(self, "frame", verdict_of(self.copy.found).value)
            lines = [*lines_of(self.copy)]
            self._say(" ".join(map(str.strip, lines)), "\n".join(lines))

    def _fail(self, error: UserError) -> None:
        restyle(self, "frame", "error")
        self._say(error.title, error.title)

    def _say(self, spoken: str, words: str) -> None:
        set_text_if_changed(self.text, words)
        self.setAccessibleName(f"{look_texts.SIGNED_COPY}: {spoken}")
