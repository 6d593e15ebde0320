"""Received reports as a store of drafts to read: the pages of a report show one as the unit sees it.

Beside the report lie those of other periods of its unit, so that its figures are compared with them. The remarks being
written stand in it as an answer that is not given yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NoReturn

from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.desk.packages.signed_copy import NAME as SIGNED_NAME
from cchc_desktop.report.keys import ANSWERS
from cchc_desktop.report.members.office_answer import answers_text
from cchc_desktop.report.store_protocol import DraftInfo, Issue, SealedVersion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cchc_desktop.report.members.office_answer import VersionAnswer
    from cchc_desktop.report.store_protocol import Change, Draft


@dataclass
class ReceivedStore:
    """The reading half of a `DraftStore`: what a sealed report's view asks for. The first report is the one shown."""

    folder: Path
    reports: Mapping[str, Draft]
    changes: tuple[Change, ...] = ()
    signed: bytes = b""
    answer: VersionAnswer | None = None

    @property
    def shown(self) -> str:
        """The reference of the report that is shown."""
        return next(iter(self.reports))

    def drafts(self, *, binned: bool = False) -> list[DraftInfo]:
        """Return the received reports."""
        return [] if binned else [_info(draft) for draft in self.reports.values()]

    def load(self, ref: str) -> Draft:
        """Return a received report, the shown one with the remarks being written."""
        if ref not in self.reports:
            raise NotFoundError(f"Không có báo cáo “{ref}”.")
        draft = self.reports[ref]
        if self.answer is None or ref != self.shown:
            return draft
        answers = (*draft.report.answers, self.answer)
        return replace(draft, report=draft.report.with_edit(ANSWERS, answers_text(answers)))

    def sealed(self, ref: str, version: int) -> SealedVersion | None:
        """Return the version that came with its signed copy, None if there came none."""
        if ref != self.shown or not self.signed:
            return None
        report = self.reports[ref].report
        del version
        issue = Issue(report.text("letter.number"), report.text("letter.date"), SIGNED_NAME, self.signed)
        return SealedVersion("", "", issue)

    def history(self, ref: str) -> list[Change]:
        """Return the changes that came with a report."""
        return list(self.changes) if ref == self.shown else []

    def external_version(self) -> int:
        """Return that no other program changes anything."""
        return 0

    def setting(self, name: str) -> str | None:
        """Return None: the settings of this office say nothing about another's report."""
        del name
        return None

    def set_setting(self, name: str, text: str) -> NoReturn:
        """Refuse: nothing of a received report is kept in settings."""
        raise UserError("Báo cáo đã nhận chỉ đọc.", f"Không ghi được {name}: {text[:40]}")

    def set_cursor(self, ref: str, place: str) -> None:
        """Keep no place."""


def _info(draft: Draft) -> DraftInfo:
    report = draft.report
    return DraftInfo(
        ref=draft.ref,
        template=report.template,
        period=report.period,
        unit_kind=report.text("unit.kind"),
        unit_name=report.text("unit.name"),
        version=report.version,
        state=report.state,
        changed_at=draft.changed_at,
    )
