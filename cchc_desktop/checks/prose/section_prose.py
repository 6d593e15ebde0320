"""Checks of prose: what is wrong in the words of the sections, as findings with spans of the stored text."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from cchc_desktop.checks.findings import Fix
from cchc_desktop.checks.prose import report_slips
from cchc_desktop.checks.prose.documents import register_slips
from cchc_desktop.checks.prose.prose_families import LAST, OF_LEFT, OF_PARAGRAPH, OF_SECTION, OF_WHOLES
from cchc_desktop.checks.prose.prose_slips import PlacedSlip, ProseFacts, ProseSlip, looks_ahead
from cchc_desktop.checks.prose.values.explained_values import is_made_with_earlier
from cchc_desktop.checks.subject import Check
from cchc_desktop.reading.asides import without_asides
from cchc_desktop.reading.section_reading import read_section
from cchc_desktop.report.keys import Place
from cchc_desktop.report.periods import span_of
from cchc_desktop.units.unit_kinds import kinds_above, kinds_of, split_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.reading.printed_text import PrintedText
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading
    from cchc_desktop.report.template import Template

_FACTS = ("letter.date", "unit.kind", "unit.name", "unit.district", "unit.province")
_MOST = 200
"""So many slips of one section are shown: more would help nobody."""
_SIGNED_AFTER, _TOLD_AFTER = timedelta(days=92), timedelta(days=10)
_FOUND: WeakKeyDictionary[ParagraphReading, tuple[ProseFacts, list[ProseSlip]]] = WeakKeyDictionary()
"""The slips of every paragraph that is still kept as it was read, and the facts that it was held against last."""


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each section, and one for all sections together; links may print any figure."""
    for code in template.sections:
        check = partial(_section, code, _facts_of(template, code))
        yield Check(frozenset((code, *_FACTS)), check, prints=frozenset({code}))
    every = frozenset(template.sections)
    yield Check(every | frozenset(_FACTS), partial(_report, _facts_of(template)), prints=every)


def _section(code: str, facts: ProseFacts, subject: Subject) -> Iterator[CheckResult]:
    if not subject.report.text(code).strip():
        return
    printed = subject.printed(code)
    for slip in _slips(printed.text, _known(facts, subject)):
        yield _finding(code, slip, {code: printed}, subject)
    for slip in register_slips.slips(read_section(printed.text), subject.register):
        yield _finding(code, slip, {code: printed}, subject)


@lru_cache(maxsize=64)  # every section of a report: read again only when its words or these facts change
def _slips(text: str, facts: ProseFacts) -> tuple[ProseSlip, ...]:
    section = read_section(text)
    found = [slip for family in OF_SECTION.values() for slip in family(section, facts)]
    own = _of_paragraphs(section, facts)
    moved = (slip.moved(start) for start, reading in section.paragraphs for slip in own[reading])
    found += [slip for slip in moved if not is_made_with_earlier(slip, section)]
    _add_last(section, facts, found)
    for family in OF_LEFT.values():
        found += family(section, facts, tuple(found))
    once = {(slip.rule, slip.start, slip.end): slip for slip in reversed(found)}
    return tuple(sorted(once.values(), key=lambda slip: (slip.start, slip.end))[:_MOST])


def _add_last(section: SectionReading, facts: ProseFacts, found: list[ProseSlip]) -> None:
    """Add to the slips of a section those of the last families, but for numbers of which it has one already."""
    told = [(start, _last_of(reading, facts)) for start, reading in section.paragraphs]
    for number in range(len(LAST)):
        for start, families in told:
            for each in families[number]:
                known = (slip for slip in found if slip.rule == each.slip.rule)
                if not any(each.meets(slip.start - start, slip.end - start) for slip in known):
                    found.append(each.slip.moved(start))


@lru_cache(maxsize=1024)  # an edit of one paragraph asks for those of all others again
def _last_of(reading: ParagraphReading, facts: ProseFacts) -> tuple[tuple[PlacedSlip, ...], ...]:
    """Return the slips of a paragraph by the last families, in their order."""
    return tuple(tuple(family(reading, facts)) for family in LAST.values())


def _of_paragraphs(section: SectionReading, facts: ProseFacts) -> dict[ParagraphReading, list[ProseSlip]]:
    """Return the slips of each paragraph of a section; an edit reads the edited one alone.

    A family goes over all of them before the next one does: its words and expressions are at hand then.
    """
    readings = dict.fromkeys(reading for _, reading in section.paragraphs)
    found = {reading: known[1] for reading in readings if (known := _FOUND.get(reading)) and known[0] == facts}
    new: dict[ParagraphReading, list[ProseSlip]] = {reading: [] for reading in readings if reading not in found}
    for family in OF_PARAGRAPH.values():
        for reading, slips in new.items():
            slips.extend(family(reading, facts))
    for reading, slips in new.items():
        slips.extend(_beside_asides(reading, facts, slips))
        _FOUND[reading] = facts, slips
    return found | new


