"""The units that owe a report: those of a province or district of the catalogue, or an office's own list in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError, NotFoundError
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.documents.tables.read_grids import read_grids
from cchc_desktop.inbox.unit_identity import owing_unit, unit_of_profile
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Era
from cchc_desktop.units.unit_kinds import kinds_above, list_heads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cchc_desktop.dossiers.table_grid import Cell, TableGrid
    from cchc_desktop.inbox.unit_identity import OwingUnit

_CODE_DIGITS = 5


def units_of_area(province: str, district: str, era: Era) -> list[OwingUnit]:
    """Return the communes of a province, or of a district in it; NotFoundError if there are none of these names."""
    found = [
        owing_unit(each)
        for each in communes(era).values()
        if _names(each.province, province) and (not district or _names(each.district, district))
    ]
    if not found:
        raise NotFoundError(f"Danh mục không có đơn vị nào thuộc “{', '.join(filter(None, (district, province)))}”.")
    return found


def read_list(path: Path, era: Era) -> list[OwingUnit]:
    """Return the units of an office's own list in a file."""
    return units_in_table(read_grids(read_bytes(path), path.name), path.name, era)


def units_in_table(grids: Sequence[TableGrid], name: str, era: Era) -> list[OwingUnit]:
    """Return the units of an office's own list: by code, or by names that are those of one commune.

    BadFileError if no sheet has a column of codes or names under a head.
    """
    known = {spelling_key(head): column for column, heads in list_heads().items() for head in heads}
    for grid in grids:
        for number, line in enumerate(grid.cells):
            columns = {known[key]: at for at, cell in enumerate(line) if (key := spelling_key(str(cell))) in known}
            if columns.keys() & {"code", "name"}:
                lines = grid.cells[number + 1 :]
                return [unit for each in lines if (unit := _unit(_profile(each, columns), era))]
    advice = "Bảng cần một dòng đầu có cột “Mã đơn vị” hoặc “Tên đơn vị”, dưới đó mỗi dòng một đơn vị."
    raise BadFileError(f"Không thấy danh sách đơn vị trong tệp {name}.", advice)


def _names(level: str, words: str) -> bool:
    """Return whether words name a level, with its kind or without."""
    wanted, own = spelling_key(words), spelling_key(level)
    bare = {
        own.removeprefix(spelling_key(kind)).strip() for kind in kinds_above() if own.startswith(spelling_key(kind))
    }
    return wanted == own or wanted in bare


def _profile(line: Sequence[Cell], columns: Mapping[str, int]) -> dict[str, str]:
    texts = {column: line[at] if at < len(line) else "" for column, at in columns.items()}
    profile = {column: " ".join(str(cell).split()) for column, cell in texts.items()}
    code = profile.get("code", "")
    return profile | {"code": code.zfill(_CODE_DIGITS) if code.isdecimal() else ""}


def _unit(profile: Mapping[str, str], era: Era) -> OwingUnit | None:
    """Return the unit of a line; None of a blank one, or of one that only counts the others."""
    listed = communes(era).get(profile["code"])
    if listed is not None:
        return owing_unit(listed)
    if not profile["code"] and not profile.get("name"):
        return None
    return unit_of_profile(profile, era)
