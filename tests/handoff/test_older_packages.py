"""Packages made by every format version so far are read for ever: tests/data keeps one of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.receiving import import_package, verify
from cchc_desktop.handoff.keyring import Keyring
from db.drafts.store import open_drafts
from tests.handoff.packages import make_key, verified

DATA = Path(__file__).parents[1] / "data"
KEPT = sorted(DATA.glob("package-*.cchc"))
SAYS = {
    "package-1.cchc": ("xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương", "2023-H1", 2),
}


def test_every_format_version_is_kept() -> None:
    assert [path.name for path in KEPT] == list(SAYS)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_an_older_package_is_whole_and_its_signature_holds(path: Path, tmp_path: Path) -> None:
    assert verified(path.read_bytes()).signature == "valid"
    found = verify(Keyring(tmp_path), path)
    assert found.statement is not None
    assert (found.whole, found.signature) == (True, "unknown-key")
    assert (found.statement.unit, found.statement.period, found.statement.number) == SAYS[path.name]
    assert found.key == make_key().public


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_an_older_package_becomes_a_draft(path: Path, tmp_path: Path) -> None:
    store = open_drafts(tmp_path)
    added = import_package(Desk(store), Keyring(tmp_path), path)
    assert store.load(added.ref).report.text("1:1") == "40"
    store.close()
