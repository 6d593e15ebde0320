"""signature.txt: what is read is only what `sign` writes."""

from __future__ import annotations

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.bag import one_line
from cchc_desktop.handoff.statement import MAX_SIGNATURE, Statement, read_signature, sign, statement_of, unit_of
from cchc_desktop.handoff.unit_key import PublicKey, public_from_text
from tests.handoff.packages import MOMENT, files_of, make_key, make_package
from tests.make import make_report

FILES = files_of(make_package().raw)
TEXT, TAGS = FILES[package_layout.SIGNATURE], FILES[package_layout.TAG_MANIFEST]


def test_the_signed_lines_name_unit_period_version_time_and_program() -> None:
    signed = read_signature(TEXT, TAGS)
    assert signed is not None
    assert signed.holds
    said = signed.statement
    assert (said.unit, said.period, said.number) == ("xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương", "2023-H1", 2)
    assert (said.state, said.moment) == ("closed", MOMENT)
    assert said.program.startswith("CCHC Desktop")


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\n", TEXT[:-1], TEXT + b"\n", TEXT.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + TEXT, b"\xff" + TEXT,
        TEXT.replace(b"signature/1", b"signature/2"), TEXT.replace(b"period: ", b"Period: "),
        TEXT.replace(b"period: ", b"period:  "), b"\n".join(sorted(TEXT.split(b"\n"))), TEXT * 2,
        TEXT + b" " * MAX_SIGNATURE,
    ],
)  # fmt: skip
def test_any_other_shape_is_no_signature(raw: bytes) -> None:
    assert read_signature(raw, TAGS) is None


@pytest.mark.parametrize("line", [b"key: ", b"signature: "])
def test_base64_of_another_spelling_does_not_hold(line: bytes) -> None:
    at = TEXT.index(line) + len(line)
    signed = read_signature(TEXT[:at] + b"=" + TEXT[at + 1 :], TAGS)
    assert signed is not None
    assert (signed.key, signed.holds) == (None, False)


@pytest.mark.parametrize("name", ["unit", "code", "template", "period", "version", "state", "time", "program"])
def test_every_signed_line_counts(name: str) -> None:
    label = f"\n{name}: ".encode()
    signed = read_signature(TEXT.replace(label, label + b"x"), TAGS)
    assert signed is not None
    assert not signed.holds


@given(st.text(), st.text(), st.text(), st.integers(1, 10**9 - 1))
def test_whatever_a_unit_is_called_its_signature_is_read_back(unit: str, code: str, period: str, version: int) -> None:
    report = make_report({"unit.name": unit, "unit.code": code}, period=period, version=version)
    statement = statement_of(report, MOMENT, "thử")
    signed = read_signature(sign(statement, TAGS, make_key()), TAGS)
    assert signed is not None
    assert (signed.holds, signed.statement, signed.statement.number) == (True, statement, version)


def test_a_unit_is_called_by_the_parts_it_has() -> None:
    assert unit_of(
        make_report({"unit.kind": "phường", "unit.name": "Tứ\nMinh", "unit.province": "thành phố Hải Phòng"})
    ) == ("phường Tứ Minh, thành phố Hải Phòng")


@pytest.mark.parametrize("version", ["", "0", "-1", "1.0", "²", "9" * 400])
def test_what_is_no_version_is_none(version: str) -> None:
    assert Statement("", "", "", "", version, "", "x", "").number is None
    assert Statement("", "", "", "", version, "", "x", "").moment is None


@given(st.text())
@example("0\r\ud7fc\r0")
def test_one_line_of_one_line_is_the_same(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert line.isprintable()
    assert "  " not in line


POINTS = (
    *(y.to_bytes(32, "little").hex() for y in (0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18)),
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
)
"""Points of order 4, 1, 2, the first two again with the prime added, and of order 8."""


@pytest.mark.parametrize("sign_bit", [0, 0x80])
@pytest.mark.parametrize("point", POINTS)
def test_a_point_of_small_order_is_no_key(point: str, sign_bit: int) -> None:
    raw = bytes.fromhex(point)
    assert public_from_text(PublicKey(raw[:-1] + bytes([raw[-1] | sign_bit])).text) is None


def test_a_signature_that_anybody_can_make_does_not_hold() -> None:
    nobody, forged = PublicKey(bytes([1]) + bytes(31)), bytes([1]) + bytes(63)
    assert nobody.verifies(forged, b"anything at all")
    *lines, _key, _signature = TEXT.decode().splitlines()
    forgery = "\n".join((*lines, f"key: {nobody.text}", f"signature: {base64.b64encode(forged).decode()}", ""))
    found = read_signature(forgery.encode(), TAGS)
    assert found is not None
    assert (found.key, found.holds) == (None, False)
