"""Atomic files: on the disk before they take their names, and the old one stays until then."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import duplicate, make_folder, move, replacing, require_folder, write_bytes


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The flushes and namings that are asked of the system, in their order."""
    asked: list[str] = []
    fsync, replace, link = os.fsync, Path.replace, Path.hardlink_to

    def flushed(handle: int) -> None:
        asked.append("flush folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "flush")
        fsync(handle)

    def named(path: Path, target: Path) -> Path:
        asked.append("name")
        return replace(path, target)

    def linked(path: Path, target: Path) -> None:
        asked.append("name")
        link(path, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", named)
    monkeypatch.setattr(Path, "hardlink_to", linked)
    return asked


FOLDERS = ["flush folder"] if os.name == "posix" else []


@pytest.mark.parametrize("new", [False, True])
def test_a_file_is_on_the_disk_before_it_takes_its_name_and_then_the_name_is(
    tmp_path: Path, steps: list[str], *, new: bool
) -> None:
    with replacing(tmp_path / "a", new=new) as temporary:
        temporary.write_bytes(b"1")
    assert steps == ["flush", "name", *FOLDERS]
    assert (tmp_path / "a").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    with pytest.raises(StorageError, match="Đã có tệp"), replacing(tmp_path / "a", new=True) as temporary:
        temporary.write_bytes(b"2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1"}


def test_a_new_file_is_made_where_the_file_system_has_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    with replacing(tmp_path / "a", new=True) as temporary:
        temporary.write_bytes(b"1")
    with pytest.raises(StorageError, match="Đã có tệp"), replacing(tmp_path / "a", new=True) as temporary:
        temporary.write_bytes(b"2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1"}


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_file_has_the_mode_of_any_other_and_a_private_one_is_for_its_owner(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "a", b"")
        with replacing(tmp_path / "b", private=True):
            pass
        assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"] == [0o640, 0o600]
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def interrupted(path: Path, error: Exception) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(b"2")
        raise error


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    for raised, told in ((ValueError("x"), ValueError), (OSError(28, "No space left"), StorageError)):
        with pytest.raises(told):
            interrupted(tmp_path / "a", raised)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1"}


def is_zip(path: Path) -> bool:
    return path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("there", [b"PK old", b""])
def test_a_file_of_its_kind_or_an_empty_one_is_replaced(tmp_path: Path, there: bytes) -> None:
    (tmp_path / "a").write_bytes(there)
    with replacing(tmp_path / "a", is_zip) as temporary:
        temporary.write_bytes(b"PK new")
    assert (tmp_path / "a").read_bytes() == b"PK new"


@pytest.mark.parametrize("there", [b"P", b"%PDF"])
def test_a_file_of_another_kind_is_not_replaced(tmp_path: Path, there: bytes) -> None:
    (tmp_path / "a").write_bytes(there)
    with pytest.raises(StorageError, match="loại khác"), replacing(tmp_path / "a", is_zip):
        pass
    assert (tmp_path / "a").read_bytes() == there


def test_a_failure_while_cleaning_up_does_not_hide_the_first_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that fails is made read-only by the system."""

    def failed(_path: Path, _target: Path) -> Path:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def refused(_path: Path, *, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), missing_ok)

    monkeypatch.setattr(Path, "replace", failed)
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(StorageError, match="báo lỗi khi đọc hoặc ghi"):
        write_bytes(tmp_path / "a", b"1")


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(StorageError, match="Không ghi được"), replacing(tmp_path / "a"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_and_those_above_it_are_on_the_disk_and_one_that_is_there_stays(
    tmp_path: Path, steps: list[str]
) -> None:
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert steps == FOLDERS * 2
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "c").write_bytes(b"")
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "c")


@pytest.mark.parametrize("links", [True, False])
def test_a_file_gets_a_second_name_or_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    def refused(_path: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refused)
    (tmp_path / "a").write_bytes(b"1")
    duplicate(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"1"
    assert (tmp_path / "a").samefile(tmp_path / "b") is links


def test_a_file_that_is_moved_is_on_the_disk_before_it_takes_its_name_and_then_the_name_is(
    tmp_path: Path, steps: list[str]
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    move(tmp_path / "a", tmp_path / "b")
    assert steps == ["flush", "name", *FOLDERS]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"1"}


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    with pytest.raises(StorageError, match="Không lập được thư mục"):
        require_folder(tmp_path / "tệp" / "thư mục")
    require_folder(tmp_path / "một" / "hai")
    assert (tmp_path / "một" / "hai").is_dir()
