"""How the findings of a report are counted, and the marks of its steps. No Qt."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.explained import explanation
from cchc_desktop.checks.run import Outcome, check
from cchc_desktop.desk.drafts.counting import CountedFinding, Counts, Standing, counted
from cchc_desktop.desk.drafts.finding_order import next_finding
from cchc_desktop.desk.drafts.step_marks import StepMark, StepProgress, step_marks
from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import CLOSED, Report, report_of
from cchc_desktop.report.file import read_report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.template import Severity, Template
from tests.make import make_report, make_template_source


def template_2023() -> Template:
    template = library.find("cchc-xa-2023")
    assert template is not None
    return template


def blank(fields: dict[str, str] | None = None) -> Report:
    return report_of("cchc-xa-2023", "2023-H1", {"unit.name": "An Thanh", **(fields or {})})


def found_in(report: Report, template: Template) -> tuple[Outcome, tuple[CountedFinding, ...]]:
    outcome = check(report, template, Context())
    return outcome, counted(ReportSteps(template), outcome)


def counts_of(report: Report, template: Template) -> Counts:
    return Counts.of(found_in(report, template)[1])


def marks_of(report: Report, template: Template) -> dict[str, StepMark]:
    outcome, found = found_in(report, template)
    return step_marks(ReportSteps(template), outcome, found)


def explained(report: Report, template: Template, *rules: str, who: str = "Chủ tịch") -> Report:
    outcome = check(report, template, Context())
    wanted = [finding for finding in outcome.findings if finding.rule in rules]
    reasons = [explanation(outcome, finding, text="Có lý do", who=who, when="2023-06-09") for finding in wanted]
    return replace(report, reasons=tuple(reasons))


def test_what_nobody_has_reached_is_not_entered_instead_of_warnings() -> None:
    template = template_2023()
    fields = {"unit.kind": "xã", "unit.district": "huyện Tứ Kỳ", "unit.province": "tỉnh Hải Dương"}
    outcome, found = found_in(blank(fields), template)
    general = [each for each in found if each.step.id == "general"]

    assert outcome.summary["warnings"] > 80
    assert {each.standing for each in found if each not in general} == {Standing.BLANK}
    assert counts_of(blank(fields), template).blanks == len(found) - len(general)


def test_a_row_that_was_passed_is_a_warning_the_rows_below_are_not_entered() -> None:
    _, found = found_in(blank({"1:2.1": "30"}), template_2023())
    standings = {each.finding.at[0]: each.standing for each in found if each.step.id == "form.1"}

    assert standings["1:1"] is Standing.WARNING
    assert standings["1:2.2"] is Standing.BLANK
    assert standings["1:3.1"] is Standing.BLANK


def test_a_link_to_a_row_that_nobody_has_reached_is_not_entered_and_to_one_that_was_passed_an_error() -> None:
    fields = {"I": "Xã có {1:2.2} nhiệm vụ, {1:4.1} việc, {1:9.9} chỗ.", "1:3.1": "0"}
    _, found = found_in(blank(fields), template_2023())
    standings = {each.finding.at[-1]: each.standing for each in found if each.finding.rule == "link.unknown"}

    assert standings["1:2.2"] is Standing.ERROR
    assert standings["1:4.1"] is Standing.BLANK
    assert [standing for key, standing in standings.items() if key not in fields and key[:2] == "I@"] == [
        Standing.ERROR
    ]


def test_stocks_that_came_along_do_not_make_the_flows_above_them_passed() -> None:
    template = template_2023()
    mark = CarriedMark(at=Place("IV", 0, 8), kind=CarriedKind.YEAR, text="năm 2022", settled=True)
    came = replace(blank({"1:2.1": "38", "IV": "năm 2022"}), carried=(mark,))
    standings = {each.finding.at[0]: each.standing for each in found_in(came, template)[1]}
    assert standings["1:1"] is Standing.BLANK

    _, found = found_in(came.with_edit("1:2.2", "20"), template)
    standings = {each.finding.at[0]: each.standing for each in found}
    assert (standings["1:1"], standings["1:3.1"]) == (Standing.WARNING, Standing.BLANK)


def test_a_part_of_a_section_is_a_warning_once_another_part_of_its_page_is_written() -> None:
    template = template_2023()
    before = {each.finding.at[0]: each.standing for each in found_in(blank(), template)[1]}
    after = {each.finding.at[0]: each.standing for each in found_in(blank({"II.2.b": "Có."}), template)[1]}

    assert (before["II.2.a"], after["II.2.a"], after["II.3"]) == (Standing.BLANK, Standing.WARNING, Standing.BLANK)


def test_in_a_sealed_report_every_blank_counts_by_its_severity() -> None:
    counts = counts_of(replace(blank(), state=CLOSED), template_2023())

    assert counts.blanks == 0
    assert counts.warnings > 80


def test_explained_findings_are_counted_apart_an_error_only_once_someone_decides() -> None:
    template = template_2023()
    report = blank({"1:1": "năm"})
    before = counts_of(report, template)
    undecided = counts_of(explained(report, template, "value.format", "text.empty", who=""), template)
    decided = counts_of(explained(report, template, "value.format", "text.empty"), template)

    assert (before.explained, undecided.errors) == (0, before.errors)
    assert (decided.errors, decided.explained) == (before.errors - 1, undecided.explained + 1)
    assert decided.left + decided.explained == before.left


def test_an_untouched_step_shows_no_warning_but_says_what_is_not_entered() -> None:
    mark = marks_of(blank(), template_2023())["section.I"]

    assert mark.severity is None
    assert mark.progress is StepProgress.UNTOUCHED
    assert mark.words == "1 chỗ chưa nhập"


def test_a_required_field_is_a_finding_where_the_step_is_unfinished() -> None:
    template, report = template_2023(), blank()
    mark = marks_of(report, template)["recipients"]
    assert (mark.progress, mark.blanks, mark.severity) == (StepProgress.UNTOUCHED, 1, None)

    report = report.with_edit("letter.archive", "VT")
    mark = marks_of(report, template)["recipients"]
    assert (mark.progress, mark.errors, mark.severity) == (StepProgress.IN_WORK, 1, Severity.ERROR)

    report = report.with_edit("letter.signer", "Nguyễn Văn A")
    assert marks_of(report, template)["recipients"] == StepMark(StepProgress.COMPLETE)


def test_a_form_is_complete_when_all_is_there_and_nothing_is_wrong() -> None:
    report = make_report({"1:1": "40", "1:1.1": "20"})

    assert marks_of(report, make_template_source().template)["form.1"] == StepMark(StepProgress.COMPLETE)


def test_a_step_whose_findings_are_all_explained_is_checked() -> None:
    template = template_2023()
    report = blank({"II.2.b": "Có."})
    assert marks_of(report, template)["section.II.2"].progress is StepProgress.IN_WORK

    report = explained(report, template, "text.empty")
    assert marks_of(report, template)["section.II.2"] == StepMark(StepProgress.COMPLETE)
    assert marks_of(report, template)["section.I"] == StepMark(StepProgress.COMPLETE)


def test_a_step_with_a_rule_that_waits_for_a_figure_is_written_but_not_checked_yet() -> None:
    name, raw = library.sample(printed=False)
    loaded = read_report(raw, name, library.find)
    template = loaded.template
    assert marks_of(loaded.report, template)["form.7"].progress is StepProgress.COMPLETE
    waiting = next(
        (key, entry.at[0])
        for key in template.rows
        for entry in check(loaded.report.with_edit(key, ""), template, Context()).unchecked
        if ":" in entry.at[0] and key.partition(":")[0] != entry.at[0].partition(":")[0]
    )
    step = ReportSteps(template).step_of(waiting[1]).id
    assert marks_of(loaded.report.with_edit(waiting[0], ""), template)[step] == StepMark(StepProgress.WRITTEN)


def test_the_review_is_ticked_when_nothing_is_left_the_handover_when_exported() -> None:
    name, raw = library.sample(printed=False)
    loaded = read_report(raw, name, library.find)
    marks = marks_of(loaded.report, loaded.template)
    assert (marks["review"].progress, marks["export"].progress) == (StepProgress.COMPLETE, StepProgress.UNTOUCHED)
    assert marks_of(blank(), template_2023())["review"].progress is StepProgress.IN_WORK
    sealed = replace(loaded.report, state=CLOSED)
    assert marks_of(sealed, loaded.template)["export"].progress is StepProgress.UNTOUCHED
    flow, (outcome, found) = ReportSteps(loaded.template), found_in(sealed, loaded.template)
    assert step_marks(flow, outcome, found, exported=True)["export"].progress is StepProgress.COMPLETE


def test_an_error_counts_on_the_step_of_its_first_place() -> None:
    mark = marks_of(make_report({"1:1": "4", "1:1.1": "5"}), make_template_source().template)["form.1"]

    assert (mark.severity, mark.words) == (Severity.ERROR, "1 lỗi")


def test_the_counts_of_the_steps_add_up_to_the_whole() -> None:
    name, raw = library.sample(printed=True)
    loaded = read_report(raw, name, library.find)
    marks = marks_of(loaded.report, loaded.template).values()
    whole = counts_of(loaded.report, loaded.template)

    assert sum(mark.errors for mark in marks) == whole.errors > 0
    assert sum(mark.warnings for mark in marks) == whole.warnings > 0
    assert sum(mark.blanks for mark in marks) == whole.blanks


def test_words_of_a_mark() -> None:
    assert StepMark(StepProgress.IN_WORK, 2, 1, 3).words == "2 lỗi, 1 cảnh báo, 3 chỗ chưa nhập"
    assert StepMark(StepProgress.WRITTEN, carried=5).words == "5 chỗ chép sang"
    assert StepMark(StepProgress.COMPLETE).words == "đã ổn"


def test_f8_visits_what_is_wrong_then_what_is_blank_and_never_what_is_explained() -> None:
    template = template_2023()
    flow = ReportSteps(template)
    fields = {"unit.kind": "xã", "unit.district": "huyện Tứ Kỳ", "unit.province": "tỉnh Hải Dương"}
    report = blank({**fields, "letter.place": "An Thanh", "letter.symbol": "BC-UBND", "letter.date": "2023-06"})
    first = next_finding(flow, check(report, template), "")
    assert first in ("letter.signer", "mo-dau")

    wrong = report.with_edit("1:1", "năm")
    assert [next_finding(flow, check(wrong, template), place) for place in ("", "1:1", "7:1.1")] == ["1:1"] * 3

    settled = explained(wrong, template, "value.format")
    assert next_finding(flow, check(settled, template), "") == first
