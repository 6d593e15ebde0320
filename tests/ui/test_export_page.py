"""The export page: files are really written, stopped and failed work is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.desk import Desk
from tests.ui.conftest import OpenWindow
from tests.ui.keys import press
from ui.export_page import ExportPage
from ui.window import MainWindow


@pytest.fixture
def page(open_window: OpenWindow, desk: Desk, tmp_path: Path) -> ExportPage:
    view = open_window(desk.add_sample(printed=False).ref).report
    assert view is not None
    view.go("export")
    assert isinstance(view.page, ExportPage)
    folder = tmp_path / "xuất"
    folder.mkdir()
    view.page.choose_folder(folder)
    return view.page


def only(page: ExportPage, *suffixes: str) -> None:
    for suffix, box in page.boxes.items():
        box.setChecked(suffix in suffixes)


def test_enter_writes_all_three_files(page: ExportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.job.succeeded, timeout=60_000):
        press(Qt.Key.Key_Return)

    written = {path.suffix: path.stat().st_size for path in page.folder.iterdir()}
    assert set(written) == {".pdf", ".xlsx", ".json"}
    assert min(written.values()) > 1000
    assert page.notice.title.text().startswith("Đã ghi 3 tệp")
    assert all(path.name in page.notice.text.text() for path in page.folder.iterdir())


def test_only_what_is_chosen_is_written(page: ExportPage, qtbot: QtBot) -> None:
    only(page, "json")
    assert page.write.text() == "Xuất 1 tệp"
    with qtbot.waitSignal(page.job.succeeded, timeout=20_000):
        page.write.click()

    (path,) = page.folder.iterdir()
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "cchc-report/1"


def test_nothing_chosen_is_said_on_the_button(page: ExportPage) -> None:
    only(page)
    page.write.click()

    assert page.write.text() == "Chọn ít nhất một loại tệp"
    assert not page.job.running


def test_a_folder_that_is_gone_is_told(page: ExportPage, qtbot: QtBot) -> None:
    only(page, "json")
    page.choose_folder(page.folder / "không có")
    with qtbot.waitSignal(page.job.failed, timeout=20_000):
        page.write.click()

    assert page.notice.title.text().startswith("Không ghi được tệp")
    assert page.write.isEnabled()


def test_stopping_leaves_no_half_file(page: ExportPage, qtbot: QtBot) -> None:
    page.job.progressed.connect(page.job.cancel)
    with qtbot.waitSignal(page.job.cancelled, timeout=60_000):
        page.write.click()

    assert all(path.stat().st_size > 1000 for path in page.folder.iterdir())
    assert not any(path.name.endswith(".part") for path in page.folder.iterdir())
    assert page.notice.title.text() == "Đã thôi xuất tệp."


def test_leaving_the_report_while_writing_ends_the_work(page: ExportPage) -> None:
    page.write.click()
    assert page.job.running
    window = page.window()
    assert isinstance(window, MainWindow)
    window.open_start()

    assert not page.job.running
