"""The forms of a blank appendix, found in its lines: titles, heads, and rows as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_desktop.authoring.head_columns import HeadColumns, columns_of, goes_on, is_head, is_index
from cchc_desktop.authoring.printed_lines import PrintedForm, PrintedLine, PrintedRow
from cchc_desktop.authoring.row_numbers import form_number, is_number, marked
from cchc_desktop.base.text import folded, spaced

_TITLES = ("biểu mẫu số", "biểu mẫu", "biểu số", "mẫu biểu", "mẫu số", "biểu", "phụ biểu", "bảng", "bm")
_NOTE_SIGNS = ("(*", "*", "ghi chú", "chú thích", "chú giải", "lưu ý", "hướng dẫn", "nguồn số liệu", "giải thích")
_ENDS = ("nơi nhận", "người lập", "thủ trưởng", "chủ tịch", "tm.", "kt.", "người báo cáo", "xác nhận", "lãnh đạo")
_OPENINGS = ("trong do", "chia ra", "gom", "bao gom", "cu the", "trong do co", "phan theo")
_FORM_WORDS = ("bieu", "phu luc", "so lieu", "thong ke")
_PERIODS = ("nam", "ky", "quy", "thang", "tu", "tinh", "ngay")


def find_forms(lines: Sequence[PrintedLine]) -> tuple[list[str], list[PrintedForm]]:
    """Return the texts before the first form, and the forms that have rows."""
    finder = _Finder()
    for line in lines:
        finder.read(line)
    for form in finder.forms:
        while form.rows and _is_bare(form.rows[-1]):
            form.rows.pop()
    return finder.texts, [form for form in finder.forms if form.rows]


class _Finder:
    """Reads the lines of a file one after the other."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.forms: list[PrintedForm] = []
        self._columns: HeadColumns | None = None
        self._head: list[PrintedLine] = []
        self._in_head = self._after_blank = self._is_named = self._in_notes = False
        self._sheet = self._unit = self._above = ""

    def read(self, line: PrintedLine) -> None:
        texts = line.texts
        if line.sheet != self._sheet:
            self._sheet, self._columns, self._above, self._is_named = line.sheet, None, "", False
            if named := title_of(line.sheet):
                self._begin(*named)
        if not texts:
            self._after_blank = True
            return
        blank, self._after_blank = self._after_blank, False
        if not line.in_table:
            self._columns = None
        if self._read_title(texts) or self._read_unit(texts):
            return
        if self._columns and self._in_head and goes_on(line, self._columns):
            self._add_head(line)
        elif is_head(line):
            self._begin_head(line)
        elif self._columns is None:
            self._before_head(texts)
        else:
            self._in_head = False
            self._add_row(line, self._columns, after_blank=blank)

    def _read_title(self, texts: Sequence[str]) -> bool:
        """Begin the form that a line names; a title below a head leaves its columns as they are."""
        named = next((title for text in texts if (title := title_of(text))), None)
        if named is None or len(texts) > (1 if self._columns else 2):
            return False
        columns, in_head = self._columns, self._in_head
        self._begin(*named)
        if in_head:
            self._columns, self._is_named = columns, False
            self._set_columns()
        return True

    def _read_unit(self, texts: Sequence[str]) -> bool:
        """Keep the unit that a line tells for all rows of a table: "Đơn vị tính: hồ sơ"."""
        sign, colon, unit = texts[-1].strip("() ").partition(":")
        if not colon or not unit.strip(" .…") or spaced(sign).strip() not in ("don vi tinh", "dvt", "don vi"):
            return False
        if len(texts) > 1 or (self._columns and not self._in_head) or _names_unit_of_state(unit):
            return False
        self._unit = unit.strip(" .")
        return True

    def _begin(self, number: str, title: str) -> None:
        """Begin a form, unless its number says that the present one goes on."""
        last = self.forms[-1] if self.forms else None
        if not number.isdigit():
            same = last is not None and bool(title) and folded(last.title) == folded(title)
            number = last.number if last and same else str(len([form for form in self.forms if form.rows]) + 1)
        if last is None or last.number != number:
            self.forms.append(PrintedForm(number, title))
        elif not last.rows:
            self.texts += [last.title] if last.title else []
            last.title = title
        self._columns, self._is_named, self._unit = None, True, ""
        self._in_head = self._in_notes = False

    def _before_head(self, texts: list[str]) -> None:
        form = self.forms[-1] if self.forms else None
        if form is None or form.rows:
            (self.texts if form is None else form.notes).extend(texts)
            self._above = texts[0] if len(texts) == 1 and _may_be_title(texts[0]) else self._above
        elif not form.title and not texts[0].startswith("(") and ":" not in texts[0]:
            form.title = texts[0]
        else:
            self.texts += texts
            form.heads += texts

    def _begin_head(self, line: PrintedLine) -> None:
        if self._columns is None and not self._is_named:
            taken = {form.number for form in self.forms}
            number = next(str(one) for one in range(len(self.forms) + 1, 1_000) if str(one) not in taken)
            unit = self._unit
            self._begin(number, marked(self._above)[1])
            self._unit = unit
        self._head, self._in_head, self._is_named, self._in_notes = [], True, False, False
        self._above = ""
        self._add_head(line)

    def _add_head(self, line: PrintedLine) -> None:
        self._head.append(line)
        self._columns = columns_of(self._head) or self._columns
        self._set_columns()

    def _set_columns(self) -> None:
        columns, form = self._columns, self.forms[-1]
        if columns:
            form.values = columns.values or form.values
            form.has_units = form.has_units or columns.unit >= 0
            form.unit = self._unit or columns.bracketed_unit or form.unit

    def _add_row(self, line: PrintedLine, columns: HeadColumns, *, after_blank: bool) -> None:
        row = _row_of(line, columns)
        label = folded(row.label)
        if not label or is_index(row.label):
            return
        is_note = label.startswith(_NOTE_SIGNS) or (row.spans and row.number.startswith("("))
        if is_note or (label.startswith(_ENDS) and not row.number):
            self._in_notes = True
        if self._in_notes and not (row.number and not row.spans and (row.unit or columns.unit < 0) and not is_note):
            self.forms[-1].notes.append(row.label)
            return
        rows = self.forms[-1].rows
        if rows and not row.unit and columns.unit in line.joined:
            row = replace(row, unit=rows[-1].unit)
        self._in_notes = False
        if not row.number and not row.unit and spaced(row.label).strip() in _OPENINGS:
            if rows:
                rows[-1] = replace(rows[-1], opens=True)
            return
        if not row.number and not row.unit and (after_blank or (len(line.texts) > 1 and columns.unit >= 0)):
            return
        rows.append(row)


