"""The fields of a unit: typing its name lists communes, a choice fills the others."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.units import commune_search
from cchc_desktop.units.commune import Era
from cchc_desktop.units.commune_search import is_read, read_index
from cchc_desktop.units.unit_kinds import kinds_of
from tests.ui.conftest import activate
from tests.ui.keys import CTRL, compose, focused, press, write
from ui.units import catalogue_reader
from ui.units.unit_choice import UnitChoice
from ui.units.unit_fields import UnitFields

AN_THANH = {
    "kind": "xã", "name": "An Thanh", "district": "huyện Quỳnh Phụ", "province": "tỉnh Thái Bình", "code": "12541",
}  # fmt: skip


def in_window(qtbot: QtBot, part: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(part)
    column.addStretch(1)
    window.resize(960, 600)
    activate(qtbot, window)
    return window


@pytest.fixture(autouse=True, scope="module")
def lists_are_read() -> None:
    """Read the lists first, so that a search answers at once; one test waits for them."""
    for era in Era:
        read_index(era)


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[UnitFields]:
    made = UnitFields()
    made.show_kinds(kinds_of("commune", Era.DISTRICTS), two_tiers=False)
    window = in_window(qtbot, made)
    made.name.setFocus()
    yield made
    window.close()


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[UnitChoice]:
    made = UnitChoice()
    made.show_kinds(kinds_of("commune", Era.DISTRICTS), two_tiers=False)
    window = in_window(qtbot, made)
    made.line.setFocus()
    yield made
    window.close()


def listing(fields: UnitFields) -> bool:
    return fields.name.is_listing


def test_a_commune_chosen_by_the_arrows_fills_every_field_and_the_code(fields: UnitFields) -> None:
    write("an thanh qp")
    assert listing(fields)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert fields.unit() == AN_THANH
    assert not listing(fields)
    assert fields.fields["name"].note.text() == "Mã 12541 theo danh mục cấp xã"


def test_enter_without_an_arrow_keeps_the_typed_name_and_goes_on(fields: UnitFields) -> None:
    write("An Thanh\n")
    assert fields.unit() == {"kind": "", "name": "An Thanh", "district": "", "province": "", "code": ""}
    assert focused() is fields.editors["district"]


def test_a_changed_part_loses_the_code_and_another_spelling_keeps_it(fields: UnitFields) -> None:
    fields.show_unit(AN_THANH | {"name": "Hoà Bình", "code": "00001"})
    fields.editors["name"].setText("Hòa Bình")
    assert fields.unit()["code"] == "00001"
    fields.editors["district"].setText("huyện Tứ Kỳ")
    assert fields.unit()["code"] == ""


def test_with_two_tiers_the_new_communes_are_listed_and_no_district_is_asked_for(fields: UnitFields) -> None:
    fields.show_kinds(kinds_of("commune", Era.TWO_TIERS), two_tiers=True)
    write("chi minh hai phong")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert fields.unit() == {
        "kind": "xã", "name": "Chí Minh", "district": "", "province": "thành phố Hải Phòng", "code": "11131",
    }  # fmt: skip
    confirmed: list[bool] = []
    fields.confirmed.connect(lambda: confirmed.append(True))
    press(Qt.Key.Key_Return)
    assert confirmed


def test_escape_and_leaving_close_the_list_without_a_change(fields: UnitFields) -> None:
    write("an thanh")
    press(Qt.Key.Key_Escape)
    assert not listing(fields)
    write(" ")
    assert listing(fields)
    press(Qt.Key.Key_Tab)
    assert not listing(fields)
    assert fields.unit()["name"] == "An Thanh".lower()


def test_a_word_being_composed_is_left_alone_and_found_once_it_is_written(fields: UnitFields) -> None:
    compose("th", "thà", "thành", done=False)
    assert not listing(fields)
    compose("thành")
    assert listing(fields)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert fields.name.text().startswith("Thành")


def test_a_click_chooses(fields: UnitFields) -> None:
    write("an thanh qp")
    assert fields.name.found
    view = fields.name.found.view
    at = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert fields.unit() == AN_THANH
    assert focused() is fields.name


def test_one_line_takes_the_first_by_enter_and_confirms_by_the_next(choice: UnitChoice) -> None:
    confirmed: list[bool] = []
    choice.confirmed.connect(lambda: confirmed.append(True))
    write("an thanh qp\n")
    assert choice.unit() == AN_THANH
    assert choice.line.text() == "xã An Thanh"
    assert choice.about.text() == "huyện Quỳnh Phụ, tỉnh Thái Bình, mã 12541"
    assert not confirmed
    press(Qt.Key.Key_Return)
    assert confirmed


def test_units_in_use_come_first(choice: UnitChoice) -> None:
    choice.offer([AN_THANH])
    write("an thanh\n")
    assert choice.unit() == AN_THANH


def test_a_name_in_no_list_is_taken_without_a_code_and_its_parts_are_asked_for(choice: UnitChoice) -> None:
    choice.show_unit(AN_THANH)
    write("Cồn Mới")
    press(Qt.Key.Key_Return, CTRL)
    assert choice.unit() == AN_THANH | {"kind": "", "name": "Cồn Mới", "code": ""}
    assert focused() is choice.editors["kind"]
    write("x")
    assert choice.line.text() == "xã Cồn Mới"
    assert choice.about.text() == "huyện Quỳnh Phụ, tỉnh Thái Bình, không có mã"


def test_a_text_that_is_left_without_a_choice_gives_way_to_the_unit_as_it_was(choice: UnitChoice) -> None:
    choice.show_unit(AN_THANH)
    write("tu xu")
    press(Qt.Key.Key_Tab)
    assert choice.line.text() == "xã An Thanh"
    assert choice.unit() == AN_THANH


def test_a_unit_in_the_wrong_form_shows_its_parts(choice: UnitChoice) -> None:
    choice.show_unit({"kind": "xã", "name": "UBND xã An Thanh"})
    assert choice.fields.isVisible()
    assert "chỉ ghi tên riêng" in choice.fields.fields["name"].note.text()
    choice.show_unit(AN_THANH)
    assert not choice.fields.isVisible()


def test_letters_typed_before_the_lists_are_read_do_not_wait_for_them(
    fields: UnitFields, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are read on a thread; what was typed meanwhile is searched for then, if the line still has the focus."""
    started, go_on = Event(), Event()

    def reading(era: Era) -> None:
        started.set()
        assert go_on.wait(10)
        read_index(era)

    monkeypatch.setattr(commune_search, "_READ", set())
    monkeypatch.setattr(catalogue_reader, "read_index", reading)
    write("an thanh qp")
    assert started.wait(10)
    assert fields.name.text() == "an thanh qp"
    assert not listing(fields)
    go_on.set()
    qtbot.waitUntil(lambda: listing(fields))
    assert is_read(Era.DISTRICTS)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert fields.unit() == AN_THANH
