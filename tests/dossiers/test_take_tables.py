"""Tables of one-stop shops: columns by heads and sums, lines that count, what has to be asked or refused."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cchc_desktop.base.errors import UserError
from cchc_desktop.documents.tables.read_grids import read_grids
from cchc_desktop.dossiers.take_tables import TakenTables, take_tables
from tests.dossiers.made_tables import FIELDS, GIVEN, Cells, body, cells, lines, split, total, write
from tests.hostile.growth import within

FLAT = ["received", "received.online", "direct", "post", "carried", "settled", "early", "on_time", "settled.late"]
FLAT += ["pending", "due", "overdue"]
HEADS = ["Tổng số tiếp nhận", "Trực tuyến", "Trực tiếp", "BCCI", "Tồn kỳ trước", "Tổng đã giải quyết", "Trước hạn"]
HEADS += ["Đúng hạn", "Quá hạn", "Tổng đang giải quyết", "Trong hạn", "Quá hạn"]
LINES = lines(5)
SUMS = total(LINES)


def take(path: Path, unit: str = "An Thanh", **answers: str) -> TakenTables | None:
    return take_tables(read_grids(path.read_bytes(), path.name), unit, answers)


def taken(path: Path, unit: str = "An Thanh") -> TakenTables:
    found = take(path, unit)
    assert found is not None
    return found


def own_total(columns: list[str]) -> list[Any]:
    return ["", "Tổng cộng", *cells(SUMS, columns)]


WITH_SHARE = [*FLAT[:9], "share", *FLAT[9:]]
TWO_TIERS: Cells = [
    ["BẢNG TỔNG HỢP HỒ SƠ MỘT CỬA"],
    [],
    split("TT|Lĩnh vực|Tiếp nhận trong kỳ||||Tồn kỳ trước|Đã giải quyết|||||Đang giải quyết"),
    split("||Tổng|Trực tuyến|Trực tiếp|BCCI||Tổng|Trước hạn|Đúng hạn|Quá hạn|Tỷ lệ|Tổng|Trong hạn|Quá hạn"),
    *body(LINES, WITH_SHARE),
    own_total(WITH_SHARE),
]
JOINED = ["received.all", "carried", "received.online", "direct", "post", "settled.in_time", "settled.late", "settled"]
TABLES: dict[str, Cells] = {
    "two tiers.xlsx": TWO_TIERS,
    "two tiers.csv": TWO_TIERS,
    "a page.xls": TWO_TIERS,
    "early and on time in one.xlsx": [
        split("STT|Lĩnh vực|Tổng hồ sơ phải giải quyết|Trong đó||||Kết quả giải quyết"),
        split(
            "|||Tồn trước|Tiếp nhận trực tuyến|Tiếp nhận trực tiếp|Tiếp nhận qua bưu chính|"
            "Đã giải quyết trước và đúng hạn|Đã giải quyết quá hạn|Tổng đã giải quyết|Chưa đến hạn|"
            "Đã quá hạn chưa giải quyết"
        ),
        *body(LINES, [*JOINED, "due", "overdue"]),
    ],
    "another order.xlsx": [
        split(
            "STT|Lĩnh vực|Hồ sơ đã giải quyết|Trước hạn|Đúng hạn|Quá hạn|Hồ sơ đang giải quyết|Trong hạn|Quá hạn"
            "|Hồ sơ tiếp nhận|Trực tuyến|Trực tiếp|Bưu chính|Kỳ trước chuyển qua"
        ),
        *body(LINES, [*FLAT[5:], "received.all", "received.online", "direct", "post", "carried"]),
    ],
    "a head that says nothing.xlsx": [
        ["STT", "Lĩnh vực", *HEADS[:2], "TrT", *HEADS[3:]],
        *body(LINES, FLAT),
    ],
    "groups with their sums.xlsx": [
        ["STT", "Lĩnh vực", *HEADS],
        ["I", "Nhóm một", *cells(total(LINES[:4]), FLAT)],
        *body(LINES, FLAT)[:4],
        ["II", "Nhóm hai", *cells(total(LINES[4:]), FLAT)],
        *body(LINES, FLAT)[4:],
        own_total(FLAT),
    ],
    "parts of a line.xlsx": [
        ["STT", "Lĩnh vực", *HEADS],
        body(LINES, FLAT)[0],
        ["", "- Trong đó: liên thông", *(1 for _ in FLAT)],
        *body(LINES, FLAT)[1:],
    ],
    "texts and dashes.xlsx": [
        ["Số hồ sơ"],
        ["STT", "Lĩnh vực", *HEADS],
        *([str(row[0]), row[1], *(f"{cell:,}".replace(",", ".") if cell else "-" for cell in row[2:])]
          for row in body(LINES, FLAT)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_gives_the_sums_of_its_lines(name: str, tmp_path: Path) -> None:
    found = taken(write(tmp_path / name, TABLES[name]))

    assert {measure: found.measures.get(measure) for measure in GIVEN} == {measure: SUMS[measure] for measure in GIVEN}
    assert (found.problems, found.questions) == ([], [])


def test_a_line_that_does_not_add_up_is_told_by_its_row_and_numbers(tmp_path: Path) -> None:
    rows = [["STT", "Lĩnh vực", *HEADS], *body([LINES[0] | {"settled.late": 90}, *LINES[1:]], FLAT)]
    (problem,) = taken(write(tmp_path / "a.xlsx", rows)).problems

    assert problem.row == 2
    early, on_time, settled = (LINES[0][name] for name in ("early", "on_time", "settled"))
    assert f"{early} + {on_time} + 90 = {early + on_time + 90}, còn {settled}" in problem.message


def test_a_total_that_its_lines_do_not_make_is_told_and_not_counted(tmp_path: Path) -> None:
    wrong = cells(SUMS | {"pending": SUMS["pending"] + 5, "due": SUMS["due"] + 5}, FLAT)
    rows = [["STT", "Lĩnh vực", *HEADS], *body(LINES, FLAT), ["", "Tổng cộng", *wrong]]
    found = taken(write(tmp_path / "a.xlsx", rows))

    assert found.measures["pending"] == SUMS["pending"]
    (problem,) = found.problems
    assert (problem.row, f"cộng lại được {SUMS['pending']}, ghi {SUMS['pending'] + 5}" in problem.message) == (10, True)


def test_a_table_below_that_counts_something_else_is_left_alone(tmp_path: Path) -> None:
    below: Cells = [
        ["LỆ PHÍ CHỨNG THỰC"],
        ["STT", "Loại việc", "Số việc", "Số bản", "Số tiền"],
        [1, "Bản sao", 10, 20, 30],
    ]
    rows = [["STT", "Lĩnh vực", *HEADS], *body(LINES, FLAT), [], *below]
    found = taken(write(tmp_path / "a.xlsx", rows))

    assert (found.measures["settled"], found.questions) == (SUMS["settled"], [])


def test_a_table_of_one_total_alone_gives_it(tmp_path: Path) -> None:
    rows = [["Hồ sơ"], ["Nội dung", *HEADS], ["Toàn xã", *cells(SUMS, FLAT)]]
    assert taken(write(tmp_path / "a.xlsx", rows)).measures["settled"] == SUMS["settled"]


def test_a_cell_that_is_no_count_fills_nothing_of_its_group(tmp_path: Path) -> None:
    rows = [["STT", "Lĩnh vực", *HEADS], *body(LINES, FLAT)]
    rows[3][8] = "=H4+1"
    found = taken(write(tmp_path / "a.xlsx", rows))

    assert not any(name.startswith("settled") for name in found.measures)
    assert found.measures["received.online"] == SUMS["received.online"]
    assert found.problems[0].row == 4


def test_columns_that_may_be_either_are_asked_for_and_the_answer_settles_it(tmp_path: Path) -> None:
    heads = split("Tổng số hồ sơ|Trực tuyến|Trực tiếp|Số lượng|Đúng hạn|Quá hạn|Số lượng|Đúng hạn|Quá hạn")
    every = [(one, one["received.all"]) for one in LINES]
    short = [one | {"received": number, "direct": number - one["received.online"]} for one, number in every]
    columns = ["received", "received.online", "direct", "settled", "settled.in_time", "settled.late", *FLAT[9:]]
    path = write(tmp_path / "a.xlsx", [["STT", "Lĩnh vực", *heads], *body(short, columns)])
    found = taken(path)

    assert "settled" not in found.measures
    assert found.measures["received.online"] == SUMS["received.online"]
    (question,) = found.questions
    settled = take_tables(read_grids(path.read_bytes(), path.name), "", {question.question: question.choices[0]})
    assert settled is not None
    assert (settled.measures["settled"], settled.questions) == (SUMS["settled"], [])


def test_of_several_units_only_the_own_one_counts(tmp_path: Path) -> None:
    units = ("UBND xã Bình Minh", "UBND xã An Thanh", "UBND xã Tân Kỳ")
    rows = [[number, unit, *cells(LINES[number], FLAT)] for number, unit in enumerate(units)]
    path = write(tmp_path / "a.xlsx", [["STT", "Đơn vị", *HEADS], *rows])

    assert taken(path).measures["settled"] == LINES[1]["settled"]
    other = taken(path, "Đại Sơn")
    assert (other.measures, other.questions[0].choices) == ({}, units)


def test_two_systems_are_added_up_and_named_and_hidden_sheets_do_not_count(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, part in (("Hệ thống của Bộ", LINES[:3]), ("Hệ thống của tỉnh", LINES[3:]), ("cũ", LINES[:2])):
        sheet = book.create_sheet(title)
        for row in [["STT", "Lĩnh vực", *HEADS], *body(part, FLAT)]:
            sheet.append(row)
    del book["Sheet"]
    book["cũ"].sheet_state = "hidden"
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    found = taken(tmp_path / "a.xlsx")

    assert (found.measures["settled"], found.sources) == (SUMS["settled"], ["Hệ thống của Bộ", "Hệ thống của tỉnh"])


def test_a_workbook_of_old_excel_with_merged_heads_and_a_hidden_sheet_is_read() -> None:
    found = taken(Path(__file__).parents[1] / "data" / "one-stop-shop.xls")

    (table,) = found.tables
    (total_line,) = table.totals
    assert (found.measures["received.all"], found.measures["settled"]) == (total_line.counts[2], total_line.counts[6])
    assert (found.problems, found.questions) == ([], [])


def test_a_sheet_that_adds_up_the_others_is_not_counted_again(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    parts = {"Tổng hợp": LINES, "Bộ": LINES[:3], "Tỉnh": LINES[3:]}
    for title, part in parts.items():
        sheet = book.create_sheet(title)
        for row in [["STT", "Lĩnh vực", *HEADS], *body(part, FLAT)]:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "a.xlsx")

    assert taken(tmp_path / "a.xlsx").measures["settled"] == SUMS["settled"]


OTHERS: dict[str, Cells] = {
    "documents": [
        split("STT|Bộ phận|Tổng số văn bản đến|Đã xử lý|Đúng hạn|Quá hạn|Đang xử lý|Trong hạn|Quá hạn"),
        *([number, f"Bộ phận {number}", 10, 8, 7, 1, 2, 2, 0] for number in range(1, 6)),
    ],
    "tasks": [
        split("STT|Đơn vị|Tổng số nhiệm vụ|Đã hoàn thành|Đúng hạn|Quá hạn|Đang thực hiện|Trong hạn"),
        *([number, f"Bộ phận {number}", 10, 8, 7, 1, 2, 2] for number in range(1, 6)),
    ],
    "satisfaction": [
        ["KHẢO SÁT HÀI LÒNG VỀ HỒ SƠ"],
        ["STT", "Lĩnh vực", "Số phiếu phát ra", "Số phiếu thu về", "Hài lòng", "Không hài lòng"],
        *([number, name, 10, 8, 7, 1] for number, name in enumerate(FIELDS)),
    ],
    "a list": [
        ["DANH SÁCH HỒ SƠ QUÁ HẠN"],
        ["STT", "Mã hồ sơ", "Lĩnh vực", "Ngày tiếp nhận", "Ngày hẹn trả", "Số ngày quá hạn"],
        *([number, f"H25.{number}", name, "12/3/2023", "15/3/2023", 3] for number, name in enumerate(FIELDS)),
    ],
    "nothing": [["STT", "Lĩnh vực"], ["Hộ tịch"]],
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_table_of_anything_else_is_refused(name: str, tmp_path: Path) -> None:
    assert take(write(tmp_path / "a.xlsx", OTHERS[name])) is None


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"<table><tr>" + b"<td>1" * 50_000, "a.xls"),
        (b"<table><tr>" + b"<td rowspan=500 colspan=500>1" * 3, "a.xls"),
        (b"<table>" * 20_000, "a.html"),
        ((b";" * 1_000 + b"\n") * 2_000, "a.csv"),
        (b"\t" * 190_000, "a.csv"),
        (b'"' * 100_001, "a.csv"),
        (b" " * 10_000, "a.csv"),
        (b"", "a.csv"),
        (b"\0" * 5_000, "a.csv"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 5_000, "a.xls"),
        (b"PK\x03\x04" + b"x" * 100, "a.xlsx"),
        (b"zzz", "a.ods"),
    ],
)
def test_a_file_made_to_do_harm_is_no_table_or_refused_in_words(raw: bytes, name: str) -> None:
    with within(5.0):
        try:
            found = take_tables(read_grids(raw, name), "An Thanh")
        except UserError:
            found = None
    assert found is None


def test_a_table_of_nothing_but_totals_is_given_up_in_time(tmp_path: Path) -> None:
    heads = ["STT", "Lĩnh vực", "Đã giải quyết", *["Tổng", "Đúng hạn"] * 30, *["Tổng tiếp nhận"] * 30]
    rows = [heads, *([number, name, *range(number, number + 91)] for number, name in enumerate(FIELDS, 1))]
    with within(5.0):
        found = take(write(tmp_path / "a.csv", rows))
    assert found is None or found.measures == {}


def test_letters_in_parts_are_read_as_whole_ones(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [["STT", "Lĩnh vực", *HEADS], *body(LINES, FLAT)])
    path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert taken(path).measures["settled"] == SUMS["settled"]


def in_windows_1258(text: str) -> bytes:
    """Return a text as older Vietnamese Windows writes it: tones stand after their letters."""
    written = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        whole = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        written += (whole + "".join(tones)).encode("cp1258")
    return written


def test_texts_in_other_codes_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [["STT", "Lĩnh vực", *HEADS], *body(LINES, FLAT)])
    text = path.read_text(encoding="utf-8-sig")
    for raw in (text.encode("utf-16"), in_windows_1258(text)):
        path.write_bytes(raw)
        assert taken(path).measures["settled"] == SUMS["settled"]


@pytest.mark.parametrize("heads", [["Cột"], ["Tháng 5 năm 2023", "Quý I"], ["Tiếp nhận trong kỳ", "Quá hạn", "Tổng"]])
def test_a_thousand_columns_are_understood_or_refused_in_time(heads: list[str], tmp_path: Path) -> None:
    more = [heads[place % len(heads)] for place in range(1_000)]
    rows = [["STT", "Lĩnh vực", *HEADS, *more], *([*row, *range(1_000)] for row in body(LINES, FLAT))]
    with within(5.0):
        found = take(write(tmp_path / "a.csv", rows))
    assert found is None or found.measures.get("settled", SUMS["settled"]) == SUMS["settled"]


def test_lines_without_names_are_added_up_in_time(tmp_path: Path) -> None:
    rows = [
        ["STT", "Mã", *HEADS],
        *([number, f"L{number}", *cells(LINES[number % 8], FLAT)] for number in range(4_800)),
    ]
    with within(5.0):
        found = taken(write(tmp_path / "a.csv", rows))
    assert found.measures["settled"] == 600 * SUMS["settled"]


def test_a_field_whose_online_cells_are_blank_counts_none_there(tmp_path: Path) -> None:
    one = LINES[0]
    blank = [9, FIELDS[5], *cells(one | {"received": one["direct"] + one["post"]}, FLAT)]
    blank[3] = ""
    rows = [["STT", "Lĩnh vực", *HEADS], ["Nhóm một"], *body(LINES, FLAT), ["Nhóm hai"], blank]
    assert taken(write(tmp_path / "a.xlsx", rows)).measures["received.online"] == SUMS["received.online"]


def test_two_times_with_one_short_name_are_asked_about(tmp_path: Path) -> None:
    heads = ["STT", "Lĩnh vực", *HEADS[:6], "Tr.hạn", "Đ.hạn", "Tr.hạn", "Đang giải quyết"]
    found = taken(write(tmp_path / "a.csv", [heads, *body(LINES, FLAT[:10])]))
    assert "settled.in_time" not in found.measures
    assert [question.about for question in found.questions] == [frozenset({"settled.in_time"})]
