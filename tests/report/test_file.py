"""The report as a file: report.json."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import stored
from cchc_desktop.report.file import LoadedReport, as_json, read_report, write_report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.reason import Reason
from tests.make import (
    REGISTER_ENTRY,
    make_register_entry,
    make_report,
    make_template_source,
    shipped_sample,
    shipped_template,
)

MINIMAL: dict[str, Any] = {
    "format": "cchc-report/1", "template": "mau-thu", "period": "2023-H1",
    "unit": {}, "letter": {}, "sections": {}, "figures": {},
}  # fmt: skip


def load(data: object) -> LoadedReport:
    template = make_template_source().template
    return read_report(json.dumps(data).encode(), "thu.json", lambda name: template if name == template.id else None)


def faults(data: object) -> list[str]:
    with pytest.raises(BadFileError) as refused:
        load(data)
    return [line.partition(": ")[0] for line in refused.value.text.splitlines()]


def test_the_last_line_s_members_may_be_left_out_as_may_the_notes() -> None:
    report = load(MINIMAL).report
    assert (report.version, report.state, dict(report.notes), dict(report.fields)) == (1, "open", {}, {})


def test_a_state_that_does_not_exist_is_reported_with_those_that_do() -> None:
    with pytest.raises(BadFileError) as refused:
        load(MINIMAL | {"state": "ký"})
    assert refused.value.text == "state: giá trị “ký” không dùng được, cần: 'open', 'closed' hoặc 'issued'"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "Dòng 1, cột 1: thiếu giá trị."),
        (b'{"a": 1\n "b": 2}', "Dòng 2, cột 2: thiếu dấu phẩy hoặc dấu đóng."),
        (b'{"a": "x', "Dòng 1, cột 7: chuỗi mở ở đây không có dấu ngoặc kép đóng lại."),
        (b'{"a": "\\q"}', "Dòng 1, cột 8: sai cách viết."),
    ],
)
def test_broken_json_is_reported_in_vietnamese_with_its_place(raw: bytes, told: str) -> None:
    with pytest.raises(BadFileError) as refused:
        read_report(raw, "thu.json", lambda _name: None)
    assert refused.value.text == told


MARK = {"at": "II.5@3:7", "kind": "year", "text": "2022", "settled": True}


def test_every_member_is_read() -> None:
    letter = {"date": "2023-06", "recipients": ["Như trên", "Lưu VT"]}
    more = {"version": 2, "state": "closed", "template_sha256": "ab", "reasons": [{"rule": "x"}],
            "register": [REGISTER_ENTRY], "earlier": {"2023-Q1": {"1:1": "3"}}, "carried": [MARK]}  # fmt: skip
    parts = {
        "unit": {"name": "An Thanh"},
        "sections": {"I": "Đã làm."},
        "figures": {"1:1": "40"},
        "notes": {"1:1": "ba"},
    }
    report = load(MINIMAL | {"letter": letter} | parts | more).report
    assert dict(report.fields) == {
        "unit.name": "An Thanh", "letter.date": "2023-06", "letter.recipients": "Như trên\nLưu VT",
        "I": "Đã làm.", "1:1": "40", "note.1:1": "ba",
    }  # fmt: skip
    assert (report.version, report.state, report.template_sha256) == (2, "closed", "ab")
    assert (report.reasons, report.register, report.earlier, report.carried) == (
        (Reason(extra={"rule": "x"}),),
        (make_register_entry(),),
        {"2023-Q1": {"1:1": "3"}},
        (CarriedMark(at=Place("II.5", 3, 7), kind=CarriedKind.YEAR, text="2022", settled=True),),
    )


@pytest.mark.parametrize("name", ["an-thanh-2023-H1", "an-thanh-2023-H1-printed"])
def test_a_report_written_is_read_back_the_same(name: str) -> None:
    report = shipped_sample(name)
    assert read_report(write_report(report), "x", shipped_template).report == report


def test_members_are_written_in_the_documented_order() -> None:
    first = "format template period unit letter sections figures notes"
    last = "version state template_sha256 reasons register earlier carried"
    assert list(as_json(make_report())) == [*first.split(), *last.split()]


def test_register_marks_and_earlier_figures_are_written_as_they_were_read() -> None:
    more = {
        "register": [REGISTER_ENTRY | {"file": "kh-12.pdf", "màu": [1]}, REGISTER_ENTRY],
        "carried": [MARK | {"từ": None}, MARK | {"at": "letter.signer", "kind": "name", "settled": False}],
        "earlier": {"2022-H1": {"1:1": "40", "1:2": ""}, "2022-Y": {}},
    }
    written = as_json(load(MINIMAL | more).report)
    assert {name: written[name] for name in more} == more


def test_a_register_and_marks_of_another_form_are_refused_with_every_fault() -> None:
    more = {
        "register": [
            "12/KH",
            REGISTER_ENTRY | {"number": 12},
            {name: REGISTER_ENTRY[name] for name in REGISTER_ENTRY if name != "body"},
        ],
        "carried": [MARK | {"kind": "jahr"}, MARK | {"at": "II.5@9:3"}, MARK | {"at": ""}, MARK | {"settled": 1}, 5],
        "earlier": {"2022-Y": {"I": "40", "1:1": 3}, "2021-Y": []},
    }
    assert faults(MINIMAL | more) == [
        "register[0]", "register[1].number", "register[2].body", "earlier.2022-Y.1:1", "earlier.2021-Y",
        "carried[0].kind", "carried[1].at", "carried[2].at", "carried[3].settled", "carried[4]", "earlier.2022-Y.I",
    ]  # fmt: skip


def test_figures_are_written_in_the_order_of_their_numbers() -> None:
    report = make_report({"2:1": "3", "1:1.10": "2", "1:1.2": "1", "10:1": "4"})
    assert list(as_json(report)["figures"].values()) == ["1", "2", "3", "4"]


def test_text_is_written_in_utf_8_and_ends_with_a_newline() -> None:
    raw = write_report(make_report({"unit.name": "Ổ Đường"}))
    assert "Ổ Đường".encode() in raw
    assert raw.endswith(b"}\n")


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"unit": []}, "unit"),
        ({"figures": {"1:1": 40}}, "figures.1:1"),
        ({"figures": {"2.1": "40"}}, "figures.2.1"),
        ({"notes": {"I": "x"}}, "notes.I"),
        ({"sections": {"1:1": "x"}}, "sections.1:1"),
        ({"sections": {"I": "\x00"}}, "sections.I"),
        ({"letter": {"recipients": "Như trên"}}, "letter.recipients"),
        ({"letter": {"recipients": ["Như trên", 1]}}, "letter.recipients[1]"),
        ({"letter": {"signer": "x" * 2001}}, "letter.signer"),
        ({"version": "1"}, "version"),
        ({"version": 0}, "version"),
        ({"version": 1_000_000_000}, "version"),
        ({"state": "lost"}, "state"),
        ({"reasons": ["x"]}, "reasons[0]"),
        ({"later": {"a": ["\ud800"]}}, "later.a[0]"),
        ({"template": "mau-khac"}, "template"),
        ({"template": 1}, "template"),
        ({"period": "2023-Q2"}, "period"),
    ],
)
def test_a_wrong_member_is_named_by_its_path(change: dict[str, Any], path: str) -> None:
    assert faults(MINIMAL | change) == [path]


@pytest.mark.parametrize("member", list(MINIMAL))
def test_a_missing_member_is_named_by_its_path(member: str) -> None:
    assert faults({name: value for name, value in MINIMAL.items() if name != member}) == [member]


def test_a_file_is_refused_whole_with_every_fault() -> None:
    changed = {"period": "2023-Q9", "unit": {"name": 1}, "figures": {"x": "1"}, "sections": {"I": "\x00"}}
    assert set(faults(MINIMAL | changed)) == {"period", "unit.name", "figures.x", "sections.I"}


@pytest.mark.parametrize("name", ["cchc-report/2", "cchc-report/10.1"])
def test_a_newer_major_format_is_refused(name: str) -> None:
    with pytest.raises(BadFileError) as refused:
        load(MINIMAL | {"format": name})
    assert "mới hơn" in refused.value.text


def test_a_newer_minor_format_is_read() -> None:
    assert load(MINIMAL | {"format": "cchc-report/1.7"}).report.period == "2023-H1"


@pytest.mark.parametrize("value", ["cchc-report", "cchc-report/0", "other/1", 1, None])
def test_another_format_is_refused(value: object) -> None:
    assert faults(MINIMAL | {"format": value}) == ["format"]


@pytest.mark.parametrize("value", [[], "x", None, 1])
def test_a_file_that_is_no_group_is_refused(value: object) -> None:
    assert faults(value) == ["(cả tệp)"]


def test_a_control_character_is_fixed_and_reported_with_its_place() -> None:
    loaded = load(
        MINIMAL
        | {"sections": {"I": "kế hoạch\x0bvề việc\x0ctrang hai\x07; số 08/KH\x1eĐP\rcuối"}}
        | {"notes": {"1:1": "BC\u00adUBND, an\u00adtoàn, 2021\u00ad2025"}}
        | {"earlier": {"2022-Y": {"1:1": "\ufeffx"}}}
    )
    assert loaded.report.text("I") == "kế hoạch\nvề việc\ntrang hai; số 08/KH-ĐP\ncuối"
    assert loaded.report.text("note.1:1") == "BC-UBND, antoàn, 2021-2025"
    assert loaded.report.earlier == {"2022-Y": {"1:1": "x"}}
    breaks = "đổi 2 dấu ngắt dòng, ngắt trang thành xuống dòng"
    assert loaded.warnings == (
        f"sections.I: đã {breaks}, đổi 1 gạch nối ẩn thành “-”, bỏ 1 ký tự không nhìn thấy.",
        "notes.1:1: đã đổi 2 gạch nối ẩn thành “-”, bỏ 1 ký tự không nhìn thấy.",
        "earlier.2022-Y.1:1: đã bỏ 1 ký tự không nhìn thấy.",
    )


def test_a_control_character_that_is_no_escape_is_fixed_too() -> None:
    raw = json.dumps(MINIMAL | {"sections": {"I": "một@hai"}}).replace("@", "\x0b").encode()
    loaded = read_report(raw, "thu.json", lambda _: make_template_source().template)
    assert loaded.report.text("I") == "một\nhai"
    assert len(loaded.warnings) == 1


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u200e", "\u00ad", "\u2060", "\u202e", "\u2069", "\ufe0f"])
def test_invisible_characters_change_no_meaning(mark: str) -> None:
    texts = {"unit": {"name": mark}, "sections": {"I": mark}, "figures": {"1:1": f"4{mark}0{mark}"}}
    loaded = load(MINIMAL | texts)
    assert dict(loaded.report.fields) == {"1:1": "40"}
    assert [warning.partition(":")[0] for warning in loaded.warnings] == ["unit.name", "sections.I", "figures.1"]


@given(st.text(max_size=60))
def test_a_text_that_was_cleaned_stays_as_it_is(text: str) -> None:
    assert stored(stored(text)) == stored(text)


def test_a_number_too_large_to_be_written_again_is_refused() -> None:
    raw = json.dumps(MINIMAL | {"later": [0]}).replace("[0]", "[1e999]").encode()
    with pytest.raises(BadFileError, match="1 chỗ sai"):
        read_report(raw, "thu.json", lambda _: make_template_source().template)


def test_a_fault_s_path_brings_no_control_characters_to_the_terminal() -> None:
    assert faults(MINIMAL | {"figures": {"\x1b[2J": "1"}}) == ["figures.[2J", "figures.[2J"]


def test_an_unknown_member_is_kept_and_warned_about_and_written_back() -> None:
    data = MINIMAL | {"màu": {"nền": [1]}, "unit": {"tel": "0220"}, "letter": {"cc": None}}
    loaded = load(data)
    assert [warning.partition(": ")[0] for warning in loaded.warnings] == ["màu", "unit.tel", "letter.cc"]
    written = as_json(loaded.report)
    assert (written["màu"], written["unit"]["tel"], written["letter"]["cc"]) == ({"nền": [1]}, "0220", None)


def test_a_member_called_register_with_an_underscore_is_unknown_too() -> None:
    assert as_json(load(MINIMAL | {"register_": 1}).report)["register_"] == 1


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)


@given(
    st.dictionaries(st.sampled_from(["1:1", "1:1.1", "9:9"]), TEXTS),
    st.dictionaries(st.text("IVabc.@", min_size=1, max_size=5), TEXTS),
    st.dictionaries(TEXTS.map(lambda text: "x" + text.replace(".", "")), st.none() | st.integers(-9, 9) | TEXTS),
)
def test_whatever_was_accepted_is_written_and_read_back(
    figures: dict[str, str], sections: dict[str, str], unknown: dict[str, Any]
) -> None:
    report = load(MINIMAL | {"figures": figures, "sections": sections} | unknown).report
    assert load(json.loads(write_report(report))).report == report


def test_an_unknown_member_may_have_a_dot_in_its_name() -> None:
    data = MINIMAL | {"unit": {"a.b": 1}, "sổ.trang": {"c": 2}}
    written = as_json(load(data).report)
    assert (written["unit"]["a.b"], written["sổ.trang"]) == (1, {"c": 2})
