"""Handing a report over: its package, the files beside it and the slip, written safely.

`prepare` reads the drafts and belongs to their thread; `pack` takes the result of `prepare` and may run on any thread.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import NotFoundError, StorageError, UserError, WayOut
from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.base.shapes import read_shape
from cchc_desktop.base.work_step import Step
from cchc_desktop.base.work_step import result_of as result_of  # noqa: PLC0414 - callers run a packing with it
from cchc_desktop.desk.office.settings import context_of
from cchc_desktop.desk.register.travelling import with_register
from cchc_desktop.desk.register.travelling_files import FileBeside, files_of, read_all
from cchc_desktop.desk.sending.slip_content import SlipCounts, counts_of, slip_of
from cchc_desktop.desk.work.unit_history import loaded
from cchc_desktop.documents.pdf.slip import write_slip
from cchc_desktop.documents.writers import export
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.drives import DISK, drive_of, place_of
from cchc_desktop.handoff.names import package_name, stem_of
from cchc_desktop.handoff.package import Package, PackageContents, make, present
from cchc_desktop.handoff.statement import unit_of
from cchc_desktop.handoff.stick import Outgoing, write_files
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.handoff.write_errors import reporting
from cchc_desktop.report.document import CLOSED, OPEN
from cchc_desktop.report.file import write_report
from cchc_desktop.report.keys import ANSWERS
from cchc_desktop.report.members.office_answer import answers_text
from cchc_desktop.report.members.register_entry import RegisterEntry

if TYPE_CHECKING:
    from cchc_desktop.handoff.device import Device
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.handoff.unit_key import PublicKey
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import Change, DraftStore, SealedVersion
    from cchc_desktop.report.template import Template

SLIP = "_phieu-ban-giao.pdf"


@dataclass(frozen=True)
class Handover:
    """A report ready to be packed, independent of later changes of its draft."""

    report: Report
    report_json: bytes
    template: Template
    template_source: str
    history: tuple[Change, ...]
    signed: bytes
    counts: SlipCounts
    beside: tuple[FileBeside, ...] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """The result of handing over: the package, the slip, every file written, the key's fingerprint.

    new_key: this packing made the unit's key; present: the same package existed already, whole. beside counts the
    files beside documents that the package carries, left_out has a sentence for each that it does not.
    """

    package: Path
    slip: Path
    written: tuple[Path, ...]
    sha256: str
    fingerprint: str
    new_key: bool
    present: bool
    beside: int = 0
    left_out: tuple[str, ...] = ()


def prepare(store: DraftStore, ref: str, *, draft: bool = False) -> Handover:
    """Return a report ready for packing: a sealed one unchanged, an open one only as a draft for advice."""
    opened, template = loaded(store, ref)
    report = _without_later(opened.report)
    if (report.state == OPEN) is not draft:
        raise _wrong_state(draft=draft)
    sealed = store.sealed(ref, report.version)
    if sealed and sha256(sealed.content.encode()) != sealed.sha256:
        raise StorageError(f"Lần {report.version} đã chốt không còn nguyên.", "Khôi phục từ bản sao rồi đóng gói lại.")
    context = context_of(store, report, template)
    register = _sealed_register(sealed) if sealed else with_register(report, template, context.register).register
    report = replace(report, register=register)
    whole = sealed.content.encode() if sealed and report.state == CLOSED else write_report(report)
    signed = sealed.issue.signed if sealed and sealed.issue else b""
    history = tuple(filter(_of_the_report, store.history(ref)))
    counts = counts_of(report, template, context)
    beside = files_of(report, context.register, store.folder)
    return Handover(report, whole, template, opened.template_source, history, signed, counts, beside)


def _sealed_register(sealed: SealedVersion) -> tuple[RegisterEntry, ...]:
    """Return the documents that a version was sealed with; later changes of the unit's register do not count."""
    entries, _ = read_shape(list[RegisterEntry], json.loads(sealed.content).get("register", []))
    return tuple(entries or ())


def _without_later(report: Report) -> Report:
    """Return a report without answers to this version: a package of it says the same before and after they came."""
    if report.state == OPEN:
        return report
    return report.with_edit(ANSWERS, answers_text(each for each in report.answers if each.version < report.version))


def _of_the_report(change: Change) -> bool:
    """Return whether a change is one of the report, not the coming of an answer or the ticking of its remarks."""
    return change.key != ANSWERS and (change.key, change.cause) != ("", "answer")


