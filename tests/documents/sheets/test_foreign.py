from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.returned.read import read
from tests.documents.workbooks import KNOWN, repacked, small


def refused(raw: bytes) -> str:
    """Return the message about a file that is refused."""
    with pytest.raises(BadFileError) as caught:
        read(raw, "lạ.xlsx", KNOWN)
    return str(caught.value)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return small(tmp_path / "a.xlsx")


@pytest.mark.parametrize("raw", [b"", b"PK", b"STT;1;2", b"\0" * 600])
def test_no_zip_at_all(raw: bytes) -> None:
    assert "Tệp lạ.xlsx không mở được." in refused(raw)


def test_an_old_or_locked_workbook_says_how_to_save_it_again() -> None:
    assert "lưu lại thành .xlsx không mật khẩu" in refused(b"\xd0\xcf\x11\xe0" + b"\0" * 600)


def test_every_cut_of_a_workbook_is_refused(ours: Path) -> None:
    raw = ours.read_bytes()
    for length in range(0, len(raw), 97):
        assert "Tệp lạ.xlsx" in refused(raw[:length])


def test_the_refusal_of_a_third_party_workbook_names_the_expected_sheets(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Sheet1"
    workbook.save(tmp_path / "b.xlsx")
    told = refused((tmp_path / "b.xlsx").read_bytes())
    assert "Không thấy biểu mẫu nào trong tệp Excel lạ.xlsx." in told
    assert "các cột STT, Chỉ tiêu, Kết quả" in told
    assert "“Sheet1”" in told


def test_a_zip_of_something_else(ours: Path) -> None:
    assert "không có phần xl/workbook.xml" in refused(
        repacked(ours, lambda _name, content: content).replace(b"xl/workbook.xml", b"xl/werkbuch.xml")
    )


def test_a_cell_far_out_is_refused_before_memory_is_taken(ours: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b'r="A7"', b'r="XFD1048576"') if name.endswith("sheet1.xml") else content

    told = refused(repacked(ours, change))
    assert "xl/worksheets/sheet1.xml" in told
    assert "có ô XFD1048576" in told


@pytest.mark.parametrize(
    "cell",
    [
        b"<c r=''><v>1</v></c>",
        b"<c r='1'><v>1</v></c>",
        b"<c r='A0'><v>1</v></c>",
        b"<c x=\"1' r='A1'><v>1</v></c>",
        b"<c r='A99'><v>1</v></c>",
        b"<c r='A1' r='B1'><v>1</v></c>",
    ],
)
def test_a_cell_with_a_wrong_place_is_refused(ours: Path, cell: bytes) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</row>", cell + b"</row>", 1) if name.endswith("sheet1.xml") else content

    assert "xl/worksheets/sheet1.xml" in refused(repacked(ours, change))


def test_a_place_hidden_in_another_attribute_is_not_believed(ours: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        cell = b'<c q=\' r="A1" \' r="XFD1048576"><v>1</v></c></row>'
        return content.replace(b"</row>", cell, 1) if name.endswith("sheet1.xml") else content

    assert "có ô XFD1048576" in refused(repacked(ours, change))


def test_a_sheet_in_another_coding_is_refused(ours: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.decode().encode("utf-16") if name.endswith("sheet1.xml") else content

    assert "UTF-8" in refused(repacked(ours, change))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cchc-report/1", "cchc-report/2", "quy cách mới hơn"),
        ("mau-thu", "mau-la", "không có mẫu báo cáo “mau-la”"),
        ("2023-H1", "2023-H7", "không có kỳ “2023-H7”"),
        ("@version", "@phien", "chương trình không biết"),
        (">1:1<", ">1:x<", ""),
    ],
)
def test_the_data_sheet_is_checked_as_a_report_file_is(ours: Path, old: str, new: str, told: str) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(old.encode(), new.encode()) if name.endswith("sheet4.xml") else content

    raw = repacked(ours, change)
    if "biết" in told:
        assert any(told in warning for warning in read(raw, "lạ.xlsx", KNOWN).warnings)
    elif told:
        assert told in refused(raw)
    else:
        assert read(raw, "lạ.xlsx", KNOWN).report.sections["1:x"] == "40"


def test_a_member_that_is_no_json_is_named(ours: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        return (
            re.sub(rb"(@reasons.*?)\[\]", rb"\1[", content, flags=re.DOTALL) if name.endswith("sheet4.xml") else content
        )

    assert "Trang tính “Dữ liệu”, khóa @reasons" in refused(repacked(ours, change))
