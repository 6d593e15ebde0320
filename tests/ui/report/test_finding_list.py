"""The list of findings alone, as a section shows it: keys, groups, and what stays chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.checks.findings import Finding
from cchc_desktop.report.template import Severity
from tests.ui.conftest import activate
from tests.ui.keys import CTRL, press
from ui.report.finding_list import FindingList
from ui.report.finding_model import FindingEntry, FindingGroup
from ui.report.finding_painter import ListLook


def entry(place: str, fix: str = "") -> FindingEntry:
    return FindingEntry(Finding("r", Severity.WARNING, (place,), f"Xem lại {place}."), place, "Đến chỗ này", fix)


FIRST, SECOND, THIRD = entry("1:1"), entry("1:2", fix="Lấy 5"), entry("2:1")
LINES = (FindingGroup("Biểu mẫu 1", "2 cảnh báo", "form.1"), FIRST, SECOND, FindingGroup("Khác", ""), THIRD)


@pytest.fixture
def shown(qtbot: QtBot) -> FindingList:
    made = FindingList(ListLook(100))
    qtbot.addWidget(made)
    made.resize(700, 300)
    activate(qtbot, made)
    made.setFocus()
    made.show_lines(LINES)
    return made


def test_enter_goes_to_the_place_and_with_ctrl_mends_where_it_can(shown: FindingList) -> None:
    went: list[str] = []
    mended: list[Finding] = []
    shown.wanted.connect(went.append)
    shown.fixed.connect(mended.append)
    for row in (1, 2):
        shown.choose_row(row)
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return, CTRL)

    assert went == ["1:1", "1:1", "1:2"]
    assert mended == [SECOND.finding]


def test_a_group_folds_by_enter_space_and_left_and_unfolds_by_right_alone(shown: FindingList) -> None:
    folded: list[str] = []
    shown.folded.connect(folded.append)
    shown.choose_row(0)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right):
        press(key)
    assert folded == ["form.1"] * 3

    shown.show_lines((FindingGroup("Biểu mẫu 1", "2 cảnh báo", "form.1", folded=True), *LINES[3:]))
    assert shown.currentIndex().row() == 0  # the group stays chosen
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    assert folded == ["form.1"] * 4


def test_the_keys_pass_over_the_head_of_a_group_that_does_not_fold(shown: FindingList) -> None:
    shown.choose_row(2)
    press(Qt.Key.Key_Down)

    assert shown.chosen() == THIRD


def test_a_finding_stays_chosen_and_one_that_is_fixed_gives_its_place_to_the_next(shown: FindingList) -> None:
    shown.choose_row(2)
    shown.show_lines((FIRST, SECOND, THIRD))
    assert shown.chosen() == SECOND

    shown.show_lines((FIRST, THIRD))
    assert shown.chosen() == THIRD

    shown.show_lines((FIRST,))
    assert shown.chosen() == FIRST


def test_the_next_finding_goes_round_in_both_directions(shown: FindingList) -> None:
    wanted = [FIRST.finding, THIRD.finding]
    shown.choose_row(1)
    assert shown.next_row(wanted, back=False, leave=False) == 1
    assert shown.next_row(wanted, back=False, leave=True) == 4
    shown.choose_row(4)
    assert shown.next_row(wanted, back=False, leave=True) == 1
    assert shown.next_row(wanted, back=True, leave=True) == 1
    shown.choose_row(1)
    assert shown.next_row(wanted, back=True, leave=True) == 4
    assert shown.next_row([], back=False, leave=True) == -1


def test_actions_that_leave_a_message_no_room_are_in_the_line_below(shown: FindingList) -> None:
    crowded = FindingEntry(
        Finding("r", Severity.WARNING, ("I",), "“58/KH- UBND”: thừa dấu cách. Viết liền 58/KH-UBND."), "I",
        "Đến chỗ này", "Sửa thành “58/KH-UBND”", reason="Đã hỏi lại.", share="Cùng lý do cho 2 chỗ (Alt+Enter)",
    )  # fmt: skip
    shown.show_lines((crowded,))
    laid = shown.laid(crowded)
    places = [place for _, _, place in laid.actions]

    assert len(places) == 3
    assert min(place.left() for place in places) >= laid.text_x
    assert len(laid.lines) <= 4
    assert max(place.bottom() for place in places) < laid.height
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
