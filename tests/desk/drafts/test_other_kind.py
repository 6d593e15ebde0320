"""Another kind of report, which is data alone: the periodic report on administrative procedures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from cchc_desktop.base.work_step import result_of
from cchc_desktop.checks.run import check
from cchc_desktop.desk.carrying.beginning import begin_from
from cchc_desktop.desk.carrying.proposals import Proposal, proposal
from cchc_desktop.desk.carrying.series import edition_of, of_kind
from cchc_desktop.desk.carrying.sources import sources, template_for
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.overview import listed
from cchc_desktop.desk.office import library
from cchc_desktop.desk.one_stop.dossier_figures import figures_in, read_tables
from cchc_desktop.desk.sending.exporting import review_of
from cchc_desktop.documents.readers import read_file
from cchc_desktop.documents.writers import WRITERS, export, export_review
from cchc_desktop.inbox.adding_up import totals_of
from cchc_desktop.inbox.board import board_of
from cchc_desktop.inbox.package_reading import read_package
from cchc_desktop.inbox.printing.write_totals import export_workbook
from cchc_desktop.inbox.unit_identity import owing_unit
from cchc_desktop.report.document import report_of
from cchc_desktop.report.keys import Place
from cchc_desktop.report.loading import ImportChoices
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.periods import as_long, span_of, spans_of_year
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Era
from db.drafts.store import open_drafts
from db.inbox.sql_inbox import open_inbox
from tests.cli.test_commands import call
from tests.inbox.communes import package
from tests.make import shipped_template
from tests.tree import ROOT

ID = "kstthc-xa-2026"
TEMPLATE = shipped_template(ID)
UNIT = {"kind": "xã", "name": "An Thanh", "province": "tỉnh Hải Dương"}
FIGURES = {
    "1:1.1": "361", "1:1.2": "12", "1:1.3": "12", "1:2.1": "4", "1:2.2": "1",
    "2:1": "1.395", "2:1.1": "1.366", "2:1.1.1": "1.301", "2:1.1.2": "65", "2:1.2": "29", "2:2": "1.387",
    "2:2.1": "1.379", "2:2.2": "7", "2:2.3": "1", "2:3": "8", "2:3.1": "8", "2:3.2": "0", "2:4.1": "1.386",
    "3:2.1": "410", "3:2.2": "520", "3:3.1": "1.366", "3:4": "1.380", "4:1": "2", "4:2": "2",
    "1:1.1/luy-ke": "361", "1:1.2/luy-ke": "40", "1:1.3/luy-ke": "38", "1:2.1/luy-ke": "9", "1:2.2/luy-ke": "1",
    "2:1/luy-ke": "8.120", "2:1.1/luy-ke": "8.050", "2:1.1.1/luy-ke": "7.410", "2:1.1.2/luy-ke": "640",
    "2:1.2/luy-ke": "70", "2:2/luy-ke": "8.112", "2:2.1/luy-ke": "8.001", "2:2.2/luy-ke": "105", "2:2.3/luy-ke": "6",
    "2:3/luy-ke": "8", "2:3.1/luy-ke": "8", "2:3.2/luy-ke": "0", "2:4.1/luy-ke": "8.106", "3:2.1/luy-ke": "2.100",
    "3:2.2/luy-ke": "2.600", "3:3.1/luy-ke": "7.900", "3:4/luy-ke": "8.090", "4:1/luy-ke": "5", "4:2/luy-ke": "5",
}  # fmt: skip
"""Figures of a made-up commune that agree with each other."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk over a data folder of its own."""
    store = open_drafts(tmp_path)
    yield Desk(store, "Lan")
    store.close()


@pytest.fixture
def written(desk: Desk) -> str:
    opened = desk.open(desk.start(ID, "2026-KM07", UNIT).ref)
    opened.edit_many(FIGURES, "test")
    return opened.ref


def test_no_line_of_code_knows_it() -> None:
    folders = ("cchc_desktop", "ui", "db")
    sources_of_code = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    assert len(sources_of_code) > 100
    assert [path for path in sources_of_code if "kstthc" in path.read_text(encoding="utf-8").lower()] == []


