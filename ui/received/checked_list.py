"""What the program looked at in a received report: its package, its findings, what changed since the version before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from cchc_desktop.base.clock import moment_words
from cchc_desktop.checks.explained import explanations
from cchc_desktop.checks.findings import REMARK
from cchc_desktop.comparing.compare_reports import ChangedText
from cchc_desktop.desk.received.moved_figures import moved_figures
from cchc_desktop.inbox.answer_reports import answered_words
from cchc_desktop.report.keys import FieldKind, kind_of
from cchc_desktop.report.numbers import show
from cchc_desktop.report.template import Severity
from ui.kit import theme
from ui.kit.painting import wrapped
from ui.words.answering import look_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.comparing.compare_reports import Change, ComparedReport
    from cchc_desktop.desk.received.received_report import Looking

_PLACE, _PACKAGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SHOWN = 40
_ICON, _PAD = 40, 8
_Index = QModelIndex | QPersistentModelIndex


class _LineDelegate(QStyledItemDelegate):
    """Measures lines as they are wrapped at the width of their list, which a tree does not."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return room for all lines of a text."""
        view: QTreeWidget = option.widget  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        level, parent = 1, index.parent()
        while parent.isValid():
            level, parent = level + 1, parent.parent()
        room = view.viewport().width() - level * view.indentation() - theme.px(_ICON)
        metrics = view.fontMetrics()
        lines = len(wrapped(str(index.data()), metrics, room))
        usual = super().sizeHint(option, index).height()
        return QSize(0, max(usual, lines * metrics.lineSpacing() + theme.px(_PAD)))


class CheckedList(QTreeWidget):
    """A list of lines, the changes folded below theirs.

    Signal `wanted` has the place of a line, `other_wanted` the number of the package that it names.
    """

    wanted = Signal(str)
    other_wanted = Signal(int)

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(_LineDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setIndentation(theme.px(12))
        self.setAccessibleName(look_texts.CHECKED)
        self._changes: QTreeWidgetItem | None = None
        self.addTopLevelItems([*_package_lines(looking), *_finding_lines(looking)])
        self._add_answered(looking)
        self._add_changes(looking)
        self.addTopLevelItems([*_moved_lines(looking), *_came_lines(looking)])
        self.itemClicked.connect(self._go)

    def focus_changes(self) -> None:
        """Unfold the changes and put the focus on them."""
        if self._changes is not None:
            self._changes.setExpanded(True)
            self.setCurrentItem(self._changes)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place of the current line at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go(self.currentItem())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _go(self, item: QTreeWidgetItem) -> None:
        if place := item.data(0, _PLACE):
            self.wanted.emit(place)
        elif number := item.data(0, _PACKAGE):
            self.other_wanted.emit(number)

    def _add_answered(self, looking: Looking) -> None:
        """Add what the version says about the remarks on those before it."""
        for answer in looking.opened.report.answers:
            if answer.version >= looking.opened.report.version:
                continue
            done, count = len(answer.remarks) - answer.left, len(answer.remarks)
            line = _line("message-square", "accent", look_texts.ANSWERED.format(done, count, answer.version))
            for remark in answer.remarks:
                words = look_texts.MENDED if remark.settled else look_texts.NOT_MENDED
                icon = "circle-check" if remark.settled else "circle-dashed"
                line.addChild(_line(icon, "ok", words.format(short(remark.place), remark.text), remark.place))
            self.addTopLevelItem(line)

    def _add_changes(self, looking: Looking) -> None:
        if looking.since is None:
            return
        found = looking.since
        words = look_texts.CHANGES.format(found.places, found.one.report.version)
        self._changes = _line("git-compare", "text2", words)
        for change in found.changes:
            if kind_of(change.key) is FieldKind.SECTION:
                self._changes.addChild(_prose_line(change))
                continue
            one, other = (_said(side, change.key) for side in (found.one, found.other))
            line = look_texts.CHANGE.format(short(change.key), one, other)
            self._changes.addChild(_line("git-compare", "text2", line, change.key))
        self.addTopLevelItem(self._changes)


def _prose_line(change: Change) -> QTreeWidgetItem:
    """Return a line for a section, with the words that changed below it."""
    item = _line("git-compare", "text2", look_texts.PROSE.format(short(change.key), change.places), change.key)
    for line in change.lines if isinstance(change, ChangedText) else ():
        for segment in line.segments:
            if segment.changed:
                words = look_texts.WORDS.format(_cut(segment.before), _cut(segment.after))
                item.addChild(_line("git-compare", "text2", words, change.key))
    return item


def _moved_lines(looking: Looking) -> Iterator[QTreeWidgetItem]:
    """Yield a line about the figures that moved far since the same period a year before, with each of them below."""
    moved = moved_figures(looking.opened)
    if moved is None or not moved.figures:
        return
    item = _line("triangle-alert", "warn", look_texts.MOVED.format(len(moved.figures), moved.since))
    for each in moved.figures:
        words = look_texts.MOVED_FIGURE.format(short(each.key), show(each.before), show(each.now), each.signed)
        item.addChild(_line("triangle-alert", "warn", words, each.key))
    yield item


def _came_lines(looking: Looking) -> Iterator[QTreeWidgetItem]:
    """Yield a line about all packages and answers of the unit and period, each of them below."""
    item = _line("history", "text2", look_texts.CAME.format(len(looking.came), len(looking.answered)))
    for package in looking.came:
        words = look_texts.CAME_ONE.format(package.version or "?", _moment(package.came_at), package.file)
        child = _line("file-text", "text2", words)
        child.setData(0, _PACKAGE, package.number if package.report_sha256 else 0)
        item.addChild(child)
    for answer in looking.answered:
        item.addChild(_line("message-square", "accent", answered_words(answer)))
    yield item


def _moment(stored: str) -> str:
    return moment_words(datetime.fromisoformat(stored).astimezone())


def _cut(text: str) -> str:
    return _cut(text)


def _package_lines(looking: Looking) -> Iterator[QTreeWidgetItem]:
    known = looking.package.sender.value == "known"
    yield _line("circle-check", "ok", look_texts.WHOLE)
    words = look_texts.SENDERS.get(looking.package.sender.value, "")
    yield _line("circle-check" if known else "triangle-alert", "ok" if known else "warn", words)


def _finding_lines(looking: Looking) -> Iterator[QTreeWidgetItem]:
    outcome = looking.opened.outcome
    found = [each for each in outcome.findings if each.rule != REMARK and each.severity is not Severity.HINT]
    explained = sum(bool(reason.text.strip()) for reason in explanations(outcome).values())
    errors = sum(each.severity is Severity.ERROR for each in found)
    if not found:
        yield _line("circle-check", "ok", look_texts.NO_FINDINGS)
        return
    words = look_texts.FINDINGS.format(errors, len(found) - errors, explained)
    yield _line("circle-x" if errors else "triangle-alert", "error" if errors else "warn", words, found[0].at[0])


def _line(icon: str, ink: str, words: str, place: str = "") -> QTreeWidgetItem:
    item = QTreeWidgetItem([words])
    item.setIcon(0, theme.icon(icon, ink))
    item.setToolTip(0, words)
    item.setData(0, _PLACE, place)
    return item


def _said(side: ComparedReport, key: str) -> str:
    """Return what a side says in a field, a figure as printed."""
    text = side.table.printed(key) if key in side.table else side.report.text(key)
    line = " ".join(text.split())
    return (f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line) or look_texts.BLANK
