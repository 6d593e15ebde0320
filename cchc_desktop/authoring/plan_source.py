"""The source of a planned template: rows and sums of the plan; outline, periods and letter of its base."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cchc_desktop.authoring.blank_form import CROSS
from cchc_desktop.authoring.guessed_sums import sum_rule
from cchc_desktop.authoring.row_guesses import CHOICE, COUNT, HEADING, PERCENT
from cchc_desktop.authoring.template_plan import PlannedForm, PlannedRow, TemplatePlan
from cchc_desktop.base.text import folded, plain, slug
from cchc_desktop.units.unit_kinds import tier_names

_LEFT_OUT = ("forms", "rules", "dossiers", "last_year", "edition")
_TAKEN_ALONG = ("nature", "aggregate", "nil", "nouns", "minimum", "maximum")
"""What a row takes along from the one of the base that means the same: nothing that names other rows."""
_SHORT = 6
_SYLLABLE = re.compile("[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?|[^a-z]*")
"""A syllable of Vietnamese without marks, or what has no letters."""
_CODE = 24


def source_of_plan(plan: TemplatePlan, base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the source of a planned template."""
    known = {f"{form['number']}:{row['no']}": row for form in base["forms"] for row in form["rows"]}
    same = {row.key: row.was for row in plan.rows if row.was in known and not _is_open(plan, row)}
    labels = {row.key: row.label for row in plan.rows}
    dossiers = {key: base["dossiers"][was] for key, was in same.items() if was in base.get("dossiers", {})}
    given = {tuple(measures) for measures in dossiers.values()}
    dossiers |= {
        row.key: [row.dossiers]
        for row in plan.rows
        if row.dossiers and row.kind == COUNT and row.key not in dossiers and (row.dossiers,) not in given
    }
    outline = [{name: value for name, value in each.items() if name != "sentences"} for each in base["outline"]]
    if not known.keys() <= labels.keys():
        outline = [_without_rows(each) for each in outline]
    made = {key: value for key, value in base.items() if key not in _LEFT_OUT} | {
        "format": 3,
        "id": plan.id,
        "name": plan.name,
        "status": "proposed",
        "note": f"Dựng từ biểu trắng {plan.file}.",
        "first_year": plan.first_year,
        "tier_names": {
            **{tier: tier_names()[tier] for tier in sorted({row.tier for row in plan.rows})},
            **base["tier_names"],
        },
        "edition": _edition(plan, base, linked=bool(same)),
        "outline": outline,
        "forms": [_form(form, plan, same, base) for form in plan.forms],
        "rules": [sum_rule(row.key, labels[row.key], row.parts) for row in plan.rows if row.parts],
    }
    return made | ({"dossiers": dossiers} if dossiers else {})


def _without_rows(value: Any) -> Any:  # noqa: ANN401 - a table of TOML, or what stands in it
    """Return a part of an outline whose guidance no longer names forms and rows of another template in brackets."""
    if isinstance(value, list):
        return [_without_rows(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _told_alone(each) if name == "guidance" else _without_rows(each) for name, each in value.items()}


def _told_alone(guidance: str) -> str:
    first, *others = guidance.split("(")
    kept = first
    for other in others:
        inside, closing, rest = other.partition(")")
        names_rows = bool(closing) and folded(inside).startswith(("biểu mẫu", "hàng"))
        kept = kept.rstrip() + rest if names_rows else f"{kept}({other}"
    return kept


def short_title(title: str) -> str:
    """Return the first words of a form's title; of one in capitals only abbreviations stay so."""
    words = title.split()[:_SHORT]
    if title.isupper():
        words = [word if _is_abbreviation(word) else word.lower() for word in words]
    short = " ".join(words)
    return short[:1].upper() + short[1:]


def _is_abbreviation(word: str) -> bool:
    """Return whether a word is no syllable, as "TTHC", "UBND"."""
    return not _SYLLABLE.fullmatch(plain(word).strip("().,:;-"))


def _is_open(plan: TemplatePlan, row: PlannedRow) -> bool:
    return any(doubt.key == row.key and doubt.about == "was" for doubt in plan.doubts)


def _edition(plan: TemplatePlan, base: Mapping[str, Any], *, linked: bool) -> dict[str, Any]:
    of_base = base.get("edition", {})
    made = {
        "number": plan.number,
        "series": of_base.get("series", ""),
        "before": plan.base if linked else "",
        "from": plan.since,
        "until": plan.until,
        "follows": plan.follows,
        "made_by": plan.made_by,
    }
    return {name: value for name, value in made.items() if value}


def _form(form: PlannedForm, plan: TemplatePlan, same: Mapping[str, str], base: Mapping[str, Any]) -> dict[str, Any]:
    known = {f"{each['number']}:{row['no']}": row for each in base["forms"] for row in each["rows"]}
    listed = [each["columns"] for each in base["forms"] if each.get("columns")]
    kept = {tuple(column["head"] for column in columns): columns for columns in listed}
    columns = kept.get(form.columns) or _columns(form.columns)
    codes = {column["head"]: column["code"] for column in columns}
    rows = plan.of_form(form.number)
    return {
        "number": form.number,
        "title": form.title or f"Biểu mẫu {form.number}",
        "short": short_title(form.title) or f"Biểu {form.number}",
        "section": form.section,
        **({"columns": columns} if form.columns else {}),
        **({"lacking_mark": CROSS} if any(row.lacks for row in rows) else {}),
        "rows": [
            _row(row, same.get(row.key, ""), known)
            | ({"lacks": [codes.get(head, head) for head in row.lacks]} if row.lacks else {})
            for row in rows
        ],
    }


def _columns(heads: Sequence[str]) -> list[dict[str, str]]:
    """Return columns of values with their codes: made of their heads, numbered where those give none of their own."""
    codes = [slug(head)[:_CODE].strip("-") for head in heads]
    good = [code[:1].isalpha() and codes.count(code) == 1 for code in codes]
    return [
        {"code": code if fits else f"cot-{number}", "head": head}
        for number, (head, code, fits) in enumerate(zip(heads, codes, good, strict=True), 1)
    ]


def _row(row: PlannedRow, was: str, known: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return a row as the source of a template holds it."""
    made: dict[str, Any] = {"no": row.no, "label": row.label, "kind": row.kind}
    if row.tier != "commune":
        made["tier"] = row.tier
    if row.kind == HEADING:
        return made | ({"was": was} if was and was != row.key else {})
    made["unit"] = "" if row.kind == CHOICE else row.unit
    made["nature"] = "flow"
    made["aggregate"] = "distribution" if row.kind == CHOICE else "none" if row.kind == PERCENT else "sum"
    divided = row.kind == PERCENT and bool(row.part and row.whole)  # what is computed is never missing
    made["required"] = row.tier == "commune" and not divided
    if row.kind == CHOICE and row.choices:
        made["choices"] = dict(row.choices)
    if divided:
        made["ratio"] = {"part": row.part, "whole": row.whole}
    if was:
        made |= {name: known[was][name] for name in _TAKEN_ALONG if name in known[was]}
        made |= {"was": was} if was != row.key else {}
    return made
