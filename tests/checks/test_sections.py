"""The narrative: sections left empty, links to figures that are not there."""

from __future__ import annotations

import pytest

from cchc_desktop.report.template import Severity, Template
from tests.checks.said import finding, silent
from tests.make import make_template

TEMPLATE = make_template({"1": {"share_of": "1:1"}, "2": {"nil": ["Không khảo sát"]}, "3": {"tier": "province"}})


def test_an_empty_section_is_a_warning() -> None:
    found = finding(TEMPLATE, {"I": " \n"})
    assert (found.rule, found.severity, found.at) == ("text.empty", Severity.WARNING, ("I",))


def test_a_section_may_be_left_out_by_the_template() -> None:
    outline = [section.model_dump() | {"required": False} for section in TEMPLATE.outline]
    assert silent(Template.model_validate(TEMPLATE.model_dump() | {"outline": outline}), {"I": ""})


@pytest.mark.parametrize("text", ["Có {1:1} văn bản.", "{{1:9}}", "Số {1:2}.", "{1:1|%}"])
def test_a_link_that_prints_something_is_silent(text: str) -> None:
    assert silent(TEMPLATE, {"I": text, "1:1": "40", "1:2": "Không khảo sát"})


def test_a_link_to_no_row_is_an_error_at_its_place() -> None:
    found = finding(TEMPLATE, {"I": "Đạt {9:9}."})
    assert (found.rule, found.severity, found.at, found.found) == (
        "link.unknown", Severity.ERROR, ("I@4:9",), "{9:9}",
    )  # fmt: skip


def test_a_link_to_an_empty_figure_marks_the_figure_too() -> None:
    found = finding(TEMPLATE, {"I": "Đạt {1:1}."})
    assert (found.rule, found.at) == ("link.unknown", ("I@4:9", "1:1"))
    assert "……" in found.message


def test_a_link_to_an_unknown_figure_is_found() -> None:
    fields = {"I": "{1:1}", "1:1": "Chưa có số liệu", "note.1:1": "Chờ số."}
    assert finding(TEMPLATE, fields).rule == "link.unknown"


def test_a_link_in_a_form_that_does_not_exist_is_found() -> None:
    assert "“lẻ”" in finding(TEMPLATE, {"I": "{1:1|lẻ}", "1:1": "40"}).message


def test_a_link_to_another_tier_s_blank_row_is_found() -> None:
    assert finding(TEMPLATE, {"I": "{1:3}"}).at == ("I@0:5", "1:3")
