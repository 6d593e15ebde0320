"""The versions of a draft that can be compared: listed with their moments, and read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.comparing.compare_reports import ComparedReport
from cchc_desktop.desk.office import library
from cchc_desktop.desk.versions.printed_drafts import PrintedDraft, printed_drafts, report_at
from cchc_desktop.desk.versions.version_name import VersionKind, VersionName
from cchc_desktop.report.file import read_report
from cchc_desktop.report.loading import OneTemplate

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import Change, Draft, DraftStore
    from cchc_desktop.report.template import Template

CLOSE = "close"
"""The cause of a change, under the key "": the version was sealed."""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version that was kept: its name, when it was made (None if unknown), and by whom."""

    name: VersionName
    when: datetime | None
    who: str = ""


def kept_versions(store: DraftStore, ref: str) -> tuple[KeptVersion, ...]:
    """Return the versions of a draft, newest first: as it is now, then the printed and the sealed ones."""
    draft, history = store.load(ref), store.history(ref)
    printed = [_printed(ref, one) for one in printed_drafts(history)]
    closings = [change for change in history if not change.key and change.cause == CLOSE]
    first = draft.report.version - sum(change.cause == "reopen" and not change.key for change in history)
    numbered = [
        KeptVersion(VersionName(ref, VersionKind.NUMBERED, number), change.when, change.who)
        for number, change in enumerate(closings, first)
    ]
    now = KeptVersion(VersionName(ref), draft.changed_at)
    older = sorted([*printed, *numbered], key=lambda version: version.when or draft.changed_at, reverse=True)
    return (now, *older)


def read_version(store: DraftStore, name: VersionName) -> ComparedReport:
    """Return a version of a draft with its template; NotFoundError if there is none of that name."""
    draft = store.load(name.ref)
    template = library.pinned(draft).template
    if name.kind is VersionKind.NOW or (name.kind, name.number) == (VersionKind.NUMBERED, draft.report.version):
        return ComparedReport(draft.report, template)
    if name.kind is VersionKind.PRINTED:
        report = _as_printed(draft, store.history(name.ref), name)
    else:
        report = _as_sealed(store, name, template)
    if report is None:
        there = ", ".join(str(version.name) for version in kept_versions(store, name.ref))
        raise NotFoundError(f"Không có bản “{name}”.", f"Báo cáo này có: {there}.")
    return ComparedReport(report, template)


def _printed(ref: str, one: PrintedDraft) -> KeptVersion:
    return KeptVersion(VersionName(ref, VersionKind.PRINTED, one.number), one.when, one.who)


def _as_printed(draft: Draft, history: list[Change], name: VersionName) -> Report | None:
    """Return the draft as it was printed, None if it was not printed so often."""
    found = printed_drafts(history)
    return report_at(draft.report, history, found[name.number - 1].sequence) if name.number <= len(found) else None


def _as_sealed(store: DraftStore, name: VersionName, template: Template) -> Report | None:
    """Return a version as it was sealed, None if there is none of that number."""
    sealed = store.sealed(name.ref, name.number)
    if sealed is None:
        return None
    return read_report(sealed.content.encode(), str(name), OneTemplate(template).find).report
