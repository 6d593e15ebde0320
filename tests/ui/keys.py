"""Typing as a keyboard does; QTest's own keyClicks aborts on letters beyond ASCII."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

_KEYS = {"\n": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace, "\t": Qt.Key.Key_Tab}


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key wherever the focus is; shortcuts get it first, as with a real keyboard."""
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """Type any text where the focus is; backspace, tab and newline are the keys of these names."""
    for letter in text:
        if letter in _KEYS:
            press(_KEYS[letter])
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(), QKeyEvent(kind, 0, NONE, letter))


def compose(*stages: str, done: bool = True) -> None:
    """Compose a word through an input method: every stage is shown, the last one is committed unless not done."""
    for stage in stages:
        QApplication.sendEvent(focused(), QInputMethodEvent(stage, []))
    if done:
        event = QInputMethodEvent("", [])
        event.setCommitString(stages[-1])
        QApplication.sendEvent(focused(), event)
