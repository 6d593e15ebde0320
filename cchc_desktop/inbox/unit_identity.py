"""The identity of a unit: its official code, else its names; and the units of a district or province."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Era

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.units.commune import Commune

NAMED = "~"
"""The sign before the identity of a unit without a code."""


class OwingUnit(NamedTuple):
    """A unit that owes a report, or sent one: its identity, code ("" if it has none) and names."""

    unit: str
    code: str
    name: str
    district: str
    province: str


def unit_of_profile(profile: Mapping[str, str], era: Era) -> OwingUnit:
    """Return the unit of a report's profile: by its code; without one by its names, if they name one commune only."""
    parts = {part: " ".join(profile.get(part, "").split()) for part in ("code", "kind", "name", "district", "province")}
    title = f"{parts['kind']} {parts['name']}".strip()
    code = parts["code"] or _code_of(title, parts["district"], parts["province"], era)
    names = (title, parts["district"], parts["province"])
    return OwingUnit(code or NAMED + spelling_key(", ".join(filter(None, names))), code, *names)


def owing_unit(commune: Commune) -> OwingUnit:
    """Return a commune of the catalogue as a unit that owes a report."""
    return OwingUnit(commune.code, commune.code, commune.title, commune.district, commune.province)


def neighbours(codes: set[str], era: Era) -> list[OwingUnit]:
    """Return all communes under the offices that these codes report to: the districts, since July 2025 the provinces.

    Codes that are not in the catalogue have no neighbours.
    """
    listed = communes(era)
    offices = {_office(found) for code in codes if (found := listed.get(code))}
    return [owing_unit(commune) for commune in listed.values() if _office(commune) in offices]


def _office(commune: Commune) -> tuple[str, str]:
    return commune.district, commune.province


def _code_of(title: str, district: str, province: str, era: Era) -> str:
    """Return the code of the one commune of a title in a district and province; "" if there is none, or are several."""
    levels = (spelling_key(district), spelling_key(province))
    found = [
        commune.code
        for commune in _by_title(era).get(spelling_key(title), ())
        if all(not given or given == spelling_key(level) for given, level in zip(levels, _office(commune), strict=True))
    ]
    return found[0] if len(found) == 1 else ""


@cache
def _by_title(era: Era) -> Mapping[str, list[Commune]]:
    named: dict[str, list[Commune]] = {}
    for commune in communes(era).values():
        named.setdefault(spelling_key(commune.title), []).append(commune)
    return named
