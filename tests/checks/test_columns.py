"""Checks of forms with several columns of values."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from cchc_desktop.checks.run import Outcome
from cchc_desktop.report.template import Template
from cchc_desktop.report.template_source import parse
from tests.make import LACKING, TWO_COLUMNS, make_outcome, make_template, make_template_source, shaped

TEMPLATE = make_template_source(TWO_COLUMNS).template
GOOD = {"1:1": "4", "1:1.1": "3", "1:1/luy-ke": "10", "1:1.1/luy-ke": "7"}


def found(outcome: Outcome) -> dict[str, list[str]]:
    keys = {finding.rule: [*finding.at] for finding in outcome.findings}
    return {rule: at for rule, at in keys.items() if at[0] in TEMPLATE.rows or at[0].startswith(("1:", "note."))}


def test_right_figures_have_no_finding() -> None:
    assert found(make_outcome(TEMPLATE, GOOD)) == {}


def test_a_rule_holds_in_each_column() -> None:
    outcome = make_outcome(TEMPLATE, GOOD | {"1:1.1/luy-ke": "12"})
    assert found(outcome) == {"part.exceeds": ["1:1.1/luy-ke", "1:1/luy-ke"]}
    (finding,) = (each for each in outcome.findings if each.rule == "part.exceeds")
    assert finding.message == "Cột Lũy kế từ đầu năm: Đã hoàn thành 12 trên 10 nhiệm vụ."


def test_a_column_cannot_exceed_the_one_that_it_is_part_of() -> None:
    assert found(make_outcome(TEMPLATE, GOOD | {"1:1": "40"})) == {"part.exceeds": ["1:1", "1:1/luy-ke"]}


def test_a_percent_is_checked_in_its_column() -> None:
    assert found(make_outcome(TEMPLATE, GOOD | {"2:1/luy-ke": "80"})) == {
        "percent.mismatch": ["2:1/luy-ke", "1:1.1/luy-ke", "1:1/luy-ke"]
    }


def test_a_wrong_text_is_found_in_each_column_and_unknown_wants_the_row_s_note() -> None:
    assert found(make_outcome(TEMPLATE, GOOD | {"1:1/luy-ke": "2,5"}))["value.format"] == ["1:1/luy-ke"]
    unknown = make_outcome(TEMPLATE, GOOD | {"1:1/luy-ke": "Chưa có số liệu"})
    assert found(unknown)["value.missing"] == ["1:1/luy-ke", "note.1:1"]


def test_a_figure_of_a_column_that_the_form_lacks_is_reported_and_kept() -> None:
    assert found(make_outcome(TEMPLATE, GOOD | {"1:1/khac": "3"}))["value.row"] == ["1:1/khac"]
    assert found(make_outcome(TEMPLATE, GOOD | {"note.1:1/luy-ke": "chữ"}))["value.row"] == ["note.1:1/luy-ke"]


def with_sum() -> Template:
    rows: dict[str, dict[str, object]] = {"1": {}, "1.1": {}}
    columns = [
        {"code": "tong", "head": "Tổng số", "sum_of": ["online", "direct"]},
        {"code": "online", "head": "Trực tuyến"},
        {"code": "direct", "head": "Trực tiếp"},
    ]
    plain = asdict(make_template(rows)) | {"edition": {}}
    plain["forms"][0]["columns"] = columns
    return shaped(Template, plain)


def test_columns_add_up_and_wait_for_their_parts() -> None:
    sums = {"1:1": "10", "1:1/online": "7", "1:1/direct": "2"}
    outcome = make_outcome(with_sum(), sums)
    (finding,) = (each for each in outcome.findings if each.rule == "total.mismatch")
    assert finding.at == ("1:1", "1:1/online", "1:1/direct")
    assert finding.message == ("Cột Tổng số ghi 10, mà cột Trực tuyến và Trực tiếp cộng lại được 9. Sửa cột ghi nhầm.")
    waiting = make_outcome(with_sum(), {"1:1": "10", "1:1/online": "7"})
    messages = [each.message for each in waiting.unchecked]
    assert "Chưa đối chiếu được Biểu mẫu 1, hàng 1 (Tổng số): còn thiếu số ở hàng 1 (Trực tiếp)." in messages


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "luy-ke"', 'code = "ky-nay"', "mã này đã có ở trên"),
        ('at_most = "luy-ke"', 'at_most = "khac"', "không có cột khác mang mã “khac”"),
        ('at_most = "luy-ke"', 'at_most = "ky-nay"', "không có cột khác mang mã “ky-nay”"),
        ('    { code = "luy-ke", head = "Lũy kế từ đầu năm", nature = "cumulative" },\n', "", "biểu chỉ có một cột"),
    ],
)
def test_a_fault_of_columns_is_named_by_path(old: str, new: str, message: str) -> None:
    assert old in TWO_COLUMNS
    template, faults = parse(TWO_COLUMNS.replace(old, new, 1))
    assert template is None
    assert any(fault.path == "forms[0].columns" and message in fault.message for fault in faults)


LACKED = make_template_source(LACKING).template
FULL = {"1:1": "4", "1:1.1": "3", "1:1.1/luy-ke": "7", "1:2/luy-ke": "5", "2:1/luy-ke": "75"}


def of_figures(outcome: Outcome) -> list[tuple[str, str]]:
    return [(each.rule, each.at[0]) for each in outcome.findings if each.at[0].startswith(("1:", "2:"))]


def test_a_cell_that_a_row_lacks_is_not_missing_and_in_no_relation() -> None:
    outcome = make_outcome(LACKED, FULL)
    assert of_figures(outcome) == []
    assert not any("1:1/luy-ke" in each.at or "1:2" in each.at for each in outcome.unchecked)
    assert of_figures(make_outcome(LACKED, FULL | {"1:1.1": "9"})) == [
        ("part.exceeds", "1:1.1"), ("part.exceeds", "1:1.1"),
    ]  # fmt: skip
    assert of_figures(make_outcome(LACKED, {**FULL, "1:2/luy-ke": ""})) == [("value.missing", "1:2/luy-ke")]


def test_a_figure_where_there_is_no_cell_is_an_error_and_a_link_to_it_too() -> None:
    outcome = make_outcome(LACKED, FULL | {"1:1/luy-ke": "40", "I": "Giao {1:2} văn bản."})
    (figure,) = (each for each in outcome.findings if each.at[0] == "1:1/luy-ke")
    assert (figure.rule, figure.message) == (
        "value.unit",
        "Hàng này không có ô ở cột Lũy kế từ đầu năm; đã ghi “40”. Xóa, hoặc chuyển sang cột khác của hàng.",
    )
    (link,) = (each for each in outcome.findings if each.rule.startswith("link."))
    assert "không có ô, nên không có số liệu" in link.message


def test_a_sum_over_columns_adds_those_that_the_row_has() -> None:
    plain = asdict(with_sum()) | {"edition": {}}
    plain["forms"][0]["rows"][0]["lacks"] = ["direct"]
    template = shaped(Template, plain)
    assert of_figures(make_outcome(template, {"1:1": "7", "1:1/online": "7"})) == []
    wrong = make_outcome(template, {"1:1": "8", "1:1/online": "7"})
    (finding,) = (each for each in wrong.findings if each.rule == "total.mismatch")
    assert finding.message == "Cột Tổng số ghi 8, mà cột Trực tuyến cộng lại được 7. Sửa cột ghi nhầm."


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        ('lacks = ["luy-ke"]', 'lacks = ["khac"]', "forms[0].rows[0].lacks", "biểu không có cột “khac”"),
        ('lacks = ["luy-ke"]', 'lacks = ["luy-ke", "ky-nay"]', "forms[0].rows[0].lacks", "hàng không còn ô nào"),
        ('lacks = ["luy-ke"]', 'lacks = ["luy-ke", "luy-ke"]', "forms[0].rows[0].lacks", "có cột nêu hai lần"),
        *(
            (
                'lacking_mark = "x"',
                f'lacking_mark = "{mark}"',
                "forms[0].lacking_mark",
                "không phải chỗ trống hay con số",
            )
            for mark in ("  ", "5", "1.100", "=1+1")
        ),
        ('lacking_mark = "x"', r'lacking_mark = "\u0007"', "forms[0].lacking_mark", "ký tự điều khiển"),
        ('right = ["1:1"]', 'right = ["1:1/luy-ke"]', "rules[0]", "hàng “1:1/luy-ke” không có ô ở cột này"),
    ],
)
def test_a_fault_of_cells_that_are_lacked_is_named_by_path(old: str, new: str, path: str, message: str) -> None:
    assert old in LACKING
    template, faults = parse(LACKING.replace(old, new, 1))
    assert template is None
    assert any(fault.path == path and message in fault.message for fault in faults)
