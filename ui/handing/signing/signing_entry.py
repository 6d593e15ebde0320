"""The card on the export page from which a closed report is signed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.report.document import OPEN
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words.signing import signing_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport


class SigningEntry(QFrame):
    """A card that says whether there is a signed copy, with the button that opens signing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.button = Button(signing_texts.OPEN, icon="pencil-line")
        self._text = label(signing_texts.ENTRY_TEXT, "note", wrap=True)
        self.button.setToolTip(signing_texts.ENTRY_TEXT)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("pencil-line", "text2", 20))
        head.addWidget(label(signing_texts.CARD, "strong"), 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 8, 2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._text)

    def show_notes(self, *, shown: bool) -> None:
        """Show the explanation, or leave it to the tool tip where the page is low."""
        self._text.setVisible(shown)

    def refresh(self, opened: OpenReport) -> None:
        """Show whether the closed report has a signed copy; nothing changes while the drafts cannot be read."""
        if opened.report.state == OPEN:
            return
        with suppress(UserError):
            sealed = opened.flushed_store().sealed(opened.ref, opened.report.version)
            self._show(signed=bool(sealed and sealed.issue and sealed.issue.signed))

    def _show(self, *, signed: bool) -> None:
        set_text_if_changed(self._text, signing_texts.ENTRY_SIGNED if signed else signing_texts.ENTRY_TEXT)
        self.button.setToolTip(self._text.text())
