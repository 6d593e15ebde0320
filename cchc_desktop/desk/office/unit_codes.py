"""The commune of the official lists that a unit is, by its code or its names, in the time that fits a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.checks.unit_form import has_two_tiers
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Era
from cchc_desktop.units.unit_kinds import two_tiers_since

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.desk.office.settings import Unit
    from cchc_desktop.report.template import Template
    from cchc_desktop.units.commune import Commune


def era_of(template: Template) -> Era:
    """Return the time whose communes report by a template."""
    return Era.TWO_TIERS if has_two_tiers(template) else Era.DISTRICTS


def unit_of_code(code: str, template: Template) -> Unit:
    """Return the unit of an official code, as reports of a template name it; NotFoundError if there is none."""
    found = communes(era_of(template)).get(code.strip())
    if found is None:
        time = f"{'từ' if has_two_tiers(template) else 'trước'} {day_words(two_tiers_since())}"
        raise NotFoundError(f"Không có đơn vị mã “{code}”.", f"Danh mục cấp xã {time} không có mã này.")
    return found.unit()


def commune_of(unit: Mapping[str, str], era: Era) -> Commune | None:
    """Return the commune that a unit is: the one of its code, else the only one of its names; None if it is none."""
    listed, title = communes(era), spelling_key(f"{unit['kind']} {unit['name']}")
    by_code = listed.get(unit["code"])
    if by_code and spelling_key(by_code.title) == title:
        return by_code
    above = (spelling_key(unit["district"]), spelling_key(unit["province"]))
    named = [each for each in listed.values() if each.name[:1].casefold() == unit["name"][:1].casefold()]
    found = [
        each
        for each in named
        if spelling_key(each.title) == title
        and all(not level or level == own for level, own in zip(above, _levels(each), strict=True))
    ]
    return found[0] if len(found) == 1 else None


def _levels(commune: Commune) -> tuple[str, str]:
    return spelling_key(commune.district), spelling_key(commune.province)
