"""Splitting the work: parts of a draft go to colleagues as package and workbook, and come back field by field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.desk.office import library
from cchc_desktop.desk.packages.verdict import refuse_broken
from cchc_desktop.desk.sending.handing import prepare
from cchc_desktop.desk.work.acts import Acts
from cchc_desktop.documents.readers import read_file
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.bag import one_line
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.handoff.verifying import examine
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.file import LoadedReport, read_report, write_report
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.loading import OneTemplate
from cchc_desktop.report.merge import Merge, MergeChoices, merge
from cchc_desktop.report.part import Part, handed_out, part_of, with_part
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cchc_desktop.desk.sending.handing import Handover
    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import Change, DraftStore
    from cchc_desktop.report.template import Template

CAUSE = "merge"


@dataclass(frozen=True, slots=True)
class Returned:
    """A part that came back: the part handed out, its merge with the present draft, warnings for the user."""

    part: Part
    merge: Merge
    warnings: tuple[str, ...]

    @property
    def colleague(self) -> str:
        """The colleague's name as the part gives it, in one line."""
        return one_line(self.part.colleague)


def hand_out(store: DraftStore, ref: str, names: Iterable[str], colleague: str = "") -> Handover:
    """Return forms ("3") and sections ("II.2") of a draft, ready to be handed out; `handing.pack` writes them.

    The whole report goes along for reading, without files beside documents; only the part is taken back.
    """
    draft = store.load(ref)
    if draft.report.state != OPEN:
        raise UserError("Báo cáo đã chốt, không giao phần việc được.", "Mở lại báo cáo rồi giao.")
    template = library.pinned(draft).template
    origin = _origin(store, ref)
    part = handed_out(draft.report, template, names, origin=origin, colleague=one_line(colleague))
    report = with_part(draft.report, part)
    return replace(prepare(store, ref, draft=True), report=report, report_json=write_report(report), beside=())


def take_back(store: DraftStore, keyring: Keyring, ref: str, path: Path) -> Returned:
    """Compare a part that came back (.cchc, .xlsx, .json) with the draft it was handed out from; change nothing."""
    template = library.pinned(store.load(ref)).template
    return compare(store, ref, path.name, read_part(path, template, keyring))


def read_part(path: Path, template: Template, keyring: Keyring) -> LoadedReport:
    """Read the report of a part that came back, on any thread; the store is not asked."""
    only = OneTemplate(template)
    if not package_layout.is_package(path):
        return read_file(read_bytes(path), path.name, only)
    examined = examine(read_bytes(path, MAX_PACKAGE), keyring.trust_in)
    found = examined.verification
    refuse_broken(found, path.name)
    loaded = read_report(
        examined.files[package_layout.REPORT] or b"", f"{path.name}: {package_layout.REPORT}", only.find
    )
    if found.trust is KeyTrust.KNOWN or found.key is None:
        return loaded
    warning = f"Gói ký bằng khóa máy này chưa biết ({found.key.fingerprint}); xem từng chỗ trước khi nhận."
    return replace(loaded, warnings=(warning, *loaded.warnings))


def compare(store: DraftStore, ref: str, name: str, loaded: LoadedReport) -> Returned:
    """Compare the report of a part that came back in the file `name` with the draft it was handed out from."""
    draft = store.load(ref)
    template = library.pinned(draft).template
    part = part_of(loaded.report)
    if part is None:
        advice = "Nhận tệp này thành bản thảo riêng, hoặc chọn tệp lập từ gói phần việc đã giao."
        raise BadFileError(f"{name} không phải phần việc được giao.", advice)
    if part.origin != _origin(store, ref):
        raise _other_draft(name, loaded.report, loaded.template)
    found = merge(_in_order(part.base, template), draft.report.texts, loaded.report.texts, part.holds)
    return Returned(part, found, tuple(warning for warning in loaded.warnings if warning != part.notice))


def apply(store: DraftStore, ref: str, returned: Returned, choices: MergeChoices, who: str = "") -> tuple[Change, ...]:
    """Save the colleague's changes and chosen texts in one transaction; `who` made them if the part names no one."""
    report = store.load(ref).report
    acts = Acts(settled(returned, choices, report)).changes(report)
    texts = {**acts.texts, **acts.marked(report)}
    changes = store.edit_many(ref, texts, who=returned.colleague or who, cause=CAUSE)
    return tuple(change for change in changes if change.key in acts.texts)


def apply_open(opened: OpenReport, returned: Returned, choices: MergeChoices) -> int:
    """Make the same changes in an open report as one edit under the colleague's name; return the number of fields."""
    texts = settled(returned, choices, opened.report)
    opened.edit_many(texts, CAUSE, returned.colleague)
    return len(texts)


def settled(returned: Returned, choices: MergeChoices, report: Report) -> dict[str, str]:
    """Return the texts to merge into a report, by key.

    UserError if a conflict is left open, or if the report has changed since in one of these fields.
    """
    left = returned.merge.unsettled(choices)
    if left:
        keys = ", ".join(each.key for each in left)
        raise UserError("Còn chỗ hai bên cùng sửa mà chưa chọn.", f"Chọn ở: {keys}.")
    incoming = returned.merge.incoming(choices)
    moved = [each.key for each in incoming if report.text(each.key) != each.ours]
    if moved:
        raise UserError(f"Bản thảo vừa được sửa thêm ở: {', '.join(moved)}.", "Nhận lại phần việc này lần nữa.")
    return {each.key: each.theirs for each in incoming}


def _origin(store: DraftStore, ref: str) -> str:
    """Return the identity of a draft, unchanged by a restore: the number and moment of its first change."""
    first = store.history(ref)[0]
    return f"{first.sequence}@{first.when.isoformat(timespec='milliseconds')}"


def _in_order(fields: Mapping[str, str], template: Template) -> dict[str, str]:
    """Return fields in the order of the document: sections, then each row with its note, then all others."""
    rows = (key for row in template.rows for key in (row, note_of(row)))
    return {**dict.fromkeys((*template.sections, *rows), ""), **fields}


def _other_draft(name: str, report: Report, template: Template) -> UserError:
    unit = f"{report.text('unit.kind')} {report.text('unit.name')}".strip()
    span = span_of(template, report.period)
    which = f"báo cáo {span.name if span else report.period} của {unit}"
    advice = "Mở đúng báo cáo đã giao phần việc này rồi nhận lại, hoặc chọn tệp khác."
    return BadFileError(f"Phần việc trong {name} không giao từ báo cáo này.", f"Tệp này thuộc {which}. {advice}")
