"""Checks of the tests' own: words of a section that count as an error, a warning or a hint, two of them with a fix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest

from cchc_desktop.checks import run
from cchc_desktop.checks.findings import CheckResult, Fix
from cchc_desktop.checks.subject import Check, Subject
from cchc_desktop.report.keys import Place
from cchc_desktop.report.template import Severity, Template

WORDS = {
    "cái thuyền": ("text.term", Severity.ERROR, "con thuyền"),
    "con sông": ("text.figure", Severity.WARNING, ""),
    "bàn ghế": ("text.style", Severity.HINT, "ghế bàn"),
}


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each section."""
    for code in template.sections:
        yield Check(frozenset({code}), partial(_words, code))


def _words(code: str, subject: Subject) -> Iterator[CheckResult]:
    for word, (rule, severity, better) in WORDS.items():
        for match in re.finditer(word, subject.report.text(code), re.IGNORECASE):
            place = str(Place(code, *match.span()))
            fix = Fix(place, better) if better else None
            message = f"“{match[0]}”: xem lại."
            yield subject.finding(rule, (place,), message, found=match[0], fix=fix, severity=severity)


@pytest.fixture
def word_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add the checks to those of every template."""
    monkeypatch.setitem(run.KINDS, "words of the tests", checks)
