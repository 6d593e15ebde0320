"""Finding the places of a report that a short text may mean: "3.4.1", "II.2", "bm7", "hồ sơ trực tuyến". No Qt here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.text import slug, stored
from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.report.keys import row_key

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps

MOST = 8
_FORM = re.compile(r"(?:bm|biểu mẫu|bieu mau|biểu|mẫu)\s*(\d{1,2})(?:\s*[:. ]\s*([\d.]+))?", re.IGNORECASE)
_EXACT = re.compile(r"(\d{1,2})\s*[:;/ ]\s*([\d.]+)")
_ROW = re.compile(r"\d+(?:\.\d+)*\.?")
_LEAST_WORD = 2


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to: its key, its short name, and its title."""

    place: str
    name: str
    words: str


def targets(flow: ReportSteps, here: ReportStep, typed: str) -> list[Target]:
    """Return the places that a text may mean, likeliest first; rows of the form that is shown come before others."""
    typed = typed.strip()
    if not typed:
        return []
    found = {target.place: target for target in _all(flow, here, typed)}
    return list(found.values())[:MOST]


def _all(flow: ReportSteps, here: ReportStep, typed: str) -> Iterator[Target]:
    form = _FORM.fullmatch(typed) or _EXACT.fullmatch(typed)
    if form:
        yield from _rows(flow, form[1], form[2]) if form[2] else _forms(flow, form[1])
        return
    if _ROW.fullmatch(typed):
        own = here.number if here.kind == "form" else ""
        for number in dict.fromkeys([own, *(form.number for form in flow.template.forms)]):
            yield from _rows(flow, number, typed)
        yield from _forms(flow, typed)
    yield from _steps(flow, typed)
    yield from _labels(flow, typed)


def _forms(flow: ReportSteps, number: str) -> Iterator[Target]:
    for step in flow.steps:
        if step.kind == "form" and step.number == number:
            yield Target(step.id, step.name, step.title)


def _rows(flow: ReportSteps, form: str, number: str) -> Iterator[Target]:
    """Yield the row of a form, then those under it."""
    wanted = number.rstrip(".")
    for key, row in flow.template.rows.items():
        if key == f"{form}:{wanted}" or key.startswith((f"{form}:{wanted}.", f"{form}:{wanted}/")):
            yield _row(key, row.label)


def _steps(flow: ReportSteps, typed: str) -> Iterator[Target]:
    """Yield the sections whose code is the typed text, then the steps whose names contain it."""
    code = typed.upper().rstrip(".")
    for step in flow.steps:
        codes = [key.upper() for key in step.keys] if step.kind == "section" else []
        for key, upper in zip(step.keys, codes, strict=False):
            if upper == code or (step.number.upper() == code and key == step.keys[0]):
                yield Target(key, step.name, flow.template.sections[key].short)
    words = slug(typed)
    for step in (*flow.steps, flow.register, flow.taking, flow.late, flow.retyping):
        if len(words) >= _LEAST_WORD and words in slug(f"{step.name} {step.title}"):
            yield Target(step.id, step.name, step.title if step.title != step.name else "")


def _labels(flow: ReportSteps, typed: str) -> Iterator[Target]:
    words = slug(typed).split("-")
    if sum(map(len, words)) <= _LEAST_WORD:
        return
    rows = [(key, row.label) for key, row in flow.template.rows.items()]
    found = [(key, label) for key, label in rows if all(word in slug(label) for word in words)]
    for key, label in sorted(found, key=lambda each: _distance(typed, each[1])):
        yield _row(key, label)


def _distance(typed: str, label: str) -> int:
    """Return the distance of a label from the typed text: 0 has it, 1 has it without marks, 2 has its words."""
    if stored(typed).casefold() in label.casefold():
        return 0
    return 1 if f"-{slug(typed)}" in f"-{slug(label)}" else 2


def _row(key: str, label: str) -> Target:
    number, _, row = row_key(key).partition(":")
    return Target(key, step_texts.SHORT_FORM.format(number=number, row=row), label)
