"""What a real printer into a PDF gets: the chosen pages in the chosen order, undistorted on other paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPageRanges, QPageSize, QTransform
from PySide6.QtPrintSupport import QPrinter

from cchc_desktop.desk.sending.preview_pdf import LaidOut, lay_out
from cchc_desktop.desk.work.open_report import OpenReport
from ui.handing.exported_files import file_stem, print_name
from ui.report import printing

_DOTS = 40
"""Enough to tell the pages apart."""


@pytest.fixture
def laid_out(sample: OpenReport) -> bytes:
    step = list(lay_out(sample.report, sample.template, None))[-1]
    assert isinstance(step, LaidOut)
    return step.pdf


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    assert qapp
    made = QPrinter()
    made.setResolution(100)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "in.pdf"))
    return made


def printed(printer: QPrinter, sample: OpenReport) -> pypdfium2.PdfDocument:
    for _step in printing.print_pages(printer, sample.report, sample.template, None):
        pass
    return pypdfium2.PdfDocument(printer.outputFileName())


def grey(page: pypdfium2.PdfPage, box: QRect | None = None) -> bytes:
    """Return a page, or a part of it, as small grey pixels."""
    image = page.render(scale=1.0, grayscale=True).to_pil()
    if box:
        image = image.crop((box.left(), box.top(), box.left() + box.width(), box.top() + box.height()))
    small: bytes = image.resize((_DOTS, _DOTS)).tobytes()
    return small


def likeness(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def order(sheets: pypdfium2.PdfDocument, pdf: bytes) -> list[int]:
    """Return which page of the layout each printed sheet is, counted from 1."""
    whole = pypdfium2.PdfDocument(pdf)
    pages = [grey(whole[number]) for number in range(len(whole))]
    found = []
    for sheet in sheets:
        far = [likeness(grey(sheet), page) for page in pages]
        found.append(far.index(min(far)) + 1)
    return found


@pytest.mark.parametrize(
    ("ranges", "wanted"), [("1,3,9", [1, 3, 9]), ("2-4", [2, 3, 4]), ("5", [5]), ("2,4-5,40", [2, 4, 5])]
)
def test_ranges_of_pages_are_printed(
    printer: QPrinter, sample: OpenReport, laid_out: bytes, ranges: str, wanted: list[int]
) -> None:
    printer.setPageRanges(QPageRanges.fromString(ranges))
    assert order(printed(printer, sample), laid_out) == wanted


def test_pages_are_printed_from_the_last_one(printer: QPrinter, sample: OpenReport, laid_out: bytes) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    count = len(pypdfium2.PdfDocument(laid_out))
    assert order(printed(printer, sample), laid_out) == list(range(count, 0, -1))


def test_copies_are_printed_where_the_printer_makes_none(
    printer: QPrinter, sample: OpenReport, laid_out: bytes
) -> None:
    printer.setPageRanges(QPageRanges.fromString("1-2"))
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    times = 1 if printer.supportsMultipleCopies() else 2
    assert order(printed(printer, sample), laid_out) == [1, 2] * times


def test_on_letter_paper_every_page_is_whole_and_undistorted(
    printer: QPrinter, sample: OpenReport, laid_out: bytes
) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    sheets, whole = printed(printer, sample), pypdfium2.PdfDocument(laid_out)
    assert len(sheets) == len(whole)
    sheet, page = sheets[0], whole[0]
    assert (round(sheet.get_width()), round(sheet.get_height())) == (612, 792)
    scale = min(sheet.get_width() / page.get_width(), sheet.get_height() / page.get_height())
    placed = QTransform.fromScale(scale, scale).mapRect(QRect(0, 0, round(page.get_width()), round(page.get_height())))
    placed.moveCenter(QRect(0, 0, 612, 792).center())
    fits, stretched = likeness(grey(sheet, placed), grey(page)), likeness(grey(sheet), grey(page))
    assert fits < stretched / 2


def test_printed_whole_on_a4_the_file_has_text(printer: QPrinter, sample: OpenReport, laid_out: bytes) -> None:
    printed(printer, sample)
    assert Path(printer.outputFileName()).read_bytes() == laid_out


def test_a_print_and_an_exported_file_have_different_names(sample: OpenReport) -> None:
    assert print_name(sample.report, sample.template) == "bao-cao-cchc-an-thanh-2023-H1-ban-thao-in-nhap"
    assert print_name(sample.report, sample.template) != file_stem(sample.report, sample.template, "pdf")
