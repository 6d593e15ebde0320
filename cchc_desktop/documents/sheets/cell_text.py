"""Text and numbers in cells of a workbook, so that the format changes nothing a person typed.

A cell's text is an ST_Xstring (ECMA-376, 22.9.2.19): "_x000D_" is a character, so a text that only looks like that
is escaped. Control characters, halves of characters and U+FFFE, U+FFFF mean nothing to a reader and are forbidden in
XML: they are left out.
"""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Self

from cchc_desktop.report.numbers import read_decimal, show

UNCOMPUTED = "chưa được tính"
HIDDEN = "đang ẩn trong Excel"
_BY_HAND = "hãy ghi số vào chương trình"
_RECALCULATE = "mở tệp bằng Excel, lưu lại rồi nhận lại"
_UNHIDE = "hãy bỏ ẩn (Unhide), lưu lại rồi nhận lại nếu cần số này"

PlannedValue = str | Decimal
"""A value that is to be written into a cell; "" leaves it empty."""
CellValue = str | float | bool | date | time | timedelta
"""A value read from a cell; "" if it is empty."""


class OddText(str):
    """A text that is not what its cell shows, or that must not be taken: `fault` says why, `seen` how it looks.

    advice tells what to do about it.
    """

    __slots__ = ("advice", "fault", "seen")
    advice: str
    fault: str
    seen: str

    def __new__(cls, text: str, fault: str, seen: str | None = None, advice: str = _BY_HAND) -> Self:
        """Make one of the text by which it is compared."""
        made = super().__new__(cls, text)
        made.fault, made.seen, made.advice = fault, text if seen is None else seen, advice
        return made


class FormattedNumber(float):
    """A number that its cell shows in another way: as a percent (0.6 is 60%), rounded, scaled, struck, not at all.

    seen is the number as it is seen, "" if that is the one in the cell; unit the unit of money its format adds.
    fault says why it must not be taken, "" if it may.
    """

    __slots__ = ("advice", "fault", "percent", "seen", "unit")
    advice: str
    fault: str
    percent: bool
    seen: str
    unit: str

    def __new__(
        cls, number: float, *, percent: bool = False, seen: str = "", unit: str = "", fault: str = "",
        advice: str = _BY_HAND,
    ) -> Self:  # fmt: skip
        """Make one of the number that is in the cell."""
        made = super().__new__(cls, number)
        made.percent, made.seen, made.unit, made.fault, made.advice = percent, seen, unit, fault, advice
        return made


PIECE = 4_000
"""A text this long fits into a cell (32,767 UTF-16 units) even if every character of it is escaped."""
DIGITS = 15
"""Digits that a number in a cell keeps."""

_SHOWN = 60
NUMBER_ERROR = "#NUM!"
_ERRORS = ("#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", NUMBER_ERROR)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"\r|_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str) -> str:
    """Return a text without the characters a cell cannot hold."""
    return _UNWRITABLE.sub("", text)


def escaped(text: str) -> str:
    """Return a clean text as it is written into the XML of a cell."""
    if text and not text.strip():
        return _escape(text[0]) + text[1:]
    return _ESCAPE.sub(lambda match: _escape(match[0]), text)


def _escape(char: str) -> str:
    return f"_x{ord(char):04X}_"


def pieces(text: str) -> list[str]:
    """Split a text into pieces that each fit into a cell; at least one."""
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)] or [""]


def wrapped(text: str, room: int) -> list[str]:
    """Split a text at spaces into lines of at most `room` characters; a word that is longer is cut."""
    lines = []
    while len(text) > room:
        space = text.rfind(" ", 1, room + 1)
        at = space if space > 0 else room
        lines.append(text[:at].rstrip(" "))
        text = text[at:].lstrip(" ")
    return [*lines, text]


def shortened(text: str) -> str:
    """Return a text that fits into a cell, cut with "…" if it is too long."""
    text = clean(text)
    return text if len(text) <= PIECE else text[: PIECE - 1] + "…"


def is_exact(value: Decimal) -> bool:
    """Return whether a cell can hold a number with all its digits."""
    return Decimal(f"{float(value):.{DIGITS}g}") == value


