"""The signature of a received package, and the comparison of its key with the slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.packages import receiving
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.unit_key import GROUP, GROUPS, digits_of
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.words import receiving_texts

if TYPE_CHECKING:
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.handoff.verifying import Verification


class SlipField(QLineEdit):
    """A field for the fingerprint from the slip; its text is selected when it gets the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the text."""
        super().focusInEvent(event)
        self.selectAll()


class SignatureCard(QFrame):
    """A card with the signature, the key's fingerprint in groups, and a field to compare an unknown one with the slip.

    Signal `compared` has the digits typed from the slip.
    """

    compared = Signal(str)

    def __init__(self, asks: str = receiving_texts.SLIP_FINGERPRINT, note: str = receiving_texts.SLIP_NOTE) -> None:
        super().__init__()
        self._words = asks, note
        self.setProperty("frame", "card")
        self._icon, self._state = Icon("circle-check", "ok"), label("", "strong", wrap=True)
        self._name, self._digits = label(receiving_texts.KEY_FINGERPRINT, "note"), label("", "number")
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field, self.progress = SlipField(), label("", "note")
        self.field.setAccessibleName(asks)
        self.field.setAccessibleDescription(note)
        self.field.setFixedWidth(theme.px(440))
        self.trust = Button(receiving_texts.TRUST, key="Enter")
        self.notice = Notice()
        self._compare = QWidget()
        self._wanted = ""
        self._lay_out()
        self.field.textChanged.connect(self._show_progress)
        self.field.returnPressed.connect(self._emit_typed)
        self.trust.clicked.connect(self._emit_typed)

    def show_key(self, found: Verification) -> None:
        """Show the state of the signature, and ask for the slip if the key is unknown."""
        altered = found.trust is not None and not found.whole
        icon, ink, words = receiving_texts.SIGNED_BEFORE if altered else receiving_texts.SIGNATURES[found.signature]
        self._icon.show_icon(icon, ink)
        set_text_if_changed(self._state, words)
        restyle(self._state, "ink", ink)
        self._wanted = found.key.fingerprint if found.key and found.trust else ""
        set_text_if_changed(self._digits, self._wanted)
        for part in (self._name, self._digits):
            part.setVisible(bool(self._wanted))
        self._compare.setVisible(found.whole and found.trust is not KeyTrust.KNOWN)
        self.setAccessibleName(f"{words}. {self._wanted}")

    def remember(self, keyring: Keyring, found: Verification, typed: str) -> Verification | None:
        """Store the key if the digits typed from the slip are its own; return the new verification, None if not."""
        try:
            trusted = receiving.trust(keyring, found, typed)
        except UserError as error:
            self.notice.show_error(error)
            self.notice.stay_with(self.field.text)
            return None
        self.show_key(trusted)
        unit = trusted.statement.unit if trusted.statement else ""
        self.notice.show_message("ok", receiving_texts.TRUSTED.format(unit))
        return trusted

    @property
    def asks(self) -> bool:
        """Whether the slip is asked for."""
        return not self._compare.isHidden()

    def _show_progress(self, typed: str) -> None:
        """Show how many groups agree; an unfinished one is not compared."""
        wanted, digits = digits_of(self._wanted), digits_of(typed)
        groups = [digits[at : at + GROUP] for at in range(0, len(digits), GROUP)]
        whole = [group for group in groups if len(group) == GROUP]
        wrong = next((n for n, group in enumerate(whole) if wanted[n * GROUP : (n + 1) * GROUP] != group), None)
        if wrong is not None:
            words, ink = receiving_texts.SLIP_DIFFERS.format(wrong + 1), "warn"
        elif digits == wanted:
            words, ink = receiving_texts.SLIP_SAME, "ok"
        else:
            words, ink = receiving_texts.SLIP_GROUPS.format(len(whole), GROUPS) if digits else "", ""
        set_text_if_changed(self.progress, words)
        restyle(self.progress, "ink", ink)

    def _emit_typed(self) -> None:
        self.compared.emit(self.field.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(receiving_texts.KEY_CARD, "card-title"))
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._icon)
        state.addWidget(self._state, 1)
        column.addLayout(state)
        column.addWidget(self._name)
        column.addWidget(self._digits)
        column.addWidget(self._compare)
        inside = QVBoxLayout(self._compare)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(4)
        asks, note = self._words
        name = label(asks, "strong")
        name.setBuddy(self.field)
        inside.addWidget(name)
        inside.addWidget(label(note, "note", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addWidget(self.progress, 1)
        inside.addLayout(row)
        inside.addLayout(row_of(self.trust, None))
        column.addWidget(self.notice)
