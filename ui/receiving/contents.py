"""The statement of a received package, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QTreeWidgetItem, QVBoxLayout

from cchc_desktop.base.clock import moment_words
from cchc_desktop.desk.office import library
from cchc_desktop.desk.packages import verdict
from cchc_desktop.handoff.package_layout import document_number
from cchc_desktop.report.periods import span_of
from ui.kit import theme
from ui.kit.labels import label
from ui.kit.rows_view import RowsView
from ui.words import receiving_texts

if TYPE_CHECKING:
    from cchc_desktop.handoff.statement import Statement
    from cchc_desktop.handoff.verifying import FileState, Verification

_ROWS_SEEN = 13


class PackageFacts(QFrame):
    """A card with the statement of the package: its signed lines."""

    def __init__(self, name: str, found: Verification) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(receiving_texts.SAYS_CARD, "card-title"))
        if found.statement and not found.whole:
            column.addWidget(label(receiving_texts.NOT_TO_BELIEVE, "warn", wrap=True))
        lines = {receiving_texts.FILE: name, **_lines(found.statement)}
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (what, words) in enumerate(lines.items()):
            grid.addWidget(label(what, "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            value = label(words, "strong" if what == receiving_texts.UNIT else "", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, row, 1)
        column.addLayout(grid)
        if found.statement is None:
            column.addWidget(label(receiving_texts.UNREADABLE, "note"))
        self.setAccessibleName(". ".join(f"{what}: {words}" for what, words in lines.items()))


class PackageFiles(QFrame):
    """A card with every file of the package and its state in words; those with a fault come first."""

    def __init__(self, found: Verification) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        files = sorted(found.files, key=lambda file: file.state == "whole")
        bad = sum(file.state != "whole" for file in files)
        words = receiving_texts.FILES_BAD if bad else receiving_texts.FILES_COUNT
        head = QHBoxLayout()
        head.addWidget(label(receiving_texts.FILES_CARD, "card-title"))
        head.addWidget(label(words.format(len(files), bad), "note"))
        head.addStretch(1)
        self.tree = RowsView(receiving_texts.FILES_COLUMNS, _ROWS_SEEN)
        self.tree.setAccessibleName(receiving_texts.FILES_CARD)
        self.tree.header().setMinimumSectionSize(theme.px(180))
        self.tree.show_rows([_file_row(file) for file in files])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.tree)


def _file_row(file: FileState) -> QTreeWidgetItem:
    number = document_number(file.path)
    other = receiving_texts.FILE_BESIDE.format(number) if number else receiving_texts.FILE_OTHER
    what = receiving_texts.FILE_WORDS.get(file.path, other)
    row = QTreeWidgetItem([verdict.STATES[file.state], what, file.path])
    row.setIcon(0, theme.icon(*receiving_texts.FILE_STATES[file.state]))
    return row


def _lines(statement: Statement | None) -> dict[str, str]:
    if statement is None:
        return {}
    template = library.find(statement.template)
    span = span_of(template, statement.period) if template else None
    state = verdict.VERSIONS.get(statement.state, statement.state)
    time, packed = statement.moment, receiving_texts.NO_TIME
    if time:
        packed = receiving_texts.PACKED_AT.format(moment=moment_words(time), program=statement.program)
    return {
        receiving_texts.UNIT: statement.unit,
        receiving_texts.PERIOD: span.title if span else statement.period,
        receiving_texts.TEMPLATE: f"{template.name} ({template.id})"
        if template
        else receiving_texts.TEMPLATE_INSIDE.format(statement.template),
        receiving_texts.VERSION: receiving_texts.VERSION_STATE.format(state, statement.version),
        receiving_texts.PACKED: packed,
    }
