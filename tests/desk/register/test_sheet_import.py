"""A register read from real workbooks, as offices keep them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.desk.register.sheet_import import SheetRegister, read_sheets
from cchc_desktop.desk.register.typed_entry import stored_day, type_of_symbol

HEAD = [
    "STT",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Tên loại và trích yếu nội dung",
    "Cơ quan ban hành",
    "Chứng minh chỉ tiêu",
]


def read(tmp_path: Path, *rows: list[Any], title: str = "Sổ đi") -> SheetRegister:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    path = tmp_path / "so.xlsx"
    book.save(path)
    return read_sheets(path)


def test_columns_are_recognised_by_their_heads_wherever_they_stand(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["SỔ VĂN BẢN ĐI NĂM 2023"],
        [],
        HEAD,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "12/KH-UBND", date(2023, 2, 3), "Cải cách hành chính năm 2023", "UBND xã An Thanh", "1:1"],
        ["Tháng 3"],
        [2, "31/UBND-VP", "01/3/2023", "V/v đôn đốc", "UBND xã An Thanh", None],
        [3, "05/2020/NQ-HĐND", "ngày 7 tháng 12 năm 2020", "Nghị quyết", "HĐND xã", None],
    )

    assert found.faults == ()
    assert [(e.number, e.symbol, e.date, e.type, e.body, e.criterion) for e in found.entries] == [
        ("12", "KH-UBND", "2023-02-03", "Kế hoạch", "UBND xã An Thanh", "1:1"),
        ("31", "UBND-VP", "2023-03-01", "Công văn", "UBND xã An Thanh", ""),
        ("05", "2020/NQ-HĐND", "2020-12-07", "Nghị quyết", "HĐND xã", ""),
    ]
    assert found.entries[0].subject == "Cải cách hành chính năm 2023"


def test_number_and_symbol_in_two_columns_and_columns_of_receiving_are_told_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["Số đến", "Ngày đến", "Tác giả", "Số", "Ký hiệu", "Ngày văn bản", "Loại văn bản", "Trích yếu"],
        [901, date(2023, 1, 20), "UBND huyện", 15, "KH-UBND", date(2023, 1, 18), "Kế hoạch", "CCHC huyện"],
    )

    (entry,) = found.entries
    assert (entry.number, entry.symbol, entry.date, entry.body) == ("15", "KH-UBND", "2023-01-18", "UBND huyện")


def test_faults_are_told_by_the_row_of_the_sheet(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        HEAD,
        [1, "12/KH-UBND", "31/02/2023", "Một", "UBND xã", None],
        [2, None, date(2023, 3, 1), "Hai", "UBND xã", None],
        [3, "14/KH-UBND", "05/03/23", "Ba", "UBND xã", None],
        [4, "15/KH-UBND", date(2023, 3, 1), "Bốn", "UBND xã", None],
        [5, "15/KH-UBND", date(2023, 3, 1), "Bốn lần nữa", "UBND xã", None],
        [6, "16/KH-UBND", None, "=A1", "UBND xã", None],
    )

    assert [str(fault) for fault in found.faults] == [
        "Sổ đi, hàng 2: không có ngày “31/02/2023”; giữ như đã ghi.",
        "Sổ đi, hàng 3: không có số, ký hiệu; không nhập.",
        "Sổ đi, hàng 4: không có ngày “05/03/23”; giữ như đã ghi.",
        "Sổ đi, hàng 6: 15/KH-UBND đã có ở hàng trên, không nhập lần nữa.",
        "Sổ đi, hàng 7: cột trích yếu: công thức “=A1” chưa được tính; mở tệp bằng Excel, lưu lại rồi nhận lại",
        "Sổ đi, hàng 7: chưa có ngày ban hành.",
    ]
    assert [entry.subject for entry in found.entries] == ["Một", "Ba", "Bốn", ""]


def test_a_workbook_without_such_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="không có bảng văn bản"):
        read(tmp_path, ["STT", "Chỉ tiêu", "Kết quả"], [1, "Số văn bản", 40])


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/2/2023", "2023-02-03"), ("03.02.2023", "2023-02-03"), ("ngày 03 tháng 02 năm 2023", "2023-02-03"),
        ("31/02/2023", "31/02/2023"), ("02/2023", "02/2023"), ("", ""), ("2023-02-03", "2023-02-03"),
    ],
)  # fmt: skip
def test_a_day_is_kept_by_the_calendar_or_as_typed(typed: str, day: str) -> None:
    assert stored_day(typed) == day


@pytest.mark.parametrize(
    ("symbol", "named"),
    [("KH-UBND", "Kế hoạch"), ("2020/NQ-HĐND", "Nghị quyết"), ("UBND-VP", "Công văn"), ("-HD/BTCTU", ""), ("", "")],
)
def test_a_symbol_names_the_type(symbol: str, named: str) -> None:
    assert type_of_symbol(symbol) == named
