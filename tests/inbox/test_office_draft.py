"""The receiving office's own draft, begun from the totals."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.base.work_step import result_of
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.office_draft import add_office_draft
from cchc_desktop.inbox.board import board_of
from cchc_desktop.report.figure_table import FigureTable
from db.drafts.store import open_drafts
from tests.inbox.communes import PERIOD, package
from tests.inbox.test_totals import A, B, D, office, turn  # noqa: F401 - a fixture of this module too


def test_the_draft_has_the_totals_as_figures_and_a_paragraph_for_each_unit(tmp_path: Path) -> None:
    text = "Đã giải quyết {3:1} hồ sơ, còn {{chờ}}."
    figures = {"3:1": "1.200", "3:1.1": "1.100", "3:2": "0,5", "3:3": "140", "3:4": "1"}
    packages = (package(A, figures, I=text), package(B, figures | {"3:1": "7", "3:1.1": "7"}, I=text))
    with office(*packages) as store, closing(open_drafts(tmp_path)) as drafts:
        desk = Desk(drafts)
        added = result_of(add_office_draft(desk, store, board_of(store, PERIOD)))
        report, template = desk.load(added.ref)

    assert added.warnings == ()
    assert [report.text(key) for key in ("3:1", "3:1.1", "3:1.2", "3:2", "3:3", "3:4")] == [
        "1207", "1107", "", "1", "140", "",
    ]  # fmt: skip
    table = FigureTable.of(template, report.figures)
    assert (table.printed("3:1"), table.printed("3:1.2")) == ("1.207", "91,71")
    assert report.text("I").splitlines() == [
        f"{A.title}: Đã giải quyết 1.200 hồ sơ, còn {{{{chờ}}}}.",
        f"{B.title}: Đã giải quyết 7 hồ sơ, còn {{{{chờ}}}}.",
    ]
    assert report.text("note.3:4") == "Số đơn vị theo lựa chọn: 1: 2"
    assert (report.text("unit.kind"), report.text("unit.name")) == ("huyện", "Tứ Kỳ")


def test_long_texts_are_cut_so_that_all_units_have_room(tmp_path: Path) -> None:
    long = "Nội dung dài của báo cáo. " * 4000
    packages = [package(unit, {}, I=text) for unit, text in ((A, long), (B, long), (D, "Ngắn."))]
    with office(*packages) as store, closing(open_drafts(tmp_path)) as drafts:
        desk = Desk(drafts)
        report, _ = desk.load(result_of(add_office_draft(desk, store, board_of(store, PERIOD))).ref)

    lines = report.text("I").splitlines()
    assert len(lines) == 3
    assert len(report.text("I")) < 61_000
    assert lines[0].endswith(" …")
    assert lines[2] == f"{D.title}: Ngắn."


def test_without_a_report_that_counts_there_is_no_draft(tmp_path: Path) -> None:
    with office() as store, closing(open_drafts(tmp_path)) as drafts, pytest.raises(NotFoundError):
        result_of(add_office_draft(Desk(drafts), store, board_of(store, PERIOD)))
