"""The clipboard: stored text with its links for this program, the printed text for others."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cchc_desktop.reading.table_html import html_of

OWN_TYPE = "application/x-cchc-prose"
"""The type of stored text with its links, which only this program understands."""


def mime_of(stored: str, printed: str) -> QMimeData:
    """Return clipboard data for a stored text and its printed form; other programs get its tables as tables."""
    mime = QMimeData()
    mime.setData(OWN_TYPE, stored.encode())
    mime.setText(printed)
    html = html_of(printed)
    if html:
        mime.setHtml(html)
    return mime


def stored_of(mime: QMimeData) -> str | None:
    """Return the stored text in clipboard data, None if another program wrote them."""
    if not mime.hasFormat(OWN_TYPE):
        return None
    return bytes(mime.data(OWN_TYPE).data()).decode("utf-8", "replace")


def settle() -> None:
    """Replace the program's own data by plain text: Qt crashes if they outlive Python."""
    clipboard = QGuiApplication.clipboard()
    data = cast("QMimeData | None", clipboard.mimeData())  # None if nothing was ever copied
    if data is not None and data.hasFormat(OWN_TYPE):
        clipboard.setText(clipboard.text())
