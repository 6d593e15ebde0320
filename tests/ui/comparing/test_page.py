"""The page that compares versions, in the real window and by keys."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.versions.printed_drafts import print_draft
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.file import write_report
from ui.comparing.change_list import said
from ui.comparing.change_rows import FigureRow, HeadRow, TextRow
from ui.comparing.page import ComparePage
from ui.report import printing
from ui.shell.window import MainWindow
from ui.words.versions import comparing_texts

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def edited(sample: OpenReport) -> OpenReport:
    """Return the example printed, then edited in a section, two figures and the letter."""
    print_draft(sample)
    for key, text in {"1:1": "42", "6:1.2": "2.649.523.001", "letter.signer": "Trần Thị Bình"}.items():
        sample.edit(key, text)
    sample.edit("IV", sample.report.text("IV").replace("tháng 7", "tháng 8"))
    return sample


@pytest.fixture
def window(open_window: object, edited: OpenReport) -> MainWindow:
    """Return the window on the edited report."""
    shown = open_window(edited.ref)  # type: ignore[operator] # a fixture that makes windows
    assert isinstance(shown, MainWindow)
    shown.resize(1366, 768)
    return shown


def compared(window: MainWindow) -> ComparePage:
    """Press Ctrl+D and return the page that opens."""
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    page = window.navigation.comparison.page
    assert page is not None
    assert window.views.currentWidget() is page
    return page


def words(page: ComparePage) -> list[str]:
    """Return the rows as screen readers are told them."""
    return [said(row) for row in page.view.changes.rows]


def test_ctrl_d_compares_the_draft_with_its_last_print(window: MainWindow) -> None:
    """What differs is there with both values; what is equal is named, not shown."""
    page = compared(window)
    assert [choice.short for choice in page.bar.pair()] == ["Bản in số 1", "Bản thảo hiện nay"]
    heads = [row.group for row in page.view.changes.rows if isinstance(row, HeadRow)]
    assert heads == ["letter", "I", "II.5", "IV", "form.1", "form.6"]
    assert any("40 → 42 +2" in line for line in words(page))
    assert any("bỏ: 7/2023; thêm: 8/2023" in line for line in words(page))


def test_f8_goes_from_place_to_place_and_ctrl_enter_to_it_in_the_draft(window: MainWindow) -> None:
    """The place in a section is the span of its stored text."""
    page = compared(window)
    seen = []
    while True:
        row = page.view.changes.rows[page.view.look.current.row] if page.view.look.current else None
        if isinstance(row, TextRow) and row.key == "IV":
            break
        seen.append(row)
        QTest.keyClick(page, Qt.Key.Key_F8)
        assert len(seen) < 20
    QTest.keyClick(page, Qt.Key.Key_F8, SHIFT)
    QTest.keyClick(page, Qt.Key.Key_F8)
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    view = window.report
    assert view is not None
    assert window.views.currentWidget() is view
    assert window.navigation.comparison.page is None
    at = view.open_report.report.text("IV").index("8/2023")
    assert view.page is not None
    assert view.page.place() == f"IV@{at + 6}:{at + 6}"


def test_a_figure_is_gone_to_by_its_row(window: MainWindow) -> None:
    """The page of its form opens at its cell."""
    page = compared(window)
    number = next(
        row.place for row in page.view.changes.rows if isinstance(row, FigureRow) and row.change.key == "6:1.2"
    )
    page.view.picked.emit(number)
    page.open_place()
    assert window.report is not None
    assert window.report.page is not None
    assert window.report.page.place() == "6:1.2"


def test_escape_returns_to_the_report_and_its_undo(window: MainWindow, edited: OpenReport) -> None:
    """Nothing of the open report was closed."""
    page = compared(window)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.report is not None
    assert window.views.currentWidget() is window.report
    assert window.report.open_report.ref == edited.ref


def test_the_view_is_kept_and_a_narrow_window_has_one_line(window: MainWindow) -> None:
    """Alt+V turns it; the next comparison begins with it."""
    page = compared(window)
    assert page.bar.sides.isChecked()
    QTest.keyClick(page, Qt.Key.Key_V, ALT)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    page = compared(window)
    assert page.bar.lines.isChecked()
    QTest.keyClick(page, Qt.Key.Key_V, ALT)
    window.resize(1024, 600)
    assert page.bar.lines.isChecked()
    assert page.bar.sides.isHidden()


def test_swapping_turns_the_comparison_around(window: MainWindow) -> None:
    """What was gone came."""
    page = compared(window)
    page.bar.swap.click()
    assert any("42 → 40 -2" in line for line in words(page))


def test_equal_versions_say_so_and_print_nothing(window: MainWindow) -> None:
    """The button says why."""
    page = compared(window)
    page.bar.before.setCurrentIndex(0)
    page.bar.before.activated.emit(0)
    assert page.view.isHidden()
    assert (page.print.text(), page.print.isEnabled()) == (comparing_texts.SAME, False)


def test_a_file_is_compared_and_one_that_cannot_be_read_is_named(
    window: MainWindow, edited: OpenReport, tmp_path: Path
) -> None:
    """What was shown stays."""
    page = compared(window)
    before = words(page)
    (tmp_path / "hỏng.json").write_text("{", encoding="utf-8")
    page.take_file(tmp_path / "hỏng.json", first=True)
    assert "hỏng.json" in page.notice.title.text() + page.notice.text.text()
    assert words(page) == before
    file = tmp_path / "bản khác.json"
    file.write_bytes(write_report(edited.report.with_edit("1:1", "50")))
    page.take_file(file, first=True)
    assert [choice.short for choice in page.bar.pair()] == ["bản khác.json", "Bản thảo hiện nay"]
    assert any("50 → 42 -8" in line for line in words(page))


def test_the_list_compares_the_chosen_draft(window: MainWindow, edited: OpenReport) -> None:
    """From its menu; Esc leads back to the list."""
    window.navigation.open_start()
    window.start.compared.emit(edited.ref)
    page = window.navigation.comparison.page
    assert page is not None
    assert page.column.groups.count() == 6
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.views.currentWidget() is window.start


def test_ctrl_p_prints_only_the_changes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    """A page or two, on the chosen printer."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "khác.pdf"))
    monkeypatch.setattr(printing, "ask_printer", lambda _parent, _title: printer)
    page = compared(window)
    with qtbot.waitSignal(page.job.succeeded, timeout=20_000):
        QTest.keyClick(page, Qt.Key.Key_P, CONTROL)
    assert len(pypdfium2.PdfDocument(tmp_path / "khác.pdf")) <= 2
    assert page.notice.title.text() == comparing_texts.PRINTED.format(len(page._places), tmp_path / "khác.pdf")  # noqa: SLF001 - the number shown


def test_places_are_said_and_counted(window: MainWindow) -> None:
    """The head of the page, the list beside it and the button agree."""
    page = compared(window)
    count = len({row.place for row in page.view.changes.rows if isinstance(row, FigureRow)})
    assert page.print.text() == comparing_texts.PRINT.format(len(page._places))  # noqa: SLF001 - the number shown
    assert count >= 2
