"""A draft being edited: every edit saved at once, checked, and reported to its listeners. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.logs import report_bug
from cchc_desktop.base.text import folded, stored
from cchc_desktop.checks.explained import explaining
from cchc_desktop.checks.run import Checker, Outcome, same_finding
from cchc_desktop.checks.silenced import REFUSED, refusal
from cchc_desktop.desk.office.settings import Dates, Settings, context_of, dates_of, unit_of
from cchc_desktop.desk.work.acts import Acts, MarkMemory
from cchc_desktop.desk.work.elsewhere import members_of, refusals_as_outdated, reread
from cchc_desktop.desk.work.remark_ticks import CAUSE, ticking
from cchc_desktop.desk.work.save_queue import SaveQueue, SaveState
from cchc_desktop.desk.work.undo import UndoHistory, UndoStep
from cchc_desktop.desk.work.unit_history import UnitHistory, with_history
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cchc_desktop.checks.context import Context
    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.work.earlier import Earlier
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.reason import Reason
    from cchc_desktop.report.store_protocol import Draft, DraftStore
    from cchc_desktop.report.template import Template

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Edited:
    """An edit: the keys of its fields, and the outcome of the checks before and after.

    No keys: an explanation or the report's state changed. `elsewhere` says that another program made it in the file.
    """

    keys: tuple[str, ...]
    before: Outcome
    after: Outcome
    elsewhere: bool = False


Listener = Callable[[Edited], None]

Found = TypeVar("Found")


class OpenReport:
    """A draft being edited. `report` and `outcome` are immutable, so that a worker thread may use them.

    `who` is the name of the officer at this desk, kept in the history of changes; `history` has the steps to undo;
    `name` is the one that the office gave to the draft, "" without one. With `anew` a sealed report is checked as if it
    were open: another office sees what the seal did not ask about too.
    """

    def __init__(
        self, store: DraftStore, draft: Draft, template: Template, who: str = "", *,
        name: str = "", seen: int | None = None, anew: bool = False,
    ) -> None:  # fmt: skip
        self.ref, self.name = draft.ref, name
        self.template = template
        self.report: Report = draft.report
        self.cursor = draft.cursor
        self.origin = draft.origin
        self.who = who
        self._store, self._anew = store, anew
        self._checker = Checker(template)
        self._history = UnitHistory(store, draft.ref, template)
        self._brought = draft.report.earlier
        self.report = with_history(self.report, self.earlier())
        self.outcome: Outcome = self._checker.check(self.report, self._context(self.report))
        self._listeners: list[Listener] = []
        self._saving = SaveQueue(draft.changed_at, self._follow)
        self.history = UndoHistory()
        self._marks = MarkMemory()
        self._seen = seen  # the store's external version when the draft was last read
        self._unreported: list[Edited] = []

    @property
    def editable(self) -> bool:
        """Whether the report is open; a closed or issued one is read-only."""
        return self.report.state == OPEN

    @property
    def folder(self) -> Path:
        """The data folder that the draft lies in; the keys of units lie there too."""
        return self._store.folder

    @property
    def save_state(self) -> SaveState:
        """Whether everything typed is on the disk."""
        return self._saving.state

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed is only in memory."""
        return self._saving.waiting

    @property
    def can_undo(self) -> bool:
        """Whether an edit can be taken back."""
        return self.history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an edit that was taken back can be made again."""
        return self.history.can_redo

    @property
    def dates(self) -> Dates | None:
        """The deadline and the cut-off of the report, None if its template has no such period."""
        return self._if_possible("dates", partial(dates_of, self._store, self.report, self.template))

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every change of a field."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    def edit(self, key: str, text: str, cause: str = "typed") -> None:
        """Set a field's text and save it; an edit without a change does nothing; UserError if the report is sealed."""
        self.edit_many({key: text}, cause)

    def edit_many(self, texts: Mapping[str, str], cause: str, who: str = "") -> None:
        """Set the texts of some fields, by key, as one edit: saved, checked, reported and undone together.

        `who` made it, if it is not the officer at this desk.
        """
        self.apply(Acts(dict(texts)), cause, who)

    def apply(self, acts: Acts, cause: str, who: str = "") -> None:
        """Make changes as one step: checked, saved, reported and undone together; nothing where none is a change.

        `who` made it, if it is not the officer at this desk. UserError if the report is sealed.
        """
        self._require_open()
        if not acts.changes(self.report):
            return
        self._saving.flush()  # first what another program wrote: an undo then leads back to that
        changes = self._marks.restored(self.report, acts.changes(self.report))
        if changes:
            step = UndoStep(changes, changes.back(self.report), who or self.who)
            self._marks.remember(self.report, changes)
            self.history.add(step)
            self._make(step.forth, cause, step.who)

    def earlier(self) -> tuple[Earlier, ...]:
        """Return the earlier reports of the same unit among the drafts, latest first; none if they cannot be read."""
        return self._if_possible("earlier reports", partial(self._history.of, self.report)) or ()

    def checking(self, key: str, text: str) -> Callable[[], Outcome]:
        """Return the checks as if a field had another text, to be run on any thread; nothing is stored."""
        return partial(self._checker.check_after, self.outcome, self.report.with_edit(key, text), key)

    def mend(self, finding: Finding) -> bool:
        """Apply the fix of a finding, or tick a remark off; return False if the text has changed meanwhile."""
        if (acts := ticking(self.report, finding)) is not None:
            self.apply(acts, CAUSE)
            return True
        found = same_finding(self.outcome, finding)
        if found is None or found.fix is None:
            return False
        self.edit(found.fix.key, found.fix.applied(self.report.text(found.fix.key)), cause="fix")
        return True

    def explain(self, finding: Finding, text: str, who: str = "") -> None:
        """Store the explanation of an error or a warning; `who` decides on an error. A blank text explains nothing."""
        self.explain_all((finding,), text, who)

    def explain_all(self, findings: Sequence[Finding], text: str, who: str = "") -> None:
        """Store one explanation for each of some errors and warnings, saved together."""
        text, who = stored(text).strip(), stored(who).strip()
        deciders = [(each, who if each.severity is Severity.ERROR else self.who) for each in findings]
        self._give(explaining(self.outcome, deciders, text=text, when=_moment()))

    def refuse(self, finding: Finding, *, back: bool = False) -> None:
        """Silence a hint for its text, kept with the report; `back` takes that back."""
        text, found = "" if back else REFUSED, self.outcome.found
        self._give([refusal(self.report, found, finding, text=text, who=self.who, when=_moment())])

    def keep_word(self, finding: Finding, *, back: bool = False) -> None:
        """Keep the word of a hint for the unit, as a setting: hints about it are not shown; `back` takes that back."""
        settings, unit = Settings(self._store), unit_of(self.report)
        others = [each for each in settings.kept_words(unit) if folded(each) != folded(finding.found)]
        settings.set_kept_words(unit, others if back else [finding.found, *others])
        before, context = self.outcome, self._context(self.report)
        self.outcome = replace(before, subject=replace(before.subject, context=context))
        self._notify(Edited((), before, self.outcome))

    def changed_elsewhere(self) -> bool:
        """Return whether another program wrote something since the draft was read, or the file was replaced."""
        try:
            return self._store.external_version() != self._seen
        except StorageError:
            return True

    def undo(self) -> str | None:
        """Take the last edit back; return its first field's key, None if there is nothing to undo."""
        self.retry()
        step = self.history.undo()
        return self._make(step.back, "undo", self.who) if step else None

    def redo(self) -> str | None:
        """Make the last undone edit again, under the name of its maker; return its first field's key, None if none."""
        self.retry()
        step = self.history.redo()
        return self._make(step.forth, "redo", step.who) if step else None

    def flushed_store(self) -> DraftStore:
        """Return the store once everything typed is saved in it; raise the failure if it is not."""
        self._saving.require_saved()
        self._report_elsewhere()
        return self._store

    def retry(self) -> bool:
        """Save what is not saved and take over what other programs wrote; return whether both could be done."""
        done = self._saving.flush()
        self._report_elsewhere()
        return done

    def reload(self) -> None:
        """Read the report again after a use case changed it; edits of an earlier state or version cannot be undone."""
        before, was = self.outcome, self.report
        self.report = with_history(self.flushed_store().load(self.ref).report, self.earlier())
        if (self.report.state, self.report.version) != (was.state, was.version):
            self.history.clear()
        self.outcome = self._checker.check(self.report, self._context(self.report))
        self._notify(Edited((), before, self.outcome))

    def move_cursor(self, place: str) -> None:
        """Save the place of the cursor."""
        if place == self.cursor:
            return
        self.cursor = place
        self._if_possible("cursor", partial(self._store.set_cursor, self.ref, place))

    def _give(self, reasons: list[Reason]) -> None:
        self.apply(Acts(reasons=tuple(reasons)), "explained")

    def _require_open(self) -> None:
        if not self.editable:
            raise UserError("Báo cáo đã chốt, không sửa được.", "Mở lại báo cáo rồi sửa.")

    def _make(self, acts: Acts, cause: str, who: str) -> str:
        """Make changes, queued for saving before anything else can fail; return the place of the first."""
        before, was = self.outcome, self.report
        place, marked = acts.place(was), acts.marked(was)
        self.report = acts.done(was)
        self.history.report = self.report
        if texts := {**acts.texts, **marked}:
            self._saving.add(partial(self._keep_texts, texts, cause, who))
        if acts.reasons:
            self._saving.add(partial(self._keep_reasons, acts.reasons))
        self.outcome = self._checked(was, acts, marked)
        if any(key.startswith("unit.") for key in acts.texts):
            self._take_history()
        self._notify(Edited((*acts.texts, *marked), before, self.outcome))
        self._report_elsewhere()
        return place

    def _context(self, report: Report) -> Context:
        """Return the context of the checks of a report that is shown."""
        sealed = report.state != OPEN and not self._anew
        return replace(context_of(self._store, report, self.template), sealed=sealed)

    def _take_history(self) -> None:
        """Judge the figures by the history of another unit: what came with the draft, and that unit's drafts."""
        self.report = with_history(replace(self.report, earlier=self._brought), self.earlier())
        self.outcome = self._checker.check(self.report, self._context(self.report))

    def _checked(self, was: Report, acts: Acts, marked: Iterable[str]) -> Outcome:
        """Return the outcome after changes of a report, checked field by field."""
        outcome, report = self.outcome, replace(self.report, fields=was.fields, beside=was.beside)
        for key, text in acts.texts.items():
            report = report.with_edit(key, text)
            outcome = self._checker.check_after(outcome, report, key)
        for name in marked:
            outcome = self._checker.check_after(outcome, report, name)
        return replace(outcome, subject=replace(outcome.subject, report=self.report))

    def _keep_texts(self, texts: Mapping[str, str], cause: str, who: str) -> datetime | None:
        with refusals_as_outdated():
            changes = self._store.edit_many(self.ref, texts, who=who, cause=cause)
        return changes[-1].when if changes else None

    def _keep_reasons(self, reasons: Sequence[Reason]) -> datetime:
        with refusals_as_outdated():
            self._store.explain(self.ref, reasons)
        return now()

    def _if_possible(self, what: str, ask: Callable[[], Found]) -> Found | None:
        """Return an answer of the store that the work on the report can do without; None if it fails."""
        try:
            return ask()
        except UserError:
            _log.warning("%s of %s: not read or not saved", what, self.ref, exc_info=True)
        except Exception as error:  # noqa: BLE001 - the calling page must open whatever the store raises
            report_bug(error)
        return None

    def _follow(self) -> None:
        """Take over what another program wrote in the draft; OutdatedError if it is another report by now."""
        version = self._store.external_version()
        if version == self._seen:
            return
        found = with_history(reread(self._store, self.ref, self.report), self.earlier())
        self._seen = version
        known = found.texts.keys() | self.report.texts.keys()
        keys = tuple(sorted(key for key in known if found.text(key) != self.report.text(key)))
        if keys or members_of(found) != members_of(self.report):
            before, self.report = self.outcome, found
            self.history.clear()
            self.outcome = self._checker.check(found, self._context(found))
            self._unreported.append(Edited(keys, before, self.outcome, elsewhere=True))

    def _report_elsewhere(self) -> None:
        while self._unreported:
            self._notify(replace(self._unreported.pop(0), after=self.outcome))

    def _notify(self, edited: Edited) -> None:
        """Call every listener; an error in one does not stop the others."""
        for listener in tuple(self._listeners):
            try:
                listener(edited)
            except Exception as error:  # noqa: BLE001 - a page that fails to show an edit is a bug of that page alone
                report_bug(error)


def _moment() -> str:
    return now().isoformat(timespec="milliseconds")
