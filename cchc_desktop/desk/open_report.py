"""A draft that is being worked on: every edit saved at once, checked, and told to whoever listens. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.text import stored
from cchc_desktop.checks.run import Checker, Outcome
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
    """One field changed: its key, and the outcome of the checks before and after."""

    key: str
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
        self._unsaved: list[tuple[_Edit, str]] = []
        self._undo: list[_Edit] = []
        self._redo: list[_Edit] = []

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
        if not self.editable:
            raise UserError("Báo cáo đã chốt, không sửa được.", "Mở lại báo cáo rồi sửa.")
        edit = _Edit(key, self.report.text(key), stored(text))
        if edit.before != edit.after:
            self._undo.append(edit)
            self._redo.clear()
            self._apply(edit, cause)

    def undo(self) -> str | None:
        """Take the last edit back; return the field's key, None if there is nothing to undo."""
        return self._step(self._undo, self._redo, "undo")

    def redo(self) -> str | None:
        """Make the last undone edit again; return the field's key, None if there is none."""
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

    def _step(self, source: list[_Edit], target: list[_Edit], cause: str) -> str | None:
        if not source:
            return None
        edit = source.pop()
        back = _Edit(edit.key, edit.after, edit.before)
        target.append(back)
        self._apply(back, cause)
        return edit.key

    def _apply(self, edit: _Edit, cause: str) -> None:
        before = self.outcome
        self.report = self.report.with_edit(edit.key, edit.after)
        self.outcome = self._checker.check_after(before, self.report, edit.key)
        self._unsaved.append((edit, cause))
        self._save()
        for listener in tuple(self._listeners):
            listener(Edited(edit.key, before, self.outcome))

    def _save(self) -> None:
        while self._unsaved:
            edit, cause = self._unsaved[0]
            try:
                change = self._store.edit(self.ref, edit.key, edit.after, who=self._who, cause=cause)
            except UserError as error:
                _log.warning("edit of %s in %s not saved", edit.key, self.ref, exc_info=True)
                self.save_state = SaveState(self.save_state.saved_at, error)
                return
            self._unsaved.pop(0)
            self.save_state = SaveState(change.when if change else self.save_state.saved_at)
