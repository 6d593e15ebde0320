"""The kinds of units and of tiers, and the words around their names: `resources/units/kinds.toml`, read when asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from cchc_desktop.units.commune import Era
from resources import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

TierName = Literal["commune", "district", "province"]


@cache
def kinds_of(tier: TierName, era: Era | None = None) -> tuple[str, ...]:
    """Return the kinds of units of a tier, as "xã", "phường": of one time, or of all."""
    eras = [era] if era else [*Era]
    return tuple(dict.fromkeys(kind for each in eras for kind in _data()[each].get(tier, ())))


@cache
def kinds_above() -> tuple[str, ...]:
    """Return the kinds of units that a commune may lie in: of districts and of provinces."""
    return tuple(dict.fromkeys((*kinds_of("district"), *kinds_of("province"))))


@cache
def full_kinds() -> tuple[str, ...]:
    """Return the kinds of units of every tier and time, as texts write them in full."""
    return tuple(dict.fromkeys((*kinds_of("commune"), *kinds_above())))


@cache
def all_kinds() -> tuple[str, ...]:
    """Return the kinds of units of every tier and time, with those that are shortened."""
    return (*full_kinds(), *_data()["short"])


@cache
def tier_of_kind() -> dict[str, TierName]:
    """Return the tier of each kind that only one tier has: a "thành phố" may be a district or a province."""
    tiers: tuple[TierName, ...] = get_args(TierName)
    of_kind = {kind: [tier for tier in tiers if kind in kinds_of(tier)] for kind in full_kinds()}
    return {kind: found[0] for kind, found in of_kind.items() if len(found) == 1}


def office_words() -> tuple[str, ...]:
    """Return the words of an office that stand before the kind of its unit: "UBND"."""
    return tuple(_data()["offices"])


def named_office(unit: str) -> str:
    """Return the office of a unit in short: "UBND xã An Thanh"."""
    return f"{_data()['office']} {unit}".strip()


def two_tiers_since() -> date:
    """Return the day from which no district stands between commune and province."""
    day: date = _data()["two_tiers_since"]
    return day


def tier_names() -> Mapping[str, str]:
    """Return the names of the tiers: "cấp xã"."""
    names: dict[str, str] = _data()["tiers"]
    return names


def short_tiers() -> Mapping[str, str]:
    """Return the tiers as a list to choose from has them: "xã"."""
    names: dict[str, str] = _data()["short_tiers"]
    return names


def list_heads() -> Mapping[str, list[str]]:
    """Return the heads of the columns of an office's own list of units, by the part of the profile."""
    heads: dict[str, list[str]] = _data()["heads"]
    return heads


def split_kind(name: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """Return the kind that a name begins with, "" if it has none of these, and the rest: "huyện", "Tứ Kỳ"."""
    kind = next((kind for kind in kinds if name.startswith(f"{kind} ")), "")
    return kind, name.removeprefix(kind).strip()


@cache
def _data() -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - a start without a draft needs no kinds

    return tomllib.loads((FOLDER / "units" / "kinds.toml").read_text(encoding="utf-8"))
