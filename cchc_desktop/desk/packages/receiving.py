"""Receiving a package: its verification, trust in its key, and the import of its report as a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import MAX_TEXT_FILE, read_bytes
from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.base.text import stored
from cchc_desktop.desk.packages.kept_files import with_kept_files
from cchc_desktop.desk.packages.verdict import newer_in_words, refuse_broken, refuse_new_key, signature_in_words
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.answering.answer_package import ANSWER_PACKAGE, is_answer
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.template_package import TEMPLATE_PACKAGE
from cchc_desktop.handoff.unit_key import digits_of
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.handoff.verifying import REPORT_PACKAGE, VALID, Verification, VerifiedPackage, examine
from cchc_desktop.report.file import LoadedReport, read_report
from cchc_desktop.report.loading import OneTemplate
from cchc_desktop.report.store_protocol import Origin
from cchc_desktop.report.template_source import read_template

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.desk.drafts.desk import Added, Desk
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.handoff.verifying import PackageKind
    from cchc_desktop.report.template_source import TemplateSource

CAUSE = "package"


def verify(keyring: Keyring, path: Path) -> Verification:
    """Return the verification of a package; an unusable file raises an error, a damaged package is a result."""
    return received(keyring, path).verification


def received(keyring: Keyring, path: Path) -> VerifiedPackage:
    """Return a verified package with its contents, so that the verified bytes are imported."""
    raw = read_bytes(path, MAX_PACKAGE)
    examined = examine(raw, keyring.trust_in, _kind(path, raw))
    found = examined.verification
    if found.trust in (KeyTrust.RENAMED, KeyTrust.LOOK_ALIKE) and found.statement and found.key:
        known_as = keyring.known_as(found.statement.unit, found.key)
        return replace(examined, verification=replace(found, known_as=known_as))
    return examined


def _kind(path: Path, raw: bytes) -> PackageKind:
    if package_layout.is_template_package(path):
        return TEMPLATE_PACKAGE
    return ANSWER_PACKAGE if is_answer(raw) else REPORT_PACKAGE


def trust(keyring: Keyring, found: Verification, fingerprint: str) -> Verification:
    """Store a package's key for its unit if the fingerprint typed from the slip is the key's.

    Return the new verification.
    """
    statement, key = found.statement, found.key
    if statement is None or key is None or not found.whole:
        raise UserError("Không ghi nhớ khóa ký này.", "Gói không còn nguyên vẹn, nên khóa đi kèm không tin được.")
    if digits_of(fingerprint) != digits_of(key.fingerprint):
        text = f"Gói: {key.fingerprint}\nPhiếu: {fingerprint}\nGọi cho đơn vị gửi để hỏi lại trước khi nhận."
        raise UserError("Mã đối chiếu trên phiếu khác với mã của gói. Không ghi nhớ khóa ký này.", text)
    keyring.remember(statement.unit, key)
    return replace(found, signature=VALID, trust=KeyTrust.KNOWN, known_as="")


def import_package(desk: Desk, keyring: Keyring, path: Path, *, accept_new_key: bool = False) -> Added:
    """Add the report of a whole package as an open draft, with warnings about its signature and newer drafts.

    NewKeyError if its unit signed with another key before, unless that is accepted.
    """
    examined = received(keyring, path)
    refuse_broken(examined.verification, path.name)
    if not accept_new_key:
        refuse_new_key(examined.verification, path.name)
    newer = tuple(newer_in_words(desk.drafts(), examined.verification, also_same=True))
    added = import_received(desk, examined, path.name)
    return replace(added, warnings=(*signature_in_words(examined.verification), *newer, *added.warnings))


def import_received(desk: Desk, examined: VerifiedPackage, name: str) -> Added:
    """Add the report in a whole package as an open draft with the template it came with.

    Its history stays in the package: the draft's own begins with one change of the cause "package". Files beside
    documents are kept in the data folder.
    """
    loaded, source = report_in(examined, name)
    report, words = with_kept_files(loaded.report, examined.files, desk.store.folder)
    loaded = replace(loaded, report=report, warnings=(*loaded.warnings, *words))
    return desk.add(loaded, source, CAUSE, _origin(examined.verification, name))


def _origin(found: Verification, name: str) -> Origin:
    """Return what a draft keeps of the package it came in: its key, as it is known now."""
    key, trust = found.key.fingerprint if found.key else "", found.trust.value if found.trust else ""
    return Origin(stored(name), key, trust, now().isoformat(timespec="seconds"))


def load_package(keyring: Keyring, path: Path) -> LoadedReport:
    """Read the report in a whole package, without adding it to the drafts; its warnings begin with the signature."""
    examined = received(keyring, path)
    loaded, _ = report_in(examined, path.name)
    return replace(loaded, warnings=(*signature_in_words(examined.verification), *loaded.warnings))


def report_in(examined: VerifiedPackage, name: str) -> tuple[LoadedReport, TemplateSource]:
    """Return the report of a whole package, read by the template in it, which the program need not ship."""
    refuse_broken(examined.verification, name)
    if package_layout.REPORT not in examined.files:
        advice = "Nhập gói này ở trang đầu: trả lời được ghi vào đúng báo cáo của nó."
        raise BadFileError(f"Gói {name} là trả lời của nơi nhận, không có báo cáo.", advice)
    raw, template_raw = examined.files[package_layout.REPORT] or b"", examined.files[package_layout.TEMPLATE] or b""
    if len(template_raw) > MAX_TEXT_FILE:
        raise BadFileError(f"Không nhận gói {name}.", f"{package_layout.TEMPLATE} lớn quá mức của một mẫu báo cáo.")
    source = read_template(template_raw, f"{name}: {package_layout.TEMPLATE}")
    return read_report(raw, f"{name}: {package_layout.REPORT}", OneTemplate(source.template).find), source
