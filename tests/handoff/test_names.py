"""Names of packages, and paths inside them that no system may be asked to write."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.handoff.names import fault_of, package_name, shown, stem_of
from cchc_desktop.report.document import CLOSED
from tests.make import make_report

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*_[A-Za-z0-9-]+_v[1-9][0-9]*(_ban-thao)?(_lan-[0-9]+)?\.cchc")


@pytest.mark.parametrize(
    ("version", "state", "turn", "name"),
    [
        (2, "closed", 1, "an-thanh_2023-H1_v2.cchc"),
        (2, "issued", 2, "an-thanh_2023-H1_v2_lan-2.cchc"),
        (2, "open", 1, "an-thanh_2023-H1_v2_ban-thao.cchc"),
        (2, "open", 3, "an-thanh_2023-H1_v2_ban-thao_lan-3.cchc"),
    ],
)
def test_a_name_says_unit_period_version_and_draft(version: int, state: str, turn: int, name: str) -> None:
    assert package_name(stem_of(make_report(version=version, state=state), turn)) == name


@example("a" * 39, "H" * 39, 1, "open", 1)
@example("a" * 200, "H" * 200, 10**6, "open", 99)
@given(st.text(), st.text(), st.integers(1, 10**6), st.sampled_from(["open", "closed", "issued"]), st.integers(1, 99))
def test_every_name_is_harmless_everywhere(unit: str, period: str, version: int, state: str, turn: int) -> None:
    report = make_report({"unit.name": unit}, period=f"2023-{period}", version=version, state=state)
    name = package_name(stem_of(report, turn))
    assert NAME.fullmatch(name)
    assert fault_of(name) == ""
    assert len(name) <= 200


@given(st.integers(1, 500), st.integers(1, 500))
def test_versions_have_names_of_their_own(one: int, other: int) -> None:
    names = {stem_of(make_report(version=version, state=CLOSED)) for version in (one, other)}
    assert len(names) == (1 if one == other else 2)


@pytest.mark.parametrize(
    "path",
    [
        "", "/etc/passwd", "../x", "data/../../x", "data/./x", "data//x", "data/", "C:/x", "C:x", "\\\\server\\x",
        "data\\x", "data/con", "data/CON.txt", "aux", "data/LPT1.pdf", "data/com¹", "data/x.", "data/x ", " data/x",
        "data/x\n", "data/x\0", "data/\u202exdp.exe", "data/x\u200b", "data/e\u0302.txt", "data/a:b", "data/a?", "~x|y",
        "a/b/c/d/e", "x" * 101, "data/" + "y" * 200, "data/\u00a0x", "data/\ud800",
    ],
)  # fmt: skip
def test_a_path_that_harms_some_system_is_refused(path: str) -> None:
    assert fault_of(path) != ""


@pytest.mark.parametrize("path", ["bagit.txt", "data/report.json", "data/phụ lục/biểu 1.pdf", "data/console.txt"])
def test_a_harmless_path_is_fine(path: str) -> None:
    assert fault_of(path) == ""


@given(st.text(max_size=300))
def test_what_is_shown_can_be_printed(path: str) -> None:
    assert all(char.isprintable() for char in shown(path))
    shown(path).encode()


@given(st.text(max_size=60))
def test_a_harmless_path_stays_inside_and_is_one_spelling(path: str) -> None:
    if fault_of(path) == "":
        assert ".." not in path.split("/")
        assert not path.startswith("/")
        assert unicodedata.is_normalized("NFC", path)