def test_its_periods_are_months_quarters_half_a_year_and_the_year_one_after_the_other() -> None:
    spans = spans_of_year(TEMPLATE, 2026)
    months = [span for span in spans if "KM" in span.key]
    assert [len(spans), len(months)] == [18, 12]
    assert all((later.start - earlier.end).days == 1 for earlier, later in pairwise(months))
    assert (months[6].name, months[6].short) == ("tháng 7 năm 2026", "Tháng 7/2026")
    assert [str(day) for day in (months[6].start, months[6].end, months[6].due)] == [
        "2026-06-15", "2026-07-14", "2026-07-16",
    ]  # fmt: skip
    assert as_long(months[0], months[1])
    assert not as_long(months[0], next(span for span in spans if span.key == "2026-KQ1"))


def test_a_period_s_key_names_one_kind_of_report() -> None:
    keys = {each.id: {period.code for period in each.periods} for each in library.templates()}
    others = set().union(*(codes for name, codes in keys.items() if name != ID))
    assert not keys[ID] & others
    assert [getattr(template_for(key), "id", None) for key in ("2026-KM07", "2026-Y")] == [ID, "cchc-xa-2026"]


def test_figures_that_agree_have_no_error_and_one_that_does_not_has(desk: Desk, written: str) -> None:
    opened = desk.open(written)
    forms = {each.at for each in opened.outcome.findings if each.at[0] in TEMPLATE.rows}
    assert forms == set()
    opened.edit("2:2.3/luy-ke", "7")
    assert [each.at[0] for each in opened.outcome.findings if each.at[0] in TEMPLATE.rows] == ["2:2/luy-ke"]


def test_its_print_for_review_and_its_letter_name_no_other_kind(desk: Desk, written: str, tmp_path: Path) -> None:
    opened = desk.open(written)
    opened.edit_many({"unit.kind": "tỉnh", "2:2": "7"}, "test")
    assert len(opened.outcome.findings) > 5
    path = tmp_path / "a.pdf"
    result_of(export_review(opened.report, TEMPLATE, path, review_of(opened)))
    with pdfplumber.open(path) as pdf:
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split()).lower()
    assert "kiểm soát thủ tục hành chính tháng 7 năm 2026" in text
    assert "biểu mẫu 2" in text
    assert [words for words in ("cchc", "cải cách hành chính") if words in text.replace("cchc desktop", "")] == []


def test_its_totals_are_titled_as_the_template_names_it(tmp_path: Path) -> None:
    source = library.shipped(ID)
    own = [*communes(Era.TWO_TIERS).values()][:2]
    packages = [package(each, {"2:2": "7"}, source=source, period="2026-KM07") for each in own]
    with closing(open_inbox(tmp_path)) as store:
        store.set_owing([owing_unit(each) for each in own])
        store.add([replace(read_package(raw, "a.cchc"), raw=raw) for raw in packages])
        board = board_of(store, "2026-KM07")
        result_of(export_workbook(store, totals_of(store, board), board, tmp_path / "t.xlsx"))
    cells = [str(row[0].value) for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["Phạm vi"].rows]
    assert cells[:2] == ["TỔNG HỢP BÁO CÁO KIỂM SOÁT THỦ TỤC HÀNH CHÍNH CẤP XÃ", "tháng 7 năm 2026"]
    assert [text for text in cells if "cchc" in text.lower()] == []


@pytest.mark.parametrize("ending", [each for each in WRITERS if each != "pdf"])
def test_every_format_carries_it_there_and_back(desk: Desk, written: str, ending: str, tmp_path: Path) -> None:
    report = desk.open(written).report
    path = tmp_path / f"a.{ending}"
    assert [*export(report, TEMPLATE, ending, path)]
    loaded = read_file(path.read_bytes(), path.name, library, ImportChoices())
    found = loaded.report
    assert not [words for words in loaded.warnings if "chưa nhận" in words]
    assert (found.template, found.period) == (ID, "2026-KM07")
    assert {key: text for key, text in found.figures.items() if text} == FIGURES


