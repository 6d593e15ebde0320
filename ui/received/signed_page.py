"""The documents of a received package: its print and its signed copy, opened with the machine's own program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.handoff import package_layout
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.received.signed_copy_panel import SignedCopyPanel
from ui.report.page import Page
from ui.words.answering import look_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport

_DOCUMENTS = (
    (package_layout.SIGNED, look_texts.OPEN_SIGNED),
    (package_layout.PDF, look_texts.OPEN_PRINT),
    (package_layout.WORKBOOK, look_texts.OPEN_WORKBOOK),
)


class SignedPage(Page):
    """The page of a package's documents, in the place of the hand-over."""

    def __init__(
        self, open_report: OpenReport, step: ReportStep, files: Mapping[str, bytes], parent: QWidget | None = None
    ) -> None:
        super().__init__(open_report, step, parent)
        self.notice, self.buttons = Notice(), dict[str, Button]()
        self.copy = SignedCopyPanel(open_report, files.get(package_layout.SIGNED, b""))
        self.copy.wanted.connect(lambda: self.wants.emit("signed"))
        self._folder: Path | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(label(look_texts.DOCUMENTS, "title"))
        rows.addWidget(self.copy)
        rows.addWidget(label(look_texts.DOCUMENTS_NOTE, "note", wrap=True))
        for path, words in _DOCUMENTS:
            if files.get(path):
                button = Button(words, icon="file-text")
                button.clicked.connect(partial(self._open, Path(path).name, files[path]))
                self.buttons[path] = button
                rows.addWidget(button)
        rows.addWidget(self.notice)
        rows.addStretch(1)

    def go_to(self, place: str) -> None:
        """Put the focus on the way to the signed copy, and examine the copy if that is not done."""
        self.copy.begin()
        self.copy.see.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.place())

    def place(self) -> str:
        """Return the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show nothing: remarks do not change the documents."""

    def stop(self) -> None:
        """Stop examining the signed copy."""
        self.copy.job.stop()

    def _open(self, name: str, content: bytes) -> None:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="cchc-"))
        path = self._folder / name
        path.write_bytes(content)
        open_externally(path, self.notice)
