"""A page is laid out before it is painted the first time: no line of it is seen squeezed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QLabel

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import OpenWindow


@pytest.mark.parametrize("place", ["form.7", "form.3", "review", "recipients", "export"])
def test_a_page_that_is_opened_first_has_its_height_at_once(
    sample: OpenReport, open_window: OpenWindow, place: str
) -> None:
    window = open_window(sample.ref)
    window.resize(1024, 600)
    view = window.navigation.current.view
    assert view is not None
    view.go(place)
    assert view.page is not None
    labels: Iterable[QLabel] = view.page.findChildren(QLabel)
    wrapped = [each for each in labels if each.isVisible() and each.wordWrap() and each.text()]
    assert wrapped
    assert [each.text() for each in wrapped if each.height() < each.heightForWidth(each.width())] == []
