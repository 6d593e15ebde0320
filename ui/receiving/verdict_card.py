"""The verdict on a received package, and warnings before it is opened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cchc_desktop.desk.packages import verdict
from cchc_desktop.handoff.key_trust import KeyTrust
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words import receiving_texts
from ui.words.answering import look_texts

if TYPE_CHECKING:
    from cchc_desktop.handoff.verifying import Verification

_FAULTS = 4
_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "error": "circle-x"}

_VERDICTS = {
    KeyTrust.KNOWN: receiving_texts.KNOWN,
    KeyTrust.FIRST: receiving_texts.FIRST,
    KeyTrust.REPLACED: receiving_texts.REPLACED,
    KeyTrust.RENAMED: receiving_texts.RENAMED,
    KeyTrust.LOOK_ALIKE: receiving_texts.LOOK_ALIKE,
}


class VerdictCard(QFrame):
    """A card with the verdict on the package in one sentence, the advice under it, and the button to open it."""

    def __init__(self, act: str = receiving_texts.OPEN_AS_DRAFT) -> None:
        super().__init__()
        self._icon = Icon("circle-check", "ok", 20)
        self.title, self.text = label("", "card-title", wrap=True), label("", "note", wrap=True)
        self.open = Button(act, role="primary", key=receiving_texts.OPEN_KEY)
        self.look = Button(look_texts.LOOK, icon="eye", key="Ctrl+L")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.look)
        row.addWidget(self.open)

    def show_verdict(self, found: Verification) -> None:
        """Show the verdict on a verified package."""
        if found.newer:
            role, title, text = receiving_texts.NEWER
        elif not found.whole:
            role, title, text = receiving_texts.BROKEN
            text = "\n".join((text, *_some(dict.fromkeys((*found.faults, *verdict.faults_in_words(found))))))
        else:
            role, title, text = _VERDICTS[found.trust or KeyTrust.FIRST]
            title = title.format(found.known_as)
        restyle(self, "frame", role)
        self._icon.show_icon(_ICONS[role], role)
        set_text_if_changed(self.title, title)
        set_text_if_changed(self.text, text)
        self.text.setVisible(bool(text))
        self.open.setVisible(found.whole)
        self.look.setVisible(found.whole)
        self.setAccessibleName(f"{title} {text}".strip())


class WarningStrip(QFrame):
    """A strip of warnings to read before the package is opened, and the consequence."""

    def __init__(self, icon: str, lines: Sequence[str], note: str) -> None:
        super().__init__()
        self.setProperty("frame", "warn")
        self.title = label("\n".join(lines), "strong", wrap=True)
        self.setAccessibleName(self.title.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(label(note, "note", wrap=True))
        row.addWidget(Icon(icon, "warn", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


def _some(lines: Collection[str]) -> list[str]:
    more = len(lines) - _FAULTS
    return [*islice(lines, _FAULTS), *([receiving_texts.MORE_FAULTS.format(more)] if more > 0 else [])]
