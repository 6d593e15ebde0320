"""The whole way of a new form, by the window alone: from a blank form to a report opened at another office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.checks.explained import to_explain
from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.taken_templates import TAKEN
from cchc_desktop.handoff import drives
from cchc_desktop.report.template import Template
from tests.ui.keys import ALT, CTRL, press, write
from ui.handing.export_page import ExportPage
from ui.receiving.page import PackagePage
from ui.receiving.template_package_page import TemplatePackagePage
from ui.report.view import ReportView
from ui.shell.window import MainWindow
from ui.taking.page import TakingPage
from ui.templates.template_page import TemplatesPage

PATIENCE = 60_000
BOX, PADDING = 36, 8
"""The width of the box to tick before a figure with the padding beside it, and the padding above and below."""
FORM: tuple[tuple[str, ...], ...] = (
    ("PHỤ LỤC SỐ LIỆU BÁO CÁO CẢI CÁCH HÀNH CHÍNH NĂM 2026 TỈNH SÔNG LAM",),
    ("BIỂU SỐ 1: KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH CỦA UBND CẤP XÃ",),
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"),
    ("1", "Hồ sơ trong kỳ"),
    ("1.1", "Tỷ lệ hồ sơ TTHC giải quyết đúng hạn", "%"),
    ("1.1.1", "Tổng số hồ sơ TTHC đã giải quyết trong kỳ", "Hồ sơ"),
    ("1.1.2", "Số hồ sơ TTHC đã giải quyết đúng hạn", "Hồ sơ"),
    ("2", "Có mô hình một cửa liên xã (Có = 1; Không = 0)"),
    ("3", "Tổng số cuộc họp, gồm:", "Cuộc"),
    ("3.1", "Họp trực tiếp", "Cuộc"),
    ("3.2", "Họp trực tuyến", "Cuộc"),
)
SHOP: tuple[tuple[object, ...], ...] = (
    ("STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết"),
    (1, "Hộ tịch", 610, 600, 595, 5, 10),
    (2, "Chứng thực", 700, 700, 700, 0, 0),
    ("", "Tổng số", 1310, 1300, 1295, 5, 10),
)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(drives, "removable_drives", list)
    for name, rows in (("biểu.xlsx", FORM), ("một cửa.xlsx", SHOP)):
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(tmp_path / name)
    (tmp_path / "USB").mkdir()
    yield tmp_path
    TAKEN.open(None)


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    window = MainWindow(DataFolder(folder))
    qtbot.addWidget(window)
    window.begin()
    with qtbot.waitActive(window):
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
    assert window.navigation.drafts.desk is not None
    window.navigation.drafts.desk.store  # noqa: B018 - the property opens it
    return window


def desk_of(window: MainWindow) -> Desk:
    assert window.navigation.drafts.desk is not None
    return window.navigation.drafts.desk


def test_a_blank_form_becomes_a_report_at_another_office(qtbot: QtBot, folders: Path) -> None:
    window = opened(qtbot, folders / "xã")
    make_template(qtbot, window, folders)
    write_report(qtbot, window, folders)
    close_and_pack(qtbot, window, folders)
    assert window.close()
    receive(qtbot, folders)


def make_template(qtbot: QtBot, window: MainWindow, folders: Path) -> None:
    """Settings, templates, the blank form: every question kept, the template named, kept and handed out."""
    window.navigation.open_settings()
    assert window.side.settings is not None
    window.side.settings.templates.click()
    page = window.side.page
    assert isinstance(page, TemplatesPage)
    page.build_from(folders / "biểu.xlsx")
    qtbot.waitUntil(lambda: not page.job.running, timeout=PATIENCE)
    assert "so với mẫu “Báo cáo cải cách hành chính cấp xã (từ tháng 7 năm 2026)”" in page.plan.note.text()
    page.plan.table.setFocus()
    asked = 0
    while page.plan.plan is not None and page.plan.plan.doubts:
        page.plan.next_doubt()
        press(Qt.Key.Key_Return)
        asked += 1
    assert asked
    for name, text in (("id", "song-lam-2026"), ("name", "CCHC xã 2026, Sông Lam"), ("since", "01/01/2026")):
        field = page.plan.facts.fields[name]
        field.setText(text)
        field.editingFinished.emit()
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.job.running, timeout=PATIENCE)
    template = library.find("song-lam-2026")
    assert template is not None, page.notice.title.text() + page.notice.text.text()
    assert template.dossiers == {"1:1.1.1": ("settled",), "1:1.1.2": ("settled.in_time",)}
    page.hand_out_to(folders / "USB", "Sở Nội vụ tỉnh Sông Lam")
    qtbot.waitUntil(lambda: not page.job.running, timeout=PATIENCE)
    assert [path.suffix for path in (folders / "USB").iterdir()] == [".cchcm"]


def write_report(qtbot: QtBot, window: MainWindow, folders: Path) -> None:
    """A new report by the new template: figures typed, those of the one-stop shop taken from its table."""
    window.navigation.open_start()
    window.navigation.open_new()
    new = window.side.new
    assert new is not None
    new.year.setCurrentIndex(new.year.findData(2026))
    new.year.activated.emit(new.year.currentIndex())
    row = next(
        at for at in range(new.template.count()) if cast("Template", new.template.itemData(at)).id == "song-lam-2026"
    )
    new.template.setCurrentIndex(row)
    new.template.activated.emit(row)
    new.periods.choose("2026-H1")
    new.choice.show_unit({"kind": "xã", "name": "An Thanh", "district": "", "province": "tỉnh Sông Lam", "code": ""})
    new.doors.choose(next(iter(type(new.doors.chosen))))
    new.make.click()
    view = window.report
    assert view is not None
    assert view.open_report.template.id == "song-lam-2026"
    view.go("taking")
    taking = view.page
    assert isinstance(taking, TakingPage)
    taking.take_file(folders / "một cửa.xlsx")
    qtbot.waitUntil(lambda: not taking.job.running, timeout=PATIENCE)
    qtbot.waitUntil(taking.write.isEnabled)
    every_figure_is_whole(taking.figures)
    taking.write_figures()
    report = view.open_report
    assert {key: report.report.text(key) for key in ("1:1.1.1", "1:1.1.2")} == {"1:1.1.1": "1300", "1:1.1.2": "1295"}
    view.go("1:2")
    write("1\n7\n4\n3\n")
    assert report.report.text("1:3") == "7"
    view.go("letter.signer")
    write("Nguyễn Văn An\t")
    found = {finding.at[0] for finding in report.outcome.findings}
    assert not found & report.template.rows.keys(), "a rate that is computed is not missing"
    assert report.template.form("1").short == "Kết quả giải quyết thủ tục"
    assert report.outcome.summary["errors"] == 0, [finding.message for finding in report.outcome.findings]


def every_figure_is_whole(figures: QListWidget) -> None:
    """The words of each figure, broken into lines beside its box, have room in its item, and the item in the list."""
    for at in range(figures.count()):
        rect = figures.visualItemRect(figures.item(at))
        assert rect.right() < figures.viewport().width()
        assert figures.item(at).text().count("\n") == 1
        beside = QRect(0, 0, rect.width() - BOX, 1 << 16)
        words = figures.fontMetrics().boundingRect(beside, Qt.TextFlag.TextWordWrap, figures.item(at).text())
        assert words.height() + PADDING <= rect.height()


def close_and_pack(qtbot: QtBot, window: MainWindow, folders: Path) -> None:
    view = cast("ReportView", window.report)
    press(Qt.Key.Key_8, ALT)
    press(Qt.Key.Key_F8)
    for _ in to_explain(view.open_report.outcome):
        write("Kỳ này chưa thống kê.\n")
    press(Qt.Key.Key_C, ALT)
    assert view.open_report.report.state == "closed"
    qtbot.waitUntil(lambda: window.report is not None and window.report.open_report.report.state == "closed")
    window.navigation.open_start()
    window.navigation.open_report(view.open_report.ref)
    sealed = cast("ReportView", window.report)
    sealed.go("export")
    page = sealed.page
    assert isinstance(page, ExportPage)
    page.handover.choose_folder(folders / "USB")
    with qtbot.waitSignal(page.handover.job.succeeded, timeout=PATIENCE):
        page.handover.pack()


def receive(qtbot: QtBot, folders: Path) -> None:
    """The other office takes the template up from its package, then opens the report."""
    window = opened(qtbot, folders / "tỉnh")
    assert library.find("song-lam-2026") is None
    (handed,), (package,) = (folders / "USB").glob("*.cchcm"), (folders / "USB").glob("*.cchc")
    window.navigation.take_file(handed)
    page = window.side.page
    assert isinstance(page, TemplatePackagePage)
    qtbot.waitUntil(page.verdict.open.isVisible, timeout=PATIENCE)
    page.verdict.open.click()
    assert library.find("song-lam-2026") is not None
    window.navigation.take_file(package)
    received = window.side.page
    assert isinstance(received, PackagePage)
    qtbot.waitUntil(received.verdict.open.isVisible, timeout=PATIENCE)
    received.open_as_draft()
    assert window.report is not None
    report = window.report.open_report
    assert (report.report.text("1:1.1.2"), report.template.id) == ("1295", "song-lam-2026")
    assert report.template == library.find("song-lam-2026")
    assert window.close()
