"""The pictures a form's rows are shown by: whatever happens, they are as if everything had just been painted."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, NONE, SHIFT, press, write
from ui.forms.page import FormPage
from ui.forms.paint import RowState
from ui.forms.pictures import RowPictures
from ui.forms.view import FormView

DOWN = Qt.Key.Key_Down
Keys = tuple[str | tuple[Qt.Key, Qt.KeyboardModifier], ...]
ACTS: dict[str, tuple[str, Keys]] = {
    "a figure that gives findings in several rows": ("7:6.7.2", ("999999",)),
    "another row": ("7:6.7.2", ((DOWN, NONE),)),
    "several rows": ("7:6.7.2", ((DOWN, SHIFT), (DOWN, SHIFT))),
    "a note": ("7:6.7.2", ((Qt.Key.Key_F4, NONE), "Có phụ lục")),
    "rows hidden": ("3:3.3", ((Qt.Key.Key_H, CTRL),)),
}


def painted(view: FormView) -> QImage:
    """Return the rows as the table shows them, without the editor."""
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    view.viewport().render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    return image


def painted_anew(view: FormView) -> QImage:
    """Return the rows at the same place of the table, nothing kept of what was painted."""
    place = view.verticalScrollBar().value()
    view.lay_out()
    view.verticalScrollBar().setValue(place)
    return painted(view)


@pytest.mark.parametrize(("place", "keys"), ACTS.values(), ids=ACTS.keys())
def test_rows_are_shown_as_if_all_had_just_been_painted(
    shown: MakePage, sample: OpenReport, place: str, keys: Keys
) -> None:
    view = cast("FormPage", shown(sample, place)).view
    QApplication.processEvents()
    before = painted(view)
    for key in keys:
        if isinstance(key, str):
            write(key)
        else:
            press(*key)
    view.save()
    after = painted(view)

    assert after != before
    assert after == painted_anew(view)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75])
def test_rows_leave_no_pixel_between_them_on_any_screen(shown: MakePage, sample: OpenReport, ratio: float) -> None:
    view = cast("FormPage", shown(sample, "form.7")).view
    widths, bare = view.layout_of.widths, QColor("magenta")
    image = QImage(round(widths.total * ratio), round(600 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(bare)
    pictures, top = RowPictures(widths, view.paints), -7
    painter = QPainter(image)
    for row, laid in enumerate(view.laid):
        pictures.draw(painter, row, top, laid, RowState(), None)
        top += laid.height
    painter.end()

    assert top > 600
    for x in (0, image.width() - 1):
        assert [y for y in range(image.height()) if image.pixelColor(x, y) == bare] == []
