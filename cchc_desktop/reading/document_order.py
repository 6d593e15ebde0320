"""Documents held against a register: is it the same body, and do number and day go up together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.reading.document_names import body_names
from cchc_desktop.report.members.document_register import day_of_entry, leading_number

if TYPE_CHECKING:
    from datetime import date

    from cchc_desktop.report.members.document_register import DocumentRegister
    from cchc_desktop.report.members.register_entry import RegisterEntry


def same_body(one: str, other: str) -> bool:
    """Return whether two names may be of one body: "UBND xã", "Ủy ban nhân dân xã An Thanh"; unless both say more."""
    (code, place), (other_code, other_place) = _read_body(one), _read_body(other)
    if not one.strip() or not other.strip():
        return True
    return code == other_code and (place.startswith(other_place) or other_place.startswith(place))


def out_of_turn(register: DocumentRegister, number: str, symbol: str, body: str, day: date) -> RegisterEntry | None:
    """Return a document of the same series whose number is higher on an earlier day, or lower on a later one."""
    own = leading_number(number)
    if own is None or not symbol:
        return None
    for entry in register.series(symbol, day.year):
        other, when = leading_number(entry.number), day_of_entry(entry)
        if other is None or when is None or not same_body(body, entry.body):
            continue
        if (other > own and when < day) or (other < own and when > day):
            return entry
    return None


@lru_cache(maxsize=1024)
def _read_body(words: str) -> tuple[str, str]:
    """Return the code of a body's name, else the name itself, and the place after it, both to be compared."""
    folded = words.strip().casefold()
    for name, code in body_names():
        if folded.startswith(name.casefold()):
            return code, spelling_key(words.strip()[len(name) :])
    return spelling_key(words), ""
