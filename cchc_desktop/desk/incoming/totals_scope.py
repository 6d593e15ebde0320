"""The units that a reader wants added up: all that count, only those accepted, or those of one kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.inbox.adding_up import totals_of
from cchc_desktop.inbox.board import edition_template
from cchc_desktop.report.members.office_answer import ACCEPTED
from cchc_desktop.units.unit_kinds import kinds_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_desktop.inbox.board import Board, BoardUnit
    from cchc_desktop.inbox.inbox_store import BoardRow, InboxStore
    from cchc_desktop.inbox.totals import FigureTotal, Totals

ALL, ONLY_ACCEPTED = "all", "accepted"


def kinds_in(store: InboxStore, board: Board) -> tuple[str, ...]:
    """Return the kinds of units that a board may have: those of communes, and those that its templates name."""
    editions = {each.standing.edition for each in board.units if each.standing}
    own = (edition_template(source).unit_kinds for source in store.template_sources(editions).values())
    return tuple(dict.fromkeys((*kinds_of("commune"), *(kind for kinds in own for kind in kinds))))


def scope_counts(board: Board, kinds: Sequence[str]) -> Mapping[str, int]:
    """Return how many reports each scope adds up: of all, of those accepted, and of each kind that owes a report."""
    counting = [each for each in board.units if _counts(each)]
    found_kinds = [kind for kind in kinds if any(_is_kind(each, kind) for each in board.units)]
    found = {ALL: len(counting), ONLY_ACCEPTED: sum(map(_accepted, counting))}
    several = len(found_kinds) > 1
    return found | {kind: sum(_is_kind(each, kind) for each in counting) for kind in found_kinds if several}


def scoped_board(board: Board, scope: str, kinds: Sequence[str]) -> Board:
    """Return a board as a scope sees it: only units of one kind, or no report counted that was not accepted."""
    if scope in kinds:
        return replace(board, units=tuple(each for each in board.units if _is_kind(each, scope)))
    if scope == ONLY_ACCEPTED:
        return replace(board, units=tuple(each if _accepted(each) else _uncounted(each) for each in board.units))
    return board


def scoped_totals(store: InboxStore, board: Board, scope: str) -> Totals:
    """Return the totals of a board that `scoped_board` made; a unit whose report is not added is without one."""
    if scope == ALL:
        return totals_of(store, board)
    of_kind = scope != ONLY_ACCEPTED
    totals = totals_of(store, board, [each.unit.unit for each in board.units if of_kind or _counts(each)])
    if of_kind:
        return replace(totals, scope=f"chỉ {scope}")
    without = tuple(each.unit.code or each.unit.unit for each in board.units if not _counts(each))
    figures = {key: _lacking(total, without) for key, total in totals.figures.items()}
    return replace(totals, without=without, figures=figures, scope="chỉ báo cáo đã nhận")


def _lacking(total: FigureTotal, without: tuple[str, ...]) -> FigureTotal:
    return replace(total, missing=tuple(sorted((*total.missing, *without))))


def _counts(unit: BoardUnit) -> bool:
    return unit.standing is not None and unit.standing.counted is not None


def _accepted(unit: BoardUnit) -> bool:
    """Return whether the report that counts was accepted: a newer one that waits does not count before its answer."""
    found = unit.standing
    return found is not None and found.counted is not None and _is_answer(found)


def _is_answer(row: BoardRow) -> bool:
    return row.verdict == ACCEPTED or row.counted != row.newest


def _uncounted(unit: BoardUnit) -> BoardUnit:
    return replace(unit, standing=replace(unit.standing, counted=None)) if unit.standing else unit


def _is_kind(unit: BoardUnit, kind: str) -> bool:
    return unit.unit.name.casefold().startswith(kind.casefold())
