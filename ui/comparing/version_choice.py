"""The versions that can be chosen for a comparison, with their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import moment_words
from cchc_desktop.comparing.compare_reports import ComparedReport
from cchc_desktop.desk.carrying.beginning import CAUSE as CARRIED
from cchc_desktop.desk.drafts.draft_words import begun
from cchc_desktop.desk.office import library
from cchc_desktop.desk.versions.kept_versions import KeptVersion, kept_versions, read_version
from cchc_desktop.desk.versions.other_reports import other_reports, read_report_file
from cchc_desktop.desk.versions.version_name import VersionKind, VersionName
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.periods import span_of
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.report.store_protocol import DraftInfo


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """A version that can be chosen: its name in the list, a short one for a column, how it is read."""

    name: str
    short: str
    read: Callable[[], ComparedReport] = field(compare=False)
    same_draft: bool = True


def choices_of(desk: Desk, ref: str) -> list[VersionChoice]:
    """Return what a draft can be compared with: its own versions, then other reports, likely ones first."""
    own = [_kept(desk, version) for version in kept_versions(desk.store, ref)]
    return [*own, *(_other(desk, other) for other in other_reports(desk, ref))]


def choice_of_file(desk: Desk, path: Path) -> VersionChoice:
    """Return a file as a version; it is read now, so that one that cannot be read is no choice."""
    found = read_report_file(desk.store.folder, path)
    return VersionChoice(path.name, path.name, lambda: found, same_draft=False)


def _kept(desk: Desk, version: KeptVersion) -> VersionChoice:
    name, when = version.name, moment_words(version.when.astimezone()) if version.when else ""
    read = partial(read_version, desk.store, name)
    if name.kind is VersionKind.PRINTED:
        return VersionChoice(comparing_texts.PRINTED_DRAFT.format(name.number, when), f"Bản in số {name.number}", read)
    if name.kind is VersionKind.NUMBERED:
        return VersionChoice(comparing_texts.SEALED.format(name.number, when), f"Lần {name.number}", read)
    words = comparing_texts.NOW if read().report.state == OPEN else comparing_texts.NOW_SEALED
    return VersionChoice(words.format(when.replace(" ngày ", " ")), words.partition(",")[0], read)


def _other(desk: Desk, draft: DraftInfo) -> VersionChoice:
    template = library.find(draft.template)
    span = span_of(template, draft.period) if template else None
    period, unit = span.title if span else draft.period, f"{draft.unit_kind} {draft.unit_name}".strip()
    read = partial(read_version, desk.store, VersionName(draft.ref))
    title = comparing_texts.OTHER_REPORT.format(period, unit)
    if draft.cause != CARRIED and (how := begun(draft)):  # two reports of one period are told apart
        title = f"{title}, {how}"
    return VersionChoice(title, period, read, same_draft=False)
