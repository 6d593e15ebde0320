"""Remarks about documents in a whole package, or beside it, that differ from the signed report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.receiving import received
from cchc_desktop.desk.packages.remarks import remarks
from cchc_desktop.desk.sending.handing import pack, prepare, result_of
from cchc_desktop.documents.writers import export
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.package import make
from db.drafts.store import open_drafts
from tests.handoff.packages import MOMENT, make_contents, make_key
from tests.make import make_report, make_template_source


def workbook(path: Path, fields: dict[str, str]) -> bytes:
    for _step in export(make_report(fields), make_template_source().template, "xlsx", path):
        pass
    return path.read_bytes()


def said(tmp_path: Path, fields: dict[str, str], written: bytes) -> list[str]:
    """Return what is said of a package with a report of some fields and any workbook."""
    path = tmp_path / "g.cchc"
    path.write_bytes(make(replace(make_contents(fields), workbook=written), make_key(), MOMENT).raw)
    examined = received(Keyring(tmp_path), path)
    assert examined.verification.whole
    return list(remarks(examined, path))


@pytest.mark.parametrize("printed", [False, True])
def test_a_package_as_it_was_packed_needs_no_remark(tmp_path: Path, *, printed: bool) -> None:
    store = open_drafts(tmp_path)
    ref = Desk(store).add_sample(printed=printed).ref
    handed = result_of(pack(prepare(store, ref, draft=True), Keyring(tmp_path), tmp_path))
    store.close()
    examined = received(Keyring(tmp_path), handed.package)
    assert list(remarks(examined, handed.package)) == []

    handed.package.with_suffix(".xlsx").write_bytes(b"PK")
    with handed.package.with_suffix(".pdf").open("ab") as file:
        file.write(b"\n")
    told = list(remarks(examined, handed.package))
    assert [line.split(" cạnh gói ")[0] for line in told] == [
        f"Tệp {handed.package.stem}.pdf",
        f"Tệp {handed.package.stem}.xlsx",
    ]


def test_a_workbook_that_says_something_else_is_reported_by_its_places(tmp_path: Path) -> None:
    fields = {"1:1": "40", "1:1.1": "38", "note.1:1": "đủ"}
    other = workbook(tmp_path / "w.xlsx", {"1:1": "41", "1:1.1": "38", "note.1:1": "đủ"})
    assert said(tmp_path, fields, other) == [
        "Tệp Excel trong gói ghi khác báo cáo ở 1 chỗ (1:1: Excel “41”, báo cáo “40”). Hỏi lại đơn vị gửi."
    ]
    (told,) = said(tmp_path, fields, workbook(tmp_path / "w.xlsx", {"1:2": "x" * 60}))
    assert told.startswith("Tệp Excel trong gói ghi khác báo cáo ở 4 chỗ (1:1: Excel (trống), báo cáo “40”; ")
    assert told.endswith("; và 1 chỗ nữa). Hỏi lại đơn vị gửi.")
    assert said(tmp_path, fields, workbook(tmp_path / "w.xlsx", fields)) == []


def test_an_unreadable_workbook_is_reported(tmp_path: Path) -> None:
    assert said(tmp_path, {"1:1": "40"}, b"PK workbook") == [
        "Tệp Excel trong gói không đọc được, nên không so được với báo cáo."
    ]
    contents = make_contents({"1:1": "40"})
    refused = json.dumps(json.loads(contents.report_json) | {"figures": {"1:1": 40}}).encode()
    path = tmp_path / "g.cchc"
    path.write_bytes(make(replace(contents, report_json=refused), make_key(), MOMENT).raw)
    (told,) = remarks(received(Keyring(tmp_path), path), path)
    assert told.startswith("Báo cáo trong gói không nhận được: ")
