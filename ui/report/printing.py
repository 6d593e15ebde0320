"""Printing: the system's dialog asks for printer and options, a thread draws the pages or writes the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.files import refuse_other_kinds, replacing
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.sending.exporting import REVIEWED
from cchc_desktop.desk.sending.preview_pdf import LaidOut, lay_out
from cchc_desktop.documents.pdf.pixels import images
from cchc_desktop.documents.writers import WRITERS
from ui.words import export_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

MOST_DOTS = 300


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Return the printer that the user chose for an A4 document, None if none."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def pdf_file(printer: QPrinter) -> Path | None:
    """Return the file that the user chose to print into, None for paper."""
    name = printer.outputFileName()
    return Path(name).resolve() if name and printer.outputFormat() is QPrinter.OutputFormat.PdfFormat else None


def print_pages(printer: QPrinter, report: Report, template: Template, review: Review | None) -> Iterator[Step]:
    """Draw the pages of a report's PDF on a printer; for a thread."""
    yield from print_laid_out(printer, lay_out(report, template, review))


def print_laid_out(printer: QPrinter, layout: Iterable[Step]) -> Iterator[Step]:
    """Draw the pages of the PDF that is the last step of a layout, each as a whole sheet of its paper; for a thread.

    Pages, order, copies and paper are those chosen in the dialog. Printed whole and on A4 into a PDF, the result is the
    file of the layout, with text and not pictures of it.
    """
    pdf, pages = b"", 0
    for step in layout:
        yield step
        if isinstance(step, LaidOut):
            pdf, pages = step.pdf, step.pages
    wanted, file = _wanted(printer, pages), pdf_file(printer)
    if file:
        refuse_other_kinds(file, WRITERS[REVIEWED].is_ours)
    if file and wanted == list(range(pages)) and _paper(printer) is QPageSize.PageSizeId.A4:
        with replacing(file, WRITERS[REVIEWED].is_ours) as temporary:
            temporary.write_bytes(pdf)
        return
    printer.setFullPage(True)
    painter: QPainter | None = None
    try:
        for image in images(pdf, wanted, dots_per_inch=min(printer.resolution(), MOST_DOTS)):
            yield Step(image.done, len(wanted), export_texts.PRINTING.format(image.page + 1))
            painter = _turn(printer, painter, landscape=image.width > image.height)
            sheet = QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGBX8888)
            painter.drawImage(_fitted(sheet.size(), painter.viewport()), sheet)
    finally:
        if painter is not None:
            painter.end()


def _turn(printer: QPrinter, painter: QPainter | None, *, landscape: bool) -> QPainter:
    """Begin the next sheet, in portrait or landscape."""
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait)
    if painter is not None:
        printer.newPage()
        return painter
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(export_texts.NO_PRINTER, export_texts.NO_PRINTER_TEXT)
    return painter


def _paper(printer: QPrinter) -> QPageSize.PageSizeId:
    return printer.pageLayout().pageSize().id()


def _fitted(sheet: QSize, paper: QRect) -> QRect:
    """Return the place of a sheet on a paper of another shape: as large as it fits, in the middle, not distorted."""
    size = sheet.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
    return QRect(QPoint(left, top), size)


def _wanted(printer: QPrinter, pages: int) -> list[int]:
    """Return the pages to print, counted from 0, in their order: "1,3,9" or "2-4", from the last, several times."""
    ranges = printer.pageRanges()
    wanted = [page for page in range(pages) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return wanted * copies if printer.collateCopies() else [page for page in wanted for _ in range(copies)]
