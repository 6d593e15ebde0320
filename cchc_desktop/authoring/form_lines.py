"""The forms of a blank appendix, found in its lines: titles, heads, and rows as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc_desktop.base.text import folded, is_roman, spaced

_NUMBER_HEADS = ("stt", "tt", "so tt", "so thu tu", "s tt", "ma so", "ma")
_LABEL_HEADS = ("chi tieu", "noi dung", "tieu chi", "ten chi tieu", "danh muc", "chi so")
_UNIT_HEADS = ("don vi tinh", "dvt", "don vi", "dv tinh")
_NOTE_HEADS = ("ghi chu", "giai trinh", "dien giai")
_MOST_VALUES = 6
_TITLES = ("biểu mẫu", "biểu số", "mẫu biểu", "biểu", "phụ biểu", "bảng", "bm")
_NO_ROWS = ("(*", "*", "ghi chú", "nơi nhận", "người lập", "thủ trưởng", "chủ tịch", "tm.", "kt.", "lưu ý", "hướng dẫn")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a file: the texts of its cells, the sheet (or "") and row it stands in (from 1)."""

    cells: tuple[str, ...]
    sheet: str = ""
    row: int = 0

    @property
    def texts(self) -> list[str]:
        """The different texts of the line, from the left."""
        return list(dict.fromkeys(cell for cell in self.cells if cell))


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as it is printed: its number ("" if it has none), label, unit, note and place."""

    number: str
    label: str
    unit: str
    note: str
    sheet: str
    row: int


@dataclass(slots=True)
class PrintedForm:
    """A form as it is printed: number and title, the heads of its columns of results, its rows.

    values are the heads of its columns where each row has several values; amounts beside percents are one.
    """

    number: str
    title: str
    columns: list[str] = field(default_factory=list)
    values: tuple[str, ...] = ()
    rows: list[PrintedRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a form stand; -1 is none."""

    number: int
    label: int
    unit: int
    note: int


def find_forms(lines: Sequence[PrintedLine]) -> tuple[list[str], list[PrintedForm]]:
    """Return the texts before the first form, and the forms that have rows."""
    finder = _Finder()
    for index, line in enumerate(lines):
        finder.read(line, lines[index + 1] if index + 1 < len(lines) else None)
    return finder.texts, [form for form in finder.forms if form.rows]


class _Finder:
    """Reads the lines of a file one after the other."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.forms: list[PrintedForm] = []
        self._columns: _Columns | None = None
        self._in_head = self._after_blank = self._is_named = False
        self._sheet = ""

    def read(self, line: PrintedLine, following: PrintedLine | None) -> None:
        texts = line.texts
        if line.sheet != self._sheet:
            self._sheet, self._columns = line.sheet, None
            if named := _title(line.sheet):
                self._begin(named[0], named[1])
        if not texts:
            self._after_blank = True
            return
        blank, self._after_blank = self._after_blank, False
        if (named := _title(texts[0])) and len(texts) == 1:
            self._begin(*named)
        elif (columns := _columns_of(line, following)) is not None:
            if self._columns is None and not self._is_named:
                self._begin(str(len(self.forms) + 1), "")
            self._columns, self._in_head, self._is_named = columns, True, False
            self._add_heads(line)
        elif self._columns is None:
            self._before_head(texts)
        elif self._in_head and _is_head(line, self._columns):
            self._add_heads(line)
        else:
            self._in_head = False
            self._add_row(line, self._columns, after_blank=blank)

    def _begin(self, number: str, title: str) -> None:
        """Begin a form, unless its number says that the present one goes on."""
        last = self.forms[-1] if self.forms else None
        if last is None or last.number != number:
            self.forms.append(PrintedForm(number, title))
        elif not last.rows:
            self.texts += [last.title] if last.title else []
            last.title = title
        self._columns, self._is_named = None, True

    def _before_head(self, texts: list[str]) -> None:
        form = self.forms[-1] if self.forms else None
        if form is None:
            self.texts += texts
        elif not form.rows and not form.title and not texts[0].startswith("("):
            form.title = texts[0]
        elif not form.rows:
            self.texts += texts

    def _add_heads(self, line: PrintedLine) -> None:
        known = (*_NUMBER_HEADS, *_LABEL_HEADS, *_UNIT_HEADS, *_NOTE_HEADS, "ket qua", "ket qua thong ke")
        columns = self.forms[-1].columns
        columns += [
            text for text in line.texts if not _has(text, known) and text not in columns and not _is_index(text)
        ]
        if self._columns:
            start = max(self._columns.label, self._columns.unit) + 1
            heads = dict.fromkeys(text for text in line.cells[start:] if text and not _has(text, known))
            several = 1 < len(heads) <= _MOST_VALUES and not any(_is_index(text) or _is_share(text) for text in heads)
            self.forms[-1].values = tuple(heads) if several else self.forms[-1].values

    def _add_row(self, line: PrintedLine, columns: _Columns, *, after_blank: bool) -> None:
        number, label, unit, note = (
            _at(line, at) for at in (columns.number, columns.label, columns.unit, columns.note)
        )
        if not label and number and not _is_number(number):
            number, label = "", number
        if not label or _is_index(label) or folded(label).startswith(_NO_ROWS):
            return
        if not number and not unit and (after_blank or len(line.texts) > 1):
            return
        self.forms[-1].rows.append(PrintedRow(number, label, unit, note, line.sheet, line.row))


def _title(text: str) -> tuple[str, str] | None:
    """Return number and title of a form's heading such as "Biểu mẫu 1. Cải cách thể chế", None if it is none."""
    words = text.replace(":", " ").replace(".", " ").replace("–", " ").replace(" - ", " ").split()
    for sign in _TITLES:
        parts = sign.split()
        if [folded(word) for word in words[: len(parts)]] != parts or len(words) <= len(parts):
            continue
        mark = words[len(parts)].split("/")[0].split("-")[0]
        number = str(int(mark)) if mark.isascii() and mark.isdigit() and len(mark) <= 2 else _roman(mark)  # noqa: PLR2004
        if number:
            rest = " ".join(words[len(parts) + 1 :])
            return number, "" if rest.startswith("(") else rest
    return None


