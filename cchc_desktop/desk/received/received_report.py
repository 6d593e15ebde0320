"""Looking through a received report: it is opened as it was signed, remarks are written, one answer is given."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, cast

from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.base.shapes import Limits, Shape, Unknown, read_shape
from cchc_desktop.base.work_step import result_of
from cchc_desktop.comparing.compare_reports import ComparedReport, Comparison, compare_reports
from cchc_desktop.desk.received.kept_remarks import (
    answering_office,
    keep_remarks,
    kept_remarks,
    set_answering_office,
)
from cchc_desktop.desk.received.received_store import ReceivedStore
from cchc_desktop.desk.work.earlier import Earlier
from cchc_desktop.desk.work.linked_rows import in_later_keys, links_between
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.unit_key import public_from_text
from cchc_desktop.handoff.verifying import examine
from cchc_desktop.inbox.answer_reports import AnsweringOffice, GivenAnswer, answer_report, remark_at
from cchc_desktop.inbox.intake import IntakeWay, take_in
from cchc_desktop.inbox.package_reading import report_of_package
from cchc_desktop.report.document import CLOSED, OPEN
from cchc_desktop.report.members.office_answer import (
    RETURNED,
    OfficeRemark,
    OfficeVerdict,
    VersionAnswer,
)
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.store_protocol import Change, Draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.inbox.inbox_store import InboxStore, KeptPackage, OfficeAnswer
    from cchc_desktop.report.store_protocol import DraftStore
    from cchc_desktop.report.template_source import TemplateSource

_EARLIER = 6
"""So many reports of other periods are read beside the one that is shown."""
_US = "Nơi nhận"
_Line = Annotated[str, Limits(most=400_000)]


class _ChangeLine(Shape, unknown=Unknown.IGNORED):
    """A line of data/history.jsonl."""

    when: _Line
    who: _Line
    key: _Line
    before: _Line
    after: _Line
    cause: _Line


@dataclass
class Looking:
    """A received report that is looked through: what came, the report opened to read, what changed since before.

    came and answered are all packages of the unit and period and the answers to them, in the order in which they came;
    given is the answer that was kept, None until there is one; files are those of the package that can be opened.
    """

    package: KeptPackage
    source: TemplateSource
    opened: OpenReport
    since: Comparison | None
    came: tuple[KeptPackage, ...]
    answered: tuple[OfficeAnswer, ...]
    given: OfficeAnswer | None
    files: Mapping[str, bytes]
    _store: ReceivedStore
    _inbox: InboxStore
    _desk: Desk

    @property
    def remarks(self) -> tuple[OfficeRemark, ...]:
        """The remarks: those given, else those being written."""
        if self.given is not None:
            return self.given.remarks
        return self._store.answer.remarks if self._store.answer else ()

    @property
    def version_before(self) -> Earlier | None:
        """The version before, as figures beside those of this one; None if there came none."""
        span = span_of(self.source.template, self.opened.report.period)
        if self.since is None or span is None:
            return None
        one = self.since.one
        rows, number = self.since.rows, one.report.version
        if not rows.before:
            return Earlier("", span, one.template, one.report.figures, rows.same, version=number)
        figures = in_later_keys(one.report.figures, {key: rows.before.get(key, key) for key in rows.same})
        return Earlier("", span, self.source.template, figures, rows.same, version=number)

    @property
    def office(self) -> str:
        """The name that the office answers with, "" for the one that the report is addressed to."""
        return answering_office(self._desk)

    def name_office(self, name: str) -> None:
        """Answer with another name from now on."""
        set_answering_office(self._desk, name)

    def remark(self, at: str, text: str) -> None:
        """Write a remark at a place, in the place of the one that is there; a blank text takes it away."""
        given = remark_at(self.opened.report, self.source.template, at, text) if text.strip() else None
        place = given.place if given else at or "*"
        places = [each.place for each in self.remarks]
        if given is None:
            kept = [each for each in self.remarks if each.place != place]
        elif place in places:
            kept = [given if each.place == place else each for each in self.remarks]
        else:
            kept = [*self.remarks, given]
        self._show(kept)
        keep_remarks(self._desk, self.package.sha256, self._store.answer)

    def answer(self, verdict: OfficeVerdict, keys: Keyring, folder: Path) -> GivenAnswer:
        """Accept or return the report, and write the answer into a folder; the first answer to it stays."""
        remarks = [(each.place, each.text) for each in self.remarks] if verdict is RETURNED else []
        office = AnsweringOffice(keys, self.office, self._desk.who)
        given = answer_report(self._inbox, self.package.number, verdict, remarks, office, folder)
        self.given = given.answer
        return given

    def close(self) -> None:
        """Close the inbox."""
        self._inbox.close()

    def _show(self, remarks: Sequence[OfficeRemark]) -> None:
        answer = VersionAnswer(
            version=self.opened.report.version,
            verdict=RETURNED,
            office=self.office or _US,
            when=now().isoformat(timespec="seconds"),
            remarks=tuple(remarks),
        )
        self._store.answer = answer if remarks else None
        self.opened.reload()


def take_one(inbox: InboxStore, path: Path, folder: Path) -> int:
    """Take one package in and return its number; UserError if it cannot be answered.

    A key that replaced another of its unit is accepted only where a person compared it.
    """
    keys = Keyring(folder)
    taken = result_of(take_in(inbox, [path], IntakeWay(keys.trust_in)))
    verdict = next(iter(taken.verdicts), None)
    if verdict is None:
        raise BadFileError(f"Không đọc được gói {path.name}.", taken.unread[0].reason if taken.unread else "")
    package = next((each for each in inbox.packages() if each.sha256 == verdict.package.sha256), None)
    if package is None or not package.report_sha256:
        raise BadFileError(f"Không nhận gói {path.name} để trả lời.", "; ".join(verdict.package.remarks))
    if package.held:
        key = public_from_text(package.key)
        if key is None or keys.trust_in(package.signer, key) is not KeyTrust.KNOWN:
            advice = "Đối chiếu mã của khóa với phiếu ở thẻ Chữ ký của gói, rồi xem lại."
            raise UserError(f"{package.name} đã đổi khóa ký.", advice)
        inbox.trust(package.unit, package.key)
    return package.number


def look_through(inbox: InboxStore, number: int, desk: Desk) -> Looking:
    """Open a received package to read; its unit's other reports lie beside it, as far as they came."""
    package, raw = inbox.package(number), inbox.content(number)
    draft, source = _draft(inbox, package, raw)
    others = [each for each in inbox.packages(unit=package.unit) if each.number != number and each.report_sha256]
    reports = {draft.ref: draft}
    for other in _of_other_periods(package, others):
        read, _ = _draft(inbox, other, inbox.content(other.number))
        reports[read.ref] = read
    files = {path: content for path, content in examine(raw, _any_key).files.items() if content is not None}
    store = ReceivedStore(
        desk.store.folder,
        reports,
        tuple(_history(files.get(package_layout.HISTORY, b""))),
        files.get(package_layout.SIGNED, b""),
    )
    opened = OpenReport(cast("DraftStore", store), draft, source.template, desk.who, seen=0, anew=True)
    answers = inbox.answers(package.period, package.unit)
    given = next((each for each in answers if each.package == number), None)
    since = _since(inbox, package, others, draft, source)
    came = tuple(inbox.packages(package.period, package.unit))
    looking = Looking(package, source, opened, since, came, tuple(answers), given, files, store, inbox, desk)
    if given is not None:
        looking._show(given.remarks)  # noqa: SLF001 - its own
    elif kept := kept_remarks(desk, package.sha256):
        looking._show(kept)  # noqa: SLF001 - its own
    return looking


