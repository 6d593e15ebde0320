from __future__ import annotations

import io
import struct
import zipfile
from random import Random

import pytest

from cchc_desktop.base import bounded_zip
from cchc_desktop.base.bounded_zip import zip_of
from cchc_desktop.base.errors import BadFileError


def packed(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of some members."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return raw.getvalue()


def refused(raw: bytes) -> str:
    """Return the message about a file that is refused."""
    with pytest.raises(BadFileError) as caught:
        zip_of(raw, "gói.zip")
    return str(caught.value)


def test_members_are_unpacked() -> None:
    members = {"a.txt": b"mot", "b/c.txt": b"", "d": b"\0" * 900_000}
    assert zip_of(packed(members), "gói.zip") == members


def test_a_member_that_grows_too_much_is_named() -> None:
    assert "Phần “bom” trong tệp: mở nén ra quá lớn" in refused(packed({"bom": b"\0" * 20_000_000}))


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_zip, "MAX_UNPACKED", 3 * 1024 * 1024)
    part = b"0123456789abcdef" * 65536
    assert "Phần “d” trong tệp: mở nén ra quá lớn" in refused(
        packed(dict.fromkeys("abcd", part), zipfile.ZIP_STORED)[:]
    )


def test_a_file_is_unpacked_to_64_megabytes_and_no_further() -> None:
    mega = 1024 * 1024
    dense = Random(1).randbytes(mega // 16) + bytes(mega * 8 - mega // 16)  # noqa: S311 - packs to a hundredth
    assert len(zip_of(packed(dict.fromkeys("abcdefgh", dense)), "sổ.xlsx")) == 8
    assert "Phần “i” trong tệp: mở nén ra quá lớn" in refused(packed(dict.fromkeys("abcdefghi", dense)))


def test_too_many_members() -> None:
    assert "có 1001 tệp" in refused(packed({str(number): b"" for number in range(1001)}))


def test_a_size_that_lies_is_refused() -> None:
    raw = packed({"a": b"x" * 5000})
    lying = raw.replace(struct.pack("<L", 5000), struct.pack("<L", 50))
    assert "độ dài ghi trong tệp không đúng" in refused(lying)


def test_a_wrong_checksum_is_refused() -> None:
    raw = packed({"a": b"x" * 5000}, zipfile.ZIP_STORED)
    assert "chép chưa hết" in refused(raw.replace(b"xx", b"xy", 1))


def test_another_compression_is_refused() -> None:
    assert "cách nén không dùng được" in refused(packed({"a": b"x" * 50}, zipfile.ZIP_LZMA))


def test_a_password_is_named() -> None:
    raw = bytearray(packed({"a": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    assert "mật khẩu" in refused(bytes(raw))


def test_one_name_twice_is_refused() -> None:
    raw = packed({"a": b"1", "b": b"2"})
    assert "hai tệp cùng tên" in refused(raw.replace(b"b", b"a"))
