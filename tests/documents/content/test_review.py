"""The PDF for review on paper: its marks, its pen column, its pages of findings; and the calls that make it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from cchc_desktop.base.clock import moment_words
from cchc_desktop.base.errors import UserError
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import check
from cchc_desktop.cli import main
from cchc_desktop.desk.sending.exporting import export_files, review_of_file
from cchc_desktop.documents.content.review import Review, groups
from cchc_desktop.documents.writers import export_review
from cchc_desktop.report.document import CLOSED, Report
from cchc_desktop.report.file import write_report
from cchc_desktop.report.members.figure_source import FigureSource
from cchc_desktop.report.template import Severity
from tests.documents.pages import MM, Pages, pages, pdf_bytes, sample_bytes, texts
from tests.make import make_report, make_template_source, shipped_sample, shipped_template

CHANGED = datetime(2023, 6, 9, 8, 5, tzinfo=UTC)


def reviewed(report: Report, folder: Path, review: Review | None = None) -> bytes:
    template = shipped_template() if report.template == shipped_template().id else make_template_source().template
    path = folder / "a.pdf"
    for _ in export_files(report, template, [("pdf", path)], review or review_of_file(report, template)):
        pass
    return path.read_bytes()


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    report = shipped_sample("an-thanh-2023-H1-printed")
    findings = check(report, shipped_template()).findings
    return reviewed(report, tmp_path_factory.mktemp("review"), Review(3, CHANGED, findings))


@pytest.fixture(scope="module")
def found(raw: bytes) -> Pages:
    return pages(raw)


def starting(raw: bytes, start: str) -> int:
    return next(at for at, lines in enumerate(texts(raw)) if any(line.startswith(start) for line in lines))


def test_every_page_says_which_draft_it_is(raw: bytes, found: Pages) -> None:
    moment = moment_words(CHANGED.astimezone())
    foot = f"Dự thảo lần 3, sửa lần cuối {moment}. Bản in để rà soát, không phát hành."
    for page in found:
        assert page.lines[-1].text == foot
        assert page.lines[-1].top > 277 * MM
        assert page.across == "DỰ THẢO"
    assert len(found) == len(texts(raw))


def test_lines_of_the_letter_are_numbered_through(raw: bytes, found: Pages) -> None:
    letter = found[: starting(raw, "Phụ lục")]
    numbers = [line.text for page in letter for line in page.aside]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    first, number = letter[0].line("Triển khai Kế hoạch"), letter[0].aside[0]
    assert (number.top + number.bottom) / 2 == pytest.approx((first.top + first.bottom) / 2, abs=1.5)


def test_the_letter_breaks_as_it_does_without_the_marks(tmp_path: Path) -> None:
    marked, plain = pages(reviewed(shipped_sample(), tmp_path)), pages(sample_bytes())
    for at in (0, 4, starting(sample_bytes(), "Nơi nhận:")):
        assert [line.text for line in marked[at].lines[:-1]] == [line.text for line in plain[at].lines]


def test_rows_have_their_key_in_the_margin_and_room_for_the_pen(raw: bytes, found: Pages) -> None:
    start, end = starting(raw, "Phụ lục"), starting(raw, "KẾT QUẢ KIỂM TRA")
    keys = [line.text for page in found[start:end] for line in page.aside]
    assert keys == list(shipped_template().rows)
    pen = found[start].line("Sửa")
    column = next(frame for frame in found[start].frames if frame[0] < pen.centre < frame[2])
    assert column[2] - column[0] >= 18 * MM
    inside = [line for line in found[start].lines if column[0] < line.centre < column[2] and line.top > column[3]]
    assert inside == []


def test_sources_of_figures_are_listed_in_a_draft_and_nowhere_else(tmp_path: Path) -> None:
    source = FigureSource(value="1387", system="Một cửa điện tử tỉnh", file="bang.xlsx", at="2023-06-07T08:00")
    report = shipped_sample().with_edit("source.3:3.3.1", source.as_text()).with_edit("3:3.3.1", "1.388")
    last = " ".join(texts(reviewed(report, tmp_path))[-1])
    assert "Nguồn số liệu" in last
    assert "3:3.3.1 (đã sửa tay, khác nguồn (1.387)): Một cửa điện tử tỉnh, tệp bang.xlsx" in last
    assert not any("Nguồn số liệu" in line for page in texts(pdf_bytes(report)) for line in page)


def test_findings_stand_on_the_last_pages_by_step(raw: bytes, found: Pages) -> None:
    report = shipped_sample("an-thanh-2023-H1-printed")
    findings = check(report, shipped_template()).findings
    last = found[starting(raw, "KẾT QUẢ KIỂM TRA") :]
    whole = "".join(page.text for page in last).replace(" ", "")
    assert f"{sum(f.severity is Severity.ERROR for f in findings)}lỗi," in whole
    assert "Biểumẫu6.Cảicáchtàichínhcông" in whole
    for finding in findings:
        assert all(word in whole for word in finding.message.split())
    assert last[1].lines[0].text == "2"


def test_a_report_without_findings_says_so(tmp_path: Path) -> None:
    raw = reviewed(make_report(), tmp_path, Review(1, None, ()))
    last = " ".join(texts(raw)[-1])
    assert "không thấy lỗi, cảnh báo hay gợi ý nào" in last
    assert "Dự thảo lần 1. Bản in" in last


def test_places_are_named_as_the_page_names_them() -> None:
    report = make_report().with_edit("I", "Năm 2032 là năm sau.")
    places = ("letter.date", "I@4:8", "note.1:1", "1:1", "9:9", "unit.name", "la")
    said = tuple(Finding("x", Severity.HINT, (place,), "Lời.") for place in places)
    found = groups(report, make_template_source().template, Review(1, None, said), {})
    assert [(group.title, [entry.place for entry in group.entries]) for group in found] == [
        ("Thông tin chung", ["Ngày ký"]),
        ("I Chỉ đạo", ["“2032”"]),
        ("Biểu mẫu 1. Chỉ đạo, điều hành", ["1:1, ghi chú", "1:1"]),
        ("Biểu mẫu 9", ["9:9"]),
        ("Thông tin chung", ["Tên đơn vị"]),
        ("la", ["la"]),
    ]


def test_many_places_and_long_words_are_cut_short() -> None:
    report = make_report().with_edit("I", "chữ " * 30)
    said = (
        Finding("x", Severity.ERROR, ("1:1", "1:1.1", "2:1", "9:9"), "Lời."),
        Finding("x", Severity.WARNING, ("I@0:100",), "Lời."),
    )
    first, second = groups(report, make_template_source().template, Review(1, None, said), {})
    assert first.entries[0].place == "1:1, 1:1.1, 2:1 …"
    assert second.entries[0].place == f"“{('chữ ' * 30)[:40]}…”"


def test_a_closed_report_can_be_reviewed_too(tmp_path: Path) -> None:
    raw = reviewed(replace(make_report(), state=CLOSED), tmp_path)
    whole = " ".join(texts(raw)[0])
    assert "Bản rà soát lần 1." in whole
    assert "DỰ THẢO" not in whole


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    review = Review(1, CHANGED, ())
    assert reviewed(make_report(), tmp_path, review) == reviewed(make_report(), tmp_path, review)


def test_a_review_is_dated_by_the_last_change(tmp_path: Path) -> None:
    with PdfDocument(reviewed(make_report(), tmp_path, Review(1, CHANGED, ()))) as pdf:
        assert pdf.get_metadata_value("CreationDate") == "D:20230609150500+07'00'"


def test_a_review_changes_no_other_format(tmp_path: Path) -> None:
    targets = [("pdf", tmp_path / "a.pdf"), ("json", tmp_path / "a.json")]
    list(export_files(make_report(), make_template_source().template, targets, Review(1, None, ())))
    assert (tmp_path / "a.json").read_bytes() == write_report(make_report())
    assert (tmp_path / "a.pdf").read_bytes() != pdf_bytes(make_report(), make_template_source().template)


def test_stopping_a_review_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    template = make_template_source().template
    list(export_review(make_report(), template, path, Review(1, None, ())))
    old = path.read_bytes()
    steps = export_review(make_report({"1:1": "7"}), template, path, Review(2, None, ()))
    next(steps)
    steps.close()
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def test_a_review_needs_a_pdf(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="PDF"):
        list(
            export_files(
                make_report(), make_template_source().template, [("xlsx", tmp_path / "a")], Review(1, None, ())
            )
        )
    assert list(tmp_path.iterdir()) == []


def test_the_command_marks_drafts_with_their_time_and_files_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path)]
    assert main(["sample", *data]) == 0
    ref = capsys.readouterr().out.strip()
    out = tmp_path / "a.pdf"
    assert main(["export", ref, "--draft", "--pdf", str(out), *data]) == 0
    assert "Dự thảo lần 1, bản in số 1, sửa lần cuối" in " ".join(texts(out.read_bytes())[0])
    file = tmp_path / "a.json"
    file.write_bytes(write_report(shipped_sample()))
    assert main(["export", str(file), "--draft", "--pdf", str(out), *data]) == 0
    assert "Dự thảo lần 1. Bản in" in " ".join(texts(out.read_bytes())[0])
    assert main(["export", ref, "--draft", "--xlsx", str(tmp_path / "a.xlsx"), *data]) == 2
    assert "chỉ có ở dạng PDF" in capsys.readouterr().err
