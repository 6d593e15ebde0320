"""The unit of a row of a printed form: from its own column, a bracket in its label, or the whole table."""

from __future__ import annotations

from cchc_desktop.authoring.printed_lines import PrintedForm, PrintedRow
from cchc_desktop.base.text import spaced

_KNOWN = frozenset(
    (
        "van ban", "nguoi", "luot nguoi", "luot", "thu tuc", "tthc", "ho so", "cuoc", "tin", "bai", "tin bai",
        "nhiem vu", "van de", "ty dong", "trieu dong", "nghin dong", "dong", "gio", "ngay", "phut", "thon", "to",
        "may", "phieu", "don vi", "ket qua", "giao dich", "hoi nghi", "lop", "vu", "vu viec", "doan", "buoi",
        "kien nghi", "pakn", "phan anh", "dich vu", "quyet dinh", "nghi quyet", "ke hoach", "quy trinh", "phong",
        "bo phan", "lan", "y kien", "sang kien", "mo hinh", "co quan", "so", "chiec", "bo", "cai", "hop thu",
        "tai khoan", "chung thu so", "chu ky so", "bien che", "vi tri", "san pham", "xa", "ho", "ho gia dinh",
        "diem", "trang", "cong trinh", "du an", "de an", "muc",
    )
)  # fmt: skip
_MOST_WORDS = 5
_DIVISIONS = ("gom", "bao gom", "trong do", "chia", "phan theo", "phan ra", "cu the")
_NO_UNITS = (
    "cap",
    "so",
    "khong",
    "neu",
    "bao",
    "gom",
    "kem",
    "tinh",
    "ghi",
    "theo",
    "xem",
    "tru",
    "ke",
    "co",
    "la",
    "cong",
)


def brackets_of(label: str) -> list[str]:
    """Return what stands in the brackets of a label, from the left."""
    return [part.split(")")[0].strip() for part in label.split("(")[1:]]


def unit_of(row: PrintedRow, form: PrintedForm) -> str:
    """Return the unit of a row, "" if none is told."""
    if row.unit:
        return row.unit
    if own := next((text for value in row.values if (text := _beside_dots(value))), ""):
        return own
    for text in _last_brackets(row.label):
        if unit := _bracketed(text, row.label, only_known=bool(form.has_units or form.unit)):
            return unit
    return "" if "%" in row.label or spaced(row.label).startswith((" ty le ", " ti le ")) else form.unit


def _bracketed(text: str, label: str, *, only_known: bool) -> str:
    """Return the unit that a bracket of a label names, "" if it names none: "(thủ tục)", "(tỉnh ghi; thủ tục)"."""
    if _is_short_for(text, label):
        return ""
    pieces = [piece.strip() for piece in text.split(";")]
    known = next((piece for piece in pieces if spaced(piece).strip() in _KNOWN or piece == "%"), "")
    return known or next((piece for piece in pieces if not only_known and _looks_like_unit(piece)), "")


def _is_short_for(text: str, label: str) -> bool:
    """Return whether a bracket only shortens the words before it: "thủ tục hành chính (TTHC)"."""
    words = label.partition(f"({text}")[0].split()[-len(text) :]
    return len(text) > 1 and text == "".join(word[0] for word in words).upper()


def _beside_dots(value: str) -> str:
    """Return the unit that stands beside the place for a number: "... văn bản"."""
    text = value.strip(" .…_")
    words = spaced(text).strip()
    return text if text != value and (words in _KNOWN or words == "%") else ""


def _last_brackets(label: str) -> list[str]:
    """Return what stands in the brackets at the end of a label, from the right."""
    found: list[str] = []
    head, bracket, tail = label.rpartition("),")
    rest = f"{head})" if bracket and spaced(tail).lstrip().startswith(_DIVISIONS) else label.rstrip(" :.,*")
    while rest.endswith(")") and "(" in rest:
        rest, _, inside = rest.rpartition("(")
        rest, found = rest.rstrip(), [*found, inside.rstrip(") ")]
    return found


def _looks_like_unit(text: str) -> bool:
    """Return whether a bracket holds a few plain words, as a unit that no list knows does."""
    words = spaced(text).split()
    is_plain = all(char.isalpha() or char in " ,-/" for char in text)
    return is_plain and 0 < len(words) <= _MOST_WORDS and text == text.lower() and words[0] not in _NO_UNITS
