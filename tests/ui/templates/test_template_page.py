"""Templates in the window: a province's blank form becomes one, is used, handed out, taken up at another office."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.authoring.template_plan import TemplatePlan
from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.taken_templates import TAKEN
from cchc_desktop.desk.templates.kept_plans import kept_plans
from cchc_desktop.report.template import Template
from db.drafts.store import open_drafts
from tests.ui.keys import CTRL, press
from ui.receiving.template_package_page import TemplatePackagePage
from ui.shell.window import MainWindow
from ui.templates.plain_table import PlainTable
from ui.templates.template_page import TemplatesPage

FORM: tuple[tuple[str, ...], ...] = (
    ("PHỤ LỤC SỐ LIỆU BÁO CÁO CẢI CÁCH HÀNH CHÍNH NĂM 2026",),
    ("Biểu số 1: Giải quyết thủ tục hành chính",),
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"),
    ("1", "Hồ sơ trong kỳ"),
    ("1.1", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%"),
    ("1.1.1", "Tổng số hồ sơ đã giải quyết", "Hồ sơ"),
    ("1.1.2", "Số hồ sơ giải quyết đúng hạn", "Hồ sơ"),
    ("1.2", "Tỷ lệ hồ sơ số hóa kết quả", "%"),
    ("1.2.1", "Số hồ sơ có kết quả bản điện tử", "Hồ sơ"),
    ("2", "Có mô hình một cửa liên xã (Có = 1; Không = 0)"),
    ("3", "Tổng số cuộc họp", "Cuộc"),
    ("3.1", "Họp trực tiếp", "Cuộc"),
    ("3.2", "Họp trực tuyến", "Cuộc"),
)


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in FORM:
        sheet.append(row)
    path = tmp_path / "Biểu Sông Lam 2026.xlsx"
    book.save(path)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "dữ liệu"
    folder.mkdir()
    TAKEN.open(lambda: folder)
    yield folder
    TAKEN.open(None)


@pytest.fixture
def page(qtbot: QtBot, data: Path) -> Iterator[TemplatesPage]:
    store = open_drafts(data)
    made = TemplatesPage(Desk(store, "Lan"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.resize(1366, 768)
        made.show()
        made.activateWindow()
    made.focus_first()
    yield made
    made.stop()
    store.close()


def plan_in(page: TemplatesPage) -> TemplatePlan:
    assert page.plan.plan is not None
    return page.plan.plan


def texts_in(table: PlainTable) -> list[list[str]]:
    cells = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[cell.text() if cell else "" for cell in row] for row in cells]


def built(qtbot: QtBot, page: TemplatesPage, blank: Path) -> None:
    page.build_from(blank)
    qtbot.waitUntil(lambda: not page.job.running, timeout=60_000)


def fill_in(page: TemplatesPage, **texts: str) -> None:
    for name, text in texts.items():
        field = page.plan.facts.fields[name]
        field.setText(text)
        field.editingFinished.emit()


def test_the_list_says_editions_and_looks_through_a_template(qtbot: QtBot, page: TemplatesPage) -> None:
    lines = [page.list.item(row).text() for row in range(page.list.count())]
    assert any("dùng từ 01/7/2025" in line and "kèm chương trình" in line for line in lines)
    template = page.list.current
    assert isinstance(template, Template)
    page.view.choose("3")
    assert [row[0] for row in texts_in(page.view.table)] == [row.no for row in template.form("3").rows]
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(page.view.print.pages) > 3, timeout=20_000)


def test_a_guess_is_kept_by_enter_and_another_chosen_by_its_digit(
    qtbot: QtBot, page: TemplatesPage, blank: Path
) -> None:
    built(qtbot, page, blank)
    plan = plan_in(page)
    asked = {(doubt.key, doubt.about) for doubt in plan.doubts}
    assert {("1:1.2", "ratio"), ("1:3", "sum")} <= asked
    page.plan.table.go_to("1:1.2")
    table = page.plan.table
    table.setFocus()
    assert (plan.row("1:1.2").part, plan.row("1:1.2").whole) == ("1:1.2.1", "1:1.1.1")
    assert page.plan.card.options[1].text() == "2. xã tự ghi tỷ lệ, không tính"
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    row = plan_in(page).row("1:1.2")
    assert (row.part, row.whole) == ("", "")
    assert ("1:1.2", "ratio") not in {(doubt.key, doubt.about) for doubt in plan_in(page).doubts}
    press(Qt.Key.Key_Z, CTRL)
    assert page.plan.plan == plan
    assert kept_plans(page.data) == [plan]


def test_a_row_is_changed_by_its_fields(qtbot: QtBot, page: TemplatesPage, blank: Path) -> None:
    built(qtbot, page, blank)
    page.plan.table.go_to("1:3")
    page.plan.table.setFocus()
    press(Qt.Key.Key_F2)
    fields = page.plan.fields
    assert fields.isVisible()
    fields.parts.setText("")
    fields.tier.setCurrentIndex(fields.tier.findData("province"))
    press(Qt.Key.Key_Return, CTRL)
    row = plan_in(page).row("1:3")
    assert (row.parts, row.tier) == ((), "province")
    assert plan_in(page).doubt("1:3") is None


def test_nothing_is_kept_while_something_is_asked_and_faults_are_shown(
    qtbot: QtBot, page: TemplatesPage, blank: Path
) -> None:
    built(qtbot, page, blank)
    press(Qt.Key.Key_Return, CTRL)
    assert "chưa xem" in page.notice.title.text()
    while plan_in(page).doubts:
        page.plan.keep(0)
    fill_in(page, id="Mã Sai")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.job.running, timeout=60_000)
    assert "chỗ sai" in page.notice.title.text()
    assert "id" in page.plan.faults.item(0).text()
    assert library.find("Mã Sai") is None


def test_a_blank_form_becomes_a_template_that_a_report_is_written_with(
    qtbot: QtBot, page: TemplatesPage, blank: Path, tmp_path: Path, data: Path
) -> None:
    built(qtbot, page, blank)
    while plan_in(page).doubts:
        page.plan.keep(page.plan.card.chosen)
    fill_in(page, id="song-lam-2026", name="CCHC xã 2026, Sông Lam", since="01/01/2026", made_by="Sở Nội vụ Sông Lam")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.job.running, timeout=60_000)
    assert page.notice.title.text().startswith("Đã lưu mẫu “CCHC xã 2026, Sông Lam”")
    template = library.find("song-lam-2026")
    assert template is not None
    assert (str(template.edition.since), template.edition.made_by) == ("2026-01-01", "Sở Nội vụ Sông Lam")
    assert kept_plans(data) == []
    page.hand_out_to(tmp_path, "Sở Nội vụ Sông Lam")
    qtbot.waitUntil(lambda: not page.job.running, timeout=60_000)
    (package,) = tmp_path.glob("*.cchcm")
    page.write_book(tmp_path / "sửa.xlsx")
    qtbot.waitUntil(lambda: not page.job.running, timeout=60_000)
    page.take_up(tmp_path / "sửa.xlsx")
    qtbot.waitUntil(lambda: not page.job.running, timeout=60_000)
    assert page.notice.title.text().startswith("Máy này đã có mẫu")
    other = tmp_path / "xã"
    take_up_in_a_window(qtbot, other, package)


def take_up_in_a_window(qtbot: QtBot, folder: Path, package: Path) -> None:
    """Open the window of another office, drop the package on it, and take the template up."""
    home = DataFolder(folder)
    window = MainWindow(home)
    qtbot.addWidget(window)
    window.begin()
    window.show()
    desk = window.navigation.drafts.desk
    assert desk is not None
    desk.store  # noqa: B018 - the property opens it
    assert library.find("song-lam-2026") is None
    window.navigation.take_file(package)
    shown = window.navigation.side.page
    assert isinstance(shown, TemplatePackagePage)
    qtbot.waitUntil(shown.verdict.open.isVisible)
    shown.verdict.open.click()
    assert isinstance(window.navigation.side.page, TemplatesPage)
    assert library.find("song-lam-2026") is not None
    window.navigation.end()


def test_two_templates_are_compared_row_by_row(page: TemplatesPage) -> None:
    ids = [page.list.item(row).data(Qt.ItemDataRole.UserRole).id for row in range(page.list.count())]
    page.list.setCurrentRow(ids.index("cchc-xa-2025"))
    press(Qt.Key.Key_D, CTRL)
    combo = page.compared.earlier
    combo.setCurrentIndex(next(at for at in range(combo.count()) if combo.itemData(at).id == "cchc-xa-2023"))
    combo.activated.emit(combo.currentIndex())
    rows = texts_in(page.compared.table)
    assert ["", "", "3:3.1.3"] in [row[:3] for row in rows]
    assert any(row[0] == "3:1.4" and row[4].startswith("đổi: chữ") for row in rows)
    assert any(row[4] == "không còn" for row in rows)
    press(Qt.Key.Key_Escape)
    assert page.views.currentWidget() is page.view


def test_files_are_asked_for(qtbot: QtBot, page: TemplatesPage, blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", partial(_answer, str(blank)))
    press(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: page.plan.plan is not None and not page.job.running)


def _answer(path: str, *_asked: object) -> tuple[str, str]:
    return path, ""


def test_a_draft_is_moved_to_the_template_that_is_looked_at_and_back(page: TemplatesPage) -> None:
    desk = page.moving._desk  # noqa: SLF001 - the drafts of the page
    unit = {"kind": "xã", "name": "An Thanh", "district": "", "province": "tỉnh Sông Lam", "code": ""}
    ref = desk.start("cchc-xa-2025", "2026-9M", unit).ref
    opened = desk.open(ref)
    opened.edit("1:1", "40")
    opened.flushed_store()
    ids = [page.list.item(row).data(Qt.ItemDataRole.UserRole).id for row in range(page.list.count())]
    page.list.setCurrentRow(ids.index("cchc-xa-2026"))
    page.move_button.click()
    rows = texts_in(page.moving.table)
    assert ["1:1", "40", "1:1"] in [row[:3] for row in rows]
    assert "hàng mới" in {row[4] for row in rows}
    page.moving.move_button.click()
    (moved,) = desk.drafts()
    assert (moved.template, moved.ref != ref) == ("cchc-xa-2026", True)
    page.moving.notice.button.click()
    assert [(draft.ref, draft.template) for draft in desk.drafts()] == [(ref, "cchc-xa-2025")]

    page.moving.move_button.click()
    (again,) = desk.drafts()
    assert again.template == "cchc-xa-2026"
    page.moving.table.setFocus()
    for _ in range(2):  # the second time nothing is left to be undone
        press(Qt.Key.Key_Z, CTRL)
        assert [(draft.ref, draft.template) for draft in desk.drafts()] == [(ref, "cchc-xa-2025")]
    assert [change.key for change in desk.store.history(ref) if change.key] == ["1:1"]
    assert {draft.ref for draft in desk.store.drafts(binned=True)} == {moved.ref, again.ref}


def test_a_commune_adds_its_rows_to_a_template_by_the_window_and_excel_alone(
    qtbot: QtBot, page: TemplatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [page.list.item(row).data(Qt.ItemDataRole.UserRole).id for row in range(page.list.count())]
    page.list.setCurrentRow(ids.index("cchc-xa-2026"))
    base = page.list.current
    assert isinstance(base, Template)
    book_path = tmp_path / "riêng.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", partial(_answer, str(book_path)))
    page.extend.click()
    qtbot.waitUntil(lambda: base.name in page.notice.title.text(), timeout=60_000)
    assert "Nhận mẫu từ tệp, gói" in page.notice.text.text()

    book = openpyxl.load_workbook(book_path)
    sheet = book["Chỉ tiêu"]
    row = {
        "Số biểu": "3",
        "Số hàng": "8.1",
        "Chỉ tiêu": "Số hồ sơ trả tại nhà",
        "Loại": "số đếm",
        "Đơn vị tính": "Hồ sơ",
    }
    sheet.append([row.get(str(cell.value)) for cell in sheet[1]])
    book.save(book_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", partial(_answer, str(book_path)))
    press(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: page.list.current != base, timeout=60_000)
    made = page.list.current
    assert isinstance(made, Template)
    assert (made.id, made.rows["3:8.1"].label) == (f"{base.id}-rieng", "Số hồ sơ trả tại nhà")
    assert len(made.rows) == len(base.rows) + 1
