"""Checking a template: its source by path and line, and every rule by its own examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes, text_of
from cchc_desktop.checks.findings import DEFAULT_SEVERITY
from cchc_desktop.checks.run import Checker
from cchc_desktop.report.context import Context
from cchc_desktop.report.document import report_of
from cchc_desktop.report.faults import Fault
from cchc_desktop.report.template_source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.report.template import Rule, Template


def check_template(path: Path) -> list[Fault]:
    """Return every fault of a template file; none means that it can be used."""
    template, faults = parse(text_of(read_bytes(path), path.name).replace("\r\n", "\n"))
    return faults if template is None else [*_severity_faults(template), *example_faults(template)]


def _severity_faults(template: Template) -> Iterator[Fault]:
    for code in sorted(template.severity.keys() - DEFAULT_SEVERITY.keys()):
        yield Fault(f"severity.{code}", "không có loại lỗi này")


def example_faults(template: Template) -> Iterator[Fault]:
    """Give a fault for every rule that finds something in its passing example, or nothing in its failing one."""
    checker = Checker(template)
    for index, rule in enumerate(template.rules):
        if _found(checker, rule, rule.holds):
            yield Fault(f"rules[{index}].holds", f"quy tắc {rule.id} báo sai ở ví dụ đúng")
        if not _found(checker, rule, rule.fails):
            yield Fault(f"rules[{index}].fails", f"quy tắc {rule.id} không báo gì ở ví dụ sai")


def _found(checker: Checker, rule: Rule, example: Mapping[str, str]) -> bool:
    template = checker.template
    report = report_of(template.id, f"{template.first_year}-{template.periods[0].code}", example)
    return checker.decide(rule, report, Context())
