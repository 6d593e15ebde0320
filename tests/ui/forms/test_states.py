"""The form page beside an earlier report, of a sealed report, with hidden rows, with two messages on one row."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from cchc_desktop.desk.carrying.beginning import begin_from
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.store_protocol import DraftStore
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, focused, press, write
from ui.forms.model import BEFORE, EARLIER, NOTE, RESULT
from ui.forms.page import FormPage
from ui.forms.row_layout import column_widths
from ui.forms.shown_rows import MISSING, RowLook
from ui.kit import theme

FOLDED = 96
"""A column of notes that is narrower shows an icon for each."""


def form_page(shown: MakePage, report: OpenReport, place: str) -> FormPage:
    return cast("FormPage", shown(report, place))


def help_of(page: FormPage) -> str:
    labels: list[QLabel] = list(page.help.findChildren(QLabel))
    return " ".join(part.accessibleName() for part in labels)


def head_of(page: FormPage) -> str:
    labels: list[QLabel] = list(page.head.findChildren(QLabel))
    return " ".join(part.text() for part in labels)


def start_earlier(desk: Desk) -> None:
    ref = desk.start("cchc-xa-2023", "2022-H1", {"kind": "xã", "name": "An Thanh"}).ref
    desk.open(ref).edit_many({"7:6.7.1": "1212", "7:6.7.2": "1044"}, "typed")


def test_the_earlier_period_is_shown_beside_the_rows(shown: MakePage, sample: OpenReport, desk: Desk) -> None:
    start_earlier(desk)
    page = form_page(shown, sample, "7:6.7.2")
    index = page.model.index(page.view.row, EARLIER)
    assert page.model.data(index) == "1.044"
    assert page.model.headerData(EARLIER, Qt.Orientation.Horizontal) == "Cùng kỳ\n6 tháng đầu 2022"
    assert page.view.columnWidth(EARLIER) > 0


def test_only_the_same_period_a_year_before_is_said_to_have_grown(
    shown: MakePage, sample: OpenReport, desk: Desk
) -> None:
    start_earlier(desk)
    assert "Cùng kỳ năm 2022: 1.044, tăng 337." in help_of(form_page(shown, sample, "7:6.7.2"))
    ref = desk.start("cchc-xa-2023", "2023-9M", {"kind": "xã", "name": "An Thanh"}).ref
    later = desk.open(ref)
    later.edit("7:6.7.2", "2000")
    page = form_page(shown, later, "7:6.7.2")
    assert page.model.headerData(BEFORE, Qt.Orientation.Horizontal) == "Kỳ trước\n6 tháng đầu 2023"
    assert page.model.data(page.model.index(page.view.row, BEFORE)) == ""
    assert "6 tháng đầu năm 2023 dài ngắn khác kỳ này" in help_of(page)
    assert "tăng" not in help_of(page)


@pytest.mark.parametrize(
    ("viewport", "year_ago", "latest"), [(590, 0, 0), (680, 116, 0), (760, 116, 0), (1100, 116, 116)]
)
def test_the_columns_of_earlier_periods_give_way_before_the_table_is_cut(
    shown: MakePage, sample: OpenReport, viewport: int, year_ago: int, latest: int
) -> None:
    form_page(shown, sample, "7:6.7.2")  # in the program's theme
    widths = column_widths(viewport, earlier=True, before=True)
    assert (widths[EARLIER], widths[BEFORE]) == (theme.px(year_ago), theme.px(latest))
    assert sum(widths) <= viewport


def test_without_an_earlier_report_its_column_takes_no_room(shown: MakePage, sample: OpenReport) -> None:
    assert form_page(shown, sample, "7:6.7.2").view.columnWidth(EARLIER) == 0


def test_other_tiers_rows_are_hidden_and_passed_over(shown: MakePage, sample: OpenReport) -> None:
    page = form_page(shown, sample, "3:2.3")
    press(Qt.Key.Key_H, CTRL)
    seen = [view for row, view in enumerate(page.model.views) if not page.view.isRowHidden(row)]
    assert all(view.look is not RowLook.OTHER_TIER for view in seen)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert page.place() == "3:3.3"
    page.go_to("3:3.1.1")
    assert page.place() == "3:3.1.1"
    assert not page.head.tiers.isChecked()
    assert not any(page.view.isRowHidden(row) for row in range(len(page.model.views)))


def test_hiding_the_current_row_leads_to_the_next_in_sight(shown: MakePage, sample: OpenReport) -> None:
    page = form_page(shown, sample, "3:3.1.1")
    press(Qt.Key.Key_H, CTRL)
    assert page.place() == "3:3.3"


def test_a_sealed_report_is_read_by_the_same_keys(shown: MakePage, sample: OpenReport, store: DraftStore) -> None:
    store.seal(sample.ref, sample.report, "{}", who="Lan")
    sealed = Desk(store).open(sample.ref)
    page = form_page(shown, sealed, "7:6.7.1")
    assert page.view.editor.line is None
    write("5")
    press(Qt.Key.Key_V, CTRL)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Return)
    assert page.place() == "7:6.7.2"
    assert sealed.report.text("7:6.7.1") == sample.report.text("7:6.7.1")
    assert page.head.paste.isHidden()
    assert not page.grab().isNull()


def test_each_of_two_messages_has_its_action(shown: MakePage, desk: Desk) -> None:
    report = desk.open(desk.add_sample(printed=True).ref)
    page = form_page(shown, report, "6:1.2")
    actions = [message.action for message in page.view.actions_here()]
    assert len(actions) == 2
    press(Qt.Key.Key_Down, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    assert f"Sửa thành {report.report.text('6:1.2')}" == actions[1]


def test_a_code_is_shown_with_its_label_and_kept_without(shown: MakePage, sample: OpenReport) -> None:
    form_page(shown, sample, "1:5.2")
    code = sample.report.text("1:5.2")
    editor = cast("QLineEdit", focused())
    assert editor.text().startswith(f"{code} – ")
    press(Qt.Key.Key_Return)
    assert sample.report.text("1:5.2") == code
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_F2)
    assert cast("QLineEdit", focused()).text() == code


def test_notes_fold_to_icons_in_a_narrow_window(shown: MakePage, sample: OpenReport) -> None:
    page = form_page(shown, sample, "note.7:6.7.2")
    page.resize(860, 600)
    assert page.view.columnWidth(NOTE) < FOLDED
    assert focused().width() > 200
    page.resize(1134, 672)
    assert page.view.columnWidth(NOTE) > FOLDED


def test_a_message_under_the_last_row_is_in_sight(shown: MakePage, sample: OpenReport) -> None:
    page = form_page(shown, sample, "3:3.4.2")
    write("2")
    page.view.save()
    view = page.view
    assert view.form_model.views[view.row].messages
    assert view.rowViewportPosition(view.row) + view.laid[view.row].height <= view.viewport().height()
    assert view.column == RESULT


def test_blanks_are_reported_above_the_last_typed_row_and_below_it_in_the_help_alone(
    shown: MakePage, empty: OpenReport
) -> None:
    page = form_page(shown, empty, "2:1.2")
    shown_messages = {view.key: len(view.messages) for view in page.model.views}
    assert set(shown_messages.values()) == {0}
    labels: list[QLabel] = list(page.help.findChildren(QLabel))
    assert any("Hàng này còn trống" in each.accessibleName() for each in labels)

    page.go_to("2:2.2.1")
    write("3\n")
    shown_messages = {view.key: len(view.messages) for view in page.model.views}
    assert {each.at[0] for each in empty.outcome.findings if each.rule == MISSING} & set(shown_messages) > {"2:1.2"}
    assert [key for key, count in shown_messages.items() if count] == ["2:1.2"]


def test_a_figure_of_the_report_before_is_told_apart_until_it_is_typed_again(shown: MakePage, desk: Desk) -> None:
    ref = begin_from(desk, desk.add_sample(printed=False).ref, "2023-9M").ref
    page = form_page(shown, desk.open(ref), "4:2.1")
    assert "9 số còn như báo cáo trước" in head_of(page)
    row = page.view.row
    view = page.model.views[row]
    assert (view.came_along, view.origin) == (True, "Từ báo cáo 6 tháng đầu năm 2023, chưa sửa")
    assert "chưa sửa" in help_of(page)
    write("21\n")
    assert page.model.views[row].origin == ""
    assert "8 số còn như báo cáo trước" in head_of(page)
