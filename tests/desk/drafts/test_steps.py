"""The steps of a report: their order, where a place lies. No Qt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.office import library
from cchc_desktop.report.template import Template
from tests.make import make_template_source


def template_2023() -> Template:
    template = library.find("cchc-xa-2023")
    assert template is not None
    return template


def test_the_report_of_2023_has_21_steps_in_document_order() -> None:
    numbers = [step.number or step.label for step in ReportSteps(template_2023()).steps]

    assert numbers == [
        "Thông tin chung", "Mở đầu", "I", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "III", "IV",
        "Nơi nhận, người ký", "1", "2", "3", "4", "5", "6", "7", "Rà soát", "Xuất và bàn giao",
    ]  # fmt: skip


def test_a_step_has_no_placeholder_in_its_title() -> None:
    template = make_template_source().template
    preamble, part = template.outline
    outline = (preamble, replace(part, title="CÔNG TÁC CỦA {unit}"))
    step = ReportSteps(replace(template, outline=outline)).step("section.I")
    assert (step.label, step.title) == ("Chỉ đạo", "Chỉ đạo")


def test_sub_sections_are_one_step() -> None:
    flow = ReportSteps(template_2023())

    assert flow.step("section.II.2").keys == ("II.2.a", "II.2.b", "II.2.c")
    assert flow.step("section.III").keys == ("III.1", "III.2")


def test_every_field_of_every_shipped_template_lies_on_the_step_that_holds_it() -> None:
    for template in filter(None, map(library.find, library.template_ids())):
        flow = ReportSteps(template)
        for key in (*template.sections, *template.rows):
            assert key in flow.step_of(key).keys


@pytest.mark.parametrize(
    ("place", "step"),
    [
        ("7:6.7", "form.7"),
        ("note.7:6.7", "form.7"),
        ("7:99", "form.7"),
        ("12:1", "review"),
        ("letter.date", "general"),
        ("unit.name", "general"),
        ("letter.recipients", "recipients"),
        ("II.2.a@10:20", "section.II.2"),
        ("II.2", "section.II.2"),
        ("II", "section.II.1"),
        ("xyz", "review"),
        ("section.III", "section.III"),
        ("export", "export"),
    ],
)
def test_a_place_lies_on_a_step(place: str, step: str) -> None:
    assert ReportSteps(template_2023()).step_of(place).id == step


def test_steps_follow_each_other_up_to_the_ends() -> None:
    flow = ReportSteps(template_2023())
    first, last = flow.steps[0], flow.steps[-1]

    assert flow.previous(first) is None
    assert flow.next(last) is None
    assert all(flow.previous(after) is before for before, after in zip(flow.steps, flow.steps[1:], strict=False))


def test_names_say_form_and_section() -> None:
    flow = ReportSteps(template_2023())

    assert flow.step("form.7").name == "Biểu mẫu 7"
    assert flow.step("section.II.3").name == "II.3 Tổ chức bộ máy"


def test_capital_headings_are_written_as_sentences() -> None:
    assert ReportSteps(template_2023()).step("section.III").title == "Đánh giá chung"
