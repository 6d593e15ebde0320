"""The steps of a report: order, where a place lies, how far each is. No Qt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import Checker, Outcome
from cchc_desktop.desk.drafts.steps import ReportSteps, StepMark, StepProgress
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import Report, report_of
from cchc_desktop.report.file import read_report
from cchc_desktop.report.template import Severity, Template
from tests.make import make_report, make_template_source


def template_2023() -> Template:
    template = library.find("cchc-xa-2023")
    assert template is not None
    return template


def outcome_of(report: Report, template: Template) -> Outcome:
    return Checker(template).check(report, Context())


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


def test_an_untouched_step_shows_no_warning_but_says_it() -> None:
    template = template_2023()
    report = report_of(template.id, "2023-H1", {"unit.name": "An Thanh"})
    mark = ReportSteps(template).marks(outcome_of(report, template), report)["section.I"]

    assert mark.severity is None
    assert mark.progress is StepProgress.UNTOUCHED
    assert mark.words == "1 cảnh báo"


def test_a_required_field_is_a_finding_where_the_step_is_unfinished() -> None:
    template = template_2023()
    steps = ReportSteps(template)
    report = report_of(template.id, "2023-H1", {"unit.name": "An Thanh"})
    mark = steps.marks(outcome_of(report, template), report)["recipients"]
    assert (mark.progress, mark.errors, mark.severity) == (StepProgress.UNTOUCHED, 1, None)

    report = report.with_edit("letter.archive", "VT")
    mark = steps.marks(outcome_of(report, template), report)["recipients"]
    assert (mark.progress, mark.errors, mark.severity) == (StepProgress.IN_WORK, 1, Severity.ERROR)

    report = report.with_edit("letter.signer", "Nguyễn Văn A")
    mark = steps.marks(outcome_of(report, template), report)["recipients"]
    assert mark == StepMark(StepProgress.COMPLETE)


def test_a_form_is_complete_when_all_is_there_and_nothing_is_wrong() -> None:
    template = make_template_source().template
    flow = ReportSteps(template)
    report = make_report({"1:1": "40", "1:1.1": "20"})

    assert flow.marks(outcome_of(report, template), report)["form.1"] == StepMark(StepProgress.COMPLETE)


def test_an_error_counts_on_the_step_of_its_first_place() -> None:
    template = make_template_source().template
    report = make_report({"1:1": "4", "1:1.1": "5"})
    mark = ReportSteps(template).marks(outcome_of(report, template), report)["form.1"]

    assert (mark.severity, mark.words) == (Severity.ERROR, "1 lỗi")


def test_the_counts_of_the_steps_add_up_to_the_whole() -> None:
    name, raw = library.sample(printed=True)
    loaded = read_report(raw, name, library.find)
    outcome = outcome_of(loaded.report, loaded.template)
    marks = ReportSteps(loaded.template).marks(outcome, loaded.report)

    assert sum(mark.errors for mark in marks.values()) == outcome.summary["errors"] > 0
    assert sum(mark.warnings for mark in marks.values()) == outcome.summary["warnings"] > 0


def test_words_of_a_mark() -> None:
    assert StepMark(StepProgress.IN_WORK, 2, 1).words == "2 lỗi, 1 cảnh báo"
    assert StepMark(StepProgress.COMPLETE).words == "đã xong"
