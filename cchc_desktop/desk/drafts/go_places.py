"""The places of the report that a few letters may mean: "3.4.1", "II.2", "bm7", "hồ sơ trực tuyến". No Qt here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.text import slug, stored
from cchc_desktop.desk.drafts import step_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps

MOST = 8
_FORM = re.compile(r"(?:bm|biểu mẫu|bieu mau|biểu|mẫu)\s*(\d{1,2})(?:\s*[:. ]\s*([\d.]+))?", re.IGNORECASE)
_EXACT = re.compile(r"(\d{1,2}):([\d.]+)")
_ROW = re.compile(r"\d+(?:\.\d+)*\.?")
_LEAST_WORD = 2


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to: its key, its name in short, and what it is about."""

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
    """Give the row of a form, then those under it."""
    wanted = number.rstrip(".")
    for key, row in flow.template.rows.items():
        if key == f"{form}:{wanted}" or key.startswith(f"{form}:{wanted}."):
            yield _row(key, row.label)


def _steps(flow: ReportSteps, typed: str) -> Iterator[Target]:
    """Give the sections whose code begins so, then the steps whose words hold what was typed."""
    code = typed.upper().rstrip(".")
    for step in flow.steps:
        codes = [key.upper() for key in step.keys] if step.kind == "section" else []
        for key, upper in zip(step.keys, codes, strict=False):
            if upper == code or (step.number.upper() == code and key == step.keys[0]):
                yield Target(key, step.name, flow.template.sections[key].short)
    words = slug(typed)
    for step in flow.steps:
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
    """Return how far a label is from what was typed: 0 holds it, 1 holds it without its marks, 2 holds its words."""
    if stored(typed).casefold() in label.casefold():
        return 0
    return 1 if f"-{slug(typed)}" in f"-{slug(label)}" else 2


def _row(key: str, label: str) -> Target:
    number, _, row = key.partition(":")
    return Target(key, step_texts.SHORT_FORM.format(number=number, row=row), label)
