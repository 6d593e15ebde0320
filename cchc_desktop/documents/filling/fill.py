"""Filling another office's own workbook with a report's figures, cell by cell; the rest of it stays unchanged."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from cchc_desktop.base.errors import BadFileError, StorageError
from cchc_desktop.base.files import replacing
from cchc_desktop.documents.filling.choose import Chooser, SheetPage
from cchc_desktop.documents.filling.patch import formulas_in, patched
from cchc_desktop.documents.own_files import is_filled
from cchc_desktop.documents.returned.find_rows import find_rows, place_of
from cchc_desktop.documents.sheets.open import open_book
from cchc_desktop.documents.sheets.parts import part_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cchc_desktop.documents.filling.patch import FillValue
    from cchc_desktop.documents.returned.find_rows import FoundRows
    from cchc_desktop.documents.sheets.cell_text import CellValue
    from cchc_desktop.documents.sheets.open import OpenSheet
    from cchc_desktop.documents.sheets.sheet_xml import Place
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_RECALCULATE = "Tệp có ô công thức: mở tệp, nhấn Ctrl+Alt+F9 (LibreOffice: Ctrl+Shift+F9) để tính lại."


def fill(report: Report, template: Template, form: bytes, name: str, path: Path) -> list[str]:
    """Write a workbook `form` to `path` with a report's figures in it; return remarks on values not placed, by cell.

    BadFileError if it has none of the template's rows; StorageError if the written file does not read back.
    """
    book = open_book(form, name)
    sheets = book.sheets
    places = find_rows(sheets, template)
    _refuse_none(places, template, name)
    pages = {
        sheet: SheetPage(sheets[sheet], formulas_in(sheets[sheet].xml), book.formats)
        for sheet in {spot.sheet: None for spot in places.spots.values()}
    }
    chooser = Chooser(report, template, pages)
    chooser.choose(places)
    changed = {sheets[sheet].part: patched(sheets[sheet].xml, puts) for sheet, puts in chooser.puts.items()}
    raw = _packed(form, changed)
    _check(sheets, open_book(raw, path.name).sheets, chooser.puts)
    with replacing(path, partial(is_filled, form=form, changed=frozenset(changed))) as temporary:
        temporary.write_bytes(raw)
    return [*chooser.remarks, *([_RECALCULATE] if any(page.formulas for page in pages.values()) else ())]


def _refuse_none(places: FoundRows, template: Template, name: str) -> None:
    if not places.spots:
        text = f"Cần tên biểu mẫu và các hàng đúng số thứ tự, tên chỉ tiêu của mẫu {template.id}."
        raise BadFileError(
            f"Không thấy chỉ tiêu nào của báo cáo trong {name}.", "\n".join([text, *places.doubts.values()])
        )


def _packed(form: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the zip file with some parts changed, all others in their order with their dates."""
    packed = BytesIO()
    with ZipFile(BytesIO(form)) as old, ZipFile(packed, "w") as new:
        new.comment = old.comment
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member, changed.get(part_name(member.filename), content))
    return packed.getvalue()


def _check(
    before: Mapping[str, OpenSheet], after: Mapping[str, OpenSheet], puts: Mapping[str, Mapping[Place, FillValue]]
) -> None:
    """Compare every cell of the written workbook with its intended value."""
    for sheet, opened in before.items():
        meant = puts.get(sheet, {})
        for row, cells in enumerate(opened.cells):
            for column, cell in enumerate(cells):
                if not _is_meant(meant.get((row, column)), cell, after[sheet].cells[row][column]):
                    place = place_of(sheet, row, column)
                    raise StorageError("Tệp Excel vừa điền đọc lại không đúng.", f"Đã bỏ tệp vừa điền: {place}.")


def _is_meant(put: FillValue | None, before: CellValue, found: CellValue) -> bool:
    if put is None:
        return found == before
    return found == (put.text if put.number is None else float(put.number))