def test_the_month_before_is_what_a_new_month_begins_from_and_is_compared_with(desk: Desk, written: str) -> None:
    desk.start("cchc-xa-2026", "2026-Q3", UNIT)
    target = span_of(TEMPLATE, "2026-KM08")
    assert target is not None
    assert [each.span.key for each in sources(of_kind(desk.drafts(), TEMPLATE), UNIT, target)] == ["2026-KM07"]

    opened = desk.open(begin_from(desk, written, "2026-KM08").ref)
    assert opened.template.id == ID
    assert [(each.span.key, each.texts["2:2"]) for each in opened.earlier()] == [("2026-KM07", "1.387")]
    assert "2:2" not in opened.report.figures


@pytest.mark.usefixtures("written")
def test_reports_of_another_kind_are_no_earlier_ones(desk: Desk) -> None:
    other = desk.open(desk.start("cchc-xa-2026", "2026-Y", UNIT).ref)
    assert other.earlier() == ()
    assert [one.kind for one in listed(desk, desk.drafts())] == ["CCHC", "kiểm soát TTHC"]


@pytest.mark.parametrize(
    ("period", "found"), [("2026-KQ3", []), ("2026-KQ2", ["text.year"]), ("2026-KH1", ["text.year"])]
)
def test_the_name_of_its_own_quarter_is_none_of_another_period(period: str, found: list[str]) -> None:
    words = "Thực hiện chỉ đạo của UBND tỉnh, UBND xã An Thanh báo cáo kết quả quý III năm 2026 như sau:"
    report = report_of(ID, period, {"unit.kind": "xã", "unit.name": "An Thanh", "mo-dau": words})
    outcome = check(report, TEMPLATE)
    assert [each.rule for each in outcome.findings if each.rule == "text.year"] == found


def test_words_about_its_period_are_moved_to_the_new_one() -> None:
    source, target = span_of(TEMPLATE, "2026-KQ2"), span_of(TEMPLATE, "2026-KQ3")
    assert source is not None
    assert target is not None
    mark = CarriedMark(at=Place("II"), kind=CarriedKind.PERIOD, text="Quý II năm 2026", period="2026-KQ2")
    assert proposal(mark, source, target) == Proposal("Quý III năm 2026", sure=True)


def test_a_table_fills_the_columns_that_the_template_names() -> None:
    grids = read_tables([ROOT / "tests" / "data" / "one-stop-shop.xls"])
    report = report_of(ID, "2026-KQ2", {"unit.name": "An Thanh"})
    plain = figures_in(grids, TEMPLATE, report).figures
    changed = replace(TEMPLATE, dossiers={**TEMPLATE.dossiers, "2:2/luy-ke": ("settled",)})
    assert figures_in(grids, changed, report).figures == plain | {"2:2/luy-ke": plain["2:2"]}


def test_a_kind_keeps_its_own_editions() -> None:
    found = [edition_of(year, date(2026, 8, 1), TEMPLATE.series) for year in (2026, 2025)]
    assert [each.id if each else "" for each in found] == [ID, "cchc-xa-2025"]
    assert getattr(edition_of(2026, date(2026, 5, 1), "cchc-xa"), "id", "") == "cchc-xa-2025"
    assert getattr(edition_of(2026, date(2026, 8, 1), "cchc-xa"), "id", "") == "cchc-xa-2026"


def test_the_commands_take_it_a_table_fills_it_and_a_package_carries_it(tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    ref = call("new", "--period", "2026-KM07", *data).stdout.strip()
    table = ROOT / "tests" / "data" / "one-stop-shop.xls"
    taken = call("take", table, "--into", ref, "--yes", "--json", *data)
    assert taken.returncode in (0, 1), taken.stderr
    figures = json.loads(taken.stdout)["figures"]
    assert {"2:2", "2:2.3"} <= figures.keys()
    packed = call("pack", ref, "--to", tmp_path, "--draft", *data)
    assert packed.returncode == 0, packed.stderr
    package = Path(packed.stdout.strip())
    assert package.name.endswith("2026-KM07_v1_ban-thao.cchc")
    assert json.loads(call("verify", package, "--json", *data).stdout)["period"] == "2026-KM07"
    other = ("--data", tmp_path / "other")
    assert call("import", package, *other).returncode == 0
    shown = json.loads(call("show", call("list", *other).stdout.split("\t")[0].strip(), "--json", *other).stdout)
    assert shown["figures"] == figures
