"""The form of the unit's profile: kind, words of level or office in the wrong field, capitals, a needless district."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.checks.findings import CheckResult, Fix
from cchc_desktop.checks.subject import Check, Subject
from cchc_desktop.report.template import Template
from cchc_desktop.units.commune import Era
from cchc_desktop.units.unit_kinds import TierName, kinds_of, office_words, split_kind, two_tiers_since

_LEVELS: tuple[TierName, ...] = ("district", "province")
_MOST_OFFICE_WORDS = 4
_WORD = re.compile(r"\S+")
_OFFICE_SAID = "Đã có sẵn “UBND” ở bản in, ở đây bỏ đi."
_LEVEL_SAID = "Ở đây chỉ ghi tên riêng; loại đơn vị đã có ô của nó."
_CAPITALS_SAID = "Viết hoa chữ đầu thôi; chỗ nào cần in hoa cả chữ thì bản in tự đổi."
_KIND_SAID = "Loại đơn vị ở mẫu này là {}."
_DISTRICT_SAID = "Từ {} không còn cấp huyện; ô này để trống."


class UnitFault(NamedTuple):
    """A fault of one part of a unit's profile, and the text that mends it (None: only the officer knows)."""

    part: str
    message: str
    better: str | None


def unit_kinds(template: Template) -> tuple[str, ...]:
    """Return the kinds of units that a template is for."""
    return template.unit_kinds or kinds_of("commune", Era.TWO_TIERS if has_two_tiers(template) else Era.DISTRICTS)


def has_two_tiers(template: Template) -> bool:
    """Return whether a template is of the time without districts, and prints none."""
    return template.first_year >= two_tiers_since().year and "{district}" not in repr(template.letter)


def unit_faults(
    unit: Mapping[str, str], kinds: tuple[str, ...] | None = None, *, two_tiers: bool = False
) -> list[UnitFault]:
    """Return the faults of a unit's profile ("kind", "name", "district", "province"), at most one for each part."""
    parts = {part: " ".join(unit.get(part, "").split()) for part in ("kind", "name", "district", "province")}
    faults = [_kind_fault(parts["kind"], kinds or kinds_of("commune")), _name_fault(parts["name"], kinds or ())]
    faults += [_level_fault(part, parts[part]) for part in _LEVELS]
    if two_tiers and parts["district"]:
        faults = [fault for fault in faults if fault is None or fault.part != "district"]
        faults.append(UnitFault("district", _DISTRICT_SAID.format(day_words(two_tiers_since())), ""))
    return [fault for fault in faults if fault]


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each part of the unit's profile."""
    for part in ("kind", "name", "district", "province"):
        yield Check(frozenset({f"unit.{part}"}), partial(_check, part, unit_kinds(template), has_two_tiers(template)))


def _check(part: str, kinds: tuple[str, ...], two_tiers: bool, subject: Subject) -> Iterator[CheckResult]:  # noqa: FBT001 - bound by position
    key, text = f"unit.{part}", subject.report.text(f"unit.{part}")
    for fault in unit_faults({part: text}, kinds, two_tiers=two_tiers):
        fix = None if fault.better is None else Fix(key, fault.better)
        message = f"Đã ghi “{text[:40]}”. {fault.message}"
        yield subject.finding("letter.format", (key,), message, found=text, fix=fix)


def _kind_fault(text: str, kinds: tuple[str, ...]) -> UnitFault | None:
    if not text or text in kinds:
        return None
    better = _without_office(text).lower()
    return UnitFault("kind", _KIND_SAID.format(", ".join(kinds)), better if better in kinds else None)


def _name_fault(text: str, kinds: tuple[str, ...]) -> UnitFault | None:
    own, message = _without_office(text), _OFFICE_SAID
    level, _ = split_kind(own.lower(), (*kinds, *kinds_of("commune")))
    if level:
        own, message = own[len(level) :].strip(), _LEVEL_SAID
    return _fault("name", text, own, message)


def _level_fault(part: TierName, text: str) -> UnitFault | None:
    own = _without_office(text)
    level, _ = split_kind(own.lower(), kinds_of(part))
    name = own[len(level) :].strip()
    if _is_loud(name):
        own = f"{level} {_quiet(name)}".strip()
    return _fault(part, text, own, _OFFICE_SAID)


def _fault(part: str, text: str, own: str, message: str) -> UnitFault | None:
    """Return the fault of a text that is better written as `own` or without capitals; None if it is right."""
    if _is_loud(own):
        own, message = _quiet(own), _CAPITALS_SAID if own == text else message
    elif text.isupper() and own != text and own.lower() == text.lower():
        message = _CAPITALS_SAID
    return UnitFault(part, message, own) if own and own != text else None


def _without_office(text: str) -> str:
    """Return a name without the words for the office before it: "UBND xã An Thanh" -> "xã An Thanh"."""
    ends = [word.end() for word in _WORD.finditer(text)]
    for end in reversed(ends[:_MOST_OFFICE_WORDS]):
        if spelling_key(text[:end]) in _offices():
            return text[end:].strip()
    return text


@cache
def _offices() -> frozenset[str]:
    return frozenset(map(spelling_key, office_words()))


def _is_loud(name: str) -> bool:
    return len(name) > 1 and name.isupper() and not name.replace(" ", "").isdecimal()


def _quiet(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())
