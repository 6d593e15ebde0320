"""The provinces of the catalogue since July 2025, to choose the units that owe a report."""

from __future__ import annotations

from cchc_desktop.base.text import slug
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Era
from cchc_desktop.units.unit_kinds import kinds_of


def province_names() -> tuple[str, ...]:
    """Return the names of all provinces in the order of their letters, without their kinds."""
    return tuple(sorted({each.province for each in communes(Era.TWO_TIERS).values()}, key=_bare))


def _bare(name: str) -> str:
    plain = slug(name)
    kinds = (f"{slug(kind)}-" for kind in kinds_of("province", Era.TWO_TIERS))
    return next((plain.removeprefix(kind) for kind in kinds if plain.startswith(kind)), plain)
