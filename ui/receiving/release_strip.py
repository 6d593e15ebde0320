"""The strip that offers a newer installer found beside a package: nothing is run unless its button is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cchc_desktop.desk.packages.newer_release import ReleaseCheck, newer_release
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.open_externally import open_externally
from ui.words import receiving_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.packages.newer_release import NewerRelease
    from ui.kit.notice import Notice

_TEXTS = {
    ReleaseCheck.SAME: ("info", receiving_texts.RELEASE_SAME),
    ReleaseCheck.DIFFERENT: ("error", receiving_texts.RELEASE_DIFFERENT),
    ReleaseCheck.NOT_THERE: ("warn", receiving_texts.RELEASE_NO_SUM),
}


class ReleaseStrip(QFrame):
    """A strip with a newer installer beside a package, its SHA-256 compared; hidden while there is none."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self._notice = notice
        self.found: NewerRelease | None = None
        self.title, self.text = label("", "strong", wrap=True), label("", "note", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = Button(receiving_texts.RELEASE_OPEN)
        self.open.clicked.connect(self._open)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(Icon("usb", "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.job = Job(self)
        self.job.succeeded.connect(self._show)
        self.hide()

    def begin(self, folder: Path) -> None:
        """Look for a newer installer in a folder, on a thread: it is read whole."""
        if not self.job.running:
            self.job.start(self._steps(folder))

    def _steps(self, folder: Path) -> Iterator[Step]:
        self.found = newer_release(folder)
        yield from ()

    def _show(self) -> None:
        if self.found is None:
            self.hide()
            return
        role, text = _TEXTS[self.found.check]
        title = receiving_texts.RELEASE.format(self.found.version, self.found.running)
        text = text.format(name=self.found.path.name, sha=self.found.sha256)
        restyle(self, "frame", role)
        set_text_if_changed(self.title, title)
        set_text_if_changed(self.text, text)
        self.open.setVisible(self.found.check is ReleaseCheck.SAME)
        self.setAccessibleName(f"{title} {text}")
        self.show()

    def _open(self) -> None:
        if self.found is not None:
            open_externally(self.found.path, self._notice)
