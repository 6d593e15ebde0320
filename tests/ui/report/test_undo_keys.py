"""The keys of a focused field, while fields come and go."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import activate
from ui.report.undo_keys import FieldKeys


def test_a_field_that_is_deleted_with_the_focus_is_watched_no_longer(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    gone, stays = QLineEdit(), QLineEdit()
    column = QVBoxLayout(page)
    for field in (stays, gone):
        column.addWidget(field)
    FieldKeys(page)
    activate(qtbot, page)
    gone.setFocus()
    with qtbot.captureExceptions() as unexpected:
        shiboken6.delete(gone)
        stays.setFocus()
    assert stays.hasFocus()
    assert unexpected == []
