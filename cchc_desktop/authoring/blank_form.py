"""A blank form as the province sends it, made into the source of a template: its rows; the rest from another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desktop.authoring.form_lines import PrintedForm, PrintedLine, find_forms
from cchc_desktop.authoring.guessed_relations import GuessedRow, ratios_of, sum_rules
from cchc_desktop.authoring.row_guesses import CHOICE, HEADING, PERCENT, choices_of, kind_of_row, tier_of
from cchc_desktop.authoring.row_numbers import paths_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import slug, spaced
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


def source_of(found: BlankForms, base: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the source of a template with these forms; outline, periods, letter and words are those of `base`."""
    title = next((text for text in found.texts if _year_in(text)), name)
    year = _year_in(title) or _year_in(name) or base["first_year"]
    ratios = ratios_of(found.rows)
    rows = {form.number: [row for row in found.rows if row.form == form.number] for form in found.forms}
    forms = [
        {
            "number": form.number,
            "title": form.title or f"Biểu mẫu {form.number}",
            "short": _short(form.title) or f"Biểu {form.number}",
            "section": _section(form, base),
            "rows": [_row(row, ratios) for row in rows[form.number]],
        }
        for form in found.forms
    ]
    left_out = ("forms", "rules", "dossiers", "last_year")
    return {key: value for key, value in base.items() if key not in left_out} | {
        "id": slug(name) if slug(name)[:1].isalpha() else f"mau-{slug(name)}",
        "name": title,
        "status": "proposed",
        "note": f"Dựng từ biểu trắng {name}.",
        "first_year": year,
        "outline": [{name: value for name, value in each.items() if name != "sentences"} for each in base["outline"]],
        "forms": forms,
        "rules": list(sum_rules(found.rows)),
    }


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


def _row(row: GuessedRow, ratios: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """Return a row as the source of a template holds it."""
    made: dict[str, Any] = {"no": ".".join(map(str, row.path)), "label": row.label, "kind": row.kind}
    if row.kind == HEADING:
        return made
    made["unit"] = "" if row.kind == CHOICE else row.unit
    if row.tier != "commune":
        made["tier"] = row.tier
    made["nature"] = "flow"
    made["aggregate"] = "distribution" if row.kind == CHOICE else "none" if row.kind == PERCENT else "sum"
    made["required"] = row.tier == "commune"
    if row.choices:
        made["choices"] = row.choices
    if row.key in ratios:
        part, whole = ratios[row.key]
        made["ratio"] = {"part": part, "whole": whole}
    return made


def _section(form: PrintedForm, base: Mapping[str, Any]) -> str:
    """Return the section whose form in the base has the most words of a form's title."""
    words = set(spaced(form.title).split())
    known = [(len(words & set(spaced(one["title"]).split())), one["section"]) for one in base["forms"]]
    most, section = max(known, key=lambda pair: pair[0])
    by_number = next((one["section"] for one in base["forms"] if one["number"] == form.number), section)
    return str(section if most > 1 else by_number)


def _short(title: str) -> str:
    words = title.split()
    return " ".join(words[:6])


def _year_in(text: str) -> int:
    numbers = [word for word in spaced(text).split() if len(word) == 4 and word.isdigit() and word.startswith("20")]  # noqa: PLR2004
    return int(numbers[-1]) if numbers else 0
