"""Qt's own texts, in its dialogs and menus, are Vietnamese."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.words.qt_texts import QtWords, qt_words

NAMES = {"QShortcut", "QPageSize"}
"""The contexts of the names of keys and of sizes of paper, which are the same in Vietnamese."""
UNSEEN = {
    "Form", "...", "Cannot load library %1: %2", "QT_LAYOUT_DIRECTION", "mm", "Pica (P̸)", "Didot (DD)", "Cicero (CC)",
}  # fmt: skip
"""Texts that are never shown: names of forms, a line for the log, a question about direction; and names of units."""

Save = QFileDialog.AcceptMode.AcceptSave
Open = QFileDialog.AcceptMode.AcceptOpen
Mode = QFileDialog.FileMode


class Asked(QtWords):
    """Keeps what Qt asked for and the table does not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.left: set[str] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        same = source.startswith("Alt+") or source[:1].isdigit()  # a key; "4 (2x2)"
        if source and not qt_words(source) and context not in NAMES and not same:
            self.left.add(source)
        return super().translate(context, source, disambiguation, n)


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[Asked]:
    asked = Asked()
    qapp.installTranslator(asked)
    yield asked
    qapp.removeTranslator(asked)


def close_next(found: list[str]) -> None:
    """Close the question that is about to be asked, once it is there; keep what it says."""

    def close() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QDialog):
            QTimer.singleShot(10, close)
            return
        found.append(box.text() if isinstance(box, QMessageBox) else box.windowTitle())
        box.reject()

    QTimer.singleShot(0, close)


@pytest.mark.parametrize(
    ("accept", "mode", "name", "said"),
    [
        (Save, Mode.AnyFile, "có.xlsx", "Đã có tệp có.xlsx."),
        (Open, Mode.ExistingFile, "không.xlsx", "Không có tệp này."),
        (Open, Mode.Directory, "không", "Không có thư mục này."),
    ],
)
def test_dialogs_for_files_and_what_they_ask(
    qtbot: QtBot, asked: Asked, tmp_path: Path, accept: QFileDialog.AcceptMode, mode: Mode, name: str, said: str
) -> None:
    (tmp_path / "có.xlsx").write_bytes(b"")
    dialog = QFileDialog(None, "Nhập tệp", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(accept)
    dialog.setFileMode(mode)
    dialog.show()
    lines: list[QLineEdit] = [*dialog.findChildren(QLineEdit)]
    lines[0].setText(name)
    found: list[str] = []
    close_next(found)
    dialog.accept()
    assert said in found[0]
    assert asked.left - UNSEEN == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows its own dialog for printing")
def test_the_dialog_for_printing_and_the_properties_of_a_printer(qtbot: QtBot, asked: Asked) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    buttons: list[QPushButton] = [*dialog.findChildren(QPushButton)]
    found: list[str] = []
    close_next(found)
    next(button for button in buttons if button.text() == "Đặ&c tính").click()
    assert found == ["Đặc tính máy in"]
    assert asked.left - UNSEEN == set()


def test_menus_of_text_fields(qtbot: QtBot, asked: Asked) -> None:
    fields: list[QLineEdit | QTextEdit | QPlainTextEdit] = [QLineEdit("một"), QTextEdit("một"), QPlainTextEdit("một")]
    for field in fields:
        qtbot.addWidget(field)
        menu: QWidget = field.createStandardContextMenu()
        words = {action.text().partition("\t")[0] for action in menu.actions()}
        assert {"Cắt", "Chép", "Dán", "Xóa", "Chọn hết"} <= words
    assert asked.left - UNSEEN == set()


def test_buttons_of_questions(qtbot: QtBot, asked: Asked) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    for button in (QMessageBox.StandardButton.Ok, QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Close):
        box.addButton(button)
    assert {button.text() for button in box.buttons()} == {"Đồng ý", "Hủy", "Đóng"}
    assert asked.left - UNSEEN == set()
