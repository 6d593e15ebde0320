"""What a report prints where a field of the letter is left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.documents.wording import Words
from cchc_desktop.report.document import LETTER_LISTS

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


def default_of(report: Report, template: Template, key: str) -> str:
    """Return the template's text for a field of the letter, lists with a line for each entry; "" if it has none."""
    field = key.removeprefix("letter.")
    if not key.startswith("letter.") or field not in type(template.letter).model_fields:
        return ""
    words = Words(report.with_edit(key, ""), template)
    return "\n".join(words.lines(field)) if field in LETTER_LISTS else words.text(field)