def _beside_asides(reading: ParagraphReading, facts: ProseFacts, found: Sequence[ProseSlip]) -> list[ProseSlip]:
    """Return the wholes of a paragraph that only show to be wrong when its asides are left out."""
    plain = without_asides(reading)
    if plain is None:
        return []
    slips = (slip for family in OF_WHOLES for slip in family(plain.reading, facts))
    placed = (slip._replace(start=plain.place(slip.start), end=plain.place(slip.end - 1) + 1) for slip in slips)
    told = {reading.sentence_at(each.start) for each in found if each.rule == "text.arithmetic"}
    return [slip for slip in placed if reading.sentence_at(slip.start) not in told]


def _report(facts: ProseFacts, subject: Subject) -> Iterator[CheckResult]:
    written = (code for code in subject.template.sections if subject.report.text(code).strip())
    printed = {code: subject.printed(code) for code in written}
    texts = tuple((code, each.text) for code, each in printed.items())
    for code, slip in _report_slips(texts, _known(facts, subject)):
        yield _finding(code, slip, printed, subject)


@lru_cache(maxsize=8)
def _report_slips(texts: tuple[tuple[str, str], ...], facts: ProseFacts) -> tuple[tuple[str, ProseSlip], ...]:
    return tuple(report_slips.slips(dict(texts), facts))


def _facts_of(template: Template, code: str = "") -> ProseFacts:
    """Return the facts of a template that the words of a section, or of all sections together, are held against."""
    section = template.sections.get(code)
    is_opening = section is not None and section.level == 0
    labels = "\n".join(row.label for row in template.rows.values())
    title = template.letter.title.partition("{")[0].split()
    subjects = tuple(filter(None, (template.short, " ".join(title[-2:]))))
    opening = next((own for own, each in template.sections.items() if each.level == 0), "")
    ahead = looks_ahead(template, code)
    coming = frozenset(own for own in template.sections if looks_ahead(template, own)) if not code else frozenset()
    return ProseFacts(
        is_opening, None, None, (), labels, ahead, subjects=subjects, opening=opening, kinds=template.unit_kinds,
        coming=coming,
    )  # fmt: skip


def _known(facts: ProseFacts, subject: Subject) -> ProseFacts:
    """Return the facts of a template with those of a report."""
    report = subject.report
    period = span_of(subject.template, report.period)
    signed = _last_day(report.text("letter.date"))
    latest = signed or (period.end + _SIGNED_AFTER if period else None)
    names = tuple(
        dict.fromkeys(
            split_kind(name, kinds_above())[1]
            for key in ("unit.name", "unit.district", "unit.province")
            if (name := report.text(key))
        )
    )
    kind = report.text("unit.kind") if report.text("unit.kind") in (*kinds_of("commune"), *facts.kinds) else ""
    commune = report.text("unit.name") if kind else ""
    cut_off = period.end + _TOLD_AFTER if period and not signed else None
    return facts._replace(period=period, latest=latest, names=names, commune=commune, kind=kind, cut_off=cut_off)


def _last_day(text: str) -> date | None:
    """Return the last day that a date of signing allows: "2023-06" is the end of June; None if it cannot be read."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3):
        return None
    try:
        if len(parts) == 3:  # noqa: PLR2004
            return date(int(parts[0]), int(parts[1]), int(parts[2]))
        return (date(int(parts[0]), int(parts[1]), 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except (ValueError, OverflowError):  # no month after the last one of the calendar
        return None


def _finding(code: str, slip: ProseSlip, printed: dict[str, PrintedText], subject: Subject) -> CheckResult:
    own = printed[code]
    place = str(Place(code, *own.stored_span(slip.start, slip.end)))
    others = tuple(str(Place(other, *printed[other].stored_span(start, end))) for other, start, end in slip.also)
    where = ", ".join(subject.template.sections[other].short for other, _, _ in slip.also)
    fix = Fix(place, slip.mend) if slip.mend is not None and own.is_typed(slip.start, slip.end) else None
    found = own.text[slip.start : slip.end]
    message = slip.message.replace("{}", f"mục {where}" if where else "")
    return subject.finding(
        slip.rule, (place, *others), message, found=found, expected=slip.mend or slip.expected, fix=fix,
        severity=slip.severity,
    )  # fmt: skip
