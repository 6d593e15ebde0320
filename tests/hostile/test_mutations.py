from __future__ import annotations

import zipfile
from contextlib import suppress
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.desk.office import library
from cchc_desktop.desk.templates.check import check_template
from cchc_desktop.documents.filling.fill import fill
from cchc_desktop.documents.readers import read_file
from cchc_desktop.report.loading import OneTemplate, Templates
from tests.documents.filling.test_fill import small
from tests.documents.paper_reports.other_office import OtherOffice
from tests.documents.workbooks import KNOWN, written
from tests.make import TEMPLATE, make_report, make_template_source, shipped_template

PIECES = [
    b"", b"\0", b"\xff", b"<", b">", b"&", b'"', b"'", b"[", b"]", b"{", b"}", b",", b":", b"=", b"9" * 5_000, b"1e999",
    b"-1", b"null", b"[]", b"{}", b"\\ud800", b"\xed\xa0\x80", b"&#0;", b"&j;", b"<!DOCTYPE x>", b"<c/>", b"</c>",
    b"<f>",    b' r="A1"', b' s="99999"', b' t="s"', b' t="e"', b' t="d"', b' t="b"', b"\n", b"{left.x}", b"{x!r}",
]  # fmt: skip
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=3)
OPTIONS = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
SAMPLE = (files("resources") / "samples" / library.SAMPLE).read_bytes()


def changed(raw: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Return bytes with something else at some places."""
    for where, length, piece in changes:
        at = int(where * len(raw))
        raw = raw[:at] + piece + raw[at + length :]
    return raw


def repacked(raw: bytes, part: float, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Return a workbook with one part changed."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(packed, "w") as new:
        names = old.namelist()
        for index, name in enumerate(names):
            content = old.read(name)
            new.writestr(name, changed(content, changes) if index == int(part * (len(names) - 1)) else content)
    return packed.getvalue()


@cache
def small_word_file() -> bytes:
    """A Word file with a head, a section, a form and a signature."""
    office = OtherOffice()
    office.head()
    office.heading("I")
    office.bullet("Tuyên truyền trên đài")
    office.signature()
    office.form(shipped_template(), "2", {})
    return office.raw()


def is_refused(raw: bytes, name: str, known: Templates = KNOWN) -> bool:
    """Read a file; return whether it was refused as a bad file. Any other exception passes."""
    try:
        read_file(raw, name, known)
    except BadFileError as error:
        return bool(error.title and error.text)
    return True


@given(changes=CHANGES)
@OPTIONS
def test_a_changed_report_is_read_or_refused(changes: list[tuple[float, int, bytes]]) -> None:
    assert is_refused(changed(SAMPLE, changes), "a.json")


@given(part=st.floats(0, 1), changes=CHANGES)
@OPTIONS
def test_a_changed_workbook_of_ours_is_read_or_refused(
    tmp_path: Path, part: float, changes: list[tuple[float, int, bytes]]
) -> None:
    raw = written(make_report(), tmp_path / "a.xlsx").read_bytes()
    assert is_refused(changed(raw, changes), "a.xlsx")
    assert is_refused(repacked(raw, part, changes), "a.xlsx")


@given(part=st.floats(0, 1), changes=CHANGES)
@OPTIONS
def test_a_changed_word_file_is_read_or_refused(part: float, changes: list[tuple[float, int, bytes]]) -> None:
    assert is_refused(repacked(small_word_file(), part, changes), "a.docx", OneTemplate(shipped_template()))


@given(part=st.floats(0, 1), changes=CHANGES)
@OPTIONS
def test_a_changed_form_is_filled_or_refused(
    tmp_path: Path, part: float, changes: list[tuple[float, int, bytes]]
) -> None:
    raw = repacked(small({"1:1": 40, "2:1": "=D7/D6"}), part, changes)
    filled = tmp_path / "b.xlsx"
    filled.unlink(missing_ok=True)
    told = ""
    try:
        fill(make_report(), make_template_source().template, raw, "bieu.xlsx", filled)
    except BadFileError as error:
        told = f"{error.title} {error.text}"
    if told:
        assert "bieu.xlsx" in told
        assert not filled.exists()
    else:
        assert CalamineWorkbook.from_path(filled).sheet_names


@given(changes=CHANGES)
@example(changes=[(TEMPLATE.index("{left}") / len(TEMPLATE), 6, b"{left.x}")])
@OPTIONS
def test_a_changed_template_is_checked_or_refused(tmp_path: Path, changes: list[tuple[float, int, bytes]]) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(changed(TEMPLATE.encode(), changes))
    with suppress(BadFileError):
        assert all(fault.message for fault in check_template(path))


def test_every_cut_of_a_report_and_of_a_template_is_refused(tmp_path: Path) -> None:
    for length in range(0, len(SAMPLE) - 2, 701):
        with pytest.raises(BadFileError, match=r"a\.json"):
            read_file(SAMPLE[:length], "a.json", KNOWN)
    path = tmp_path / "a.toml"
    for length in range(0, len(TEMPLATE), 97):
        path.write_text(TEMPLATE[:length], encoding="utf-8")
        assert length > TEMPLATE.index("[[rules]]") or check_template(path)
