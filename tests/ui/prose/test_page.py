"""The page of a section, driven by keys, over a real SQLite draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.store import open_drafts
from tests.ui.conftest import MakePage, OpenWindow
from tests.ui.keys import CTRL, compose, focused, press, write
from ui.prose.page import SectionPage
from ui.prose.text_edit import ProseEdit
from ui.prose.text_form import Chip


def page_of(shown: MakePage, report: OpenReport, place: str) -> SectionPage:
    return cast("SectionPage", shown(report, place))


def test_typed_text_is_on_disk_after_a_pause(
    sample: OpenReport, shown: MakePage, qtbot: QtBot, store: DraftStore, tmp_path: Path
) -> None:
    page = page_of(shown, sample, "IV")
    page.editor.selectAll()
    write("Tie\b\biếp tục rà soát.")
    compose("đ", "đế", "đến")
    qtbot.waitUntil(lambda: sample.report.text("IV").endswith("đến"), timeout=2000)
    store.close()
    again = open_drafts(tmp_path)
    assert again.load(sample.ref).report.text("IV") == "Tiếp tục rà soát.đến"
    again.close()


def test_text_is_saved_when_another_tab_is_shown(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "II.2.a")
    write("Mới. ")
    page.head.tabs["II.2.c"].click()
    assert sample.report.text("II.2.a").startswith("Mới. ")
    assert page.section.code == "II.2.c"
    assert focused() is page.editor


def test_opening_a_page_changes_no_text(sample: OpenReport, shown: MakePage, store: DraftStore) -> None:
    for code in sample.template.sections:
        page_of(shown, sample, code).leave()
    assert len(store.history(sample.ref)) == 1


def test_a_link_from_the_list_is_put_at_the_caret(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "II.6")
    press(Qt.Key.Key_F3)
    line = next(row for row, each in enumerate(page.figures.list.figures.lines) if each.key == "7:6.7.2")
    page.figures.list.setCurrentIndex(page.figures.list.figures.index(line))
    press(Qt.Key.Key_Return)
    assert sample.report.text("II.6").startswith("{7:6.7.2}")
    assert focused() is page.editor
    write(" hồ sơ. ")
    page.leave()
    assert sample.report.text("II.6").startswith("{7:6.7.2} hồ sơ. ")
    assert page.figures.list.figures.lines[line].uses >= 1


def test_figures_are_found_by_number_or_words(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "II.6")
    page.figures.search.setFocus()
    write("6.7.2")
    assert [line.key for line in page.figures.list.figures.lines if line.key] == ["7:6.7.2"]
    write("\n")
    assert "{7:6.7.2}" in sample.report.text("II.6")


def keys_of(page: SectionPage) -> list[str]:
    return [line.key for line in page.figures.list.figures.lines if line.key]


def test_a_number_finds_its_own_row_first_then_its_value(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "II.2.c")
    press(Qt.Key.Key_F3)
    write("2")
    found = keys_of(page)
    exact = [key for key in found if key.endswith(":2")]
    table = sample.outcome.subject.table
    values = [key for key in found if table.printed(key) == "2" and key not in exact]
    assert exact
    assert found[: len(exact) + len(values)] == exact + values
    assert "3:2.2" in found[len(exact) + len(values) :]
    press(Qt.Key.Key_Return)
    assert f"{{{exact[0]}}}" in sample.report.text("II.2.c")
    press(Qt.Key.Key_F3)
    write("1387")
    assert keys_of(page)[0] == "3:3.3.1"


def test_letters_typed_on_the_list_go_to_its_search_and_accents_do_not_count(
    sample: OpenReport, shown: MakePage
) -> None:
    page = page_of(shown, sample, "II.6")
    press(Qt.Key.Key_F3)
    page.figures.list.setFocus()
    write("tuyen truc tiep nhan 6.7.2")
    assert page.figures.search.text() == "tuyen truc tiep nhan 6.7.2"
    assert keys_of(page) == ["7:6.7.2"]
    press(Qt.Key.Key_Return)
    assert sample.report.text("II.6").startswith("{7:6.7.2}")


def test_enter_puts_in_what_is_shown_as_chosen_and_an_empty_list_says_so(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "II.6")
    press(Qt.Key.Key_F3)
    write("hồ sơ")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert focused() is page.figures.search
    chosen = page.figures.list.chosen()
    assert chosen == keys_of(page)[2]
    press(Qt.Key.Key_Return)
    assert sample.report.text("II.6").startswith(f"{{{chosen}}}")
    press(Qt.Key.Key_F3)
    before = sample.report.text("II.6")
    write("xyz")
    assert page.figures.none.isVisible()
    assert "xyz" in page.figures.none.text()
    press(Qt.Key.Key_Return)
    assert sample.report.text("II.6") == before


def test_a_wrong_link_is_underlined_and_listed(sample: OpenReport, shown: MakePage) -> None:
    sample.edit("II.6", "Có {7:9.9} hồ sơ.")
    page = page_of(shown, sample, "II.6")
    assert page.found.isVisible()
    assert underlined(page.editor, 3)
    assert not underlined(page.editor, 1)
    page.found.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.editor.chosen_chip() == Chip("7:9.9")


def underlined(editor: ProseEdit, position: int) -> bool:
    """Return whether the text at a position is drawn with a wavy line."""
    block = editor.document().findBlock(position)
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    at = position - block.position()
    spans: list[Any] = block.layout().formats()  # PySide's stubs leave the fields of a span out
    return any(each.start <= at < each.start + each.length and each.format.underlineStyle() is wave for each in spans)


def test_an_empty_section_says_so_until_it_is_written(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    page.editor.selectAll()
    press(Qt.Key.Key_Delete)
    page.leave()
    assert page.found.isVisible()
    write("Rà soát thủ tục.")
    page.leave()
    assert not page.found.isVisible()


def test_paragraphs_that_begin_with_a_dash_hang(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    page.editor.selectAll()
    write("Đầu\n- một\n+ hai")
    page.leave()
    blocks = page.editor.document()
    indents = [blocks.findBlockByNumber(number).blockFormat().textIndent() for number in range(3)]
    assert indents[0] == 0
    assert indents[1] == indents[2] < 0
    assert sample.report.text("IV") == "Đầu\n- một\n+ hai"


def test_hard_spaces_and_wide_letters_are_kept_and_found(sample: OpenReport, shown: MakePage) -> None:
    sample.edit("IV", "Điều\N{NO-BREAK SPACE}1 \N{GRINNING FACE} {7:9.9}")
    page = page_of(shown, sample, "IV")
    page.leave()
    assert sample.report.text("IV") == "Điều\N{NO-BREAK SPACE}1 \N{GRINNING FACE} {7:9.9}"
    page.go_to("IV@9:16")
    assert page.editor.chosen_chip() == Chip("7:9.9")
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert page.place() == "IV@16:16"


def test_an_undone_edit_shows_in_the_text(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    before = sample.report.text("IV")
    write("Sai ")
    page.leave()
    sample.undo()
    assert page.section.text() == before


def test_only_plain_text_is_pasted(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    assert not page.editor.acceptRichText()
    assert page.editor.tabChangesFocus()


def test_what_word_writes_as_control_characters_is_pasted_as_it_looks(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    press(Qt.Key.Key_A, CTRL)
    QApplication.clipboard().setText(
        "Ban hành kế hoạch\x0bvề việc tuyên truyền\r\ntrang một\x0ctrang hai; số 08/KH\x1eĐP\x1f\n"
        "\uf0b7\tmột\n•  hai\n– ba\n–5 độ"
    )
    press(Qt.Key.Key_V, CTRL)
    page.leave()
    assert sample.report.text("IV").split("\n") == [
        "Ban hành kế hoạch", "về việc tuyên truyền", "trang một", "trang hai; số 08/KH-ĐP",
        "- một", "- hai", "- ba", "–5 độ",
    ]  # fmt: skip
    assert "đổi 2 dấu ngắt dòng, ngắt trang" in page.notice.accessibleName()
    assert page.notice.isVisible()


def test_unseen_letters_that_are_typed_are_left_out_and_said(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    press(Qt.Key.Key_A, CTRL)
    write("Rà\u200b soát\x0bthủ\u00ad tục")
    compose("đ", "đo\u200bàn")
    assert page.editor.toPlainText() == "Rà soát\nthủ tụcđoàn"
    assert page.notice.isVisible()
    assert "bỏ 1 ký tự không nhìn thấy" in page.notice.accessibleName()
    page.leave()
    assert sample.report.text("IV") == "Rà soát\nthủ tụcđoàn"
    assert page.section.text() == sample.report.text("IV")


def test_control_home_and_end_go_to_the_ends_of_the_text(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "II.6")
    press(Qt.Key.Key_End, CTRL)
    assert page.editor.textCursor().atEnd()
    press(Qt.Key.Key_Home, CTRL)
    assert page.editor.textCursor().atStart()


def test_a_bullet_within_a_line_stays(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    press(Qt.Key.Key_End, CTRL)
    before = page.section.text()
    QApplication.clipboard().setText("• x")
    press(Qt.Key.Key_V, CTRL)
    assert page.section.text() == f"{before}• x"


def test_guidance_folds(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "IV")
    assert page.guidance.text.isVisible()
    press(Qt.Key.Key_F1, CTRL)
    assert not page.guidance.text.isVisible()


def test_f9_asks_for_the_form(sample: OpenReport, shown: MakePage, qtbot: QtBot) -> None:
    page = page_of(shown, sample, "II.2.c")
    with qtbot.waitSignal(page.wants) as asked:
        press(Qt.Key.Key_F9)
    assert asked.args == ["form.3"]


def test_values_in_the_list_follow_the_figures(sample: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, sample, "II.6")
    sample.edit("7:6.7.2", "1300")
    assert [line.value for line in page.figures.list.figures.lines if line.key == "7:6.7.2"] == ["1.300"]


def test_figures_of_other_forms_are_shown_where_they_are_used_and_found_by_searching(
    sample: OpenReport, shown: MakePage
) -> None:
    page = page_of(shown, sample, "II.2.c")
    lines = page.figures.list.figures.lines
    assert [line.key for line in lines if line.key.startswith("7:")] == ["7:6.7", "7:6.7.1", "7:6.7.2"]
    sample.edit("7:6.7.2", "1400")
    assert [line.key for line in page.figures.list.figures.lines if line.severity] == ["7:6.7.2"]
    page.figures.search.setFocus()
    write("đầu tư công")
    assert {line.key.partition(":")[0] for line in page.figures.list.figures.lines if line.key} == {"6"}


def test_a_year_of_five_digits_is_found_while_typing_and_mended_by_one_key(
    sample: OpenReport, open_window: OpenWindow, qtbot: QtBot
) -> None:
    sample.edit("IV", "Xã sẽ rà soát thủ tục.")
    sample.move_cursor("IV@22:22")
    view = open_window(sample.ref).navigation.current.view
    assert view is not None
    page = cast("SectionPage", view.page)
    write(" Kế hoạch số 11/KH-UBND ngày 15/02/20263 của UBND xã.")
    qtbot.waitUntil(lambda: "text.date" in [entry.finding.rule for entry in page.found.entries], timeout=3000)
    press(Qt.Key.Key_Home, CTRL)
    while page.findings.current is None or page.findings.current.rule != "text.date":
        assert page.find_next(back=False)
    press(Qt.Key.Key_Return, CTRL)
    assert "ngày 15/02/2023 của" in view.open_report.report.text("IV")
    press(Qt.Key.Key_Z, CTRL)
    assert "ngày 15/02/20263 của" in view.open_report.report.text("IV")
