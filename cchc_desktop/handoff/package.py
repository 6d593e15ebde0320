"""A report as a package: its contents, and the bytes made of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import now
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.bag import bag, sha256
from cchc_desktop.handoff.container import chunks
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.statement import Statement, sign, statement_of, unit_of
from cchc_desktop.handoff.verifying import VALID, examine

if TYPE_CHECKING:
    from cchc_desktop.handoff.unit_key import PublicKey, SecretKey
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import Change

PROGRAM = "CCHC Desktop"


@dataclass(frozen=True)
class PackageContents:
    """The contents of a package: the report and its canonical file, template, documents, history, signed copy.

    beside has the files beside documents of the register, by their paths in the package.
    """

    report: Report
    report_json: bytes
    template_source: str
    pdf: bytes
    workbook: bytes
    history: Sequence[Change] = ()
    signed: bytes = b""
    beside: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Package:
    """A finished package: its bytes, the statement, the key, and the documents that also lie beside it."""

    raw: bytes
    statement: Statement
    key: PublicKey
    pdf: bytes
    workbook: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the whole file."""
        return sha256(self.raw)


def program() -> str:
    """Return the program's name and version, as signatures name it."""
    try:
        return f"{PROGRAM} {version('cchc-desktop')}"
    except PackageNotFoundError:  # run from a folder that was never installed
        return PROGRAM


def make(contents: PackageContents, key: SecretKey, moment: datetime | None = None) -> Package:
    """Return the package of a report, signed at a moment (now, unless one is given)."""
    moment = (moment or now()).replace(microsecond=0)
    statement = statement_of(contents.report, moment, program())
    files = bag(payload(contents), _info(contents.report, statement))
    files[package_layout.SIGNATURE] = sign(statement, files[package_layout.TAG_MANIFEST], key)
    raw = b"".join(chunks(files, moment))
    return Package(raw, statement, key.public, contents.pdf, contents.workbook)


def present(raw: bytes, contents: PackageContents, key: PublicKey) -> Package | None:
    """Return the package in bytes if it is whole, of this key and has the same contents; else None.

    Its documents count as the same: they are made of the report, and a workbook's bytes depend on the moment.
    """
    examined = examine(raw, lambda _unit, found: KeyTrust.KNOWN if found == key else KeyTrust.FIRST)
    found, files = examined.verification, examined.files
    pdf, workbook = files.get(package_layout.PDF), files.get(package_layout.WORKBOOK)
    if not found.whole or found.signature != VALID or found.statement is None or pdf is None or workbook is None:
        return None
    wanted = {**payload(contents), package_layout.PDF: pdf, package_layout.WORKBOOK: workbook}
    said = {path: content for path, content in files.items() if path.startswith(package_layout.PAYLOAD)}
    return Package(raw, found.statement, key, pdf, workbook) if said == wanted else None


def payload(contents: PackageContents) -> dict[str, bytes]:
    """Return the files below data/ by their paths."""
    files = {
        package_layout.REPORT: contents.report_json,
        package_layout.PDF: contents.pdf,
        package_layout.WORKBOOK: contents.workbook,
        package_layout.TEMPLATE: contents.template_source.encode(),
        package_layout.HISTORY: b"".join(_change_line(change) for change in contents.history),
        package_layout.REASONS: _json([reason.as_json() for reason in contents.report.reasons], indent=1),
    }
    signed = {package_layout.SIGNED: contents.signed} if contents.signed else {}
    return {**files, **signed, **contents.beside}


def _change_line(change: Change) -> bytes:
    when = change.when.isoformat(timespec="milliseconds")
    members = {"when": when, "who": change.who, "key": change.key, "before": change.before, "after": change.after}
    return _json({**members, "cause": change.cause})


def _json(value: object, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()


def _info(report: Report, statement: Statement) -> Mapping[str, str]:
    """Return the labels of bag-info.txt (RFC 8493, 2.2.2); ours begin with "CCHC-"."""
    return {
        "CCHC-Format": package_layout.FORMAT,
        "Source-Organization": unit_of(report),
        "External-Identifier": f"{statement.template} {statement.period} v{statement.version} {statement.state}",
        "Bagging-Date": statement.time[: len("2023-06-15")],
        "Bag-Software-Agent": statement.program,
    }
