"""The sheet from which the program reads its own workbook: every field by key as typed, and the report's other members.

Three columns: key, value, number of the piece (a long value takes several rows). Keys of members of report.json that
are not fields begin with "@"; values of those are text where report.json has text, else JSON.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.bounded import json_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.cell_text import clean, number_text, pieces
from cchc_desktop.report.document import LETTER_LISTS, report_of
from cchc_desktop.report.file import LoadedReport, as_json, member_at, read_report
from cchc_desktop.report.keys import FieldKind, figure_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.documents.sheets.cell_text import CellValue
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.loading import Find

SHEET = "Dữ liệu"
WARNING = "Trang tính này để chương trình đọc lại tệp. Sửa số liệu ở các trang tính Biểu mẫu, không sửa ở đây."
HEADER = ("khóa", "giá trị", "phần")

_MEMBER = "@"
_TEXTS = ("format", "template", "period", "state", "template_sha256")
_FIELDS = ("unit", "letter", "sections", "figures", "notes")


def data_rows(report: Report) -> list[tuple[str, str, str]]:
    """Return the rows of the sheet under its header."""
    members = {path: value for path, value in as_json(report).items() if path not in _FIELDS} | dict(report.extra)
    values = {_MEMBER + path: value if path in _TEXTS else _dumped(value) for path, value in members.items()}
    values |= report.fields
    return [
        (clean(key), piece, str(number))
        for key, value in values.items()
        for number, piece in enumerate(pieces(clean(value)), 1)
    ]


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_data(grid: Sequence[Sequence[CellValue]], name: str, find: Find) -> LoadedReport:
    """Read the report from the rows of the sheet; it is checked as a report.json is."""
    values = _values(grid)
    fields = {key: text for key, text in values.items() if not key.startswith(_MEMBER)}
    members = {key.removeprefix(_MEMBER): text for key, text in values.items() if key.startswith(_MEMBER)}
    loaded = read_report(json.dumps(_as_json(members, fields, name)).encode(), name, find)
    kept = loaded.report
    typed = report_of(kept.template, kept.period, {key: fields[key] for key in kept.fields})
    return replace(loaded, report=replace(kept, fields=typed.fields))


def _values(grid: Sequence[Sequence[CellValue]]) -> dict[str, str]:
    """Join the pieces of every value, in the order of their numbers; rows without a number are remarks."""
    parts: dict[str, dict[int, str]] = {}
    for row in grid:
        key, value, number = (_text(cell) for cell in (*row, "", "", "")[:3])
        if key and number.isascii() and number.isdecimal():
            parts.setdefault(key, {})[int(number[:6])] = value
    return {key: "".join(text for _, text in sorted(found.items())) for key, found in parts.items()}


def _text(cell: CellValue) -> str:
    """Return a cell's text; a program that saved the workbook may have made numbers of texts."""
    return number_text(cell) if isinstance(cell, float) else str(cell)


def _as_json(members: dict[str, str], fields: dict[str, str], name: str) -> dict[str, Any]:
    data: dict[str, Any] = {member: {} for member in _FIELDS}
    for key, text in fields.items():
        member, field, value = _placed(key, text)
        data[member][field] = value
    for path, text in members.items():
        target, member = member_at(data, path)
        target[member] = text if path in _TEXTS else _loaded(path, text, name)
    return data


def _placed(key: str, text: str) -> tuple[str, str, str | list[str]]:
    """Return the member of report.json that holds a field, its name there, and its value."""
    kind = kind_of(key)
    if kind is FieldKind.SECTION:
        return "sections", key, text
    if kind is FieldKind.FIGURE:
        return "figures", key, text
    if kind is FieldKind.NOTE:
        return "notes", figure_of(key), text
    field = key.partition(".")[2]
    if kind is FieldKind.LETTER and field in LETTER_LISTS:
        return kind.value, field, [line.strip() for line in text.splitlines() if line.strip()]
    return kind.value, field, text


def _loaded(path: str, text: str, name: str) -> object:
    try:
        return json_of(text.encode(), name)
    except BadFileError as error:
        raise BadFileError(
            f"Không nhận tệp {name}.", f"Trang tính “{SHEET}”, khóa {_MEMBER}{path}: {error.text}"
        ) from error
