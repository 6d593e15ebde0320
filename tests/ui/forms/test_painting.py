"""The painting of a form's rows: only what changed is painted, on screens of any pixel ratio."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, NONE, SHIFT, press, write
from ui.forms.page import FormPage
from ui.forms.row_painter import RowPainter, RowState
from ui.forms.table import FormTable
from ui.kit import theme

DOWN = Qt.Key.Key_Down
Keys = tuple[str | tuple[Qt.Key, Qt.KeyboardModifier], ...]
ACTS: dict[str, tuple[str, Keys]] = {
    "a figure that gives findings in several rows": ("7:6.7.2", ("999999",)),
    "another row": ("7:6.7.2", ((DOWN, NONE),)),
    "several rows": ("7:6.7.2", ((DOWN, SHIFT), (DOWN, SHIFT))),
    "a note": ("7:6.7.2", ((Qt.Key.Key_F4, NONE), "Có phụ lục")),
    "rows hidden": ("3:3.3", ((Qt.Key.Key_H, CTRL),)),
}


def screen(view: FormTable) -> QImage:
    """Return the table as the screen shows it, once everything that waits is painted: it is not painted for this."""
    QApplication.processEvents()
    window, place = view.window(), view.mapTo(view.window(), QPoint())
    return window.screen().grabWindow(window.winId(), place.x(), place.y(), view.width(), view.height()).toImage()


@pytest.mark.parametrize(("place", "keys"), ACTS.values(), ids=ACTS.keys())
def test_the_screen_shows_what_painting_all_again_would_show(
    shown: MakePage, sample: OpenReport, place: str, keys: Keys
) -> None:
    view = cast("FormPage", shown(sample, place)).view
    QApplication.setCursorFlashTime(0)
    before = screen(view)
    for key in keys:
        if isinstance(key, str):
            write(key)
        else:
            press(*key)
        view.save()
        QApplication.processEvents()
    after = screen(view)
    view.window().repaint()
    view.viewport().repaint()

    assert after != before
    assert after == screen(view)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75])
def test_rows_leave_no_pixel_between_them_and_all_have_their_line(
    shown: MakePage, sample: OpenReport, ratio: float
) -> None:
    view = cast("FormPage", shown(sample, "form.7")).view
    widths, bare = tuple(view.columnWidth(column) for column in range(view.model().columnCount())), QColor("magenta")
    image = QImage(round(sum(widths) * ratio), round(600 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(bare)
    painter, top, edges = QPainter(image), -7, []
    for laid in view.laid:
        RowPainter(painter, view.paints, laid, widths, RowState()).paint(top)
        top += laid.height
        edges += [round(top * ratio)] if top < 600 else []
    painter.end()

    assert top > 600
    assert len(edges) > 10
    for x in (0, image.width() - 1):
        column = [image.pixelColor(x, y) for y in range(image.height())]
        assert bare not in column
        assert [column[edge - 1] for edge in edges] == [theme.color("line")] * len(edges)


@pytest.mark.parametrize("value", ["99.999.999.999.999", "2.649.523.000.000 đồng", "99.999.999.999 x" + "9" * 60])
def test_a_long_value_is_painted_smaller_or_marked_as_cut_at_its_end(
    shown: MakePage, sample: OpenReport, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.edit("7:6.7.2", value)
    view = cast("FormPage", shown(sample, "7:6.7.1")).view
    painted: list[tuple[str, bool]] = []
    paint = view.paints.text

    def note(painter: QPainter, rect: QRect, text: str, size: int, ink: str, **how: Any) -> None:  # noqa: ANN401
        within = view.paints.metrics(size, bold=how.get("bold", False)).horizontalAdvance(text) <= rect.width()
        painted.append((text, within))
        paint(painter, rect, text, size, ink, **how)

    monkeypatch.setattr(view.paints, "text", note)
    view.viewport().repaint()
    long = [(text, within) for text, within in painted if text.startswith(value[:8])]
    assert long
    for text, within in long:
        assert within
        assert text.startswith(value) or (text.endswith("…") and len(value) > 40)
