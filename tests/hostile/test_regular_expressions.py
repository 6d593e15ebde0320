"""No regular expression over foreign text takes a time that grows faster than the text."""

from __future__ import annotations

import sys

import pytest

from cchc_desktop.checks.run import check
from cchc_desktop.desk.carrying.marks_in_text import find_places
from cchc_desktop.documents.returned import unit_and_period
from cchc_desktop.documents.returned.label_matching import same_label
from cchc_desktop.documents.returned.table_heads import form_number
from cchc_desktop.report.document import Report
from cchc_desktop.signatures.examining.open_places import OpenPlace
from cchc_desktop.units.unit_kinds import full_kinds
from tests.hostile import patterns
from tests.hostile.growth import LENGTH, SECONDS, endless_on, within
from tests.make import shipped_template

USES = patterns.uses()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has timers of the processor's time")


@pytest.mark.parametrize("use", USES, ids=lambda use: use.name)
def test_long_runs_take_no_longer_than_they_are_long(use: patterns.Use) -> None:
    assert endless_on(use) is None, f"{use.pattern.pattern!r}.{use.method}"


NOT_CONSTANT = {
    "cchc_desktop.base.glyphs": "one class of characters, made from the ranges of the faces when first asked",
    "cchc_desktop.base.shapes": "the patterns of Limits, which are tried here too",
    "cchc_desktop.cli.parsing": "argparse's own words about a call",
    "cchc_desktop.documents.pdf.archival": "the places of objects in a PDF that the program itself has just written",
    "cchc_desktop.documents.returned.unit_and_period": "the periods of a template, the kinds of units: tried below",
    "cchc_desktop.signatures.examining.open_places": "a report's own words around short slots: tried below",
    "ui.guide.chapters": "headings of the guide, which is shipped",
    "cchc_desktop.checks.prose.capital_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.date_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.documents.document_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.documents.issuer_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.event_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.listed.enumerated_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.said.denied_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.sums.kind_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.sums.list_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.sums.sum_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.term_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.unfinished.other_unit_slips": "words of the data of prose: tried by whole sections",
    "cchc_desktop.checks.prose.wholes.division_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.wholes.mixed_total_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.wholes.outcome_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.wholes.total_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.wording.two_ways_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.wording.word_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.checks.prose.periods.year_slips": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.document_names": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.counts.conclusions": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.counts.divisions": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.counts.label_cells": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.counts.label_rows": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.counts.dossier_statements": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.counts.figure_mentions": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.named_bodies": "words of the data of prose: tried below by whole texts that are carried over",
    "cchc_desktop.desk.carrying.marks_in_text": "words of the data of prose: tried below, as before",
    "cchc_desktop.reading.prose_data": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.number_words": "words of the data of prose: tried below by whole sections",
    "cchc_desktop.reading.syllables": "words of the data of prose: tried below by whole sections",
}
_SHARES = ("FRACTION", "OUT_OF", "WHOLE_FIRST", "OF_IT", "HANDED_OUT", "PERCENT_FIRST", "PERCENT_BETWEEN")
_OF_WHOLE_SECTIONS = {
    *(f"cchc_desktop.checks.prose.sums.share_slips._{name}" for name in _SHARES),
    "cchc_desktop.checks.prose.spacing_slips._AFTER",
    "cchc_desktop.checks.prose.spacing_slips._QUOTES",
    "cchc_desktop.checks.prose.spacing_slips._STOP",
}
PROSE_LENGTH, PROSE_SECONDS = 80_000, 6.0


def test_every_pattern_is_compiled_where_its_module_begins_and_tried_here() -> None:
    assert {place.partition(":")[0] for place in patterns.not_compiled()} == NOT_CONSTANT.keys()
    tried = {use.pattern for use in USES}
    untried = {name for pattern, name in patterns.compiled().items() if pattern not in tried}
    assert untried == _OF_WHOLE_SECTIONS