def _roman(text: str) -> str:
    return str(roman_value(text)) if is_roman(text) and text.isupper() else ""


def roman_value(text: str) -> int:
    """Return the value of a Roman number."""
    values = [{"i": 1, "v": 5, "x": 10}[char] for char in text.lower()]
    return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))


def _columns_of(line: PrintedLine, following: PrintedLine | None) -> _Columns | None:
    """Return the columns that a head names, with the line below it, None if the line is no head."""
    number, label = _index(line, _NUMBER_HEADS), _index(line, _LABEL_HEADS)
    if label < 0 or (number < 0 and _index(line, _UNIT_HEADS) < 0):
        return None
    below = following or PrintedLine(())
    unit = max(_index(line, _UNIT_HEADS), _index(below, _UNIT_HEADS))
    return _Columns(number, label, unit, _index(line, _NOTE_HEADS))


def _is_head(line: PrintedLine, columns: _Columns) -> bool:
    """Return whether a line below a head still belongs to it: it has no row's number and label, or repeats a head."""
    label = _at(line, columns.label)
    return not label or _has(label, _LABEL_HEADS) or all(_is_index(text) for text in line.texts)


def _index(line: PrintedLine, heads: Sequence[str]) -> int:
    return next((index for index, cell in enumerate(line.cells) if _has(cell, heads)), -1)


def _has(text: str, heads: Iterable[str]) -> bool:
    """Return whether a text is one of some heads, or begins with one of several words."""
    words = spaced(text)
    return any(words == f" {head} " or (" " in head and words.startswith(f" {head} ")) for head in heads)


def _at(line: PrintedLine, column: int) -> str:
    return line.cells[column] if 0 <= column < len(line.cells) else ""


def _is_share(text: str) -> bool:
    """Return whether a head is that of amounts or of percents, which stand side by side for one value."""
    words = spaced(text)
    return any(f" {head} " in words for head in ("so luong", "ty le", "ti le")) or "%" in text


def _is_index(text: str) -> bool:
    bare = text.strip("() ")
    return (
        (text.startswith("(") and bare.isdigit()) or (bare.isdigit() and len(bare) == 1) or bare in ("A", "B", "C", "D")
    )


def _is_number(text: str) -> bool:
    """Return whether a text numbers a row: 1., 1.1, I, a), -."""
    bare = text.strip(" .)(")
    if not bare:
        return text.strip() in ("-", "+")
    return all(part.isdigit() for part in bare.split(".")) or is_roman(bare) or (len(bare) == 1 and bare.isalpha())
