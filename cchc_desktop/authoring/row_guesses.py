"""What a row of a printed form is: its kind by its unit and label, its choices, the tier that fills it in."""

from __future__ import annotations

from cchc_desktop.authoring.form_lines import PrintedRow
from cchc_desktop.base.text import spaced

HEADING, COUNT, DECIMAL, PERCENT, CHOICE = "heading", "count", "decimal", "percent", "choice"
_DECIMAL_UNITS = ("ty dong", "trieu dong", "nghin dong", "dong", "gio", "ngay", "ha", "km", "m2", "diem", "phut", "km2")
_COUNTED = ("so", "tong", "luong")
_SUBJECTS = ("thong ke", "thuc hien", "trien khai", "xay dung", "ket qua", "cong tac", "tinh hinh", "viec ")
_FILLED = ("ghi", "tổng hợp", "báo cáo", "thống kê")
_PROVINCE, _DISTRICT = (" tinh ", " so ", " thanh pho "), (" huyen ", " phong ", " quan ")


def choices_of(row: PrintedRow) -> dict[str, str]:
    """Return the choices that a unit, a label's bracket or a note explains: "Có = 1; Không = 0" -> {"1": "Có", …}."""
    label = row.label[row.label.rfind("(") + 1 :].rstrip(") ") if "(" in row.label else ""
    for text in (row.unit, label, row.note):
        found: dict[str, str] = {}
        for piece in text.replace("\n", ";").replace(",", ";").split(";"):
            left, sign, right = (part.strip(" .") for part in piece.partition("="))
            if not sign:
                left, sign, right = (part.strip(" .") for part in piece.partition(":"))
            code, words = (right, left) if right.isdigit() else (left, right)
            if sign and code.isdigit() and words:
                found[code] = words
        if len(found) > (text is not row.unit):
            return found
    return {}


def kind_of_row(row: PrintedRow, *, has_parts: bool) -> str:
    """Return the kind of a row."""
    unit, label = spaced(row.unit).strip(), spaced(row.label).strip()
    if choices_of(row):
        return CHOICE
    if "%" in row.unit or (not unit and label.startswith(("ty le", "ti le"))):
        return PERCENT
    if not unit:
        return COUNT if not has_parts and label.startswith(_COUNTED) else HEADING
    if has_parts and label.startswith(_SUBJECTS):
        return HEADING
    is_decimal = any(unit == one or unit.startswith(f"{one} ") for one in _DECIMAL_UNITS)
    return DECIMAL if is_decimal else COUNT


def tier_of(row: PrintedRow) -> str:
    """Return the tier that fills a row in, as a bracket ("(cấp tỉnh ghi)") or the note says; else "commune"."""
    brackets = [part.split(")")[0] for part in row.label.split("(")[1:]]
    for text in (*brackets, row.note):
        if not text.strip(" .").endswith(_FILLED):
            continue
        words = spaced(text)
        if any(word in words for word in _DISTRICT):
            return "district"
        if any(word in words for word in _PROVINCE):
            return "province"
    return "commune"
