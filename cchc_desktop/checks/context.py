"""The context of a check: settings of the unit, beside the report and its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.report.members.document_register import NO_REGISTER, DocumentRegister

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Context:
    """Settings that checks read; register has the documents of the unit.

    cut_off is the last day the figures count, where the unit set one; None means the period's own last day.
    kept_words are the words, folded, that the unit keeps although a hint is about them (`checks.silenced`). sealed says
    that the report is shown as it was sealed: what its checks did not ask about then is nothing to mend.
    """

    cut_off: date | None = None
    kept_words: frozenset[str] = frozenset()
    sealed: bool = False
    register: DocumentRegister = NO_REGISTER


NO_CONTEXT = Context()
