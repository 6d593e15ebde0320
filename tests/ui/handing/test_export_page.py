"""The export page: files are really written, stopped and failed work is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.exporting import FORMATS, export_files, review_of
from cchc_desktop.desk.sending.preview_pdf import LaidOut, lay_out
from tests.ui.conftest import OpenWindow, close_report
from tests.ui.keys import CTRL, press
from ui.handing import page_preview
from ui.handing.export_page import ExportPage
from ui.report import printing
from ui.report.view import ReportView
from ui.shell.window import MainWindow


@pytest.fixture
def page(open_window: OpenWindow, desk: Desk, tmp_path: Path) -> ExportPage:
    view = open_window(desk.add_sample(printed=False).ref).report
    assert view is not None
    view.go("export")
    assert isinstance(view.page, ExportPage)
    folder = tmp_path / "xuất"
    folder.mkdir()
    view.page.files.choose_folder(folder)
    return view.page


def only(page: ExportPage, *suffixes: str) -> None:
    for suffix, box in page.files.formats.boxes.items():
        box.setChecked(suffix in suffixes)


def test_enter_writes_every_chosen_file(page: ExportPage, qtbot: QtBot) -> None:
    only(page, *page.files.formats.boxes)
    with qtbot.waitSignal(page.job.succeeded, timeout=60_000):
        press(Qt.Key.Key_Return)

    written = {path.suffix: path.stat().st_size for path in page.files.folder.iterdir()}
    assert set(written) == {".pdf", ".xlsx", ".docx", ".json"}
    assert min(written.values()) > 1000
    assert page.notice.title.text().startswith("Đã ghi 4 tệp")
    assert all(path.name in page.notice.text.text() for path in page.files.folder.iterdir())


def test_the_step_is_ticked_once_the_sealed_report_is_exported(
    open_window: OpenWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    opened = desk.open(desk.add_sample(printed=False).ref)
    close_report(opened)
    view = open_window(opened.ref).report
    assert view is not None
    view.go("export")
    assert isinstance(view.page, ExportPage)
    assert done(view) == "chưa làm"
    view.page.files.choose_folder(tmp_path)
    only(view.page, "json")
    with qtbot.waitSignal(view.page.job.succeeded, timeout=20_000):
        press(Qt.Key.Key_Return)
    assert done(view) == "đã ổn"

    window = view.window()
    assert isinstance(window, MainWindow)
    window.navigation.open_start()
    window.navigation.open_report(opened.ref)
    assert window.report is not None
    assert done(window.report) == "đã ổn"


def done(view: ReportView) -> str:
    """Return the words of the mark of the export in the rail."""
    model = view.rail.rail_model
    (step,) = [step for step in view.flow.steps if step.kind == "export"]
    return str(model.row_of(step).data(Qt.ItemDataRole.AccessibleTextRole)).rpartition(", ")[2]


def test_what_was_written_is_shown_where_it_is_seen(page: ExportPage, qtbot: QtBot) -> None:
    page.window().resize(1366, 690)
    only(page, "json")
    with qtbot.waitSignal(page.job.succeeded, timeout=20_000):
        page.files.write.click()

    def seen() -> bool:
        return page.notice.visibleRegion().boundingRect().height() == page.notice.height()

    qtbot.waitUntil(seen, timeout=2000)


def test_only_what_is_chosen_is_written(page: ExportPage, qtbot: QtBot) -> None:
    only(page, "json")
    assert page.files.write.text() == "Xuất 1 tệp"
    with qtbot.waitSignal(page.job.succeeded, timeout=20_000):
        page.files.write.click()

    (path,) = page.files.folder.iterdir()
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "cchc-report/1"


def test_the_button_says_that_nothing_is_chosen(page: ExportPage) -> None:
    only(page)
    page.files.write.click()

    assert page.files.write.text() == "Chọn ít nhất một loại tệp"
    assert not page.job.running


def test_a_folder_that_is_gone_is_shown(page: ExportPage, qtbot: QtBot) -> None:
    only(page, "json")
    page.files.choose_folder(page.files.folder / "không có")
    with qtbot.waitSignal(page.job.failed, timeout=20_000):
        page.files.write.click()

    assert page.notice.title.text().startswith("Không ghi được tệp")
    assert page.files.write.isEnabled()


def test_a_preview_that_fails_is_shown_and_ends_no_export(page: ExportPage) -> None:
    page.files.write.click()
    page.preview.failed.emit(UserError("Không dàn được trang.", "Thử lại."))

    assert page.notice.title.text() == "Không dàn được trang."
    assert page.job.running
    assert not page.files.write.isEnabled()


def test_a_report_that_waits_for_a_preview_that_fails_is_laid_out_next(
    page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, opened, go_on = page.preview, page.open_report, Event()
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=60_000)
    preview.stop()

    def failing(*_: object) -> Iterator[LaidOut]:
        yield from ()
        go_on.wait(60)
        raise UserError("Không dàn được trang.")

    monkeypatch.setattr(page_preview, "lay_out", failing)
    preview.show_report(opened.report, opened.template, None)
    monkeypatch.setattr(page_preview, "lay_out", lay_out)
    changed = opened.report.with_edit("letter.signer", "Trần Thị Bình")
    preview.show_report(changed, opened.template, None)
    before = preview.pdf
    with qtbot.waitSignal(preview.failed, timeout=20_000):
        go_on.set()
    qtbot.waitUntil(lambda: preview.pdf != before, timeout=60_000)

    assert preview.number.text() == f"Trang 1 / {preview.pages}"


def test_stopping_leaves_no_half_file(page: ExportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.job.cancelled, timeout=60_000):
        page.files.write.click()
        page.job.cancel()  # before a step is heard of: files are written faster than the window hears

    assert all(path.stat().st_size > 1000 for path in page.files.folder.iterdir())
    assert not any(path.name.endswith(".part") for path in page.files.folder.iterdir())
    assert page.notice.title.text() == "Đã dừng xuất tệp."


def test_leaving_the_report_while_writing_ends_the_work(page: ExportPage) -> None:
    page.files.write.click()
    assert page.job.running
    window = page.window()
    assert isinstance(window, MainWindow)
    window.navigation.open_start()

    assert not page.job.running


def test_the_formats_offered_are_those_of_the_registry(page: ExportPage) -> None:
    assert list(page.files.formats.boxes) == list(FORMATS)
    assert [box.text() for box in page.files.formats.boxes.values()] == [written.name for written in FORMATS.values()]


def test_the_pages_are_those_of_the_file(page: ExportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.preview.page.pixmap().isNull(), timeout=60_000)
    path = page.files.folder / "report.pdf"
    for _step in export_files(page.open_report.report, page.open_report.template, [("pdf", path)]):
        pass

    assert page.preview.pdf == path.read_bytes()
    assert page.preview.number.text() == f"Trang 1 / {page.preview.pages}"
    page.preview.show_page(2)
    qtbot.waitUntil(lambda: not page.preview.list.item(page.preview.pages - 1).icon().isNull(), timeout=60_000)
    assert page.preview.number.text() == f"Trang 3 / {page.preview.pages}"


def test_an_edit_lays_the_pages_out_again(page: ExportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.preview.pdf), timeout=60_000)
    before = page.preview.pdf
    page.open_report.edit("letter.number", "77")

    qtbot.waitUntil(lambda: page.preview.pdf != before, timeout=60_000)


def test_a_draft_is_printed_with_its_marks(page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(page.files.folder / "in.pdf"))
    monkeypatch.setattr(printing, "ask_printer", lambda *_: printer)
    with qtbot.waitSignal(page.job.succeeded, timeout=120_000):
        press(Qt.Key.Key_P, CTRL)

    review = review_of(page.open_report, printed=1)
    laid_out = list(lay_out(page.open_report.report, page.open_report.template, review))[-1]
    assert isinstance(laid_out, LaidOut)
    assert (page.files.folder / "in.pdf").read_bytes() == laid_out.pdf
    assert page.notice.title.text().startswith("Đã ghi 1 tệp vào")
    assert "in.pdf" in page.notice.text.text()


def test_some_pages_are_drawn_as_on_paper(page: ExportPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    report, template = page.open_report.report, page.open_report.template
    laid_out = list(lay_out(report, template, None))[-1]
    assert isinstance(laid_out, LaidOut)
    printer.setFromTo(2, laid_out.pages)
    for _step in printing.print_pages(printer, report, template, None):
        pass

    printed, whole = pypdfium2.PdfDocument(tmp_path / "in.pdf"), pypdfium2.PdfDocument(laid_out.pdf)
    wide = [sheet.get_width() > sheet.get_height() for sheet in printed]
    assert len(printed) == laid_out.pages - 1
    assert wide == [sheet.get_width() > sheet.get_height() for sheet in whole][1:]


def test_what_the_machine_cannot_open_is_shown_with_its_place(
    page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with qtbot.waitSignal(page.job.succeeded, timeout=60_000):
        page.export()
    page.notice.button.click()

    assert page.notice.isVisible()
    assert str(page.files.folder) in page.notice.text.text()


def test_no_printer_chosen_prints_nothing(page: ExportPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda *_: None)
    press(Qt.Key.Key_P, CTRL)

    assert not page.job.running
