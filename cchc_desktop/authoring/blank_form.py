"""A blank form as the province sends it, made into the source of a template: its rows; the rest from another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desktop.authoring.form_lines import PrintedForm, PrintedLine, find_forms
from cchc_desktop.authoring.guessed_relations import GuessedRow
from cchc_desktop.authoring.row_guesses import CHOICE, PERCENT, choices_of, kind_of_row, tier_of
from cchc_desktop.authoring.row_numbers import paths_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import spaced
from cchc_desktop.report.numbers import show

MAX_ROWS = 1_000


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
    rows = [row for form in forms for row in _rows(form)]
    return BlankForms(texts, forms, rows) if rows else None


def _rows(form: PrintedForm) -> list[GuessedRow]:
    paths = paths_of(form.rows)
    above = Counter(path[:-1] for path in paths)
    found: list[GuessedRow] = []
    for row, path in zip(form.rows, paths, strict=True):
        kind = kind_of_row(row, has_parts=bool(above[path]))
        unit = "%" if kind == PERCENT and not row.unit else row.unit
        choices = choices_of(row) if kind == CHOICE else {}
        found.append(GuessedRow(form.number, path, row.label.lstrip("-+* "), unit, kind, tier_of(row), choices))
    return found


def section_of(form: PrintedForm, base: Mapping[str, Any]) -> str:
    """Return the section whose form in the base has the most words of a form's title."""
    words = set(spaced(form.title).split())
    known = [(len(words & set(spaced(one["title"]).split())), one["section"]) for one in base["forms"]]
    most, section = max(known, key=lambda pair: pair[0])
    by_number = next((one["section"] for one in base["forms"] if one["number"] == form.number), section)
    return str(section if most > 1 else by_number)


def year_in(text: str) -> int:
    """Return the last year that a text names, 0 if it names none."""
    numbers = [word for word in spaced(text).split() if len(word) == 4 and word.isdigit() and word.startswith("20")]  # noqa: PLR2004
    return int(numbers[-1]) if numbers else 0
