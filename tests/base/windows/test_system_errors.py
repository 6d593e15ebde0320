"""What an error of the system is said to be, by Windows' own numbers, and files that another program holds."""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

import pytest

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import write_bytes
from cchc_desktop.base.windows.system_errors import advice_of, reason_of

KINDS = {
    5: "không có quyền",
    15: "không còn ở đó",
    19: "chỉ đọc",
    21: "không còn ở đó",
    32: "chương trình khác sử dụng",
    33: "chương trình khác sử dụng",
    112: "đã đầy",
    123: "ký tự không dùng được",
    206: "tên quá dài",
}


def error_of_windows(number: int, name: str = "báo cáo.pdf") -> OSError:
    """Return the error as Windows raises it: errno says EACCES, or EINVAL, for many things."""
    error = PermissionError(13, "Permission denied", name)
    error.winerror = number  # type: ignore[attr-defined] # other systems have no such number
    return error


@pytest.mark.parametrize(("number", "words"), KINDS.items())
def test_each_number_of_windows_has_its_own_words(number: int, words: str) -> None:
    assert words in reason_of(error_of_windows(number))


def test_a_held_file_comes_with_the_way_out() -> None:
    assert "Đóng tệp ở chương trình đang mở nó" in advice_of(error_of_windows(32), "khác")
    assert advice_of(error_of_windows(5), "khác") == "khác"


def test_a_name_that_is_not_found_because_it_is_too_long_is_said_to_be_so() -> None:
    error = FileNotFoundError(2, "No such file", "a" * 260)
    error.winerror = 3  # type: ignore[attr-defined] # the same

    assert reason_of(error) == "tên quá dài"


def held_for(tries: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let renaming fail as often as a virus scanner lets it fail on Windows."""
    real, left = Path.replace, iter(range(tries))

    def replace(path: Path, target: Path) -> Path:
        if next(left, None) is not None:
            raise error_of_windows(32, str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_file_held_for_half_a_second_is_saved_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held_for(6, monkeypatch)
    write_bytes(tmp_path / "a.pdf", b"new")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"new"}


def test_a_file_held_for_good_is_said_to_be_held_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_for(1000, monkeypatch)
    with pytest.raises(StorageError, match="được chương trình khác sử dụng"):
        write_bytes(tmp_path / "a.pdf", b"new")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps others from renaming an open file")
def test_windows_itself_keeps_an_open_file_and_the_words_say_so(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with target.open("rb"), pytest.raises(StorageError, match="được chương trình khác sử dụng"):
        write_bytes(target, b"new")

    assert target.read_bytes() == b"old"
    file = target.open("rb")
    threading.Timer(0.4, file.close).start()
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows denies a file that is just being replaced")
def test_a_file_that_another_process_is_just_replacing_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real, left = tmp_path / "a.json", os.open, iter(range(6))
    write_bytes(path, b"new")

    def denied(name: str, *rest: int) -> int:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "Permission denied", name)
        return real(name, *rest)

    monkeypatch.setattr(os, "open", denied)
    assert read_bytes(path) == b"new"
