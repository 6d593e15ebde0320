"""The units of an office on the settings page."""

from __future__ import annotations

from cchc_desktop.desk.drafts.desk import Desk
from tests.ui.conftest import OpenWindow
from tests.ui.keys import write
from ui.words import settings_texts


def names(desk: Desk) -> list[str]:
    return [unit["name"] for unit in desk.settings.units()]


def test_a_unit_that_is_renamed_stays_one_and_another_is_added_by_choice(open_window: OpenWindow, desk: Desk) -> None:
    desk.settings.remember_unit({"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": ""})
    window = open_window()
    window.navigation.open_settings()
    page = window.side.settings
    assert page is not None
    name = page.unit.editors["name"]
    name.setFocus()
    write(" Mới")
    page.keep_unit()
    assert names(desk) == ["An Thanh Mới"]
    page.units.setCurrentIndex(page.units.findText(settings_texts.ADD_UNIT))
    page.units.activated.emit(page.units.currentIndex())
    name.setFocus()
    write("Tứ Xuyên")
    page.keep_unit()
    assert names(desk) == ["Tứ Xuyên", "An Thanh Mới"]