def number_text(value: Decimal | float) -> str:
    """Return a cell's number as it would be typed: 1395.0 -> "1395", 2.65 -> "2,65"."""
    number = Decimal(f"{value:.{DIGITS}g}").normalize() + 0
    return f"{number:f}".replace(".", ",")


def typed(cell: CellValue, *, percent: bool = False) -> str | None:
    """Return a cell as it would be typed; None for a date, a truth value, an error, a bare formula.

    A number shown as a percent is typed with its sign, unless the row itself counts in `percent`.
    """
    if fault_of(cell):
        return None
    if isinstance(cell, str):
        text = clean(cell).strip()
        return None if text in _ERRORS or text.startswith("=") else text
    if isinstance(cell, bool) or not isinstance(cell, float | int) or not math.isfinite(cell):
        return None
    if isinstance(cell, FormattedNumber):
        sign = "%" if cell.percent and not percent else cell.unit and f" {cell.unit}"
        return (cell.seen or _held(cell)) + sign
    return number_text(cell)


def held(cell: CellValue) -> CellValue:
    """Return what is in a cell, whatever it shows of it."""
    return FormattedNumber(cell, percent=cell.percent) if isinstance(cell, FormattedNumber) else cell


def _held(cell: FormattedNumber) -> str:
    return number_text(cell * 100 if cell.percent else cell)


def uncomputed(formula: str) -> OddText:
    """Return a formula that has no result, or none that is to be trusted."""
    return OddText(f"={formula}", UNCOMPUTED, advice=_RECALCULATE)


def hidden(cell: CellValue) -> CellValue:
    """Return the value of a hidden cell, a text or number marked so that it is not imported."""
    if isinstance(cell, OddText) or cell == "" or fault_of(cell):
        return cell
    if isinstance(cell, str):
        return OddText(cell, HIDDEN, advice=_UNHIDE)
    if isinstance(cell, float):
        percent = isinstance(cell, FormattedNumber) and cell.percent
        return FormattedNumber(cell, percent=percent, fault=HIDDEN, advice=_UNHIDE)
    return cell


def fault_of(cell: CellValue) -> str:
    """Return why a cell's value must not be taken, though it looks like one; "" if it may."""
    return cell.fault if isinstance(cell, OddText | FormattedNumber) else ""


def refusal(cell: CellValue) -> str:
    """Return in words that a cell is not taken, why, and what to do."""
    if isinstance(cell, OddText) and cell.fault == UNCOMPUTED:
        return f"công thức “{shown(cell)}” {cell.fault}; {cell.advice}"
    if isinstance(cell, OddText | FormattedNumber) and cell.fault:
        return f"“{shown(cell)}” {cell.fault}; không nhận, {cell.advice}"
    return f"không nhận “{shown(cell)}”, không phải số hay chữ dùng được"


def remark(cell: CellValue) -> str:
    """Return in words how a number that is taken differs from the one in its cell; "" if it does not."""
    if not isinstance(cell, FormattedNumber) or cell.fault or not (cell.seen or cell.unit):
        return ""
    return f"trong ô là {_held(cell)}, Excel hiện {typed(cell)}; nhận {typed(cell)} như đang hiện"


def shown(cell: CellValue) -> str:
    """Return a cell's text as a message shows it."""
    if isinstance(cell, OddText):
        return cell.seen.strip()[:_SHOWN]
    if isinstance(cell, FormattedNumber) and cell.fault:
        return number_text(cell)
    text = typed(cell)
    return (str(cell) if text is None else text).strip()[:_SHOWN]


def is_share(cell: CellValue) -> bool:
    """Return whether a cell holds a number that may be a share of 1: above 0, below 1, not shown as a percent."""
    return isinstance(cell, float) and not (isinstance(cell, FormattedNumber) and cell.percent) and 0 < cell < 1


def share_question(place: str, text: str) -> str:
    """Return the question about a percent that was taken from such a cell."""
    number = read_decimal(text).number
    hundredfold = show((number.value * 100).normalize()) if number else text
    return f"{place}: đã nhận {text}%. Nếu ý là {hundredfold}% thì sửa lại thành {hundredfold}."


def same_text(one: str, other: str) -> bool:
    """Return whether two texts of cells are the same; line endings and white space around them do not count."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


def column_letter(index: int) -> str:
    """Return the name of a column counted from 0: 0 -> "A", 27 -> "AB"."""
    index, letters = index + 1, ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
