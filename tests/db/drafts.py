"""Changes of a store for the tests of bad days, and the faults that the doctor finds in its folder."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.cli.selftest import OLD_DRAFTS
from cchc_desktop.report.document import Report
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.store_protocol import Change, DraftStore
from db.drafts.health import examine
from tests.make import make_report, make_template_source

ROOT = Path(__file__).parents[2]
OLDEST = ROOT / "resources" / "samples" / OLD_DRAFTS
WRITTEN = {"0001": OLDEST, "0002": ROOT / "tests" / "data" / "drafts-0002.sqlite3"}
"""For each earlier revision a file that the program wrote when it was the newest, with rows in all tables it used."""
BIG = "dài " * 30_000
REASON = Reason("a", ("1:1",), BIG, fingerprint="f")


def wrong(folder: Path) -> list[str]:
    return [str(line) for line in examine(folder) if not line.good and "Chỗ trống" not in line.what]


def made(store: DraftStore, ref: str = "xã", report: Report | None = None) -> str:
    return store.create(report or make_report(), make_template_source(), ref=ref, who="", cause="import")


def edited(store: DraftStore, text: str, key: str = "mo-dau") -> Change:
    change = store.edit("xã", key, text, who="", cause="typed")
    assert change
    return change


def sealed(store: DraftStore) -> str:
    store.seal("xã", store.load("xã").report, "{}" + " " * 100_000, who="")
    return "xã"
