"""Lines of the board as the model gives them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from cchc_desktop.base.clock import now
from cchc_desktop.desk.incoming.board_reading import read_board
from cchc_desktop.inbox.package_reading import CheckCounts, read_package
from db.inbox.sql_inbox import open_inbox
from tests.inbox.communes import PERIOD, district, package
from ui.incoming.board_model import FOUND, BoardLine
from ui.words.incoming import board_texts

A, B, C = district()[:3]


def test_a_report_that_was_not_checked_yet_says_so_and_stands_before_those_without_faults(tmp_path: Path) -> None:
    with closing(open_inbox(tmp_path)) as store:
        store.add([read_package(package(unit, {"3:1": "7"}), f"{unit.code}.cchc") for unit in (A, B)])
        store.set_counts({store.board(PERIOD)[0].newest: CheckCounts(0, 0, 0, 0)})
        units = {each.unit.code: each for each in read_board(store, PERIOD, now().date()).board.units}
    checked, unchecked, missing = (BoardLine(units[unit.code], None, "") for unit in (A, B, C))

    assert [line.words(FOUND) for line in (checked, unchecked, missing)] == [
        board_texts.NONE_FOUND, board_texts.NOT_CHECKED, "",
    ]  # fmt: skip
    assert missing.found < unchecked.found < checked.found
