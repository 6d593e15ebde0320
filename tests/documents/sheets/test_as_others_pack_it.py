"""Workbooks that are right by ECMA-376 or that Excel takes all the same, packed as other programs pack them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.documents.filling.fill import fill
from cchc_desktop.documents.returned.read import read
from cchc_desktop.documents.sheets.open import open_book
from tests.documents.returned.third_party_workbook import ThirdPartyWorkbook
from tests.documents.workbooks import KNOWN
from tests.hostile.bombs import SHEET, workbook
from tests.make import make_report, make_template_source

SMALL = make_template_source().template
FORM = ThirdPartyWorkbook().forms(SMALL, {"1:1": 40, "1:1.1": 38}).raw()


def repacked(change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """Return the form with other names and contents of its parts."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(FORM)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return packed.getvalue()


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], tuple[str, bytes]]:
    """Return a change of the sheet's XML."""
    return lambda name, xml: (name, xml.replace(old, new) if name == SHEET else xml)


def backslashes(name: str, xml: bytes) -> tuple[str, bytes]:
    """Write the names of parts as some programs for Windows do."""
    return name.replace("/", "\\"), xml


def capitals(name: str, xml: bytes) -> tuple[str, bytes]:
    """Write the names of parts in other letters than what names them."""
    return name.upper() if name.startswith("xl/") else name, xml


def other_name(name: str, xml: bytes) -> tuple[str, bytes]:
    """Rename the list of sheets."""
    name = name.replace("workbook.xml", "workbook22.xml")
    return name, xml.replace(b"xl/workbook.xml", b"xl/workbook22.xml") if name == "_rels/.rels" else xml


CHANGES = [
    backslashes,
    capitals,
    other_name,
    in_sheet(b"<sheetData>", b"<!-- kept by another program --><sheetData>"),
    in_sheet(b"<v>40</v>", b"<v><![CDATA[40]]></v>"),
    in_sheet(b"<v>40</v>", b"<?a b?><v>4<!-- -->0</v>"),
    in_sheet(b"<v>40</v>", b"<v>\n 4.0e1 </v>"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_read_and_filled_like_any(change: Callable[[str, bytes], tuple[str, bytes]], tmp_path: Path) -> None:
    raw = repacked(change)
    assert raw != FORM
    assert read(raw, "a.xlsx", KNOWN).report.figures["1:1"] == "40"
    told = fill(make_report({"1:1": "41", "1:1.1": "39"}), SMALL, raw, "a.xlsx", tmp_path / "b.xlsx")
    assert read((tmp_path / "b.xlsx").read_bytes(), "b.xlsx", KNOWN).report.figures["1:1"] == "41"
    assert told == []


def test_a_cell_or_row_without_a_place_follows_the_one_before() -> None:
    def change(name: str, xml: bytes) -> tuple[str, bytes]:
        for row in range(1, 20):
            xml = xml.replace(b'<row r="%d"' % row, b"<row")
            for letter in (b"A", b"B", b"D", b"E"):
                xml = xml.replace(b'<c r="%b%d"' % (letter, row), b"<c")
        return name, xml

    cells = b'<row r="2"><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row><row><c/><c><v>4</v></c></row>'
    (sheet,) = open_book(workbook(cells=cells.decode()), "a.xlsx").sheets.values()
    assert sheet.cells == [[""] * 5, [1.0, "", "", 2.0, 3.0], ["", 4.0, "", "", ""]]
    assert read(repacked(change), "a.xlsx", KNOWN).report.period == "2023-H1"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "hai chữ"),
        ('<c r="A1" t="str"><f>B1</f><v>chữ</v></c>', "chữ"),
        ('<c r="A1" t="inlineStr"><is><t>m</t></is></c>', "m"),
        ('<c r="A1" t="inlineStr"><is><r><t>m</t></r><r><t>n</t></r><rPh><t>đọc</t></rPh></is></c>', "mn"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1"><f>1+1</f></c>', "=1+1"),
        ('<c r="A1" t="e"><f>1+1</f><v> </v></c>', "=1+1"),
        ('<c r="A1"><v>không phải số</v></c>', "không phải số"),
        ('<c r="A1"><v>1_0</v></c>', "1_0"),
        ('<c r="A1"><v>nan</v></c>', "nan"),
        ('<c r="A1" t="str"><v>a_x000D_b_xD800_</v></c>', "a\rb_xD800_"),
    ],
)
def test_every_kind_of_cell_has_its_value(cell: str, value: object) -> None:
    shared = "<sst><si><r><t>hai </t></r><r><t>chữ</t></r><rPh><t>đọc</t></rPh></si></sst>"
    raw = workbook(cells=f'<row r="1">{cell}</row>', shared=shared)
    (sheet,) = open_book(raw, "a.xlsx").sheets.values()
    assert sheet.cells == [[value]]


def test_values_are_those_that_another_reader_finds() -> None:
    book = openpyxl.Workbook()
    book.active.append(["chữ", 1, 2.5, True, None, "  dài  ", "=1+1", "a\nb", "_x0041_"])
    raw = BytesIO()
    book.save(raw)
    (sheet,) = open_book(raw.getvalue(), "a.xlsx").sheets.values()
    assert sheet.cells == [["chữ", 1.0, 2.5, True, "", "  dài  ", "=1+1", "a\nb", "A"]]
