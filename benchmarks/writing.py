"""Timing the documents: PDF against a bare canvas and LibreOffice, the workbook against XlsxWriter."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import openpyxl
import pdfplumber
import xlsxwriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.timing import Measure, medians
from cchc_desktop.desk.office import library
from cchc_desktop.desk.sending.exporting import export_files
from cchc_desktop.report.file import read_report

Lines = list[list[tuple[float, float, float, str]]]
CANVAS, XLSXWRITER, OFFICE = "bare canvas, same text", "XlsxWriter, same cells", "LibreOffice, the Word file to PDF"


def measures(folder: Path) -> Iterator[Measure]:
    """Time the export of the printed sample as PDF and as workbook."""
    pdf, xlsx = folder / "report.pdf", folder / "report.xlsx"
    rivals = {"pdf": _export(pdf), "xlsx": _export(xlsx)}
    for write in rivals.values():
        write()
    rivals[CANVAS] = _canvas(_lines(pdf), folder / "bare.pdf")
    rivals[XLSXWRITER] = _xlsxwriter(xlsx, folder / "bare.xlsx")
    taken = medians(rivals)
    yield Measure("PDF of a full report", taken["pdf"], CANVAS, taken[CANVAS], most_ratio=4)
    yield Measure("workbook, written and read back", taken["xlsx"], XLSXWRITER, taken[XLSXWRITER], most_ratio=3)
    if shutil.which("soffice"):
        office = medians({OFFICE: _office(folder)}, rounds=3)[OFFICE]
        yield Measure("PDF of a full report", taken["pdf"], OFFICE, office, most_ratio=1 / 6)


def _export(path: Path) -> Callable[[], None]:
    name, raw = library.sample(printed=True)
    loaded = read_report(raw, name, library.find)

    def write() -> None:
        for _step in export_files(loaded.report, loaded.template, [(path.suffix[1:], path)]):
            pass

    return write


def _lines(path: Path) -> Lines:
    """Return every line of a PDF by page: x, y from the bottom, size in points, text."""
    with pdfplumber.open(path) as pdf:
        return [
            [
                (line["x0"], float(page.height) - line["bottom"], line["chars"][0]["size"], line["text"])
                for line in page.extract_text_lines()
            ]
            for page in pdf.pages
        ]


def _canvas(pages: Lines, path: Path) -> Callable[[], None]:
    font = files("resources") / "fonts" / "LiberationSerif-Regular.ttf"

    def write() -> None:
        pdfmetrics.registerFont(TTFont("Bare", str(font)))
        canvas = Canvas(str(path))
        for lines in pages:
            for x, y, size, text in lines:
                canvas.setFont("Bare", size)
                canvas.drawString(x, y, text)
            canvas.showPage()
        canvas.save()

    return write


def _xlsxwriter(source: Path, path: Path) -> Callable[[], None]:
    book = openpyxl.load_workbook(source)
    cells = {
        s.title: [(c.row - 1, c.column - 1, c.value) for row in s.iter_rows() for c in row if c.value is not None]
        for s in book
    }

    def write() -> None:
        with xlsxwriter.Workbook(path) as copy:
            text = copy.add_format({"text_wrap": True, "border": 1, "font_name": "Times New Roman"})
            for name, values in cells.items():
                sheet = copy.add_worksheet(name)
                for row, column, value in values:
                    sheet.write(row, column, value, text)

    return write


def _office(folder: Path) -> Callable[[], None]:
    word = folder / "report.docx"
    _export(word)()
    call = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]

    def convert() -> None:
        subprocess.run([*call, "--outdir", str(folder / "office-out"), str(word)], check=True, capture_output=True)

    return convert