def pack(
    handover: Handover, keyring: Keyring, folder: Path, *, clock: Clock = now, device: Device | None = None
) -> Generator[Step, None, Handed]:
    """Write the package of a report, its PDF, workbook and slip into a folder; the generator returns the result.

    Nothing is overwritten: an identical package that exists already counts as this one, any other keeps its name.
    """
    if not folder.is_dir():
        raise NotFoundError(f"Không có thư mục {folder}.", "Cắm USB, mở nó một lần rồi chọn lại thư mục.")
    key, new_key = keyring.ensure(unit_of(handover.report))
    beside = read_all(handover.beside)
    with reporting(DISK):
        contents = yield from _contents(handover, beside.files)
    fresh, place = make(contents, key, clock()), place_of(folder)
    with reporting(place):
        stem, package, files = yield from _settled(handover, folder, contents, fresh)
    if files:
        yield from write_files(folder, files, device, place)
    return Handed(
        package=folder / package_name(stem),
        slip=folder / (stem + SLIP),
        written=tuple(folder / file.name for file in files),
        sha256=package.sha256,
        fingerprint=key.public.fingerprint,
        new_key=new_key,
        present=package is not fresh,
        beside=len(beside.files),
        left_out=beside.left_out,
    )


def unsafe_home(data: Path) -> str:
    """Return a warning if the drafts themselves are on a removable drive, "" if they are not."""
    if drive_of(data) is None:
        return ""
    return f"Chú ý: bản thảo đang nằm trên ổ tháo rời ({data}). Nên để trong máy; USB chỉ để mang gói bàn giao đi."


def _wrong_state(*, draft: bool) -> UserError:
    if draft:
        return UserError(
            "Báo cáo đã chốt, không còn là bản thảo.", "Đóng gói lại ở trang Xuất và bàn giao.", WayOut.PACK_CLOSED
        )
    advice = "Chốt báo cáo rồi đóng gói, hoặc đóng gói như bản thảo để gửi xin ý kiến."
    return UserError("Báo cáo chưa chốt.", advice, WayOut.PACK_DRAFT)


def _settled(
    handover: Handover, folder: Path, contents: PackageContents, fresh: Package
) -> Generator[Step, None, tuple[str, Package, list[Outgoing]]]:
    """Return the first name that is free or has the same package, that package, and the files to be written."""
    for turn in count(1):
        stem = stem_of(handover.report, turn)
        package = _present(folder / package_name(stem), contents, fresh.key) or fresh
        files = yield from _files(handover, package, stem)
        if all(_fits(folder / file.name, file.raw) for file in files):
            break
    return stem, package, [file for file in files if not (folder / file.name).exists()]


def _contents(handover: Handover, beside: Mapping[str, bytes]) -> Generator[Step, None, PackageContents]:
    """Write the documents in a temporary folder, and return the contents of the package."""
    with temporary_folder() as folder:
        pdf, workbook = folder / "report.pdf", folder / "report.xlsx"
        yield from export(handover.report, handover.template, "pdf", pdf)
        yield from export(handover.report, handover.template, "xlsx", workbook)
        return PackageContents(
            report=handover.report,
            report_json=handover.report_json,
            template_source=handover.template_source,
            pdf=pdf.read_bytes(),
            workbook=workbook.read_bytes(),
            history=handover.history,
            signed=handover.signed,
            beside=beside,
        )


def _files(handover: Handover, package: Package, stem: str) -> Generator[Step, None, list[Outgoing]]:
    """Return the files of one name, the package last, so that where it exists the others do too."""
    with temporary_folder() as folder:
        path = folder / "slip.pdf"
        slip = slip_of(handover.report, handover.template, handover.counts, package, package_name(stem))
        yield from write_slip(handover.report, handover.template, slip, path)
        return [
            Outgoing(stem + ".pdf", package.pdf),
            Outgoing(stem + ".xlsx", package.workbook),
            Outgoing(stem + SLIP, path.read_bytes()),
            Outgoing(package_name(stem), package.raw),
        ]


def _present(path: Path, contents: PackageContents, key: PublicKey) -> Package | None:
    """Return the package that exists already if its contents are the same, else None."""
    if not path.is_file() or path.stat().st_size > MAX_PACKAGE:
        return None
    return present(read_bytes(path, MAX_PACKAGE), contents, key)


def _fits(path: Path, raw: bytes) -> bool:
    """Return whether a name is free, or taken by the same bytes."""
    if not os.path.lexists(path):
        return True
    return path.is_file() and path.stat().st_size == len(raw) and read_bytes(path, len(raw)) == raw
