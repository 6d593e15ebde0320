"""A blank form as the province sends it, made into the source of a template: its rows; the rest from another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desktop.authoring.form_lines import find_forms
from cchc_desktop.authoring.guessed_rows import GuessedRow
from cchc_desktop.authoring.printed_lines import PrintedForm, PrintedLine, PrintedRow
from cchc_desktop.authoring.row_formulas import formula_of, mark_of
from cchc_desktop.authoring.row_guesses import CHOICE, HEADING, PERCENT, choices_of, kind_of_row
from cchc_desktop.authoring.row_numbers import bare_number, paths_of
from cchc_desktop.authoring.row_tiers import tiers_of
from cchc_desktop.authoring.row_units import unit_of
from cchc_desktop.authoring.tier_words import TierRemark, explained_marks, remarks_in
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import folded, is_roman, spaced
from cchc_desktop.report.numbers import show

MAX_ROWS = 1_000
CROSS = "x"
"""What stands in a cell that a row has not, where others of it are blank."""
_CROSSES, _DOTS = (CROSS, "×"), " .…_"
_TITLE_WORDS = ("bao cao", "bieu mau", "phu luc", "thong ke", "so lieu", "he thong bieu")


@dataclass(frozen=True, slots=True)
class BlankForms:
    """What was read of a file: the texts before the forms, the forms as printed, their rows as understood."""

    texts: list[str]
    forms: list[PrintedForm]
    rows: list[GuessedRow]


def read_blank_forms(lines: Sequence[PrintedLine]) -> BlankForms | None:
    """Return the forms of a file, None if it holds none; BadFileError if they have more rows than any template."""
    texts, forms = find_forms(lines)
    if sum(len(form.rows) for form in forms) > MAX_ROWS:
        raise BadFileError("Biểu trắng quá dài.", f"Mẫu báo cáo chỉ nhận đến {show(MAX_ROWS)} hàng.")
    marks = explained_marks(text for line in lines for text in line.texts)
    remarks = [*(remark for form in forms for text in form.notes for remark in remarks_in(text, form.number)),
               *(remark for text in texts for remark in remarks_in(text, ""))]  # fmt: skip
    rows = [row for form in forms for row in _rows(form, marks, remarks)]
    return BlankForms(texts, forms, rows) if rows else None


def _rows(form: PrintedForm, marks: Mapping[str, str], remarks: Sequence[TierRemark]) -> list[GuessedRow]:
    paths = paths_of(form.rows)
    above = Counter(path[:-1] for path in paths)
    amounts = Counter(path[:-1] for row, path in zip(form.rows, paths, strict=True) if "%" not in row.unit)
    dashed = {
        path[:-1]
        for row, path in zip(form.rows, paths, strict=True)
        if f"{row.number}{row.label}".startswith(("-", "+"))
    }
    kinds = [
        kind_of_row(
            row, form, has_parts=bool((amounts if row.unit else above)[path]), has_dashes=path in dashed or row.opens
        )
        for row, path in zip(form.rows, paths, strict=True)
    ]
    tiers = tiers_of(form, paths, [kind == HEADING for kind in kinds], marks, remarks)
    found: list[GuessedRow] = []
    crossed = _crossed_out(form, kinds)
    for at, (row, path, kind, tier) in enumerate(zip(form.rows, paths, kinds, tiers, strict=True)):
        choices = choices_of(row) if kind == CHOICE else {}
        formula = formula_of((row.formula, row.note, row.unit), row.label)
        label = row.label.lstrip("-+*–• ")
        made = GuessedRow(
            form.number, path, label, _unit(row, form, kind), kind, tier, choices, bare_number(row.number),
            bare_number(row.alias), mark_of(label), formula, row.opens, crossed.get(at, ()),
        )  # fmt: skip
        found.append(made)
    return found


def _crossed_out(form: PrintedForm, kinds: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return for rows of a form, by their places, the heads of columns of values in which they are crossed out or grey.

    Only where the row has a blank beside, no row but headings is crossed out whole, and fewer than half of them have a
    cross: else it may as well mark what is to be filled in.
    """
    cells = {at: _crossed_cells(row) for at, row in enumerate(form.rows) if kinds[at] != HEADING}
    found = {
        at: tuple(head for head, text in zip(form.values, texts, strict=True) if text)
        for at, texts in cells.items()
        if form.values and len(texts) == len(form.values) and {*texts} <= {"", *_CROSSES}
    }
    crossed = {at: heads for at, heads in found.items() if heads}
    is_whole = any(heads == form.values for heads in crossed.values())
    return {} if is_whole or 2 * len(crossed) >= len(found) else crossed


def _crossed_cells(row: PrintedRow) -> list[str]:
    """Return what stands in the cells for results: a cross where a blank one is grey and others are not."""
    cells = [folded(text.strip(_DOTS)) for text in row.values]
    if not any(row.grey) or all(row.grey):
        return cells
    return [CROSS if is_grey and not text else text for text, is_grey in zip(cells, row.grey, strict=True)]


def _unit(row: PrintedRow, form: PrintedForm, kind: str) -> str:
    if kind in (HEADING, CHOICE):
        return row.unit
    return "%" if kind == PERCENT and not row.unit else unit_of(row, form)


def section_of(form: PrintedForm, base: Mapping[str, Any]) -> str:
    """Return the section whose form in the base has the most words of a form's title."""
    words = set(spaced(form.title).split())
    known = [(len(words & set(spaced(one["title"]).split())), one["section"]) for one in base["forms"]]
    most, section = max(known, key=lambda pair: pair[0])
    by_number = next((one["section"] for one in base["forms"] if one["number"] == form.number), section)
    return str(section if most > 1 else by_number)


def title_in(texts: Sequence[str]) -> str:
    """Return the title of an appendix among the texts before its forms, "" if none looks like one."""
    fits = [text for text in texts if not text.startswith("(") and ":" not in text and len(text.split()) > 2]  # noqa: PLR2004
    named = [
        text for text in fits if any(f" {sign} " in spaced(text) for sign in _TITLE_WORDS) and not _is_number(text)
    ]
    return next((text for text in named if year_in(text)), "") or next(iter(named), "")


def _is_number(text: str) -> bool:
    """Return whether a text only numbers an appendix: "PHỤ LỤC II"."""
    *words, last = text.split()
    return spaced(" ".join(words)).strip() == "phu luc" and (last.isdigit() or is_roman(last))


def year_in(text: str) -> int:
    """Return the last year that a text names, 0 if it names none."""
    numbers = [word for word in spaced(text).split() if len(word) == 4 and word.isdigit() and word.startswith("20")]  # noqa: PLR2004
    return int(numbers[-1]) if numbers else 0
