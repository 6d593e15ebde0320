"""The box around the span of the current finding."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from ui.kit import theme
from ui.prose.page import SectionPage
from ui.prose.reading.span_box import span_boxes

WRONG = "31/02/2023"
TEXT = f"Xã ban hành kế hoạch ngày {WRONG}.\n" + "Xã đã làm xong. " * 20 + "\nHọp ngày 30/02/2023."


@pytest.fixture
def page(sample: OpenReport, shown: MakePage) -> SectionPage:
    sample.edit("IV", TEXT)
    return cast("SectionPage", shown(sample, "IV"))


def _picture(page: SectionPage) -> QImage:
    QApplication.processEvents()
    return page.editor.viewport().grab().toImage()


def _boxed(page: SectionPage, start: int, end: int) -> bool:
    """Return whether the left edge of a span's first box has the colour of an error."""
    box = next(span_boxes(page.editor.document(), start, end))
    picture, ratio = _picture(page), page.devicePixelRatioF()
    wanted, x = theme.color("error"), round(box.left() * ratio)
    columns = range(max(0, x - 2), x + 3)
    return any(_alike(picture.pixelColor(at, round(box.center().y() * ratio)), wanted) for at in columns)


def _alike(one: QColor, other: QColor) -> bool:
    pairs = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return all(abs(a - b) < 60 for a, b in pairs)


def test_the_current_finding_has_a_box_and_it_goes_with_the_caret(page: SectionPage) -> None:
    first, last = TEXT.index(WRONG), TEXT.index("30/02")
    assert not _boxed(page, first, first + len(WRONG))
    page.find_next(back=False)
    assert _boxed(page, first, first + len(WRONG))
    assert not _boxed(page, last, last + len(WRONG))
    page.find_next(back=False)
    assert _boxed(page, last, last + len(WRONG))
    assert not _boxed(page, first, first + len(WRONG))


def test_a_span_on_several_lines_has_a_box_on_each(page: SectionPage) -> None:
    line = page.editor.document().findBlockByNumber(1)
    boxes = list(span_boxes(page.editor.document(), line.position(), line.position() + line.length() - 1))
    assert len(boxes) == line.layout().lineCount() > 1
    assert all(above.bottom() <= below.top() for above, below in pairwise(boxes))
    assert all(box.right() <= page.editor.viewport().width() for box in boxes)
