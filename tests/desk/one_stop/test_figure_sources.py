"""Sources of figures: kept beside them in one edit, undone with them, travelling, and left by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.one_stop.dossier_figures import CAUSE, TableOrigin, with_sources
from cchc_desktop.desk.versions.printed_drafts import printed_drafts, report_at
from cchc_desktop.desk.work.field_events import field_events, report_events
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.documents.content.source_words import left_words, source_lines, source_words
from cchc_desktop.documents.workbook.data import HEADER, data_rows, read_data
from cchc_desktop.report.document import report_of
from cchc_desktop.report.file import read_report, write_report
from cchc_desktop.report.keys import LATE_DOSSIERS, source_of
from cchc_desktop.report.members.figure_source import FigureSource
from cchc_desktop.report.members.late_dossier import LateDossier, dossier_lines, listed_dossiers
from db.drafts.store import open_drafts

ORIGIN = TableOrigin("Một cửa điện tử tỉnh", "bang.xlsx", "2023-06-07T08:00")
FIGURES = {"3:3.3.1": "1390", "3:3.3.2": "1388"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store, who="Văn phòng")
    store.close()


@pytest.fixture
def draft(desk: Desk) -> OpenReport:
    source = library.shipped("cchc-xa-2023")
    assert source is not None
    report = report_of("cchc-xa-2023", "2023-H1", {"unit.name": "An Thanh", "3:3.3.1": "1.387"})
    return desk.open(desk.store.create(report, source, ref="a", who="", cause="started"))


def test_figures_and_their_sources_are_one_edit_on_disk_and_undone_as_one(desk: Desk, draft: OpenReport) -> None:
    heard: list[Edited] = []
    draft.subscribe(heard.append)
    draft.edit_many(with_sources(FIGURES, ORIGIN), CAUSE)

    assert {key: draft.report.text(key) for key in FIGURES} == FIGURES
    assert (draft.report.sources["3:3.3.2"].system, draft.report.sources["3:3.3.2"].file) == (
        "Một cửa điện tử tỉnh",
        "bang.xlsx",
    )
    assert len(heard) == 1
    assert desk.load("a")[0] == draft.report

    draft.undo()
    assert (draft.report.text("3:3.3.1"), draft.report.text("3:3.3.2"), draft.report.sources) == ("1.387", "", {})
    assert desk.load("a")[0] == draft.report
    draft.redo()
    assert set(draft.report.sources) == set(FIGURES)


def test_a_figure_changed_by_hand_says_that_it_left_its_source(draft: OpenReport) -> None:
    draft.edit_many(with_sources(FIGURES, ORIGIN), CAUSE)
    draft.edit("3:3.3.1", "1.390")
    source = draft.report.sources["3:3.3.1"]
    assert left_words(source, draft.report.text("3:3.3.1")) == ""

    draft.edit("3:3.3.1", "1.391")
    assert left_words(source, draft.report.text("3:3.3.1")) == "đã sửa tay, khác nguồn (1.390)"
    (line,) = source_lines(draft.report)
    keys, _, source_in_words = line.partition(": Một")
    assert keys == "3:3.3.1 (đã sửa tay, khác nguồn (1.390)), 3:3.3.2"
    assert source_in_words == " cửa điện tử tỉnh, tệp bang.xlsx, số liệu lúc 08:00 ngày 07/6/2023."


def test_history_names_the_source_and_counts_the_figures_alone(desk: Desk, draft: OpenReport) -> None:
    draft.edit_many(with_sources(FIGURES, ORIGIN), CAUSE)
    history = desk.store.history("a")

    assert report_events(history)[0].keys == tuple(FIGURES)
    event = field_events(history, "3:3.3.1", "1390")[0]
    assert (event.fields, "Một cửa điện tử tỉnh" in event.source) == (2, True)


def test_a_printed_draft_is_read_again_with_the_sources_it_had(desk: Desk, draft: OpenReport) -> None:
    draft.edit_many(with_sources(FIGURES, ORIGIN), CAUSE)
    was = draft.report
    desk.store.add_print("a", who="")
    draft.edit_many(with_sources({"3:3.3.1": "5"}, TableOrigin()), CAUSE)
    history = desk.store.history("a")
    (printed,) = printed_drafts(history)
    assert report_at(draft.report, history, printed.sequence).sources == was.sources


def test_sources_and_late_dossiers_travel_as_typed_members(draft: OpenReport) -> None:
    late = (LateDossier(code="H25.1", field="Đất đai", days="3", reason="thiếu bản đồ", apology=True),)
    draft.edit_many(with_sources(FIGURES, ORIGIN) | {LATE_DOSSIERS: dossier_lines(late)}, CAUSE)
    loaded = read_report(write_report(draft.report), "a.json", library.find)
    assert (loaded.report.sources, loaded.report.late_dossiers) == (draft.report.sources, late)
    assert loaded.warnings == ()

    rows = read_data([HEADER, *data_rows(draft.report)], "a.xlsx", library.find).report
    assert (rows.beside, rows.figures) == (draft.report.beside, draft.report.figures)


def test_a_source_with_members_of_a_later_program_keeps_them() -> None:
    source = FigureSource(value="5", unknown={"sheet": "Tổng hợp"})
    report = report_of("cchc-xa-2023", "2023-H1", {source_of("3:3.3.1"): source.as_text()})
    loaded = read_report(write_report(report), "a.json", library.find)
    assert loaded.report.sources["3:3.3.1"].as_json() == {"value": "5", "sheet": "Tổng hợp"}
    assert source_words(loaded.report.sources["3:3.3.1"]) == "bảng một cửa"


def test_cells_of_a_late_dossier_are_one_line_each_and_blank_ones_are_left_out() -> None:
    late = (LateDossier(code="A\t1", reason="hai\ndòng"), LateDossier())
    assert listed_dossiers(dossier_lines(late)) == (LateDossier(code="A 1", reason="hai dòng"),)
