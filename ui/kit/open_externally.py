"""Opening files and folders with the machine's own programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.words import common_texts

if TYPE_CHECKING:
    from pathlib import Path

    from ui.kit.notice import Notice


def open_externally(path: Path, notice: Notice) -> bool:
    """Open a file or folder with the machine's program; return whether there is one, else show the path."""
    opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    if not opened:
        notice.show_message(
            "warn", common_texts.NOT_OPENED.format(path.name), common_texts.NOT_OPENED_TEXT.format(path)
        )
    return opened
