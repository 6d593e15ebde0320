"""The smoke test of the window, which a frozen program runs by itself: every icon drawn, one page painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cchc_desktop.base.errors import UserError
from resources import FOLDER
from ui.kit import theme
from ui.shell.single_instance import SingleInstance
from ui.shell.window import MainWindow
from ui.words import common_texts
from ui.words.qt_texts import QtWords

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from cchc_desktop.desk.drafts.home import Home

_ICON = 64


def run_smoke_test(home: Home, ref: str, place: str) -> str:
    """Open the window over a data folder, and a draft in it at a place; return the painted parts in words.

    UserError if one was not painted.
    """
    app = QApplication([common_texts.PROGRAM])
    app.installTranslator(QtWords(app))
    theme.apply(app)
    icons = _icons()
    only = SingleInstance(home.folder, app)
    if only.call_first():
        raise UserError("thư mục tạm đã có cửa sổ khác")
    window = MainWindow(home)
    window.show()
    window.begin()
    window.navigation.open_report(ref)
    try:
        return f"{icons} biểu tượng, {_page(window, place)}"
    finally:
        window.close()
        window.end()
        only.close()
        app.processEvents()  # writes the window's settings before its folder is removed


def _page(window: MainWindow, place: str) -> str:
    if window.report is None:
        raise UserError("không mở được bản thảo trong cửa sổ")
    window.report.go(place)
    QApplication.processEvents()
    title = window.windowTitle()
    return f"trang {place} của “{title}” có {_painted(window.grab(), title)} màu"


def _icons() -> int:
    names = [file.name for file in (FOLDER / "icons").iterdir() if file.name.endswith(".svg")]
    for name in names:
        _painted(theme.pixmap(name.removesuffix(".svg"), "text", _ICON), name)
    return len(names)


def _painted(picture: QPixmap, name: str) -> int:
    """Return the number of colours of a picture; UserError if it is empty."""
    image = picture.toImage()
    lines = {image.pixel(x, y) for y in range(0, image.height(), 4) for x in range(image.width())}
    if len(lines) < 2:  # noqa: PLR2004 - one colour is an empty picture
        raise UserError(f"{name} vẽ ra không có gì")
    return len(lines)
