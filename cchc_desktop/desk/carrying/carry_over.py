"""A new report from an earlier one: its words, letter and unit, and the figures that are a stock at a period's end.

What flowed in the earlier period stays behind. Every year, date, document, sum … in the words that came along is a
mark, to be looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.desk.carrying.marks_in_text import find_places
from cchc_desktop.desk.carrying.predecessors import is_of_several
from cchc_desktop.desk.office.unit_codes import era_of
from cchc_desktop.desk.work.linked_rows import in_later_keys, rows_before
from cchc_desktop.report.document import EXAMPLE, UNIT_FIELDS, report_of
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.members.figure_source import FigureSource, source_texts
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Nature
from cchc_desktop.units.commune import Era

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

LETTER = ("title", "symbol", "place", "addressees", "closing", "recipients", "archive", "authority", "signer")
"""The parts of the letter that come along; its number and its day are of one report alone."""
SOURCE = "báo cáo {}"
_READ = ("title", "addressees", "closing", "recipients")
"""The parts that are read for marks; the signer's name is one as a whole."""


@dataclass(frozen=True, slots=True)
class CarriedReport:
    """A report begun from an earlier one: how many sections and stocks came along, how many flows stayed behind.

    Nor did stocks, if the earlier report is of one of several units that the present one was made of.
    """

    report: Report
    sections: int
    stocks: int
    flows: int
    of_one_of_several: bool = False


def carried_over(
    earlier: Report, before: Template, template: Template, period: str, unit: Mapping[str, str] | None = None
) -> CarriedReport:
    """Return a new report of a template and period from an earlier one of the template `before`.

    `unit` is the unit of the new report, if it is another than the earlier one's. A figure comes along where both
    templates have the same row and the new one calls it a stock; that of a unit which went with others into the
    present one does not.
    """
    sections = {code: text for code in template.sections if (text := earlier.text(code)).strip()}
    letter = {key: text for name in LETTER if (text := earlier.text(key := f"letter.{name}"))}
    of_unit = {key: earlier.text(key) for key in (f"unit.{name}" for name in UNIT_FIELDS)}
    of_unit |= {f"unit.{name}": text for name, text in (unit or {}).items()}
    figures = in_later_keys(earlier.figures, rows_before(template, before))
    stocks = {key: text for key, text in figures.items() if template.rows[key].nature is Nature.STOCK}
    flows = len(figures) - len(stocks)
    several = era_of(before) is Era.DISTRICTS and is_of_several(
        {name: of_unit[f"unit.{name}"] for name in UNIT_FIELDS}, template
    )
    if several:
        stocks = {}
    report = report_of(
        template.id,
        period,
        {**of_unit, **letter, **sections, **stocks, **source_texts(_sources(stocks, earlier.period, before))},
        carried=tuple(_marks({**letter, **sections}, earlier.period, of_unit)),
        extra={EXAMPLE: True} if earlier.is_example else {},
    )
    return CarriedReport(report, len(sections), len(stocks), flows, of_one_of_several=several)


def _sources(stocks: Mapping[str, str], period: str, template: Template) -> dict[str, FigureSource]:
    """Return the sources of stocks: each says of which report it is, until it is changed."""
    span = span_of(template, period)
    words = SOURCE.format(span.name[:1].lower() + span.name[1:] if span else period)
    return {key: FigureSource(value=text, system=words, period=period) for key, text in stocks.items()}


def _marks(texts: Mapping[str, str], period: str, unit: Mapping[str, str]) -> Iterator[CarriedMark]:
    """Yield the marks of the fields that came along, in their order."""
    own = unit["unit.name"]
    names = tuple(filter(None, (own, *(_proper(unit[f"unit.{name}"]) for name in ("district", "province")))))
    for key, text in texts.items():
        if key == "letter.signer":
            yield CarriedMark(at=Place(key), kind=CarriedKind.NAME, text=text, period=period)
        elif not key.startswith("letter.") or key.removeprefix("letter.") in _READ:
            for each in find_places(text, own, names):
                at = Place(key, each.start, each.end)
                yield CarriedMark(at=at, kind=each.kind, text=text[each.start : each.end], period=period)


def _proper(name: str) -> str:
    """Return the name of a unit without its kind: "huyện Tứ Kỳ" is "Tứ Kỳ"."""
    return " ".join(word for word in name.split() if word[:1].isupper())
