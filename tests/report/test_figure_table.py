"""The figures of a report, read: computed percents, and what a link prints."""

from __future__ import annotations

import pytest

from cchc_desktop.report.figure_table import FigureTable, PercentState
from cchc_desktop.report.prose import BLANK, links
from tests.make import make_template

TEMPLATE = make_template(
    {
        "1": {"kind": "percent", "ratio": {"part": "1:1.2", "whole": "1:1.1"}, "nil": ["Không có PAKN"]},
        "1.1": {},
        "1.2": {},
        "2": {"kind": "decimal", "unit": "Tỷ đồng", "share_of": "1:2"},
        "3": {"kind": "decimal", "unit": "Tỷ đồng", "share_of": "1:2"},
        "4": {"tier": "province"},
    }
)


def table(**texts: str) -> FigureTable:
    return FigureTable.of(TEMPLATE, {f"1:{name[1:].replace('_', '.')}": text for name, text in texts.items()})


def link(of: FigureTable, text: str) -> str:
    return of.linked(links(text)[0])


def test_a_blank_percent_with_parts_is_computed_and_printed() -> None:
    assert table(r1_1="38", r1_2="23").printed("1:1") == "60,53"


def test_a_typed_percent_is_kept_and_printed() -> None:
    assert table(r1="99,13", r1_1="38", r1_2="23").printed("1:1") == "99,13"


@pytest.mark.parametrize(("part", "whole"), [("0", "0"), ("Không", "Không"), ("", "0")])
def test_a_share_of_nothing_is_undefined_and_prints_a_dash(part: str, whole: str) -> None:
    figures = table(r1_1=whole, r1_2=part)
    assert (figures.computed("1:1").outcome, figures.printed("1:1")) == (PercentState.UNDEFINED, "—")


def test_a_percent_waits_for_the_parts_that_are_blank() -> None:
    figures = table(r1_1="38")
    assert (figures.computed("1:1").waiting_for, figures.printed("1:1")) == (("1:1.2",), "")


def test_only_percents_with_parts_are_computed() -> None:
    with pytest.raises(KeyError):
        table().computed("1:2")


def test_an_edit_reads_one_row_again() -> None:
    before = table(r1_1="38", r1_2="23")
    assert (before.with_edit("1:1.2", "38").printed("1:1"), before.printed("1:1")) == ("100", "60,53")


def test_an_edit_of_a_row_the_template_lacks_changes_nothing() -> None:
    before = table(r1_1="38")
    assert before.with_edit("9:9", "1") is before


def test_a_link_prints_the_value() -> None:
    assert link(table(r1_1="1395"), "{1:1.1}") == "1.395"


def test_a_link_to_a_figure_with_its_share_prints_the_value_alone() -> None:
    assert link(table(r3="2,65/98%"), "{1:3}") == "2,65"


def test_a_link_may_print_the_typed_share() -> None:
    assert link(table(r2="2,7", r3="2,65/98%"), "{1:3|%}") == "98%"


def test_a_link_may_print_the_share_computed() -> None:
    assert link(table(r2="2,7", r3="2,65"), "{1:3|%}") == "98,15%"


def test_a_link_may_print_the_exact_sum_in_dong() -> None:
    assert link(table(r3="2.649.523.000 đồng"), "{1:3|đồng}") == "2.649.523.000 đồng"


def test_a_sum_that_was_rounded_is_never_written_out_in_dong() -> None:
    assert link(table(r3="2,65"), "{1:3|đồng}") == "2,65 tỷ đồng"


@pytest.mark.parametrize("form", ["", "|%", "|đồng"])
def test_a_link_to_a_nil_figure_prints_its_wording(form: str) -> None:
    assert link(table(r3="Không có"), f"{{1:3{form}}}") == "Không có"


@pytest.mark.parametrize(
    "text", ["{1:2}", "{1:3|%}", "{1:4}", "{9:9}", "{1:1.1|x}", "{1:1.1|đồng}", "{1:1.2|%}", "{1:1.2}"]
)
def test_a_link_to_what_is_unknown_or_empty_prints_dots(text: str) -> None:
    assert link(table(r1_1="38", r1_2="Chưa có số liệu"), text) == BLANK


@pytest.mark.parametrize("form", ["%", "đồng"])
def test_no_share_and_no_sum_is_made_of_a_text_that_is_only_probably_read(form: str) -> None:
    assert link(table(r2="2,7", r3="2.65/98%"), f"{{1:3|{form}}}") == BLANK


def test_a_link_to_an_undefined_percent_prints_the_dash() -> None:
    assert link(table(r1_1="0", r1_2="0"), "{1:1}") == "—"


def test_a_figure_that_cannot_be_read_is_linked_as_typed() -> None:
    assert link(table(r1_1="13 / 40"), "{1:1.1}") == "13 / 40"


def test_a_percent_counts_for_what_was_typed_and_blank_for_what_is_computed() -> None:
    typed, blank = (table(r1=text, r1_1="38", r1_2="23").amount("1:1") for text in ("99,13", ""))
    assert typed is not None
    assert blank is not None
    assert (str(typed.value), str(blank.value)) == ("99.13", "60.53")
    assert table(r1_1="38").amount("1:1") is None
    assert table(r1_1="38").amount("1:1.2") is None
