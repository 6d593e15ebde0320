"""The image that is shown for a signature: the signer's handwriting, the office's seal; words where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.desk.office.settings import Settings
from ui.kit.buttons import Button
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words.signing import signing_texts

if TYPE_CHECKING:
    from cchc_desktop.report.store_protocol import DraftStore


class ImageField(QWidget):
    """Says what is shown, with buttons to choose an image and to take it away; signal `chosen` has a path, or None."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.says = label("", "small", wrap=True)
        self.choose = Button(signing_texts.CHOOSE_IMAGE, role="link")
        self.drop = Button(signing_texts.DROP_IMAGE, role="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.says)
        column.addLayout(row_of(self.choose, self.drop, None))
        self.choose.clicked.connect(self._ask)
        self.drop.clicked.connect(lambda: self.chosen.emit(None))

    def show_kept(self, store: DraftStore, role: str) -> None:
        """Show whether an image is kept for a role."""
        kept = role in Settings(store).signature_images()
        set_text_if_changed(self.says, (signing_texts.WITH_IMAGE if kept else signing_texts.WITH_WORDS)[role])
        self.drop.setVisible(kept)

    def keep(self, store: DraftStore, role: str, path: Path | None) -> None:
        """Keep an image for a role, or none; UserError if it is no sound image."""
        from cchc_desktop.documents.pdf.signature_image import MOST_BYTES, check_image  # noqa: PLC0415 - needs Pillow

        raw = read_bytes(path, MOST_BYTES) if path else b""
        if path:
            check_image(raw, path.name)
        Settings(store).set_signature_image(role, raw)
        self.show_kept(store, role)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, signing_texts.CHOOSE_IMAGE, "", signing_texts.IMAGE_FILTER)
        if name:
            self.chosen.emit(Path(name))
