"""Receiving a package: what verification found, which key to trust, and the report as a draft of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import MAX_TEXT_FILE, read_bytes
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.handoff import layout
from cchc_desktop.handoff.bag import one_line
from cchc_desktop.handoff.keyring import Standing
from cchc_desktop.handoff.keys import digits_of
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.handoff.verifying import CHANGED, MISSING, UNEXPECTED, VALID, WHOLE, Examined, Verification, examine
from cchc_desktop.report.document import CLOSED, ISSUED, OPEN
from cchc_desktop.report.file import LoadedReport, read_report
from cchc_desktop.report.loading import OneTemplate
from cchc_desktop.report.template_source import read_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cchc_desktop.desk.desk import Added, Desk
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.handoff.signing import Statement
    from cchc_desktop.report.store import DraftInfo
    from cchc_desktop.report.template_source import TemplateSource

STATES = {
    WHOLE: "nguyên vẹn",
    CHANGED: "bị thay đổi",
    MISSING: "bị thiếu",
    UNEXPECTED: "không có trong danh sách",
}
VERSIONS = {OPEN: "bản thảo", CLOSED: "bản trình ký", ISSUED: "bản đã ban hành"}
CAUSE = "package"


def verify(keyring: Keyring, path: Path) -> Verification:
    """Verify a package; an unusable file is an error, a damaged package a result."""
    return received(keyring, path).verification


def received(keyring: Keyring, path: Path) -> Examined:
    """Verify a package and keep its contents, so that what was looked at is what is imported."""
    return examine(read_bytes(path, MAX_PACKAGE), keyring.standing)


def trust(keyring: Keyring, found: Verification, fingerprint: str) -> Verification:
    """Remember a package's key for its unit, if the fingerprint typed from the slip is the key's.

    Return what verification says now.
    """
    statement, key = found.statement, found.key
    if statement is None or key is None or not found.whole:
        raise UserError("Không ghi nhớ khóa ký này.", "Gói không còn nguyên vẹn, nên khóa đi kèm không tin được.")
    if digits_of(fingerprint) != digits_of(key.fingerprint):
        text = f"Gói: {key.fingerprint}\nPhiếu: {fingerprint}\nGọi cho đơn vị gửi để hỏi lại trước khi nhận."
        raise UserError("Mã nhận diện trên phiếu khác với mã của gói. Không ghi nhớ khóa ký này.", text)
    keyring.remember(statement.unit, key)
    return replace(found, signature=VALID, standing=Standing.KNOWN)


def import_package(desk: Desk, keyring: Keyring, path: Path) -> Added:
    """Add the report in a whole package as an open draft, and tell what its signature and the drafts say of it."""
    examined = received(keyring, path)
    newer = tuple(newer_in_words(desk.drafts(), examined.verification, also_same=True))
    added = import_received(desk, examined, path.name)
    return replace(added, warnings=(*signature_in_words(examined.verification), *newer, *added.warnings))


def import_received(desk: Desk, examined: Examined, name: str) -> Added:
    """Add the report in a whole package as an open draft with the template it came with.

    Its history stays in the package: the draft's own begins with one change of the cause "package".
    """
    return desk.add(*report_in(examined, name), CAUSE)


def load_package(keyring: Keyring, path: Path) -> LoadedReport:
    """Read the report in a whole package, without adding it to the drafts; its warnings begin with the signature."""
    examined = received(keyring, path)
    loaded, _ = report_in(examined, path.name)
    return replace(loaded, warnings=(*signature_in_words(examined.verification), *loaded.warnings))


def refuse_broken(found: Verification, name: str) -> None:
    """BadFileError with everything that is not as it was packed, unless the package is whole."""
    if not found.whole:
        raise BadFileError(f"Không nhận gói {name}: gói không còn nguyên vẹn.", "\n".join(faults_in_words(found)))


def faults_in_words(found: Verification) -> Iterator[str]:
    """Give a line for everything that is not as it was packed."""
    for file in found.files:
        if file.state != WHOLE:
            yield f"{file.path}: {STATES[file.state]}."
    yield from found.faults
    if found.standing is None:
        yield "Chữ ký không đúng: không thể biết gói này do ai lập."


def signature_in_words(found: Verification) -> Iterator[str]:
    """Give what a signature that holds says, and what to do about a key that is not known yet."""
    statement, key = found.statement, found.key
    if statement is None or key is None or found.standing is None:
        return
    state = VERSIONS.get(statement.state, statement.state)
    version = f"bản {statement.version} ({state})"
    yield f"{statement.unit}, kỳ {statement.period}, {version}, đóng gói {_moment(found)}."
    if not found.whole:
        yield "Chữ ký đúng, nhưng gói đã đổi sau khi ký."
        return
    if found.standing is Standing.KNOWN:
        yield "Chữ ký đúng, khóa ký đã biết."
        return
    if found.standing is Standing.REPLACED:
        yield "Chú ý: đơn vị này từng ký bằng khóa khác. Hỏi lại đơn vị gửi vì sao đổi khóa trước khi tin gói này."
    else:
        yield "Chữ ký đúng, nhưng khóa ký này chưa gặp lần nào."
    yield f"Mã nhận diện của khóa: {key.fingerprint}"
    yield "So mã này với phiếu bàn giao bằng giấy; giống nhau thì ghi nhớ bằng cchc verify --trust."


def _moment(found: Verification) -> str:
    moment = found.statement.moment if found.statement else None
    return f"lúc {moment:%H:%M ngày %d/%m/%Y}" if moment else "không rõ lúc nào"


def report_in(examined: Examined, name: str) -> tuple[LoadedReport, TemplateSource]:
    """Read the report of a whole package by the template in it, whether the program ships that or not."""
    refuse_broken(examined.verification, name)
    raw, template_raw = examined.files[layout.REPORT] or b"", examined.files[layout.TEMPLATE] or b""
    if len(template_raw) > MAX_TEXT_FILE:
        raise BadFileError(f"Không nhận gói {name}.", f"{layout.TEMPLATE} lớn quá mức của một mẫu báo cáo.")
    source = read_template(template_raw, f"{name}: {layout.TEMPLATE}")

    return read_report(raw, f"{name}: {layout.REPORT}", OneTemplate(source.template).find), source


def newer_in_words(drafts: Iterable[DraftInfo], found: Verification, *, also_same: bool = False) -> Iterator[str]:
    """Give a line if the drafts hold the report of a package in a later version, or also in the same."""
    said = found.statement
    if said is None or said.number is None:
        return
    same = [draft for draft in drafts if _same_report(draft, said)]
    highest = max(same, key=lambda draft: draft.version, default=None)
    if highest and highest.version >= said.number + (0 if also_same else 1):
        word = "mới hơn" if highest.version > said.number else "cùng số"
        yield f"Đã có bản {highest.version} ({highest.ref}), {word} so với bản {said.number} trong gói."


def _same_report(draft: DraftInfo, said: Statement) -> bool:
    unit = one_line(f"{draft.unit_kind} {draft.unit_name}")
    return (draft.template, draft.period) == (said.template, said.period) and f"{said.unit}, ".startswith(f"{unit}, ")