def _row_of(line: PrintedLine, columns: HeadColumns) -> PrintedRow:
    """Return a line as a row: its number from its own cell, or from before its label."""
    number, label = line.at(columns.number), line.at(columns.label)
    spans = not label and columns.number != columns.label
    column = columns.number if spans else columns.label
    if spans:
        label = "" if is_number(number) else number
        number = number if is_number(number) else ""
    if not number or not is_number(number):
        number, label = marked(label)
    return PrintedRow(
        number,
        label,
        line.at(columns.unit),
        line.at(columns.note),
        line.sheet,
        line.row,
        tuple(line.at(one) for one in columns.results),
        line.at(columns.formula),
        columns.tier_in(line),
        line.at(columns.alias),
        line.indent(column),
        spans,
        is_ticked=columns.is_yes_no,
        grey=() if columns.label in line.grey else tuple(one in line.grey for one in columns.results),
    )


def _may_be_title(text: str) -> bool:
    """Return whether a line over a table may be its title: no remark, no field to fill in, no year or period."""
    words = spaced(text).split()
    is_field = ":" in text and not any(f" {sign} " in spaced(text) for sign in _FORM_WORDS)
    return len(words) > 2 and not is_field and not text.startswith("(") and words[0] not in _PERIODS  # noqa: PLR2004


def _is_bare(row: PrintedRow) -> bool:
    """Return whether a row says nothing but words: behind the last row of a form it is a remark."""
    return not row.number and not row.unit and not any(row.values) and not row.label.endswith(")")


def _names_unit_of_state(text: str) -> bool:
    """Return whether a text names who reports ("UBND xã …") and not what is counted."""
    words = spaced(text)
    return any(f" {sign} " in words for sign in ("ubnd", "xa", "phuong", "tinh", "uy ban", "dac khu", "huyen"))


def title_of(text: str) -> tuple[str, str] | None:
    """Return number and title of a form's heading such as "Biểu mẫu 1. Cải cách thể chế", None if it is none."""
    words = text.replace(":", " ").replace(".", " ").replace("–", " ").replace(" - ", " ").split()
    for sign in _TITLES:
        parts = sign.split()
        if [folded(word) for word in words[: len(parts)]] != parts or len(words) <= len(parts):
            continue
        mark = words[len(parts)].split("/")[0].split("-")[0]
        if number := form_number(mark):
            rest = " ".join(words[len(parts) + 1 :])
            return number, "" if rest.startswith("(") or _is_code(rest) else _without_more(rest)
    glued = words[0] if words else ""
    if glued[:2].upper() == "BM" and glued[2:].isascii() and glued[2:].isdigit() and len(glued) <= 4:  # noqa: PLR2004
        return str(int(glued[2:])), " ".join(words[1:])
    return None


def _is_code(text: str) -> bool:
    """Return whether a text is the short name of a form and no title: "CĐĐH"."""
    return text == text.upper() and " " not in text


def _without_more(title: str) -> str:
    """Return a title without the remark that the form goes on."""
    head, sign, rest = title.rpartition("(")
    return head.strip() if sign and folded(rest).startswith("tiếp") else title
