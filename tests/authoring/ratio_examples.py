"""Percents of blank forms with the right part and whole, from the provinces' forms and the shipped templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from cchc_desktop.authoring.blank_form import read_blank_forms
from cchc_desktop.authoring.guessed_rows import GuessedRow
from cchc_desktop.authoring.ratios.guessed_ratios import is_open, pairs_for
from cchc_desktop.authoring.ratios.pair_scores import RatioRows, Signs, signs_of
from cchc_desktop.authoring.told_relations import told_ratios
from cchc_desktop.desk.office import library
from cchc_desktop.desk.templates.build import printed_lines
from cchc_desktop.report.template import Template
from tests.authoring.judged_forms import plain
from tests.authoring.provincial_forms import NAMES, read_form, write_form

Keys = tuple[str, str]


@dataclass(frozen=True)
class RatioExample:
    """A percent: its form, the right part and whole (None: none of the form), the signs of each pair by its readings.

    is_shipped tells that it is one of a shipped template, whose rows are known by their labels.
    """

    form: str
    key: str
    label: str
    right: Keys | None
    pairs: dict[Keys, list[Signs]]
    is_shipped: bool


def ratio_examples(folder: Path) -> Iterator[RatioExample]:
    """Yield the percents that no formula tells; the forms are written into a folder to be read."""
    for name in NAMES:
        form = read_form(name)
        write_form(form, folder / name)
        blank = read_blank_forms(printed_lines((folder / name).read_bytes(), name))
        rows = blank.rows if blank else []
        matcher = SequenceMatcher(
            None, [plain(row.label) for row in form.rows], [plain(row.label) for row in rows], autojunk=False
        )
        found = {b.a + step: b.b + step for b in matcher.get_matching_blocks() for step in range(b.size)}
        keys = {form.rows[at].name: rows[place].key for at, place in found.items()}
        ratios = {rows[place].key: form.rows[at].ratio for at, place in found.items()}
        right = {key: (keys[pair[0]], keys[pair[1]]) for key, pair in ratios.items() if pair}
        yield from _examples(name, rows, right, is_shipped=False)
    for template in library.templates():
        right = {key: (row.ratio.part, row.ratio.whole) for key, row in template.rows.items() if row.ratio}
        yield from _examples(template.id, _rows_of(template), right, is_shipped=True)


def _examples(name: str, rows: list[GuessedRow], right: dict[str, Keys], *, is_shipped: bool) -> Iterator[RatioExample]:
    compared, told = RatioRows(rows), told_ratios(rows)
    for row in compared.rows:
        if row.key in told or not is_open(row.row):
            continue
        pairs: dict[Keys, list[Signs]] = {}
        for pair in pairs_for(row, compared):
            pairs.setdefault((pair.part.key, pair.whole.key), []).append(signs_of(pair, compared))
        yield RatioExample(name, row.key, row.row.label, right.get(row.key), pairs, is_shipped)


def _rows_of(template: Template) -> list[GuessedRow]:
    """Return the rows of a template as if they had been read of a form."""
    return [
        GuessedRow(form.number, tuple(map(int, row.no.split("."))), row.label, row.unit, row.kind, row.tier, {})
        for form in template.forms
        for row in form.rows
    ]
