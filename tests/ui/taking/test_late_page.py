"""The list of late dossiers in the window: typed, pasted, read from a file, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt

from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.members.late_dossier import LateDossier
from tests.desk.one_stop.test_late_list import LATE, ROWS
from tests.dossiers.made_tables import write
from tests.ui.conftest import MakePage
from ui.taking.late_page import LatePage


@pytest.fixture
def page(shown: MakePage, sample: OpenReport) -> LatePage:
    return cast("LatePage", shown(sample, "dossiers.late"))


def type_into(page: LatePage, row: int, column: int, text: str) -> None:
    item = page.table.item(row, column)
    assert item is not None
    item.setText(text)


def listed(report: OpenReport) -> list[LateDossier]:
    return [*report.report.late_dossiers]


def test_a_line_that_is_typed_is_kept_and_a_blank_one_follows(page: LatePage, sample: OpenReport) -> None:
    type_into(page, 0, 0, "H25.30.1")
    sent = page.table.item(0, 4)
    assert sent is not None
    sent.setCheckState(Qt.CheckState.Checked)
    assert listed(sample) == [LateDossier(code="H25.30.1", apology=True)]
    assert page.table.rowCount() == 2
    assert "đúng với số liệu" in page.state.text()
    sample.undo()
    sample.undo()
    assert (listed(sample), page.table.rowCount()) == ([], 1)


def test_a_file_takes_the_place_of_the_list_and_a_copied_block_is_added(
    page: LatePage, sample: OpenReport, tmp_path: Path
) -> None:
    page.take_file(write(tmp_path / "muộn.xlsx", ROWS))
    assert listed(sample) == [*LATE]
    assert [finding.rule for finding in sample.outcome.findings if finding.at[0] == "dossiers.late"]
    assert "Danh sách có 2 hồ sơ, số liệu là 1" in page.state.text()
    mime = QMimeData()
    mime.setText("H25.30.3\tĐất đai\t2\tthiếu giấy tờ\tx")
    page.take_copied(mime)
    assert len(listed(sample)) == 3
    page.table.setCurrentCell(2, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    page.delete_lines()
    assert listed(sample) == [*LATE]


def test_a_file_without_a_list_is_refused_in_words(page: LatePage, sample: OpenReport, tmp_path: Path) -> None:
    page.take_file(write(tmp_path / "khác.csv", [["STT", "Thôn"], ["1", "Một"]]))
    assert "Không thấy danh sách" in page.notice.title.text()
    assert listed(sample) == []