def _any_key(_unit: str, _key: object) -> KeyTrust:
    return KeyTrust.FIRST


def _draft(inbox: InboxStore, package: KeptPackage, raw: bytes) -> tuple[Draft, TemplateSource]:
    """Return a received report as a draft to read; one that was sent as a draft is shown as sealed too."""
    del inbox
    report, source = report_of_package(raw, package.file)
    report = replace(report, state=CLOSED) if report.state == OPEN else report
    ref = f"{package.number}"
    return Draft(ref, report, source.source, "", datetime.fromisoformat(package.came_at).astimezone()), source


def _of_other_periods(package: KeptPackage, others: Sequence[KeptPackage]) -> list[KeptPackage]:
    """Return the newest package of each other period, the latest periods first."""
    newest: dict[str, KeptPackage] = {}
    for other in sorted(others, key=lambda each: (each.version or 0, each.number)):
        if other.period != package.period and not other.held:
            newest[other.period] = other
    return [newest[period] for period in sorted(newest, reverse=True)][:_EARLIER]


def _since(
    inbox: InboxStore, package: KeptPackage, others: Sequence[KeptPackage], draft: Draft, source: TemplateSource
) -> Comparison | None:
    """Return what changed since the version before, None if there came none."""
    before = [each for each in others if each.period == package.period and (each.version or 0) < (package.version or 0)]
    last = max(before, key=lambda each: (each.version or 0, each.number), default=None)
    if last is None:
        return None
    report, template = report_of_package(inbox.content(last.number), last.file)
    one, other = ComparedReport(report, template.template), ComparedReport(draft.report, source.template)
    return compare_reports(one, other, links=links_between(one.template, other.template))


def _history(raw: bytes) -> list[Change]:
    """Return the changes in data/history.jsonl; lines of another form are left out."""
    found: list[Change] = []
    for number, line in enumerate(raw.splitlines(), 1):
        try:
            read, flaws = read_shape(_ChangeLine, json.loads(line))
            when = datetime.fromisoformat(read.when).astimezone() if read and not flaws else None
        except (ValueError, RecursionError):
            continue
        if read is not None and when is not None:
            found.append(Change(number, read.key, read.before, read.after, when, read.who, read.cause))
    return found
