"""The clipboard as prose: old fonts recognised, tables kept, lists and quotes of Word tidied."""

from __future__ import annotations

import time

import pytest

from cchc_desktop.desk.work.clipboard_html import HtmlTable, parts_of_html
from cchc_desktop.desk.work.clipboard_prose import pasted_prose
from cchc_desktop.reading.pasted_prose import prose_of

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- @font-face {font-family:"Cambria Math";}
p.MsoNormal, li.MsoNormal {mso-style-parent:""; font-size:14.0pt; font-family:".VnTime","sans-serif";} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=VI><!--StartFragment-->
<p class=MsoNormal>Hå s¬ ®·
gi¶i quyÕt<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span style='font-family:"Times New Roman"'>Mục thứ nhất</span></p>
<p class=MsoNormal><span style='font-family:".VnTimeH"'>céng hoµ</span></p>
<table border=1><tr><td rowspan=2><p class=MsoNormal>TT</p></td><td colspan=2><p class=MsoNormal>Hå s¬</p></td></tr>
<tr><td class=MsoNormal>NhËn<td class=MsoNormal>Tr¶</td></tr>
<tr><td>1</td><td>{12}</td><td>a|b<br>c</td></tr></table>
<!--EndFragment--></body></html>"""


def test_word_gives_fonts_lists_and_tables() -> None:
    found = pasted_prose("x", WORD)
    assert found.modern is not None
    assert found.modern.text.split("\n") == [
        "Hồ sơ đã giải quyết",
        "- Mục thứ nhất",
        "CỘNG HOÀ",
        "| TT | Hồ sơ – Nhận | Hồ sơ – Trả |",
        "| 1 | {12} | a¦b c |",
    ]
    assert found.as_is.text.startswith("Hå s¬ ®· gi¶i quyÕt\n- Mục thứ nhất\ncéng hoµ\n")
    assert found.fonts == ("TCVN3 (ABC)",)
    assert 0 < found.changed < found.paragraphs


def test_modern_text_named_after_an_old_font_stays() -> None:
    html = "<p style='font-family:.VnTime'>Hồ sơ đã giải quyết đúng hạn</p>"
    assert pasted_prose("Hồ sơ đã giải quyết đúng hạn", html).modern is None


def test_plain_text_in_an_old_font_is_recognised_behind_its_bullets() -> None:
    found = pasted_prose("Ø\tThùc hiÖn kÕ ho¹ch\nĐoạn mới\n1)\tHå s¬ ®­îc gi¶i quyÕt")
    assert found.modern is not None
    assert found.modern.text == "- Thực hiện kế hoạch\nĐoạn mới\n1) Hồ sơ được giải quyết"
    assert (found.changed, found.paragraphs) == (2, 3)


def test_a_block_of_a_spreadsheet_becomes_a_table() -> None:
    assert (
        pasted_prose("TT\tTên\tSố\r\n1\tHộ tịch\t1.395\r\n").as_is.text == "| TT | Tên | Số |\n| 1 | Hộ tịch | 1.395 |"
    )
    html = "<table><tr><td>Năm</td><td>Số</td></tr><tr><td>2023</td><td>12</td></tr></table>"
    assert pasted_prose("Năm\tSố\n2023\t12", html).as_is.text == "| Năm | Số |\n| 2023 | 12 |"


def test_one_cell_or_one_row_of_a_spreadsheet_is_text() -> None:
    cell = pasted_prose("1.395", "<table><tr><td>1.395</td></tr></table>")
    assert (cell.as_is.text, cell.remark) == ("1.395", "")
    row = pasted_prose("Năm\tSố", "<table><tr><td>Năm</td><td>Số</td></tr></table>")
    assert "|" not in row.as_is.text
    assert row.remark == ""


def test_a_table_between_lines_of_plain_text_is_kept() -> None:
    text = "Kết quả:\nNăm\tSố\n2022\t11\n2023\t12\nNguồn: phần mềm."
    assert pasted_prose(text).as_is.text == "Kết quả:\n| Năm | Số |\n| 2022 | 11 |\n| 2023 | 12 |\nNguồn: phần mềm."


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("1.\tMục một\n2.\tMục hai", "1. Mục một\n2. Mục hai"),
        ("a)\u00a0\u00a0 Mục\n1.1\tMục", "a) Mục\n1.1 Mục"),
        ("§\tmột\nü\thai\no\tba", "- một\n- hai\n- ba"),
        ("ông „Trích” và \N{FULLWIDTH QUOTATION MARK}abc\N{FULLWIDTH QUOTATION MARK}", "ông “Trích” và “abc”"),
        ("“giữ” 'nguyên' K’ho \"thẳng\"", "“giữ” 'nguyên' K’ho \"thẳng\""),
        ("2023\tkhông phải mục", "2023\tkhông phải mục"),
        ("1.387 hồ sơ\u00a0đúng hạn", "1.387 hồ sơ\u00a0đúng hạn"),
    ],
)
def test_lists_and_quotes_of_word_are_tidied(text: str, tidy: str) -> None:
    assert prose_of(text).text == tidy


def test_a_list_is_no_table() -> None:
    html = "<ol><li>Một</li><li>Hai</li></ol><ul><li>Ba</li></ul>"
    assert [part[0].text + part[1].text for part in parts_of_html(html) if not isinstance(part, HtmlTable)] == [
        "1. Một", "2. Hai", "- Ba",
    ]  # fmt: skip
    assert pasted_prose("1.\tMột\n2.\tHai").as_is.text == "1. Một\n2. Hai"


def test_a_table_too_large_for_prose_stays_lines_and_says_so() -> None:
    row = "<tr>" + "<td>x</td>" * 11 + "</tr>"
    found = pasted_prose("\t".join("x" * 11), f"<table>{row * 2}</table>")
    assert "|" not in found.as_is.text
    assert "hơn 10 cột" in found.remark


@pytest.mark.parametrize(
    "run", ["<!--", "<a ", "<![", "<td>", "</td>", "<table><tr><td>", "<p class=a>", "<style>p.a{", "&amp;", '<a b="']
)
def test_a_page_of_one_long_run_is_read_in_time(run: str) -> None:
    start = time.process_time()
    parts_of_html(run * (200_000 // len(run)))
    assert time.process_time() - start < 10
