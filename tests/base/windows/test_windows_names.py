"""Names that Windows would quietly make others of: files are not written under them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import write_bytes
from cchc_desktop.base.windows.windows_names import fault_of_name, refuse_unusable_name

BAD = ["con.pdf", "NUL", "com1.xlsx", "lpt¹.json", "báo cáo.", "báo cáo ", "a?.pdf"]


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_windows_cannot_have_is_refused_with_its_reason(name: str) -> None:
    assert fault_of_name(name)
    with pytest.raises(StorageError, match="Đặt tên khác"):
        refuse_unusable_name(Path("thư mục") / name, "win32")
    refuse_unusable_name(Path("thư mục") / name, "linux")


@pytest.mark.parametrize("name", ["báo cáo.pdf", "console.pdf", "com.xlsx", ".ẩn", "a b.json"])
def test_other_names_are_taken(name: str) -> None:
    assert fault_of_name(name) == ""


@pytest.mark.skipif(sys.platform != "win32", reason="other systems have these names")
@pytest.mark.parametrize("name", ["con.pdf", "báo cáo."])
def test_windows_writes_no_file_under_such_a_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="Đặt tên khác"):
        write_bytes(tmp_path / name, b"1")

    assert list(tmp_path.iterdir()) == []
