"""The documents that travel with a report: those of its period, and those that it names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.desk.register.document_files import is_kept
from cchc_desktop.handoff.names import last_name
from cchc_desktop.report.members.document_register import day_of_entry, full_number, identity
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.document_register import DocumentRegister
    from cchc_desktop.report.members.register_entry import RegisterEntry
    from cchc_desktop.report.template import Template


def with_register(report: Report, template: Template, register: DocumentRegister) -> Report:
    """Return a report with the documents of its unit's register that belong to it, beside those it has already.

    Of a file beside a document its name goes along, not the folder of this machine.
    """
    span = span_of(template, report.period)
    prose = "\n".join(report.sections.values())
    own = {identity(entry) for entry in report.register}
    taken = [
        entry if is_kept(entry.file) else replace(entry, file=last_name(entry.file))
        for entry in register.entries
        if identity(entry) not in own
        and (
            (span and (day := day_of_entry(entry)) and span.start <= day <= span.end)
            or _is_named(full_number(entry), prose)
        )
    ]
    return replace(report, register=(*report.register, *taken)) if taken else report


def is_cited(entry: RegisterEntry, report: Report) -> bool:
    """Return whether a report names a document in its prose, or counts it for a row."""
    return bool(entry.criterion) or any(_is_named(full_number(entry), text) for text in report.sections.values())


def _is_named(number: str, prose: str) -> bool:
    return "/" in number and number in prose
