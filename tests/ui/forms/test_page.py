"""The form page, driven by keys, over a real SQLite draft."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.kinds import KINDS
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.store import open_drafts
from tests.ui.conftest import MakePage
from tests.ui.keys import ALT, CTRL, SHIFT, compose, focused, press, write
from ui.forms.editors import EDITORS
from ui.forms.model import NOTE, RESULT
from ui.forms.page import FormPage
from ui.forms.shown_rows import RowLook
from ui.forms.table import FormTable


@pytest.fixture
def table(shown: MakePage) -> ShowTable:
    return ShowTable(shown)


class ShowTable:
    """Shows the form of a place and keeps hold of its page."""

    def __init__(self, shown: MakePage) -> None:
        self._shown = shown

    def __call__(self, report: OpenReport, place: str) -> FormTable:
        self.page = cast("FormPage", self._shown(report, place))
        return self.page.view


def key_of(view: FormTable) -> str:
    return view.form_model.field(view.row, view.column)


def text_here() -> str:
    return cast("QLineEdit", focused()).text()


def reopened(folder: Path, ref: str, key: str) -> str:
    drafts = open_drafts(folder)
    text = drafts.load(ref).report.text(key)
    drafts.close()
    return text


def test_a_typed_figure_is_on_disk_when_its_cell_is_left(
    sample: OpenReport, table: ShowTable, store: DraftStore, tmp_path: Path
) -> None:
    table(sample, "7:6.7.2")
    write("1380\n")
    store.close()
    assert reopened(tmp_path, sample.ref, "7:6.7.2") == "1380"


def test_a_typed_figure_is_on_disk_after_a_pause(
    sample: OpenReport, table: ShowTable, qtbot: QtBot, tmp_path: Path
) -> None:
    table(sample, "7:6.7.2")
    write("1380")
    assert sample.report.text("7:6.7.2") == "1.381"
    qtbot.waitUntil(lambda: sample.report.text("7:6.7.2") == "1380", timeout=2000)
    assert reopened(tmp_path, sample.ref, "7:6.7.2") == "1380"
    assert text_here() == "1380"


def test_a_pause_and_a_leaving_are_one_edit_each(sample: OpenReport, table: ShowTable, store: DraftStore) -> None:
    table(sample, "7:6.7.2")
    write("138")
    table.page.view.save()
    write("0\n")
    assert [change.after for change in store.history(sample.ref)[1:]] == ["138", "1380"]


def test_a_finding_appears_under_its_row_and_goes_when_fixed(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "7:6.7.2")
    clean = view.laid[view.row].height
    row = view.row
    write("1400\n")
    assert any("1.400" in message.finding.message for each in view.laid for message in each.view.messages)
    marked = [each.view.row.no for each in view.laid if each.view.related or each.view.messages]
    assert {"6.7.1", "6.7.2"} <= set(marked)
    view.go(row)
    write("1381\n")
    assert not any("1.400" in message.finding.message for each in view.laid for message in each.view.messages)
    assert view.laid[row].height == clean


def test_a_finding_that_appears_leaves_the_focus_and_the_typed_cell_where_they_are(
    sample: OpenReport, table: ShowTable
) -> None:
    view = table(sample, "7:6.7.2")
    write("1400")
    before, editor = view.rowViewportPosition(view.row), focused()
    view.save()
    assert focused() is editor
    assert view.rowViewportPosition(view.row) == before
    assert text_here() == "1400"


def test_enter_skips_headings_computed_rows_and_rows_of_other_tiers(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "3:1.1")
    stops = [key_of(view)]
    for _ in range(len(view.laid)):
        press(Qt.Key.Key_Return)
        stops.append(key_of(view))
    wanted = [form_key for form_key, row in sample.template.rows.items() if form_key.startswith("3:") and row.fillable]
    assert list(dict.fromkeys(stops)) == wanted
    press(Qt.Key.Key_Return, SHIFT)
    assert key_of(view) == wanted[-2]


def test_the_arrows_reach_rows_that_enter_skips(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "3:3.3.1")
    press(Qt.Key.Key_Up)
    assert key_of(view) == "3:3.3"
    assert not (view.editor.line is not None)
    press(Qt.Key.Key_Down)
    assert (key_of(view), (view.editor.line is not None)) == ("3:3.3.1", True)


def test_a_wrong_value_stays_as_typed(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "7:6.7.2")
    write("khoảng 1.38\n")
    assert sample.report.text("7:6.7.2") == "khoảng 1.38"
    press(Qt.Key.Key_Return, SHIFT)
    assert text_here() == "khoảng 1.38"
    assert view.laid[view.row].view.messages


def test_tab_goes_to_the_note_and_on_to_the_next_row(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "7:6.7.1")
    write("\tTheo hệ thống một cửa\t")
    assert sample.report.text("note.7:6.7.1") == "Theo hệ thống một cửa"
    assert key_of(view) == "7:6.7.2"
    press(Qt.Key.Key_Backtab, SHIFT)
    assert (view.row, view.column) == (view.form_model.row_of("7:6.7.1"), NOTE)


def test_f4_edits_the_note(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "7:6.7.2")
    press(Qt.Key.Key_F4)
    write("Trừ 14 hồ sơ giấy\n")
    assert sample.report.text("note.7:6.7.2") == "Trừ 14 hồ sơ giấy"
    assert view.column == NOTE


def test_escape_gives_the_cell_its_text_back(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "7:6.7.2")
    write("99")
    view.save()
    press(Qt.Key.Key_Escape)
    assert (text_here(), sample.report.text("7:6.7.2")) == ("1.381", "1.381")


def test_f2_puts_the_caret_behind_the_text(sample: OpenReport, table: ShowTable) -> None:
    table(sample, "7:6.7.2")
    press(Qt.Key.Key_F2)
    write("0\n")
    assert sample.report.text("7:6.7.2") == "1.3810"


def test_control_enter_applies_the_fix(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "6:1.1")
    write("2.65\n")
    press(Qt.Key.Key_Return, SHIFT)
    assert "2,65" in view.laid[view.row].view.messages[0].action
    press(Qt.Key.Key_Return, CTRL)
    assert sample.report.text("6:1.1") == "2,65"
    assert text_here() == "2,65"


def test_a_click_on_the_action_applies_the_fix(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "6:1.1")
    write("2.65\n")
    row = view.form_model.row_of("6:1.1")
    assert row is not None
    target = view.laid[row].bands[0].action.center() + QPoint(0, view.rowViewportPosition(row))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert sample.report.text("6:1.1") == "2,65"


def test_a_typed_percent_keeps_its_box_until_the_computed_one_is_taken(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "3:3.3")
    assert view.form_model.views[view.row].look is RowLook.COMPUTED
    press(Qt.Key.Key_F2)
    write("98\n")
    row = view.form_model.row_of("3:3.3")
    assert row is not None
    assert (view.form_model.views[row].look, view.form_model.views[row].result) == (RowLook.BOX, "98")
    view.go(row)
    press(Qt.Key.Key_Return, CTRL)
    assert (view.form_model.views[row].look, view.form_model.views[row].result) == (RowLook.COMPUTED, "99,93")


def test_vietnamese_typed_with_backspaces_is_kept(sample: OpenReport, table: ShowTable) -> None:
    table(sample, "note.7:6.7.2")
    write("Da\bã co\bó tie\b\biếp nhận\n")
    assert sample.report.text("note.7:6.7.2") == "Dã có tiếp nhận"


def test_the_first_letter_of_an_input_method_replaces_the_text(sample: OpenReport, table: ShowTable) -> None:
    table(sample, "3:3.4.1")
    compose("K", "Kh", "Khô", "Không")
    write(" có PAKN\n")
    assert sample.report.text("3:3.4.1") == "Không có PAKN"


def test_the_input_method_is_left_alone_while_a_pause_saves(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "note.7:6.7.2")
    write("số ")
    compose("h", "hồ", done=False)
    view.save()
    compose("hồ")
    write("\n")
    assert sample.report.text("note.7:6.7.2") == "số hồ"


def test_codes_are_typed_or_taken_from_the_list(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "1:5.2")
    write("2\n")
    row = view.form_model.row_of("1:5.2")
    assert row is not None
    assert view.form_model.views[row].result.startswith("2 – ")
    view.go(row)
    press(Qt.Key.Key_Down, ALT)
    codes = QApplication.activePopupWidget()
    assert codes is not None
    QTest.keyClick(codes, Qt.Key.Key_Up)
    QTest.keyClick(codes, Qt.Key.Key_Return)
    view.save()
    assert sample.report.text("1:5.2") == "1"


def test_an_undone_edit_shows_in_the_cell(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "7:6.7.2")
    write("5")
    view.save()
    sample.undo()
    assert text_here() == "1.381"


def test_the_help_unfolds_and_its_key_is_named_where_it_is_cut(sample: OpenReport, table: ShowTable) -> None:
    table(sample, "3:3.3.1")
    table.page.resize(700, 600)
    labels: list[QLabel] = [*table.page.help.findChildren(QLabel)]
    assert "F1 xem đủ lời giải thích" in labels[-1].text()
    press(Qt.Key.Key_F1)
    assert "Esc gập lời giải thích" in labels[-1].text()
    assert not any(label.text().endswith("…") for label in labels)
    press(Qt.Key.Key_F1)
    assert not any(label.text().endswith("…") for label in labels)
    assert table.page.dismiss()
    assert "F1 xem đủ lời giải thích" in labels[-1].text()
    table.page.resize(4000, 600)
    assert "F1" not in labels[-1].text()
    assert not table.page.dismiss()


def test_f9_asks_for_the_section(sample: OpenReport, table: ShowTable, qtbot: QtBot) -> None:
    table(sample, "7:6.7.2")
    with qtbot.waitSignal(table.page.wants) as asked:
        press(Qt.Key.Key_F9)
    assert asked.args == ["II.6"]


def test_work_begins_at_the_first_empty_row(empty: OpenReport, table: ShowTable) -> None:
    empty.edit("2:1.2", "0")
    view = table(empty, "form.2")
    first = next(
        key for key, row in empty.template.rows.items() if key.startswith("2:") and row.fillable and key != "2:1.2"
    )
    assert key_of(view) == first
    assert view.has_focus()


def test_every_kind_of_figure_has_an_editor() -> None:
    assert EDITORS.keys() == KINDS.keys()


def test_the_clipboard_and_screen_readers_get_their_texts(sample: OpenReport, table: ShowTable) -> None:
    view = table(sample, "3:3.3")
    row = view.row
    shown = view.form_model.index(row, RESULT)
    assert view.form_model.data(shown) == "1.386 : 1.387 = 99,93"
    assert (
        view.form_model.data(
            view.form_model.index(view.form_model.row_of("7:1") or row, RESULT), Qt.ItemDataRole.EditRole
        )
        == ""
    )
    assert "3.3 " in view.form_model.data(shown, Qt.ItemDataRole.AccessibleTextRole)


def test_the_head_says_how_many_of_the_rows_are_entered(empty: OpenReport, shown: MakePage) -> None:
    empty.edit("1:2.1", "38")
    page = cast("FormPage", shown(empty, "form.1"))
    labels = cast("list[QLabel]", page.head.findChildren(QLabel))
    words = [label.text() for label in labels if label.text().startswith("Đã nhập")]
    assert words == ["Đã nhập 1/15 chỉ tiêu"]
