"""Files and folders opened by the programs of the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.words import texts

if TYPE_CHECKING:
    from pathlib import Path

    from ui.kit.notice import Notice


def open_outside(path: Path, notice: Notice) -> bool:
    """Open a file or folder as the machine does; where it has no program for it, say where it lies. Tell which."""
    opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    if not opened:
        notice.tell("warn", texts.NOT_OPENED.format(path.name), texts.NOT_OPENED_TEXT.format(path))
    return opened
