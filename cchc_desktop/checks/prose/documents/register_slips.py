"""Documents named in a section that differ from the unit's register: in day, body, kind or number."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words, month_words
from cchc_desktop.base.text import folded
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.document_order import out_of_turn, same_body
from cchc_desktop.report.members.document_register import day_of_entry, full_number
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import SectionReading
    from cchc_desktop.report.members.document_register import DocumentRegister
    from cchc_desktop.report.members.register_entry import RegisterEntry


def slips(section: SectionReading, register: DocumentRegister) -> Iterator[ProseSlip]:
    """Yield where a section names a document otherwise than the register, one slip a document at most."""
    for start, reading in section.paragraphs if register.entries else ():
        for each in reading.documents:
            if each.number and each.symbol:
                found = _known(each, register, reading.text), _unknown(each, register, reading.text)
                slip = next(chain.from_iterable(found), None)
                if slip:
                    yield slip.moved(start)


def _known(each: DocumentName, register: DocumentRegister, text: str) -> Iterator[ProseSlip]:
    """Yield how a document of the register is named otherwise; of several with its number, by those nearest to it."""
    found = register.named(_name(each))
    found = tuple(entry for entry in found if same_body(entry.body, each.body_words)) or found
    day = _day(each)
    if not found or any(_fits(entry, each, day) for entry in found):
        return
    entry = found[0] if len(found) == 1 else None
    there = f"sổ văn bản ghi {_words(found[0])}"
    if day and all(day_of_entry(other) not in (day, None) for other in found) and each.day:
        mend = _as_written(each.day, day_of_entry(entry)) if entry else None
        yield _slip(each, text, f"{there}. Xem lại ngày.", (each.day.day_at, each.day.end), mend)
    elif entry and not same_body(entry.body, each.body_words):
        yield _slip(each, text, f"{there}. Xem lại cơ quan ban hành.")
    elif entry and each.kind and entry.type and folded(entry.type) != folded(each.kind):
        yield _slip(each, text, f"{there}. Xem lại loại văn bản.")


def _unknown(each: DocumentName, register: DocumentRegister, text: str) -> Iterator[ProseSlip]:
    """Yield that a document, which the register lacks, cannot have its number on its day."""
    day = _day(each)
    if not day or register.named(_name(each)):
        return
    symbol = each.symbol.removeprefix("/")
    of_day = [
        entry
        for entry in register.series(symbol, day.year)
        if day_of_entry(entry) == day and same_body(entry.body, each.body_words)
    ]
    if of_day:
        words = f"sổ văn bản không có số này; cùng ngày có {_words(of_day[0])}. Xem lại số."
        yield _slip(each, text, words, severity=Severity.HINT)
    elif other := out_of_turn(register, each.number, symbol, each.body_words, day):
        words = f"số và ngày ngược thứ tự với sổ văn bản, ở đó có {_words(other)}. Xem lại số hoặc ngày."
        yield _slip(each, text, words, severity=Severity.HINT)


def _fits(entry: RegisterEntry, each: DocumentName, day: date | None) -> bool:
    same_day = day is None or day_of_entry(entry) in (day, None)
    same_kind = not each.kind or not entry.type or each.kind == "Văn bản" or folded(entry.type) == folded(each.kind)
    return same_day and same_kind and same_body(entry.body, each.body_words)


def _day(each: DocumentName) -> date | None:
    return each.day.calendar if each.day and each.day.day else None


def _name(each: DocumentName) -> str:
    return f"{each.number}{f'/{each.year}' if each.year else ''}{each.symbol}"


def _words(entry: RegisterEntry) -> str:
    day = day_of_entry(entry)
    when = f" ngày {day_words(day)}" if day else ""
    body = f" của {entry.body}" if entry.body else ""
    return f"{entry.type or 'văn bản'} số {full_number(entry)}{when}{body}"


def _as_written(written: WrittenDate, day: date | None) -> str | None:
    """Return a day in the form of a written one, from its first digit on."""
    if day is None:
        return None
    return f"{day.day:02} tháng {month_words(day.month)} năm {day.year}" if written.in_words else day_words(day)


def _slip(
    each: DocumentName,
    text: str,
    words: str,
    span: tuple[int, int] | None = None,
    mend: str | None = None,
    *,
    severity: Severity | None = None,
) -> ProseSlip:
    start, end = span or (each.start, each.end)
    written = " ".join(text[each.start : each.end].split())
    return ProseSlip("text.docnum", start, end, f"“{written}”: {words}", mend, severity=severity)
