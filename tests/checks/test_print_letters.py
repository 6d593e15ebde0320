"""Letters that the print's fonts lack: each is a warning with its place."""

from __future__ import annotations

import pytest

from cchc_desktop.report.template import Severity
from tests.checks.results import finding, silent
from tests.make import make_outcome, make_template

TEMPLATE = make_template({"1": {"kind": "heading"}})


def test_a_letter_the_print_lacks_is_a_warning_at_its_place() -> None:
    found = finding(TEMPLATE, {"I": "Giao 漢字 cho thôn."})
    assert (found.rule, found.severity, found.at, found.found) == (
        "text.letters", Severity.WARNING, ("I@5:7",), "漢字",
    )  # fmt: skip
    assert "“漢” (U+6F22)" in found.message


@pytest.mark.parametrize("key", ["note.1:1", "letter.signer", "unit.district"])
def test_a_short_field_is_named_as_a_whole(key: str) -> None:
    outcome = make_outcome(TEMPLATE, {"I": "x", key: "theo 漢, 漢"})
    found = [each for each in outcome.findings if each.rule == "text.letters"]
    assert [(each.at, each.found) for each in found] == [((key,), "漢")]


def test_signs_that_print_as_an_equal_are_silent() -> None:
    assert silent(TEMPLATE, {"I": "\uf0b7 Ban hành ⇒ giao \uf0fc, Tiếng Việt: ộ ỹ Ằ “…”"})


def test_very_many_places_are_counted_not_listed() -> None:
    found = make_outcome(TEMPLATE, {"I": "漢 " * 1_000}).findings
    assert len(found) == 20
    assert "Còn 980 chỗ" in found[-1].message
