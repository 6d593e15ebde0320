"""A draft that is being worked on: every edit saved at once, checked, and told to whoever listens. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.text import stored
from cchc_desktop.checks.explained import explanation
from cchc_desktop.checks.run import Checker, Outcome
from cchc_desktop.desk.office.settings import Dates, dates_of
from cchc_desktop.desk.work import closing
from cchc_desktop.desk.work.earlier import Earlier, earlier_reports
from cchc_desktop.report.context import NO_CONTEXT, Context
from cchc_desktop.report.document import OPEN, UNIT_FIELDS
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.work.closing import Closing
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.reason import Reason
    from cchc_desktop.report.store import Draft, DraftStore
    from cchc_desktop.report.template import Template

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Edited:
    """Fields changed, in one edit: their keys, and the outcome of the checks before and after.

    No keys: an explanation or the report's state changed.
    """

    keys: tuple[str, ...]
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class SaveState:
    """Whether everything typed is on disk: saved_at is the last time it was; failure says why it is not now."""

    saved_at: datetime
    failure: UserError | None = None


@dataclass(frozen=True, slots=True)
class _Edit:
    key: str
    before: str
    after: str


_Step = tuple[_Edit, ...]
"""The edits that are made, undone and saved together; their fields differ."""

Listener = Callable[[Edited], None]

_Save = Callable[[], "datetime | None"]
"""Puts something on the disk; returns when that was, None if it stood there already."""


class OpenReport:
    """A draft in work. `report` and `outcome` are immutable values that a worker thread may be given."""

    def __init__(
        self, store: DraftStore, draft: Draft, template: Template, who: str = "", context: Context = NO_CONTEXT
    ) -> None:
        self.ref = draft.ref
        self.template = template
        self.report: Report = draft.report
        self.cursor = draft.cursor
        self.save_state = SaveState(draft.changed_at)
        self._store = store
        self._who = who
        self._checker = Checker(template)
        self.outcome: Outcome = self._checker.check(self.report, context)
        self._listeners: list[Listener] = []
        self._earlier: dict[tuple[str, ...], tuple[Earlier, ...]] = {}
        self._unsaved: list[_Save] = []
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []

    @property
    def editable(self) -> bool:
        """Whether the report is open; a closed or issued one is only looked at."""
        return self.report.state == OPEN

    @property
    def dates(self) -> Dates | None:
        """When the report is due and its figures are cut off, None if its template has no such period."""
        return dates_of(self._store, self.report, self.template)

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every change of a field."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    def edit(self, key: str, text: str, cause: str = "typed") -> None:
        """Set a field's text and save it; an edit that changes nothing does nothing, a sealed report takes none."""
        self.edit_many({key: text}, cause)

    def edit_many(self, texts: Mapping[str, str], cause: str, who: str = "") -> None:
        """Set the texts of some fields, by key, as one edit: saved, checked, told and undone together.

        `who` made it, if it is not the officer at this desk.
        """
        if not self.editable:
            raise UserError("Báo cáo đã chốt, không sửa được.", "Mở lại báo cáo rồi sửa.")
        edits = (_Edit(key, self.report.text(key), stored(text)) for key, text in texts.items())
        step = tuple(edit for edit in edits if edit.before != edit.after)
        if step:
            self._undo.append(step)
            self._redo.clear()
            self._apply(step, cause, who)

    def earlier(self) -> tuple[Earlier, ...]:
        """Return the earlier reports of the same unit among the drafts, latest first; none if they cannot be read.

        They are read once for each unit this report is made for.
        """
        unit = tuple(self.report.text(f"unit.{name}") for name in UNIT_FIELDS)
        if unit not in self._earlier:
            try:
                self._earlier[unit] = earlier_reports(self._store, self.ref, self.report, self.template)
            except StorageError:
                _log.warning("earlier reports of %s not read", self.ref, exc_info=True)
                return ()
        return self._earlier[unit]

    def preview(self, key: str, text: str) -> Outcome:
        """Return what the checks would say if a field had another text; nothing is kept."""
        return self._checker.check_after(self.outcome, self.report.with_edit(key, text), key)

    def explain(self, finding: Finding, text: str, who: str = "") -> None:
        """Keep why an error or a warning stands; `who` decides on an error. A blank text explains nothing."""
        if not self.editable:
            raise UserError("Báo cáo đã chốt, không sửa được.", "Mở lại báo cáo rồi sửa.")
        who = stored(who).strip() if finding.severity is Severity.ERROR else self._who
        moment = now()
        when = moment.isoformat(timespec="milliseconds")
        reason = explanation(self.outcome, finding, text=stored(text).strip(), who=who, when=when)
        others = [each for each in self.report.reasons if each.fingerprint != reason.fingerprint]
        before = self.outcome
        self.report = replace(self.report, reasons=(*others, reason))
        self.outcome = replace(before, subject=replace(before.subject, report=self.report))
        self._unsaved.append(partial(self._keep_reason, reason, moment))
        self._save()
        self._tell((), before)

    def close(self) -> Closing:
        """Close the report for signature, if every error and warning is explained and every error decided on."""
        result = closing.close(self.flushed_store(), self.ref, who=self._who)
        self._take_over()
        return result

    def reopen(self) -> None:
        """Open a closed or issued report again, as its next version."""
        closing.reopen(self._store, self.ref, who=self._who)
        self._take_over()

    def issue(self, number: str, day: str, signed: Path | None = None) -> None:
        """Enter number and day of a closed report after signing, and keep its signed copy (PDF)."""
        closing.issue(self._store, self.ref, number=number, day=day, signed=signed, who=self._who)
        self._take_over()

    def undo(self) -> str | None:
        """Take the last edit back; return its first field's key, None if there is nothing to undo."""
        return self._step(self._undo, self._redo, "undo")

    def redo(self) -> str | None:
        """Make the last undone edit again; return its first field's key, None if there is none."""
        return self._step(self._redo, self._undo, "redo")

    @property
    def keys(self) -> Keyring:
        """The keys of units in the data folder."""
        from cchc_desktop.handoff.keyring import Keyring  # noqa: PLC0415 - only who hands over needs cryptography

        return Keyring(self._store.folder)

    @property
    def makes_key(self) -> bool:
        """Whether packing this report makes the key of its unit; a damaged key is told when it is packed."""
        from cchc_desktop.handoff.statement import unit_of  # noqa: PLC0415 - as above

        try:
            return self.keys.own(unit_of(self.report)) is None
        except UserError:
            return False

    def flushed_store(self) -> DraftStore:
        """Return the store once it has everything that was typed; raise what keeps it from that."""
        self._save()
        if self.save_state.failure:
            raise self.save_state.failure
        return self._store

    def retry(self) -> bool:
        """Try to save what could not be saved; return whether everything is saved now."""
        self._save()
        return not self._unsaved

    def move_cursor(self, place: str) -> None:
        """Remember where the user is; a failure to save that is logged, never shown."""
        if place == self.cursor:
            return
        self.cursor = place
        try:
            self._store.set_cursor(self.ref, place)
        except StorageError:
            _log.warning("cursor of %s not saved", self.ref, exc_info=True)

    def _step(self, source: list[_Step], target: list[_Step], cause: str) -> str | None:
        if not source:
            return None
        step = source.pop()
        back = tuple(_Edit(edit.key, edit.after, edit.before) for edit in step)
        target.append(back)
        self._apply(back, cause)
        return step[0].key

    def _apply(self, step: _Step, cause: str, who: str = "") -> None:
        before = self.outcome
        for edit in step:
            self.report = self.report.with_edit(edit.key, edit.after)
            self.outcome = self._checker.check_after(self.outcome, self.report, edit.key)
        texts = {edit.key: edit.after for edit in step}
        self._unsaved.append(partial(self._keep_texts, texts, cause, who or self._who))
        self._save()
        self._tell(tuple(texts), before)

    def _keep_texts(self, texts: Mapping[str, str], cause: str, who: str) -> datetime | None:
        changes = self._store.edit_many(self.ref, texts, who=who, cause=cause)
        return changes[-1].when if changes else None

    def _keep_reason(self, reason: Reason, moment: datetime) -> datetime:
        self._store.explain(self.ref, [reason])
        return moment

    def _save(self) -> None:
        while self._unsaved:
            try:
                saved_at = self._unsaved[0]()
            except UserError as error:
                _log.warning("a change in %s not saved", self.ref, exc_info=True)
                self.save_state = SaveState(self.save_state.saved_at, error)
                return
            self._unsaved.pop(0)
            self.save_state = SaveState(saved_at or self.save_state.saved_at)

    def _tell(self, keys: tuple[str, ...], before: Outcome) -> None:
        for listener in tuple(self._listeners):
            listener(Edited(keys, before, self.outcome))

    def _take_over(self) -> None:
        """Look at the report as the store has it now; what was done before cannot be undone."""
        before = self.outcome
        self.report = self._store.load(self.ref).report
        self.outcome = self._checker.check(self.report, before.subject.context)
        self._undo.clear()
        self._redo.clear()
        self._tell((), before)
