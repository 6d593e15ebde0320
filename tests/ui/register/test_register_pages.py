"""The register in the window: on its own page and in a report, by keys alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.register import document_files
from cchc_desktop.desk.register.unit_register import UnitRegister
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.file import read_report, write_report
from tests.make import make_register_entry
from tests.ui.conftest import MakePage, OpenWindow
from tests.ui.keys import CTRL, focused, press, write
from ui.register.register_page import RegisterPage
from ui.register.register_side_page import RegisterSidePage
from ui.register.register_view import RegisterView
from ui.words.writing import register_texts

UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}
PLAN = make_register_entry(date="2023-02-03")
OLD = make_register_entry(number="9", date="2021-05-05", subject="Việc khác", criterion="")


@pytest.fixture
def page(sample: OpenReport, shown: MakePage) -> RegisterPage:
    return cast("RegisterPage", shown(sample, "register"))


def kept(desk: Desk) -> list[tuple[str, ...]]:
    entries = UnitRegister(desk, UNIT).read().entries
    return [(e.number, e.symbol, e.date, e.type, e.body, e.subject, e.criterion) for e in entries]


def shown_numbers(view: RegisterView) -> list[str]:
    return [entry.number for entry in view.table.rows.entries]


def test_documents_are_entered_one_after_the_other_with_enter_alone(page: RegisterPage, desk: Desk) -> None:
    assert focused() is page.view.form.number  # an empty register waits for its first document
    write("12/KH-UBND\n3/2\n\n\ncải cách hành chính năm 2023\n\n\n")
    write("07/QĐ-UBND\n31/01/2023\n\n\nphân công nhiệm vụ\n\n\n")

    assert kept(desk) == [
        ("07", "QĐ-UBND", "2023-01-31", "Quyết định", "UBND xã An Thanh", "phân công nhiệm vụ", ""),
        ("12", "KH-UBND", "2023-02-03", "Kế hoạch", "UBND xã An Thanh", "cải cách hành chính năm 2023", "1:1"),
    ]
    assert shown_numbers(page.view) == ["12", "07"]
    assert focused() is page.view.form.number
    assert page.view.form.is_new


def test_a_document_is_changed_in_its_fields_and_the_report_checked_again(
    page: RegisterPage, desk: Desk, sample: OpenReport
) -> None:
    sample.edit("I", "Thực hiện Kế hoạch số 12/KH-UBND ngày 03/02/2023 của UBND xã.")
    UnitRegister(desk, UNIT).put_all([PLAN, OLD])
    page.go_to("register")
    assert focused() is page.view.table
    press(Qt.Key.Key_Return)
    assert focused() is page.view.form.number
    press(Qt.Key.Key_Return)
    page.view.form.date.selectAll()
    write("04/02/2023")
    press(Qt.Key.Key_Return, CTRL)

    assert [line[2] for line in kept(desk)] == ["2021-05-05", "2023-02-04"]
    assert focused() is page.view.table
    about = [finding for finding in sample.outcome.findings if finding.at[0].startswith("I@")]
    assert [finding.fix and finding.fix.text for finding in about] == ["04/02/2023"]


def test_what_is_typed_is_kept_when_another_row_or_page_is_shown(page: RegisterPage, desk: Desk) -> None:
    UnitRegister(desk, UNIT).put_all([PLAN, OLD])
    page.go_to("register")
    press(Qt.Key.Key_Return)
    page.view.form.subject.setText("đã sửa")
    page.view.table.setFocus()
    press(Qt.Key.Key_Down)
    assert [line[5] for line in kept(desk)] == ["Việc khác", "đã sửa"]
    assert page.view.table.current == OLD  # the key still went to the next row
    press(Qt.Key.Key_N, CTRL)
    write("55/TB-UBND")
    page.leave()
    assert "55" in [line[0] for line in kept(desk)]


def test_documents_are_removed_and_brought_back(page: RegisterPage, desk: Desk) -> None:
    UnitRegister(desk, UNIT).put_all([PLAN, OLD])
    page.go_to("register")
    page.view.table.selectAll()
    press(Qt.Key.Key_Delete)
    assert kept(desk) == []
    page.view.notice.button.click()
    assert [line[0] for line in kept(desk)] == ["9", "12"]


def test_many_are_counted_for_a_row_by_the_menu(page: RegisterPage, desk: Desk) -> None:
    UnitRegister(desk, UNIT).put_all([make_register_entry(number=str(at), criterion="") for at in range(1, 4)])
    page.go_to("register")
    page.view.table.selectAll()
    press(Qt.Key.Key_Period, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [each for each in menu.actions() if "BM1 1" in each.text()]
    action.trigger()
    menu.close()
    assert [line[6] for line in kept(desk)] == ["1:1"] * 3


def test_documents_that_came_with_a_report_are_taken_over(desk: Desk, sample: OpenReport, shown: MakePage) -> None:
    UnitRegister(desk, UNIT).put(PLAN)
    came = read_report(write_report(replace(sample.report, register=(PLAN, OLD))), "report.json", library.find)
    page = cast("RegisterPage", shown(desk.open(desk.import_report(came).ref), "register"))
    assert page.view.own.isVisible()
    assert page.view.own.text() == register_texts.TAKE_OWN.format(1)
    page.view.own.click()
    assert [line[0] for line in kept(desk)] == ["9", "12"]
    assert not page.view.own.isVisible()


def test_the_file_of_a_document_that_came_is_opened_from_its_fields(
    desk: Desk, sample: OpenReport, shown: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    kept_file = document_files.keep(b"%PDF-1.4", "kh12.pdf", desk.store.folder)
    came = replace(sample.report, register=(replace(PLAN, file=kept_file), replace(OLD, file="/etc/passwd")))
    loaded = read_report(write_report(came), "report.json", library.find)
    page = cast("RegisterPage", shown(desk.open(desk.import_report(loaded).ref), "register"))
    page.view.own.click()
    assert [entry.file for entry in page.view.table.rows.entries] == [kept_file, ""]
    page.view.table.choose(page.view.table.rows.entries[0])
    assert page.view.form.file.text() == "kh12.pdf"
    page.view.form.open.click()
    assert opened == [desk.store.folder / kept_file]
    (desk.store.folder / kept_file).write_bytes(b"other")
    page.view.form.open.click()
    assert len(opened) == 1
    assert page.view.notice.isVisible()
    assert "kh12.pdf đã bị sửa" in page.view.notice.title.text()
    page.view.form.begin()
    page.view.form.subject.setText("Việc khác nữa")
    press(Qt.Key.Key_Return, CTRL)
    assert page.view.table.rows.entries[0].file == kept_file


def test_years_and_words_choose_the_rows(page: RegisterPage, desk: Desk) -> None:
    UnitRegister(desk, UNIT).put_all([PLAN, OLD])
    page.go_to("register")
    assert shown_numbers(page.view) == ["12", "9"]
    page.view.year.setCurrentIndex(page.view.year.findData(2021))
    page.view.year.activated.emit(page.view.year.currentIndex())
    assert shown_numbers(page.view) == ["9"]
    page.view.year.setCurrentIndex(0)
    page.view.filter.setFocus()
    write("cai cach")
    assert shown_numbers(page.view) == ["12"]
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("Kế hoạch số 12/KH-UBND ngày 03/02/2023 của UBND xã An Thanh")


def test_a_workbook_is_taken_in_and_its_faults_are_told(page: RegisterPage, desk: Desk, tmp_path: Path) -> None:
    UnitRegister(desk, UNIT).put(PLAN)
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["Số ký hiệu", "Ngày ban hành", "Trích yếu", "Cơ quan ban hành"],
        ["12/KH-UBND", "03/02/2023", "CCHC", "UBND xã An Thanh"],
        ["14/KH-UBND", "31/04/2023", "Khác", "UBND xã An Thanh"],
    ):
        book.active.append(row)
    path = tmp_path / "so.xlsx"
    book.save(path)

    page.view.take_sheet(path)

    assert [line[0] for line in kept(desk)] == ["12", "14"]
    assert page.view.notice.title.text() == register_texts.IMPORTED_KNOWN.format(1, 1)
    assert "hàng 3: không có ngày “31/04/2023”" in page.view.notice.text.text()
    page.view.notice.button.click()
    assert [line[0] for line in kept(desk)] == ["12"]


def test_the_start_page_leads_to_the_register_and_back(open_window: OpenWindow, sample: OpenReport) -> None:
    window = open_window()
    press(Qt.Key.Key_J, CTRL)
    side = window.navigation.side.page
    assert isinstance(side, RegisterSidePage)
    write("12/KH-UBND\n3/2/2023\n")
    press(Qt.Key.Key_Escape)  # out of the fields, then out of the page
    press(Qt.Key.Key_Escape)
    assert window.navigation.side.page is None
    window.navigation.open_report(sample.ref)
    press(Qt.Key.Key_J, CTRL)
    view = window.navigation.current.view
    assert view is not None
    assert isinstance(view.page, RegisterPage)
    assert shown_numbers(view.page.view) == ["12"]
