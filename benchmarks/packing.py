"""Timing packages, made and verified, against SHA-256 and Ed25519 alone over the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.timing import Measure, medians
from cchc_desktop.desk.office import library
from cchc_desktop.documents.writers import export
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.package import PackageContents, make
from cchc_desktop.handoff.unit_key import new_key
from cchc_desktop.handoff.verifying import examine
from cchc_desktop.report.file import LoadedReport, read_report

REPEATS = 20
SIGNING, VERIFYING = "SHA-256 and Ed25519 signing, same bytes", "SHA-256 and Ed25519 verifying, same bytes"
MAKE, VERIFY = "package of a full report, with ready documents", "package verified"
MOMENT = datetime(2023, 6, 15, 8, tzinfo=UTC)


def measures(folder: Path) -> Iterator[Measure]:
    """Time the package of the printed sample; its documents are written once, before."""
    contents = _contents(folder)
    key = new_key()
    raw = make(contents, key, MOMENT).raw
    public, signature = key.public, key.sign(hashlib.sha256(raw).digest())

    def made() -> None:
        for _ in range(REPEATS):
            make(contents, key, MOMENT)

    def verified() -> None:
        for _ in range(REPEATS):
            if not examine(raw, lambda _unit, _key: KeyTrust.KNOWN).verification.whole:
                raise SystemExit("a package is not whole, nothing measured")

    def signed() -> None:
        for _ in range(REPEATS):
            key.sign(hashlib.sha256(raw).digest())

    def checked() -> None:
        for _ in range(REPEATS):
            public.verifies(signature, hashlib.sha256(raw).digest())

    taken = medians({MAKE: made, VERIFY: verified, SIGNING: signed, VERIFYING: checked})
    yield _measure(taken, MAKE, SIGNING)
    yield _measure(taken, VERIFY, VERIFYING)


def _measure(taken: dict[str, float], name: str, floor: str) -> Measure:
    per_second = f"{name}, {REPEATS * 1000 / taken[name]:.0f} a second"
    return Measure(per_second, taken[name] / REPEATS, floor, taken[floor] / REPEATS, most_milliseconds=20)


def _contents(folder: Path) -> PackageContents:
    loaded = _sample()
    source = library.shipped(loaded.template.id)
    assert source is not None  # noqa: S101 - the sample's own
    _, raw = library.sample(printed=True)
    return PackageContents(loaded.report, raw, source.source, *ready_documents(folder))


def ready_documents(folder: Path) -> tuple[bytes, bytes]:
    """Return the PDF and the workbook of the printed sample, written in a folder."""
    loaded = _sample()
    paths = {suffix: folder / f"packed.{suffix}" for suffix in ("pdf", "xlsx")}
    for suffix, path in paths.items():
        for _step in export(loaded.report, loaded.template, suffix, path):
            pass
    return paths["pdf"].read_bytes(), paths["xlsx"].read_bytes()


def _sample() -> LoadedReport:
    name, raw = library.sample(printed=True)
    return read_report(raw, name, library.find)
