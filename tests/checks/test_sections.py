"""The narrative: sections left empty, links to figures that are not there."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from cchc_desktop.report.template import Severity, Template
from tests.checks.results import finding, silent
from tests.make import make_template, shaped

TEMPLATE = make_template(
    {
        "1": {"share_of": "1:1"},
        "2": {"nil": ["Không khảo sát"]},
        "3": {"tier": "province"},
        "4": {"kind": "heading"},
        "5": {},
    }
)


def test_an_empty_section_is_a_warning() -> None:
    found = finding(TEMPLATE, {"I": " \n"})
    assert (found.rule, found.severity, found.at) == ("text.empty", Severity.WARNING, ("I",))


def test_a_section_may_be_left_out_by_the_template() -> None:
    outline = [asdict(section) | {"required": False} for section in TEMPLATE.outline]
    assert silent(shaped(Template, asdict(TEMPLATE) | {"edition": {}, "outline": outline}), {"I": ""})


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


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("{1:3}", "Biểu mẫu 1, hàng 3 do tỉnh ghi, còn trống."),
        ("{1:4}", "Biểu mẫu 1, hàng 4 là đề mục, không có số liệu."),
        ("{1:2|%}", "Biểu mẫu 1, hàng 2 không có tỷ lệ để in."),
        ("{1:2|đồng}", "Biểu mẫu 1, hàng 2 không có số tiền để in."),
        ("{1:5}", "Số liệu ở Biểu mẫu 1, hàng 5 chưa có."),
        ("{1:5|%}", "Số liệu ở Biểu mẫu 1, hàng 5 chưa có."),
    ],
)
def test_a_link_that_prints_nothing_says_what_is_not_there(link: str, told: str) -> None:
    found = finding(TEMPLATE, {"I": link, "1:2": "40"})
    assert found.at == (f"I@0:{len(link)}", link[1:4])
    assert found.message.startswith(told)
    assert found.message.endswith("Bản in sẽ để “……”.")
