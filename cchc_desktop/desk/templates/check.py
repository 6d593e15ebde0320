"""Checking a template: its source by path and line, and every rule by its own examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes, text_of
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.findings import DEFAULT_SEVERITY
from cchc_desktop.checks.run import Checker
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import report_of
from cchc_desktop.report.severity import Severity
from cchc_desktop.report.template_source import located_in_own, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.base.shapes import Location
    from cchc_desktop.report.faults import Fault
    from cchc_desktop.report.template import Rule, Template

_RANKS = list(Severity)


def check_template(path: Path) -> list[Fault]:
    """Return every fault of a template file; none means that it can be used."""
    return faults_of_source(text_of(read_bytes(path), path.name).replace("\r\n", "\n"))


def faults_of_source(source: str) -> list[Fault]:
    """Return every fault of a template's source."""
    template, faults = parse(source, library.source_of)
    return faults if template is None else located_in_own(source, flaws_of(template), library.source_of)


def flaws_of(template: Template) -> list[tuple[Location, str]]:
    """Return what is wrong with a template that can be read: severities that are raised, rules that judge otherwise."""
    return [*_severity_faults(template), *_example_faults(template)]


def _severity_faults(template: Template) -> Iterator[tuple[Location, str]]:
    """Yield a fault for each code that does not exist, and for each that is raised above its default severity."""
    chosen: list[tuple[Location, str, Severity | None]] = [
        *((("severity", code), code, severity) for code, severity in template.severity.items()),
        *((("rules", index, "severity"), rule.code, rule.severity) for index, rule in enumerate(template.rules)),
    ]
    for location, code, severity in chosen:
        default = DEFAULT_SEVERITY.get(code)
        if default is None:
            yield location, "không có loại lỗi này"
        elif severity and _RANKS.index(severity) < _RANKS.index(default):
            yield location, f"chỉ được hạ mức của {code}, không nâng quá {default}"


def _example_faults(template: Template) -> Iterator[tuple[Location, str]]:
    """Yield a fault for every rule with a finding in its passing example, or none in its failing one.

    A rule that names a cell which its row lacks holds in other columns alone; its example is of the first one.
    """
    checker = Checker(template)
    for index, rule in enumerate(template.rules):
        if not template.lacking.isdisjoint(key.removeprefix("-") for key in (*rule.left, *rule.right)):
            continue
        if _found(checker, rule, rule.holds):
            yield ("rules", index, "holds"), (f"quy tắc {rule.id} báo sai ở ví dụ đúng")
        if not _found(checker, rule, rule.fails):
            yield ("rules", index, "fails"), (f"quy tắc {rule.id} không báo gì ở ví dụ sai")


def _found(checker: Checker, rule: Rule, example: Mapping[str, str]) -> bool:
    template = checker.template
    report = report_of(template.id, f"{template.first_year}-{template.periods[0].code}", example)
    return checker.decide(rule, report, Context())
