"""The list of late dossiers of an open report: read from a table, and put in another's place as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import folded
from cchc_desktop.desk.one_stop.dossier_figures import read_tables
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.dossiers.head_words import names
from cchc_desktop.dossiers.table_grid import TableGrid
from cchc_desktop.report.keys import LATE_DOSSIERS
from cchc_desktop.report.members.late_dossier import COLUMNS, LateDossier, dossier_lines

CAUSE = "late-list"
_LEAST, _SHORTEST_CODE = 2, 4
"""The fewest columns of a list that are known by their heads, and the fewest letters and digits of a code."""
_NO = ("", "0", "-", "không", "chưa", "chưa gửi", "chưa có", "false")
_NO_LIST = "Không thấy danh sách hồ sơ quá hạn."
_ADVICE = "Cần các cột: mã hồ sơ, lĩnh vực, số ngày quá hạn, lý do, thư xin lỗi; mỗi dòng một hồ sơ."


def read_late(path: Path) -> tuple[LateDossier, ...]:
    """Return the dossiers that a file lists; BadFileError if it lists none."""
    return late_in([grid for file in read_tables([path]) for grid in file.grids])


def late_in(grids: Sequence[TableGrid]) -> tuple[LateDossier, ...]:
    """Return the dossiers that tables list, columns known by their heads; BadFileError if they list none."""
    found = [dossier for grid in grids for dossier in _of_grid(grid)]
    if not found:
        raise BadFileError(_NO_LIST, _ADVICE)
    return tuple(found)


def pasted_late(grid: TableGrid) -> tuple[LateDossier, ...]:
    """Return the dossiers of a copied block: by its heads, or in the order of the columns of the list."""
    by_heads = tuple(_of_grid(grid))
    if by_heads:
        return by_heads
    rows = [[str(cell).strip() for cell in row] for row in grid.cells]
    return tuple(_dossier(dict(zip(COLUMNS, row, strict=False))) for row in rows if any(row))


def write_late(opened: OpenReport, dossiers: Sequence[LateDossier], cause: str = "typed") -> None:
    """Put a list in the place of the report's own, as one edit."""
    opened.edit(LATE_DOSSIERS, dossier_lines(dossiers), cause)


def _of_grid(grid: TableGrid) -> list[LateDossier]:
    for top, row in enumerate(grid.cells):
        columns = _columns([str(cell) for cell in row])
        if len(columns) >= _LEAST and "code" in columns:
            texts = ({name: str(grid.at(line, column)).strip() for name, column in columns.items()}
                     for line in range(top + 1, len(grid.cells)))  # fmt: skip
            return [_dossier(found) for found in texts if _is_dossier(found)]
    return []


def _columns(heads: Sequence[str]) -> dict[str, int]:
    """Return the columns of a line of heads by what they hold."""
    found: dict[str, int] = {}
    for column, head in enumerate(heads):
        name = next((name for name in ("apology", "reason", "code", "field", "days") if names("late", name, head)), "")
        if name:
            found.setdefault(name, column)
    return found


def _is_dossier(texts: dict[str, str]) -> bool:
    """Return whether a line lists a dossier: it has a code, not the number of a column."""
    code = texts.get("code", "")
    return any(map(str.isdigit, code)) and sum(map(str.isalnum, code)) >= _SHORTEST_CODE


def _dossier(texts: dict[str, str]) -> LateDossier:
    apology = folded(texts.get("apology", "")) not in _NO
    return LateDossier(**{name: texts.get(name, "") for name in COLUMNS[:-1]}, apology=apology)
