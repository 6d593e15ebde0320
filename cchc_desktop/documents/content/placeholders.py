"""The placeholders of a template's texts, such as {unit}, filled from a report; the defaults of letter fields."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desktop.report.document import LETTER_LISTS
from cchc_desktop.report.periods import PeriodSpan, span_of

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Section, Template

VIETNAM = timezone(timedelta(hours=7))
GAP = "\N{NO-BREAK SPACE}" * 6
OPEN_DAY = f"\N{NO-BREAK SPACE}{GAP}\N{NO-BREAK SPACE}"  # no line breaks before or after it: a pen has to find the room

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])(-(?P<day>0[1-9]|[12][0-9]|3[01]))?")
_TWO_DIGIT_MONTHS = 2


class FilledLetter:
    """The texts of one report's letter: its own fields or, where those are empty, its template's, filled."""

    def __init__(self, report: Report, template: Template) -> None:
        self._report = report
        self._letter = template.letter
        self._template = template

    @property
    def unit(self) -> str:
        """The unit's kind and name: "xã An Thanh"."""
        return f"{self._report.text('unit.kind')} {self._report.text('unit.name')}".strip()

    @property
    def number(self) -> str:
        """The document's number, below ten with a leading 0, or a gap (Decree 30, Appendix I, part I, II.3.c)."""
        typed = self._report.text("letter.number").strip()
        return f"0{typed}" if len(typed) == 1 and typed.isdecimal() else typed or GAP

    @property
    def symbol(self) -> str:
        """The document's symbol: "BC-UBND"."""
        return self.text("symbol")

    @property
    def date(self) -> str:
        """The day of signing in words, gaps for open parts, as typed if it is no date (same place, II.4.b)."""
        typed = self._report.text("letter.date").strip()
        match = _DATE.fullmatch(typed)
        if match:
            month = int(match["month"])
            shown = match["month"] if month <= _TWO_DIGIT_MONTHS else str(month)
            day = f" {match['day']} " if match["day"] else OPEN_DAY
            return f"ngày{day}tháng {shown} năm {match['year']}"
        return typed or f"ngày{OPEN_DAY}tháng{OPEN_DAY}năm {self._placeholders['year']}"

    @property
    def place_and_date(self) -> str:
        """The place, a comma, and the day of signing (same place, II.4.c)."""
        place = self._report.text("letter.place").strip() or self._report.text("unit.name").strip()
        return f"{place}, {self.date}" if place else self.date

    @property
    def moment(self) -> datetime | None:
        """The report's own moment: its day of signing, else the last day of its period, at 0:00 in Vietnam.

        It follows from the report alone, so the files of one report are the same whenever they are written.
        """
        day = day_of(self._report.text("letter.date")) or (self._span.end if self._span else None)
        return datetime.combine(day, time(), VIETNAM) if day else None

    def text(self, field: str) -> str:
        """Return a text of the letter: as typed, else the template's."""
        return self._report.text(f"letter.{field}").strip() or self.fill(getattr(self._letter, field))

    def lines(self, field: str) -> tuple[str, ...]:
        """Return a list of the letter: as typed, else the template's."""
        return tuple(self._report.lines(f"letter.{field}")) or self.fill_all(getattr(self._letter, field))

    def heading(self, section: Section) -> str:
        """Return the printed heading of a section: its number and its filled title, in capitals on level 1."""
        heading = f"{section.number} {self.fill(section.title).strip()}".strip()
        return heading.upper() if section.level == 1 else heading

    def fill(self, text: str, **more: str) -> str:
        """Return a template's text with its placeholders filled, those in `more` first; an unknown one stays."""
        known = self._placeholders | more
        return _PLACEHOLDER.sub(lambda match: known.get(match[1], match[0]), text)

    def fill_all(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return several texts of the template filled; one whose placeholder has no value is left out."""
        blank = {name for name, word in self._placeholders.items() if not word}
        return tuple(self.fill(text) for text in texts if blank.isdisjoint(_PLACEHOLDER.findall(text)))

    @cached_property
    def _span(self) -> PeriodSpan | None:
        return span_of(self._template, self._report.period)

    @cached_property
    def _placeholders(self) -> dict[str, str]:
        span = self._span
        return {
            "unit": self.unit,
            "UNIT": self.unit.upper(),
            "unit_kind": self._report.text("unit.kind"),
            "district": self._report.text("unit.district"),
            "province": self._report.text("unit.province"),
            "period": span.name if span else self._report.period,
            "year": str(span.year) if span else self._report.period[:4],
        }


def default_of(report: Report, template: Template, key: str) -> str:
    """Return the template's text for a field of the letter, lists with a line for each entry; "" if it has none."""
    field = key.removeprefix("letter.")
    if not key.startswith("letter.") or field not in vars(template.letter):
        return ""
    letter = FilledLetter(report.with_edit(key, ""), template)
    return "\n".join(letter.lines(field)) if field in LETTER_LISTS else letter.text(field)


def day_of(typed: str) -> date | None:
    """Return the day that a whole date such as "2023-06-09" names, None if it names none."""
    try:
        return date.fromisoformat(typed.strip()) if _DATE.fullmatch(typed.strip()) else None
    except ValueError:
        return None


def has_placeholder(text: str) -> bool:
    """Return whether a text of a template has a placeholder to fill."""
    return _PLACEHOLDER.search(text) is not None
