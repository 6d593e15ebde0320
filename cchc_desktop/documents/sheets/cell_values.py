"""The values of the cells of a sheet: texts, numbers as they are shown, days, truth values."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.cell_text import NUMBER_ERROR, FormattedNumber, OddText, number_text, uncomputed
from cchc_desktop.documents.sheets.number_formats import CellLooks, is_date, is_percent, looks_of
from cchc_desktop.documents.sheets.rich_text import STRUCK, RichText
from cchc_desktop.documents.sheets.shown_numbers import shown_number
from cchc_desktop.documents.sheets.xml_parser import SAVE_ANEW, PartParser, number_of
from cchc_desktop.report.units import is_money

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_desktop.documents.sheets.cell_text import CellValue
    from cchc_desktop.documents.sheets.parts import WorkbookParts
    from cchc_desktop.documents.sheets.sheet_xml import CellXml

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMERALS = frozenset("0123456789+-.eE")
_LONGEST_NUMBER = 64
_DIGITS = 15
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}")
_UNSEEN = "không hiện trong Excel do định dạng của ô"
_OTHER_DIGITS = "hiện trong Excel là “{}” do định dạng của ô"
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - days in cells have no zone
_TEXTS = (["si", "t"], ["si", "r", "t"])
"""Paths of the texts in a shared one; that of a reading aid (rPh) is not part of it."""


class CellValues:
    """Reads the values of a workbook's cells by its shared texts and the number formats of its styles."""

    def __init__(self, parts: WorkbookParts) -> None:
        contents = parts.contents
        self._shared = _shared_texts(contents.get(parts.shared_texts, b""), parts.where(parts.shared_texts))
        looks = (
            looks_of(contents[parts.styles], parts.where(parts.styles)) if parts.styles in contents else CellLooks([])
        )
        self.formats, self.indents, self.grey = looks.formats, looks.indents, looks.grey
        self._struck, self._is_stale = looks.struck, parts.is_stale
        known = set(self.formats)
        self._percents = {code for code in known if is_percent(code)}
        self._dates = {code for code in known if is_date(code)}
        self._first_day = _FIRST_DAY_1904 if parts.from_1904 else _FIRST_DAY
        self._readers: dict[str, Callable[[str, CellXml, str], CellValue]] = {
            "s": self._shared_text,
            "n": self._number,
            "b": lambda text, _cell, _where: text in ("1", "true"),
            "d": lambda text, _cell, _where: _iso_date(text),
        }

    def value_of(self, cell: CellXml, where: str) -> CellValue:
        """Return a cell's value; "" if it holds nothing, "=" and its text if it is a formula without a result."""
        text = cell.text
        if cell.formula is not None and (self._is_stale or text is None or not text.strip()):
            return uncomputed(cell.formula)
        if text is None:
            return ""
        read = self._readers.get(cell.kind)
        value = read(text.strip(), cell, where) if read else _unescaped(text)
        return _struck(value) if cell.style in self._struck else value

    def _shared_text(self, text: str, cell: CellXml, where: str) -> str:
        index = number_of(text)
        if str(index) != text or index >= len(self._shared):
            fault = f"Ô {cell.name} dùng chữ không có trong tệp. {SAVE_ANEW}"
            raise BadFileError(f"Không nhận tệp {where}.", fault)
        return self._shared[index]

    def _number(self, text: str, cell: CellXml, _where: str) -> CellValue:
        """Return a number; a day where its format shows one, the text itself where it is none."""
        if len(text) > _LONGEST_NUMBER or not _NUMERALS.issuperset(text):
            return text
        try:
            number = float(text)
        except ValueError:
            return text
        code = self.formats[cell.style] if cell.style < len(self.formats) else ""
        if code in self._dates:
            return self._day(number)
        return _formatted(number, code, percent=code in self._percents) if math.isfinite(number) else number

    def _day(self, number: float) -> CellValue:
        """Return the day and hour that a number counts."""
        try:
            moment = self._first_day + timedelta(days=number)
        except OverflowError:
            return NUMBER_ERROR
        if 0 <= number < 1:
            return moment.time()
        return moment.date() if number == int(number) else moment


def _struck(value: CellValue) -> CellValue:
    """Return a value that is struck through as a whole."""
    if isinstance(value, str) and value.strip():
        return value if isinstance(value, OddText) else OddText(value, STRUCK)
    return FormattedNumber(value, fault=STRUCK) if isinstance(value, float) else value


def _formatted(number: float, code: str, *, percent: bool) -> CellValue:
    """Return a number with what its format shows of it, the number alone if it shows just that."""
    plain = FormattedNumber(number, percent=True) if percent else number
    exact = Decimal(f"{number:.{_DIGITS}g}")
    seen = shown_number(code, exact)
    if seen is None:
        return plain
    if seen.value is None:
        return _without_digits(number, seen.words, percent=percent)
    if any(map(str.isdigit, seen.words)):
        whole = f"{seen.before}{number_text(seen.value)}{seen.behind}"
        return FormattedNumber(number, percent=percent, fault=_OTHER_DIGITS.format(whole))
    unit = seen.behind.strip() if is_money(seen.behind.strip()) else ""
    text = number_text(seen.value)
    differs = text != number_text(exact.scaleb(2) if percent else exact)
    if differs or unit:
        return FormattedNumber(number, percent=percent, seen=text if differs else "", unit=unit)
    return plain


def _without_digits(number: float, words: str, *, percent: bool) -> CellValue:
    """Return a number of which no digit is shown: a dash stands for 0, nothing or another word is not taken."""
    if words in _DASHES and number == 0:
        return FormattedNumber(number, percent=percent)
    fault = _OTHER_DIGITS.format(words) if words else _UNSEEN
    return FormattedNumber(number, percent=percent, fault=fault)


def _shared_texts(xml: bytes, where: str) -> list[str]:
    texts: list[str] = []
    item = RichText()

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "t" and parser.path[1:] in _TEXTS:
            parser.collect_text()
        elif parser.path[1:2] == ["si"]:
            item.start(parser.path[2:], attributes)

    def end(name: str) -> None:
        if name == "t" and parser.path[1:] in _TEXTS:
            item.add(parser.take_text())
        elif parser.path[1:] == ["si"]:
            texts.append(_unescaped(item.take() or ""))

    parser = PartParser(start, end)
    if xml:
        parser.parse(xml, where)
    return texts


def _unescaped(text: str) -> str:
    """Return a text with escapes ("_x000D_") replaced by their characters; the escape of half a character is kept."""
    return _ESCAPED.sub(_character, text) if "_x" in text and not isinstance(text, OddText) else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code < 0xE000 else chr(code)  # noqa: PLR2004 - the halves of characters


def _iso_date(text: str) -> CellValue:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return text
