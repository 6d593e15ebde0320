"""The undo history of an open report: steps of changes, undone and redone in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.desk.work.acts import Acts
    from cchc_desktop.report.document import Report


@dataclass(frozen=True, slots=True)
class UndoStep:
    """Changes that are made, undone and saved together, and those that lead back; `who` made them."""

    forth: Acts
    back: Acts
    who: str


class UndoHistory:
    """The steps that can be undone, and those that can be redone; `report` is the one they lead to."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self.report: Report | None = None

    def fits(self, report: Report) -> bool:
        """Return whether a report is still as the steps left it, so that they can be undone in it."""
        left = self.report
        return left is not None and (left.texts, left.state, left.version) == (
            report.texts,
            report.state,
            report.version,
        )

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self._undone)

    def add(self, step: UndoStep) -> None:
        """Add a step that was just made; steps undone before it can no longer be redone."""
        self._done.append(step)
        self._undone.clear()

    def undo(self) -> UndoStep | None:
        """Return the step to undo, None if there is none."""
        return _moved(self._done, self._undone)

    def redo(self) -> UndoStep | None:
        """Return the step to redo, None if there is none."""
        return _moved(self._undone, self._done)

    def clear(self) -> None:
        """Forget all steps."""
        self._done.clear()
        self._undone.clear()


def _moved(source: list[UndoStep], target: list[UndoStep]) -> UndoStep | None:
    if not source:
        return None
    target.append(source.pop())
    return target[-1]
