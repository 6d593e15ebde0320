"""The report of the receiving office itself: the totals as its figures, its sections joined from those of the units."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.base.work_step import Step
from cchc_desktop.inbox.package_reading import report_of_package
from cchc_desktop.inbox.printing.total_lines import names_of, note_of
from cchc_desktop.report.document import report_of
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.numbers import plain
from cchc_desktop.report.prose import escape, expand
from cchc_desktop.report.template import Aggregate
from cchc_desktop.report.template_source import TemplateSource
from cchc_desktop.units.unit_kinds import kinds_above, split_kind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.inbox.totals import FigureTotal, Totals
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_MOST_LETTERS = 60_000
"""The joined text of a section is cut down to this: each unit's part to the same number of letters."""
_LEAST_PART = 120


def office_report(
    store: InboxStore, totals: Totals, board: Board
) -> Generator[Step, None, tuple[Report, TemplateSource]]:
    """Return the office's own report as it begins, and its template: that of most of the units' reports.

    A section begins with the template's sentences, whose links are to the totals; then each unit has a paragraph in
    which its own figures stand as text. It is all to be cut down and rewritten.
    """
    if totals.template is None or not totals.counted:
        raise NotFoundError(f"Chưa có báo cáo nào của kỳ {totals.period} được tính.")
    source = store.template_sources([totals.edition])[totals.edition]
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    counted = [unit for unit in board.units if unit.standing and unit.standing.counted is not None]
    for number, unit in enumerate(counted, 1):
        yield Step(number, len(counted), unit.unit.name)
        if unit.standing and unit.standing.counted is not None:
            for code, text in _printed_sections(store.content(unit.standing.counted), unit.unit.name):
                parts[code].append((unit.unit.name, text))
    fields = {**_office(board), **_figures(totals, board), **_sections(totals.template, parts)}
    report = report_of(totals.template.id, totals.period, fields, template_sha256=totals.edition)
    return report, TemplateSource(totals.template, source, totals.edition)


def _printed_sections(raw: bytes, name: str) -> Iterable[tuple[str, str]]:
    """Yield the sections of a unit's report as they are printed: its links show its own figures."""
    report, source = report_of_package(raw, name)
    table = FigureTable.of(source.template, report.figures)
    for code, text in report.sections.items():
        printed = " ".join(expand(text, table.linked).split())
        if printed:
            yield code, printed


def _sections(template: Template, parts: Mapping[str, list[tuple[str, str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, section in template.sections.items():
        most = max(_MOST_LETTERS // max(len(parts[code]), 1), _LEAST_PART) if code in parts else 0
        units = [f"{name}: {escape(_cut(text, most))}" for name, text in parts.get(code, ())]
        if lines := [*section.sentences, *units]:
            found[code] = "\n".join(lines)
    return found


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, up to the end of a word."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _figures(totals: Totals, board: Board) -> dict[str, str]:
    """Return the figures and notes: what adds up to no number has only a note, a percent follows from its parts."""
    names, found = names_of(board), {}
    for key, total in totals.figures.items():
        value = _text(total)
        if value:
            found[key] = value
        note = note_of(total, totals.without, names)
        if total.row.aggregate is Aggregate.DISTRIBUTION and total.in_words:
            note = "; ".join(filter(None, (f"Số đơn vị theo lựa chọn: {total.in_words}", note)))
        if note and (value or total.units) and "/" not in key:
            found[f"note.{key}"] = note
    return found


def _text(total: FigureTotal) -> str:
    if total.row.ratio:
        return ""
    return plain(total.number) if total.number is not None else total.value


def _office(board: Board) -> dict[str, str]:
    """Return the unit of the report: the district that the units are of, or their province."""
    districts = {unit.unit.district for unit in board.units} - {""}
    provinces = {unit.unit.province for unit in board.units} - {""}
    district = districts.pop() if len(districts) == 1 else ""
    province = provinces.pop() if len(provinces) == 1 else ""
    kind, name = split_kind(district or province, kinds_above())
    above = province if district else ""
    return {"unit.kind": kind, "unit.name": name, "unit.province": above, "letter.place": name}