def test_long_titles_are_looked_through_once() -> None:
    template = shipped_template()
    words = " ".join([*(period.name for period in template.periods), *full_kinds()])
    for text in patterns.runs_for(words, LENGTH // 2):
        with within(SECONDS):
            unit_and_period.periods_in([text], template)
            unit_and_period.unit_in([text])
            same_label(text, "a (b)")
            form_number(text)


def test_the_places_of_number_and_day_are_looked_for_once() -> None:
    place = OpenPlace(("(Kèm theo Báo cáo số", "number", "/BC-UBND ngày", "day", "tháng", "month", "năm", "year", ")"))
    pattern = place.pattern()
    for text in patterns.runs_for(pattern.pattern, LENGTH):
        with within(SECONDS):
            pattern.search(text)


RUNS = pytest.mark.parametrize(
    "run_of",
    [
        "1", "1.", "1,", "1/", "12/3/", "- ", "( ", ") ", "“", "a", "a ", "a a ", "ă", "KH-", "1/KH-", "số ", "số 1/",
        "quý I 5 đơn, ", "đầu kỳ 5 đơn, ", "không đạt 5 đơn, ",
        "quý III ", "… ", "1. ", "(xem lại ", "thứ hai ", "điều 1 ", "nhân dân ",
        "ngày ", "ngày 1 tháng ", "năm 2022 ", "kế hoạch ", "của UBND ", "hồ sơ ", "1 hồ sơ ", "trong đó 1 ",
        "1 buổi, ", "còn 1 buổi, ", "mỗi buổi 1 đơn, ", "hai ", "hai đơn và ", "1 buổi (", "gồm 1 đơn, ", "1/2 hồ sơ ",
        "1% ", "\n",
        "a) b) ", "a,b", "thứ hai, ", "tăng 5 hồ sơ, chi giảm từ 6, ", "đã giải quyết 5, còn 2 hồ sơ, ", "Tăng 5. ",
        "bãi bỏ 5 văn bản, thay thế 2 văn bản, ", "5 cuộc, bình quân 2 người một cuộc, ", "chứng thực 5 hồ sơ (5%), ",
        "tỷ lệ hồ sơ nộp đạt 5%, ", "5 văn bản, đạt 5%, gồm 2 văn bản, ",
        "như vậy 12 đơn; ", "cả 12 đơn này đều ", "như vậy hiện còn ", "chưa chi 5 triệu đồng. ",
        "kế hoạch năm 2022 ", "quý III/2022 ", "Quý II năm 2022 ", "6 tháng cuối năm ", "trong tháng 9 đã ",
        "5 buổi, mỗi buổi 5 đơn, ", "thành 5, không thành 2, ", "đầu kỳ 5 tổ, tăng 2 tổ, còn 5 tổ. Có ",
        "nhận Kế hoạch số 1/KH-UBND ngày 2/3/2023 ",
        "02 (ba) ", "giai đoạn 2021-2025 ", "từ 15/12/2021 - 14/6/2023, ", "tổng số 10 hồ sơ, gồm 5 ",
        "Công chức ", "không có ", "qua 03 hình thức: loa 96 lượt, mạng 45 bài; ",
        "có 14 hồ sơ: 09 hồ sơ đất, 05 hồ sơ nhà; 13 trường hợp, 01 trường hợp; ", "quý I ", ".", ". a", ": ", ",", " ",
        "Kế hoạch năm 2022. ", "1 hồ sơ quá hạn và ", "đạt 96%. Trong 250 phiếu phát ra có 200 phiếu ",
        "Rà soát 164 hộ. Đã cấp 97 hộ; 20 hộ dùng thẻ; 38 hộ kê khai, ",
        "ngày 24/7/2027 họp 5 hộ, ", "so với quý III năm 2022 (5 hồ sơ), ", "Kế hoạch năm 2022 (số 1/KH-UBND, ",
    ],
)  # fmt: skip


@RUNS
def test_a_section_of_one_long_run_is_read_in_time(run_of: str) -> None:
    text = run_of * (PROSE_LENGTH // len(run_of))
    report = Report("cchc-xa-2023", "2023-H1", {"unit.name": "An Thanh", "I": text, "3:3.3.1": "10"})

    with within(PROSE_SECONDS):
        check(report, shipped_template())


@pytest.mark.parametrize(("run_of", "end"), [("không có hồ sơ quá hạn, ", "quý 1.")])
def test_a_section_is_read_in_time_whose_last_words_tell_what_its_long_run_means(run_of: str, end: str) -> None:
    text = run_of * (PROSE_LENGTH // len(run_of)) + end
    report = Report("cchc-xa-2023", "2023-H1", {"unit.name": "An Thanh", "I": text})

    with within(PROSE_SECONDS):
        check(report, shipped_template())


@RUNS
def test_a_text_of_one_long_run_is_looked_through_for_what_came_along_in_time(run_of: str) -> None:
    with within(PROSE_SECONDS):
        find_places(run_of * (PROSE_LENGTH // len(run_of)), "An Thanh", ("xã An Thanh", "huyện Tứ Kỳ"))
