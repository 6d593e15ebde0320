"""What a row of a printed form is: its kind by its unit and label, its choices."""

from __future__ import annotations

from cchc_desktop.authoring.printed_lines import PrintedForm, PrintedRow
from cchc_desktop.authoring.row_units import brackets_of, unit_of
from cchc_desktop.base.text import spaced

HEADING, COUNT, DECIMAL, PERCENT, CHOICE = "heading", "count", "decimal", "percent", "choice"
_DECIMAL_UNITS = ("ty dong", "trieu dong", "nghin dong", "dong", "gio", "ngay", "ha", "km", "m2", "diem", "phut", "km2")
_COUNTED = ("so ", "tong ", "luong ", "trong do ")
_SUBJECTS = ("thong ke", "thuc hien", "trien khai", "xay dung", "ket qua", "cong tac", "tinh hinh", "viec ")
_BOXES = "□☐☑☒▢❑❏◻⬜"
_BOX = "□"
_NEGATIVE = ("khong", "chua")
_YES_NO = {"1": "Có", "0": "Không"}
_TICKED = (" danh dau ", " danh x ", " tich x ", " tich vao ", " dau x ")
_SIGNS = ("=", ":", " - ", " – ", "-", ". ")
_MOST_WORDS = 12


def choices_of(row: PrintedRow) -> dict[str, str]:
    """Return the choices that a unit, a label's bracket, boxes or a note explain: "Có = 1; Không = 0"."""
    if row.is_ticked and not row.unit:
        return dict(_YES_NO)
    for text in (row.unit, *row.values):
        if found := _coded(text, least=1) or _boxes(text) or _either(text) or _ticked(text):
            return found
    for text in (*brackets_of(row.label), row.note):
        if found := _coded(text, least=2):
            return found
    return next((found for text in brackets_of(row.label) if (found := _either(text))), {})


def _coded(text: str, *, least: int) -> dict[str, str]:
    """Return choices with their codes: "Có = 1; Không = 0", "1: Có, 0: Không", "Có (1), không (0)"."""
    pieces = text.replace("\n", ";").replace("(", "=").replace(")", "")
    for parting in (";", ",", "/", "|"):
        found: dict[str, str] = {}
        for piece in filter(str.strip, pieces.split(parting)):
            code, words = next((pair for sign in _SIGNS if (pair := _pair(piece, sign))), ("", ""))
            if not code and (parting != ";" or any(map(str.isdigit, piece))):
                break
            found.update({code: words} if code else {})
        else:
            if len(found) >= max(least, 1 if parting == ";" else 2):
                return found
    return {}


def _pair(piece: str, sign: str) -> tuple[str, str] | None:
    before, found, after = piece.partition(sign)
    left, right = before.strip(" ."), after.strip(" .")
    code, words = (right, left) if right.isdigit() else (left, right)
    is_code = bool(found) and code.isdigit() and len(code) <= 2  # noqa: PLR2004
    return (code, words) if is_code and words[:1].isalpha() and len(words.split()) <= _MOST_WORDS else None


def _boxes(text: str) -> dict[str, str]:
    """Return the choices that have a box each: "□ Có  □ Không"."""
    boxed = "".join(_BOX if char in _BOXES else char for char in text)
    return _numbered([part.strip(" ;,./") for part in boxed.split(_BOX)]) if _BOX in boxed else {}


def _ticked(text: str) -> dict[str, str]:
    """Return the choices of a row that is ticked where something is there: "Có: đánh dấu x"."""
    return dict(_YES_NO) if any(sign in spaced(text) for sign in _TICKED) else {}


def _either(text: str) -> dict[str, str]:
    """Return two choices that exclude each other: "Có/Không", "Đã ban hành/Chưa ban hành"."""
    parts = [part.strip(" .") for part in text.replace(" hoặc ", "/").split("/")]
    is_pair = len(parts) == 2 and all(parts) and sum(_is_negative(part) for part in parts) == 1  # noqa: PLR2004
    return _numbered(parts) if is_pair else {}


def _numbered(words: list[str]) -> dict[str, str]:
    """Return choices with codes: 0 for the one that denies, 1, 2, … for the others."""
    given = [word for word in words if word]
    if len(given) < 2:  # noqa: PLR2004
        return {}
    positive = [word for word in given if not _is_negative(word)]
    return {str(positive.index(word) + 1) if word in positive else "0": word for word in given}


def _is_negative(word: str) -> bool:
    return spaced(word).strip().startswith(_NEGATIVE)


def kind_of_row(row: PrintedRow, form: PrintedForm, *, has_parts: bool, has_dashes: bool) -> str:
    """Return the kind of a row; it may have rows below it, and these may be a list with dashes."""
    label = spaced(row.label).lstrip()
    own = unit_of(row, PrintedForm(form.number, form.title, has_units=form.has_units))
    if not (row.is_ticked and has_parts) and choices_of(row):
        return CHOICE
    is_rate = " ty le " in f" {label}"[:12] or label.startswith("ti le ")
    if "%" in own or (not own and is_rate and not label.startswith("cac ")):
        return PERCENT
    if not own:
        return _without_unit(row, form, label, has_parts=has_parts, has_dashes=has_dashes)
    if has_parts and label.startswith(_SUBJECTS) and row.unit:
        return HEADING
    return _numeric(own, label)


def _without_unit(row: PrintedRow, form: PrintedForm, label: str, *, has_parts: bool, has_dashes: bool) -> str:
    """Return the kind of a row that tells no unit of its own."""
    is_counted = label.startswith(_COUNTED)
    if row.spans or _is_capital(row.label):
        return HEADING
    if has_parts and not (has_dashes or is_counted):
        return HEADING
    if form.unit:
        return _numeric(form.unit, label)
    if form.has_units and (has_parts or not is_counted):
        return HEADING
    return COUNT if row.number or is_counted or row.label.startswith(("-", "+")) or row.indent else HEADING


def _numeric(unit: str, label: str) -> str:
    words = spaced(unit).strip()
    is_decimal = any(words == one or words.startswith(f"{one} ") for one in _DECIMAL_UNITS)
    return COUNT if not is_decimal or (words == "diem" and label.startswith(("so ", "tong so "))) else DECIMAL


def _is_capital(label: str) -> bool:
    return label == label.upper() and sum(char.isalpha() for char in label) > 3  # noqa: PLR2004
