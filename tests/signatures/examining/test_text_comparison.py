"""The words of a signed file against the report: same, same but for number and day, different, or a picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.desk.signed_copies.examination_words import other_pages, title_of
from cchc_desktop.signatures.examining.examination import Examination, TextVerdict
from cchc_desktop.signatures.examining.examine_pdf import examine_additions, examine_pdf
from cchc_desktop.signatures.examining.open_places import OpenPlace
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from tests.signatures.chain import Chain
from tests.signatures.examining.made_pdfs import LINES, added, plain_pdf, signed
from tests.signatures.examining.test_found_signatures import change_page

NOW = datetime(2026, 7, 1, tzinfo=UTC)
PLACES = (
    OpenPlace(("So:", "number", "/BC-UBND")),
    OpenPlace(("An Thanh, ngay", "day", "thang", "month", "nam", "year", "")),
)


def compared(raw: bytes, *prints: bytes) -> Examination:
    found = examine_pdf(raw, PrintedReport(prints or (plain_pdf(),), PLACES), [], NOW)
    assert found is not None
    return found


def with_line(old: str, new: str) -> bytes:
    return plain_pdf(tuple(tuple(line.replace(old, new) for line in page) for page in LINES))


def test_a_file_that_begins_with_the_report_and_has_only_signatures_is_the_same(chain: Chain) -> None:
    raw = signed(plain_pdf(), chain.chairman, chain)
    report = PrintedReport((plain_pdf(),), PLACES)

    quick = examine_additions(raw, report, [], NOW)
    assert quick == examine_pdf(raw, report, [], NOW)
    assert quick
    assert (quick.text.verdict, quick.text.exact, quick.pages) == (TextVerdict.SAME, True, 2)


def test_a_file_that_begins_with_the_print_before_number_and_day_lacks_only_those(chain: Chain) -> None:
    numbered = with_line("So: /BC", "So: 125/BC")
    found = compared(signed(plain_pdf(), chain.chairman, chain), numbered, plain_pdf())

    assert (found.text.verdict, found.text.exact) == (TextVerdict.SAME_BUT_NUMBER, True)


def test_a_file_that_begins_with_the_report_and_shows_another_page_is_not_the_same(chain: Chain) -> None:
    raw = signed(added(plain_pdf(), change_page), chain.chairman, chain)

    assert examine_additions(raw, PrintedReport((plain_pdf(),), PLACES), [], NOW) is None
    found = compared(raw)
    assert found.signatures[0].whole
    assert (found.text.verdict, found.text.scans) == (TextVerdict.UNKNOWN, (1,))


def test_the_same_words_in_another_file_are_the_same(chain: Chain) -> None:
    other = plain_pdf((*LINES[:1], LINES[1]))
    raw = other.replace(b"ReportLab Generated", b"Otherwise Generated")
    found = compared(signed(raw, chain.chairman, chain))

    assert (found.text.verdict, found.text.exact, found.text.differences) == (TextVerdict.SAME, False, ())


def test_number_and_day_are_told_apart_from_the_rest() -> None:
    raw = with_line("So: /BC-UBND An Thanh, ngay thang", "So: 125/BC-UBND An Thanh, ngay 09 thang")
    text = compared(raw).text

    assert (text.verdict, text.number, text.day) == (TextVerdict.SAME_BUT_NUMBER, "125", "09/6/2023")


def test_another_word_is_told_with_page_line_and_both_sides() -> None:
    text = compared(with_line("60,53%", "65,53%")).text

    assert text.verdict is TextVerdict.DIFFERS
    (one,) = text.differences
    assert (one.before, one.after) == ("60,53%", "65,53%")
    assert (one.other_at.page, one.other_at.line) == (1, 3)
    assert one.at.box
    left, bottom, right, top = one.at.box
    assert 72 <= left < right < 160
    assert 700 < bottom < top < 740


@pytest.mark.parametrize(
    ("pages", "before", "after"),
    [
        ((*LINES, ("Trang them",)), "", "Trang them"),
        (LINES[:1], "Phu luc 1 Nhiem vu 38 2 Hoan thanh 23", ""),
        ((LINES[0], (*LINES[1], "3 Them 1")), "", "3 Them 1"),
    ],
)
def test_pages_and_lines_that_came_or_went_are_told(
    pages: tuple[tuple[str, ...], ...], before: str, after: str
) -> None:
    (one,) = compared(plain_pdf(pages)).text.differences

    assert (one.before, one.after) == (before, after)


def test_lines_broken_elsewhere_are_the_same_words() -> None:
    first = (*LINES[0][:2], "Dat 60,53% ke hoach,", "23 tren 38 nhiem vu.")

    assert compared(plain_pdf((first, LINES[1]))).text.verdict is TextVerdict.SAME


def test_a_line_that_runs_along_all_pages_is_no_place_where_the_words_moved() -> None:
    foot, rows = "Chan trang cua moi trang", [f"Dong thu {at} cua bao cao" for at in range(12)]

    def paged(lines: list[str]) -> bytes:
        return plain_pdf(tuple((foot, *lines[at : at + 3]) for at in range(0, len(lines), 3)))

    found = compared(paged([rows[0], "Mot dong them", *rows[1:]]), paged(rows))
    (one,) = found.text.differences
    assert (one.before, one.after) == ("", "Mot dong them")


def scan(*, words: bool = False) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    picture = ImageReader(Image.new("L", (200, 280), 200))
    for page in LINES:
        canvas.drawImage(picture, 0, 0, 595, 842)
        for at, line in enumerate(page if words else ()):
            canvas.drawString(72, 760 - 20 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("words", [False, True])
def test_a_scan_is_told_as_what_it_is_with_and_without_words_laid_under_it(chain: Chain, *, words: bool) -> None:
    found = compared(signed(scan(words=words), chain.chairman, chain))

    assert (found.text.verdict, found.text.scans) == (TextVerdict.UNKNOWN, (1, 2))
    assert not found.is_wrong


def test_a_picture_that_the_report_lacks_may_hide_words_and_is_told() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    for page in LINES:
        for at, line in enumerate(page):
            canvas.drawString(72, 760 - 20 * at, line)
        if page is LINES[0]:
            canvas.drawImage(ImageReader(Image.new("L", (40, 10), 255)), 70, 715, 60, 14)
        canvas.showPage()
    canvas.save()
    found = compared(out.getvalue())

    assert (found.text.verdict, found.text.pictures, found.text.scans) == (TextVerdict.UNKNOWN, (1,), ())
    assert not found.is_wrong


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    """Return the report with something drawn over its first page."""
    out = BytesIO()
    canvas = Canvas(out)
    for page in LINES:
        for at, line in enumerate(page):
            canvas.drawString(72, 760 - 20 * at, line)
        if page is LINES[0]:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def white_shape(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(90, 715, 50, 14, stroke=0, fill=1)


def thick_line(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.setLineWidth(14)
    canvas.line(90, 722, 140, 722)


def drawn_form(canvas: Canvas) -> None:
    canvas.beginForm("hinh")
    white_shape(canvas)
    canvas.endForm()
    canvas.doForm("hinh")


def frame_of_a_table(canvas: Canvas) -> None:
    canvas.rect(60, 700, 300, 80, stroke=1, fill=0)


@pytest.mark.parametrize(
    ("draw", "pages"), [(white_shape, (1,)), (thick_line, (1,)), (drawn_form, (1,)), (frame_of_a_table, ())]
)
def test_a_shape_that_may_hide_words_is_told_and_the_frame_of_a_table_is_none(
    chain: Chain, draw: Callable[[Canvas], object], pages: tuple[int, ...]
) -> None:
    found = compared(signed(drawn(draw), chain.chairman, chain))

    assert found.text.verdict is (TextVerdict.UNKNOWN if pages else TextVerdict.SAME)
    assert (found.text.pictures, found.is_wrong) == (pages, False)


def test_a_shape_that_was_added_to_the_print_before_it_was_signed_is_told(chain: Chain) -> None:
    def hide(writer: IncrementalPdfFileWriter) -> None:
        page, _ = writer.find_page_for_modification(0)
        sheet = page.get_object()
        shape = generic.StreamObject(stream_data=b"1 1 1 rg 90 715 50 14 re f")
        parts = [sheet.raw_get("/Contents"), writer.add_object(shape)]
        sheet[generic.NameObject("/Contents")] = generic.ArrayObject(parts)
        writer.mark_update(page)

    found = compared(signed(added(plain_pdf(), hide), chain.chairman, chain))
    assert (found.text.verdict, found.text.pictures) == (TextVerdict.UNKNOWN, (1,))
    assert "khối mà bản trình ký không có" in title_of(found)


def test_a_page_more_is_told_by_the_number_of_pages() -> None:
    found = compared(plain_pdf((*LINES, ())))

    assert (found.text.verdict, found.pages, found.text.report_pages) == (TextVerdict.SAME, 3, 2)
    assert other_pages(found) == "; bản trình ký có 2 trang"


def test_without_a_report_nothing_is_known_of_the_words(chain: Chain) -> None:
    found = examine_pdf(signed(plain_pdf(), chain.chairman, chain), PrintedReport(), [], NOW)

    assert found
    assert (found.text.verdict, found.text.compared) == (TextVerdict.UNKNOWN, False)
