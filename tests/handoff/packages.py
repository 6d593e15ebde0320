"""Packages for tests: one small report, one key, one moment; made once, since nothing changes them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.package import Package, PackageContents, make
from cchc_desktop.handoff.unit_key import PublicKey, SecretKey, secret_from_raw
from cchc_desktop.handoff.verifying import Verification, examine
from cchc_desktop.report.document import CLOSED
from cchc_desktop.report.file import write_report
from cchc_desktop.report.store_protocol import Change
from tests.make import make_report, make_template_source

MOMENT = datetime(2023, 6, 15, 8, 2, 3, tzinfo=UTC)
OWN = {
    "unit.kind": "xã",
    "unit.name": "An Thanh",
    "unit.district": "huyện Tứ Kỳ",
    "unit.province": "tỉnh Hải Dương",
    "1:1": "40",
    "mo-dau": "Thực hiện kế hoạch.",
}


def make_key(number: int = 1) -> SecretKey:
    return secret_from_raw(bytes([number]) * 32)


def make_contents(fields: dict[str, str] | None = None, **more: Any) -> PackageContents:  # noqa: ANN401 - passed on
    source = make_template_source()
    report = replace(make_report(OWN if fields is None else fields, **more), template_sha256=source.sha256)
    history = (Change(7, "1:1", "39", "40", MOMENT, "Lan", "typed"),)
    return PackageContents(report, write_report(report), source.source, b"%PDF-1.4 A", b"PK workbook", history)


@cache
def make_package() -> Package:
    return make(make_contents(version=2, state=CLOSED), make_key(), MOMENT)


def known(_unit: str, key: PublicKey) -> KeyTrust:
    return KeyTrust.KNOWN if key == make_key().public else KeyTrust.FIRST


def verified(raw: bytes) -> Verification:
    return examine(raw, known).verification


def states(raw: bytes) -> dict[str, str]:
    return {file.path: file.state for file in verified(raw).files}


def files_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", how) as file:
        for name, raw in members:
            file.writestr(name, raw)
    return stream.getvalue()


def repacked(changed: dict[str, bytes | None], how: int = zipfile.ZIP_STORED) -> bytes:
    """Return the package zipped again by another program, some files replaced, left out (None) or added."""
    files = {**files_of(make_package().raw), **changed}
    return zipped([(name, raw) for name, raw in files.items() if raw is not None], how)
