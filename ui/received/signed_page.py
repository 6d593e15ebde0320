"""The documents of a received package: its print and its signed copy, opened with the machine's own program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.base.files import write_bytes
from cchc_desktop.desk.register.document_files import is_document
from cchc_desktop.desk.register.travelling_files import document_name
from cchc_desktop.handoff import package_layout
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.received.signed_copy_panel import SignedCopyPanel
from ui.report.page import Page
from ui.words.answering import look_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
                rows.addWidget(self._button(path, words, files[path]), 0, Qt.AlignmentFlag.AlignLeft)
        if beside := dict(_beside(files, open_report)):
            rows.addWidget(label(look_texts.BESIDE, "strong"))
            inside, column = QWidget(), QVBoxLayout()
            column.setContentsMargins(0, 0, 0, 0)
            for path, words in beside.items():
                column.addWidget(self._button(path, words, files[path]), 0, Qt.AlignmentFlag.AlignLeft)
            column.addStretch(1)
            inside.setLayout(column)
            area = QScrollArea(widgetResizable=True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setObjectName("column")
            area.setWidget(inside)
            rows.addWidget(area, 1)
        rows.addWidget(self.notice)
        rows.addStretch(0 if beside else 1)

    def _button(self, path: str, words: str, content: bytes) -> Button:
        button = Button(words, icon="file-text")
        button.clicked.connect(partial(self._open, Path(path).name, content))
        self.buttons[path] = button
        return button

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
        with self.notice.showing_errors():
            if not _holds(path, content):  # Windows lets nobody write a file that a viewer still shows
                write_bytes(path, content)
            open_externally(path, self.notice)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _beside(files: Mapping[str, bytes], open_report: OpenReport) -> Iterator[tuple[str, str]]:
    """Yield the path of each file beside a document of the register, and the words of its button."""
    register = open_report.report.register
    for path in sorted(files):
        number = package_layout.document_number(path)
        if number is not None and number <= len(register) and is_document(path):
            name = Path(path).name.partition("-")[2]
            yield path, look_texts.OPEN_BESIDE.format(document_name(register[number - 1]), name)
