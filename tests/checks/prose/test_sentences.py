"""Sentences that a check of prose must mark, exactly, and sentences that none may mark."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import Checker
from cchc_desktop.desk.office.library import find
from cchc_desktop.report.document import Report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.periods import span_of

FOLDER = Path(__file__).parent / "sentences"
PROSE = ("text.", "link.")
UNIT = {
    "unit.kind": "xã", "unit.name": "An Thanh", "unit.district": "huyện Tứ Kỳ", "unit.province": "tỉnh Hải Dương",
}  # fmt: skip
_YEAR = r"(?<=[0-9]/)20[0-9][0-9](?![0-9/])|(?<=năm )20[0-9][0-9](?![0-9])"


def cases(kind: str) -> list[Any]:
    files = sorted(FOLDER.glob("*.toml"))
    read = [(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    return [pytest.param(case, id=f"{name}: {case['text'][:60]}") for name, data in read for case in data.get(kind, [])]


@cache
def checker_of(template_id: str) -> Checker:
    """Return the checks of a template, made once for all sentences."""
    template = find(template_id)
    assert template
    return Checker(template)


@cache
def is_checked(template_id: str, section: str, period: str) -> bool:
    """Return True where a text is checked; fail where nothing could ever be found, so that every sentence is right."""
    template = checker_of(template_id).template
    texts = [code for code, each in template.sections.items() if each.text]
    assert section in texts, f"{template_id} has no text in a section {section!r}, only in {', '.join(texts)}"
    assert span_of(template, period), f"{template_id} has no period {period!r}"
    return True


def findings(case: dict[str, Any], text: str) -> list[Finding]:
    """Return what is found in a section that holds the text, and nothing else."""
    checker, section = checker_of(case.get("template", "cchc-xa-2023")), case.get("section", "I")
    period, figures = case.get("period", "2023-H1"), case.get("figures", {})
    assert is_checked(checker.template.id, section, period)
    unknown = [key for key in figures if key not in checker.template.rows and not key.startswith(("letter.", "unit."))]
    assert not unknown, f"{checker.template.id} has no figures {unknown}"
    outcome = checker.check(Report(checker.template.id, period, {**UNIT, **figures, section: text}), Context())
    return [each for each in outcome.findings if each.rule.startswith(PROSE) and each.at[0].startswith(f"{section}@")]


@pytest.mark.parametrize(
    "case", [{"section": "II.2"}, {"section": "X"}, {"period": "2023-Z"}, {"figures": {"99:1": "1"}}], ids=str
)
def test_a_sentence_where_nothing_is_ever_found_fails(case: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="has no"):
        findings(case, "Họp ngày 31/02/2023.")


@pytest.mark.parametrize("case", cases("fires"))
def test_a_slip_is_marked_exactly_and_mended_where_that_is_sure(case: dict[str, Any]) -> None:
    before, rest = case["text"].split("«")
    marked, after = rest.split("»")

    found = findings(case, before + marked + after)

    place = str(Place(case.get("section", "I"), len(before), len(before) + len(marked)))
    assert [(each.rule, each.at[0]) for each in found] == [(case["code"], place)], [each.message for each in found]
    assert (found[0].fix.text if found[0].fix else None) == case.get("mend")


@pytest.mark.parametrize("case", cases("silent"))
def test_what_only_looks_like_a_slip_is_not_marked(case: dict[str, Any]) -> None:
    assert [(each.rule, each.found, each.message) for each in findings(case, case["text"])] == []


@pytest.mark.parametrize("number", ["0", "00,0", "9" * 14, "1" + "0" * 29])
def test_no_number_in_a_sentence_stops_the_checks(number: str) -> None:
    """Every thirtieth sentence, all of its numbers replaced: nothing divides by them or counts beyond what is exact."""
    for case in [param.values[0] for param in (*cases("fires"), *cases("silent"))][::30]:
        findings(case, re.sub("[0-9]+(?:[.,][0-9]+)*", number, case["text"].translate({ord("«"): "", ord("»"): ""})))


@pytest.mark.parametrize("year", ["0000", "0001", "9999"])
def test_no_year_in_a_sentence_stops_the_checks(year: str) -> None:
    """Sentences of two days and more, every second one, all in one year: nothing counts beyond the calendar."""
    texts = [case.values[0]["text"] for case in (*cases("fires"), *cases("silent"))]
    for text in [each for each in texts if len(re.findall(_YEAR, each)) > 1 and "ngày" in each][::2]:
        findings({}, re.sub(_YEAR, year, text.translate({ord("«"): "", ord("»"): ""})))
