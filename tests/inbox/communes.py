"""Packages of communes for tests of the receiving office: small reports of a small template, each with its own key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

from cchc_desktop.handoff.package import PackageContents, make
from cchc_desktop.handoff.unit_key import SecretKey, secret_from_raw
from cchc_desktop.report.document import CLOSED, ReportState, report_of
from cchc_desktop.report.file import write_report
from cchc_desktop.report.template_source import TemplateSource, read_template
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Commune, Era
from tests.make import TEMPLATE

PERIOD = "2023-H1"
PACKED = datetime(2023, 6, 12, 8, tzinfo=UTC)
"""A moment before the deadline of the period."""
ROWS = """
[[forms]]
number = "3"
title = "Hồ sơ"
short = "Hồ sơ"
section = "I"
rows = [
  { no = "1", label = "Hồ sơ đã giải quyết", kind = "count", unit = "Hồ sơ", aggregate = "sum" },
  { no = "1.1", label = "Trong đó đúng hạn", kind = "count", unit = "Hồ sơ", aggregate = "sum" },
  { no = "1.2", label = "Tỷ lệ đúng hạn", kind = "percent", ratio = { part = "3:1.1", whole = "3:1" } },
  { no = "2", label = "Kinh phí", kind = "decimal", unit = "Tỷ đồng", aggregate = "sum" },
  { no = "3", label = "Số thủ tục", kind = "count", unit = "Thủ tục", aggregate = "same" },
  { no = "4", label = "Có khảo sát", kind = "choice", choices = { 0 = "không", 1 = "có" }, aggregate = "distribution" },
  { no = "5", label = "Ghi nhận", kind = "count", aggregate = "none" },
  { no = "6", label = "Của cấp trên", kind = "count", tier = "district", aggregate = "sum" },
"""


@cache
def edition(more: str = "", *, newer: bool = False) -> TemplateSource:
    """Return the template of these tests, or another edition of it, which has more rows in its last form."""
    own = read_template(f"{TEMPLATE}{ROWS}{more if not newer else ''}]\n".encode(), "mau-thu.toml")
    if not newer:
        return own
    name = own.template.id
    changed = TEMPLATE.replace(f'"{name}"', f'"{name}-moi"', 1)
    return read_template(f'{changed}{ROWS}{more}]\n[edition]\nbefore = "{name}"\n'.encode(), "mau-thu-moi.toml")


def own_kinds(kinds: tuple[str, ...]) -> TemplateSource:
    """Return the template of these tests as one that names its own kinds of units."""
    named = ", ".join(f'"{kind}"' for kind in kinds)
    source = TEMPLATE.replace("first_year", f"unit_kinds = [{named}]\nfirst_year", 1)
    return read_template(f"{source}{ROWS}]\n".encode(), "mau-thu.toml")


@cache
def district() -> tuple[Commune, ...]:
    """Return the communes of huyện Tứ Kỳ, tỉnh Hải Dương."""
    found = communes(Era.DISTRICTS).values()
    return tuple(each for each in found if (each.district, each.province) == ("huyện Tứ Kỳ", "tỉnh Hải Dương"))


def key_of(commune: Commune, number: int = 1) -> SecretKey:
    return secret_from_raw(sha256(f"{commune.code} {number}".encode()).digest())


def package(
    commune: Commune, figures: dict[str, str], *, version: int = 1, state: ReportState = CLOSED, hours: int = 0,
    source: TemplateSource | None = None, key: int = 1, period: str = PERIOD, **fields: str,
) -> bytes:  # fmt: skip
    """Return the package of a commune's report, packed some hours after the first moment."""
    source = source or edition()
    unit = {f"unit.{name}": text for name, text in commune.unit().items()}
    report = report_of(source.template.id, period, {**unit, **figures, **fields}, version=version, state=state)
    report = replace(report, template_sha256=source.sha256)
    contents = PackageContents(report, write_report(report), source.source, b"%PDF-1.4 A", b"PK workbook")
    return make(contents, key_of(commune, key), PACKED + timedelta(hours=hours)).raw
