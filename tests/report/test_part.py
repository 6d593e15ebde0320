"""The member of report.json that says which part of a report was handed out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.report.file import as_json, read_report, write_report
from cchc_desktop.report.part import Part, handed_out, part_of, with_part
from tests.make import make_report, make_template_source, shipped_sample, shipped_template

PART = handed_out(make_report(), make_template_source().template, ["1", "I"], origin="1@x", colleague="Hoa")
WHOLE = PART.as_json()


def sample_part(*names: str) -> Part:
    return handed_out(shipped_sample(), shipped_template(), names, origin="1@x", colleague="")


def test_a_section_includes_all_below_it_and_case_does_not_matter() -> None:
    part = sample_part("ii.2", " 3 ", "I", "3", "")
    assert (part.forms, part.sections) == (("3",), ("I", "II.2.a", "II.2.b", "II.2.c"))


def test_the_opening_is_called_by_its_name() -> None:
    assert sample_part("Mở đầu").sections == ("mo-dau",)
    with pytest.raises(UserError) as refused:
        sample_part("9")
    assert "mục Mở đầu, I, II.1," in refused.value.text


def test_a_part_holds_its_figures_their_notes_and_its_sections() -> None:
    part = sample_part("3", "II.2")
    assert all(map(part.holds, ["3:1", "note.3:3.4.1", "II.2.b", "3:99"]))
    assert not any(map(part.holds, ["1:3", "note.1:3", "II.3", "letter.date", "unit.name", "30:1"]))


@pytest.mark.parametrize(("names", "said"), [(["9", "3", "V"], "“9”, “v”"), (["", " "], "Chưa chọn")])
def test_a_part_there_is_not_is_named(names: list[str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        sample_part(*names)


def test_a_part_comes_back_from_the_file_as_it_was() -> None:
    template = make_template_source().template
    loaded = read_report(write_report(with_part(make_report(), PART)), "a.json", lambda _: template)
    assert part_of(loaded.report) == PART
    assert loaded.warnings == (
        "Đây là phần việc được giao: biểu mẫu 1, mục I, giao cho Hoa. Chỉ các phần này được nhận lại.",
    )


def test_a_report_of_its_own_is_no_part_and_its_file_does_not_speak_of_one() -> None:
    assert part_of(make_report()) is None
    assert b'"part"' not in write_report(make_report())


@pytest.mark.parametrize(
    ("member", "path"),
    [
        (None, "part: "),
        ({"base": {}, "origin": "x"}, "part.format: "),
        ({**WHOLE, "format": "cchc-part/2"}, "part.format: "),
        ({**WHOLE, "base": {"1:1": 4}}, "part.base.1:1: "),
        ({**WHOLE, "forms": "1"}, "part.forms: "),
        ({**WHOLE, "forms": ["1"] * 101}, "part.forms: "),
    ],
)
def test_an_ill_made_part_is_refused_by_its_path(member: dict[str, Any] | None, path: str) -> None:
    template = make_template_source().template
    data = {**as_json(make_report()), "part": member}
    with pytest.raises(BadFileError) as caught:
        read_report(json.dumps(data).encode(), "a.json", lambda _: template)
    assert path in caught.value.text


def test_a_colleague_s_name_is_cut_at_200_letters() -> None:
    part = handed_out(make_report(), make_template_source().template, ["1"], origin="1@x", colleague="H" * 300)
    assert part.colleague == "H" * 200
