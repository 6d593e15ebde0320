"""A slip found in printed text, and the facts of a report that checks of prose may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.prose_data import prose_data

if TYPE_CHECKING:
    from datetime import date

    from cchc_desktop.report.periods import PeriodSpan
    from cchc_desktop.report.severity import Severity
    from cchc_desktop.report.template import Template


class ProseSlip(NamedTuple):
    """A slip in a section's printed text: the code, the span, the words for the user; `mend` replaces the span.

    mend is None where the right text is not sure. severity overrides the code's own. `also` are spans of other sections
    (code of the section, start, end) that the slip contradicts.
    """

    rule: str
    start: int
    end: int
    message: str
    mend: str | None = None
    expected: str = ""
    severity: Severity | None = None
    also: tuple[tuple[str, int, int], ...] = ()

    def moved(self, by: int) -> ProseSlip:
        """Return the slip of a paragraph in its section, where the paragraph starts at `by`."""
        return self._replace(start=self.start + by, end=self.end + by)


class PlacedSlip(NamedTuple):
    """A slip of one of several numbers of a paragraph, and the stretch that they stand in."""

    slip: ProseSlip
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Return whether another stretch of the paragraph has one of the numbers."""
        return self.start < end and start < self.end


class ProseFacts(NamedTuple):
    """The facts of a report that its words are held against.

    is_opening: of the paragraph before the first heading; is_ahead: of a section about coming tasks.

    latest is the day after which nothing can have happened: the day of signing, else the last day on which the report
    may be signed. names are the proper names of the unit: name, district, province. labels are the words of the forms.
    commune is the proper name of the unit where that is a commune, "" else.
    cut_off is the day after which little is told as done in a report that nobody dated yet; None where it is dated.
    opening is the code of the paragraph before the first heading, "" if the template has none.
    kind is the word for a commune of its kind in small letters.
    subjects are the words by which the report names what it is about: its kind in short, the end of its title.
    kinds are the kinds of units that only the template knows.
    coming are the codes of the sections about coming tasks.
    """

    is_opening: bool
    period: PeriodSpan | None
    latest: date | None
    names: tuple[str, ...]
    labels: str
    is_ahead: bool = False
    commune: str = ""
    subjects: tuple[str, ...] = ()
    kind: str = ""
    opening: str = ""
    kinds: tuple[str, ...] = ()
    cut_off: date | None = None
    coming: frozenset[str] = frozenset()


def looks_ahead(template: Template, code: str) -> bool:
    """Return whether a section, or the one it belongs to, is about coming tasks, by its title."""
    section = template.sections.get(code)
    if section and any(words in section.title.casefold() for words in prose_data("figures")["ahead"]["list"]):
        return True
    parent = code.rpartition(".")[0]
    return bool(parent) and looks_ahead(template, parent)
