"""A draft that is being worked on: every edit saved at once, checked, and told to whoever listens. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.text import stored
from cchc_desktop.checks.run import Checker, Outcome
from cchc_desktop.desk.earlier import Earlier, earlier_reports
from cchc_desktop.report.context import Context
from cchc_desktop.report.document import OPEN

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store import Draft, DraftStore
    from cchc_desktop.report.template import Template

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Edited:
    """Fields changed, in one edit: their keys, and the outcome of the checks before and after."""

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


class OpenReport:
    """A draft in work. `report` and `outcome` are immutable values that a worker thread may be given."""

    def __init__(self, store: DraftStore, draft: Draft, template: Template, who: str = "") -> None:
        self.ref = draft.ref
        self.template = template
        self.report: Report = draft.report
        self.cursor = draft.cursor
        self.save_state = SaveState(draft.changed_at)
        self._store = store
        self._who = who
        self._checker = Checker(template)
        self.outcome: Outcome = self._checker.check(self.report, Context())
        self._listeners: list[Listener] = []
        self._unsaved: list[tuple[_Step, str]] = []
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []

    @property
    def editable(self) -> bool:
        """Whether the report is open; a closed or issued one is only looked at."""
        return self.report.state == OPEN

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every change of a field."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    def edit(self, key: str, text: str, cause: str = "typed") -> None:
        """Set a field's text and save it; an edit that changes nothing does nothing, a sealed report takes none."""
        self.edit_many({key: text}, cause)

    def edit_many(self, texts: Mapping[str, str], cause: str) -> None:
        """Set the texts of some fields, by key, as one edit: saved, checked, told and undone together."""
        if not self.editable:
            raise UserError("Báo cáo đã chốt, không sửa được.", "Mở lại báo cáo rồi sửa.")
        edits = (_Edit(key, self.report.text(key), stored(text)) for key, text in texts.items())
        step = tuple(edit for edit in edits if edit.before != edit.after)
        if step:
            self._undo.append(step)
            self._redo.clear()
            self._apply(step, cause)

    def earlier(self) -> tuple[Earlier, ...]:
        """Return the earlier reports of the same unit among the drafts, latest first; none if they cannot be read."""
        try:
            return earlier_reports(self._store, self.ref, self.report, self.template)
        except StorageError:
            _log.warning("earlier reports of %s not read", self.ref, exc_info=True)
            return ()

    def undo(self) -> str | None:
        """Take the last edit back; return its first field's key, None if there is nothing to undo."""
        return self._step(self._undo, self._redo, "undo")

    def redo(self) -> str | None:
        """Make the last undone edit again; return its first field's key, None if there is none."""
        return self._step(self._redo, self._undo, "redo")

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

    def _apply(self, step: _Step, cause: str) -> None:
        before = self.outcome
        for edit in step:
            self.report = self.report.with_edit(edit.key, edit.after)
            self.outcome = self._checker.check_after(self.outcome, self.report, edit.key)
        self._unsaved.append((step, cause))
        self._save()
        edited = Edited(tuple(edit.key for edit in step), before, self.outcome)
        for listener in tuple(self._listeners):
            listener(edited)

    def _save(self) -> None:
        while self._unsaved:
            step, cause = self._unsaved[0]
            texts = {edit.key: edit.after for edit in step}
            try:
                changes = self._store.edit_many(self.ref, texts, who=self._who, cause=cause)
            except UserError as error:
                _log.warning("edit of %s in %s not saved", ", ".join(texts), self.ref, exc_info=True)
                self.save_state = SaveState(self.save_state.saved_at, error)
                return
            self._unsaved.pop(0)
            self.save_state = SaveState(changes[-1].when if changes else self.save_state.saved_at)
