"""The lines of a list of findings: heads of groups and findings, as a model for item views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cchc_desktop.checks.findings import Finding
from ui.kit.severity_look import BLANK_LOOK, look_of
from ui.words import finding_texts

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The head of the findings of one step: its name, their counts in words, whether they are folded.

    step is its id if it can be folded, else "".
    """

    title: str
    counts: str
    step: str = ""
    folded: bool = False

    @property
    def spoken(self) -> str:
        """The text of the group for screen readers."""
        return f"{self.title}: {self.counts}{finding_texts.FOLDED if self.folded else ''}"


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding in the list: its short place, and the names of its actions ("" if there is none).

    blank says that it is counted as not entered yet. reason is its explanation, who the person who decides; both as
    typed on the review page. share is the name of the action that gives the explanation to findings of the same
    kind; it can be done once there is one. others are findings that say the same of other places; they share the line.
    """

    finding: Finding
    where: str
    go: str
    fix: str
    reason: str = ""
    who: str = ""
    blank: bool = False
    share: str = ""
    others: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the line."""
        return (self.finding, *self.others)

    @property
    def message(self) -> str:
        """The message of the finding, with the number of places it is about."""
        more = finding_texts.PLACES.format(len(self.findings)) if self.others else ""
        return f"{self.finding.message} {more}".strip()

    @property
    def look(self) -> tuple[str, str, str]:
        """The icon, colour token and word of the finding."""
        return BLANK_LOOK if self.blank else look_of(self.finding)

    @property
    def spoken(self) -> str:
        """The text of the finding for screen readers."""
        return f"{', '.join(filter(None, (self.look[2], self.where)))}: {self.message}"


Line = FindingGroup | FindingEntry


class FindingModel(QAbstractListModel):
    """The lines of the list; findings can be chosen, and the heads of groups that fold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def line_at(self, index: Index) -> Line | None:
        """Return the line of an index, None of an invalid one."""
        return self.lines[index.row()] if index.isValid() else None

    def entry_at(self, index: Index) -> FindingEntry | None:
        """Return the finding of an index, None of a group's head."""
        line = self.line_at(index)
        return line if isinstance(line, FindingEntry) else None

    def group_at(self, index: Index) -> FindingGroup | None:
        """Return the group whose head is at an index, None if there is none or it does not fold."""
        line = self.line_at(index)
        return line if isinstance(line, FindingGroup) and line.step else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return the text of a line."""
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.lines[index.row()].spoken if spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a line; the heads of groups that do not fold cannot be chosen."""
        line = self.lines[index.row()]
        if isinstance(line, FindingGroup) and not line.step:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
