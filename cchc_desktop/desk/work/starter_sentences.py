"""Sentences to start a section from: those of its template, with the names of this report in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.report.prose import BLANK
from cchc_desktop.report.template import HEADING_PLACEHOLDERS

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


def starter_sentences(report: Report, template: Template, code: str) -> tuple[str, ...]:
    """Return the sentences of a section as stored text: with links to figures, and blanks to fill.

    A name that the report does not say yet is a blank too.
    """
    letter = FilledLetter(report, template)
    unknown = {name: BLANK for name in HEADING_PLACEHOLDERS if not letter.fill(f"{{{name}}}")}
    return tuple(letter.fill(sentence, **unknown) for sentence in template.sections[code].sentences)
