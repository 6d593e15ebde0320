"""Formats of templates: whatever was shipped opens for ever, and judges as it did."""

from __future__ import annotations

import hashlib

import pytest

from cchc_desktop.checks.context import NO_CONTEXT
from cchc_desktop.checks.run import Checker
from cchc_desktop.report.document import report_of
from cchc_desktop.report.template_format import CURRENT, UPGRADES, upgraded
from cchc_desktop.report.template_source import parse, read_template
from tests.make import TEMPLATE
from tests.template_corpus import shipped, sources

SOURCES = sources()
NEVER_FOUND = {"f1-331-kiem-tra", "f1-5-co-phieu", "f6-12-giai-ngan", "f7-672-co-thu-tuc"}
"""Rules of the very first source that no check could decide on the day it was written; the second mends them."""


@pytest.mark.parametrize("name", list(SOURCES))
def test_every_source_ever_shipped_opens_in_the_current_format(name: str) -> None:
    source = read_template(SOURCES[name], name)
    assert name == f"{source.template.id}-{hashlib.sha256(SOURCES[name]).hexdigest()[:12]}"
    assert source.source.encode() == SOURCES[name]
    assert source.template.format == CURRENT
    assert {"unit.kind", "unit.name", "letter.place", "letter.signer"} <= source.template.required.keys()
    assert {each.field for each in source.template.beginnings} == {"unit.district", "unit.province"}


@pytest.mark.parametrize("name", list(SOURCES))
def test_every_rule_ever_shipped_judges_its_examples_as_it_says(name: str) -> None:
    template = read_template(SOURCES[name], name).template
    checker = Checker(template)
    for rule in template.rules:
        found_in_fails = not (name.endswith("0475613c4f10") and rule.id in NEVER_FOUND)
        for example, found in ((rule.holds, False), (rule.fails, found_in_fails)):
            assert checker.decide(rule, report_of(template.id, "2025-Y", example), NO_CONTEXT) is found, rule.id


def test_what_is_shipped_lies_in_the_corpus() -> None:
    missing = shipped().keys() - SOURCES.keys()
    assert not missing, "python -m tests.template_corpus adds them"


def test_every_older_format_is_upgraded_to_the_next() -> None:
    assert list(UPGRADES) == list(range(1, CURRENT))
    assert all(upgrade({"format": number})["format"] == number + 1 for number, upgrade in UPGRADES.items())


def test_a_source_of_the_current_format_is_left_as_it_is() -> None:
    data = {"format": CURRENT, "id": "mau-thu"}
    assert upgraded(data) == data
    template, _ = parse(f"format = {CURRENT}\n{TEMPLATE}")
    assert template is not None
    assert (template.required, template.beginnings) == ({}, ())


def test_a_source_that_names_format_1_is_read_as_one_that_names_none() -> None:
    assert parse(f"format = 1\n{TEMPLATE}") == parse(TEMPLATE)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (str(CURRENT + 1), "mẫu theo quy cách mới hơn"), ("99999999999999999999", "mẫu theo quy cách mới hơn"),
        ("0", "phải là một số từ 1"), ("-1", "phải là một số từ 1"), ('"2"', "phải là một số từ 1"),
        ("true", "phải là một số từ 1"), ("1.0", "phải là một số từ 1"),
    ],
)  # fmt: skip
def test_a_format_this_program_does_not_know_is_refused_with_its_line(written: str, words: str) -> None:
    template, (fault,) = parse(f"# mẫu\nformat = {written}\n{TEMPLATE}")
    assert template is None
    assert (fault.path, fault.line) == ("format", 2)
    assert fault.message.startswith(words)
