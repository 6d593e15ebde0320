"""The page that compares two versions of a report, place by place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.comparing.compare_reports import Comparison, compare_reports
from cchc_desktop.desk.sending.changes_pdf import lay_out_changes
from cchc_desktop.desk.work.linked_rows import links_between
from cchc_desktop.documents.content.changes import ChangeGroup, change_groups, equal_parts
from ui.comparing.change_list import ChangeView
from ui.comparing.change_rows import HeadRow, rows_of, stored_place
from ui.comparing.choice_bar import ChoiceBar
from ui.comparing.place_list import PlaceColumn
from ui.comparing.version_choice import choice_of_file, choices_of
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.icons import Icon
from ui.kit.jobs import Job
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_desktop.desk.drafts.desk import Desk
    from ui.comparing.change_rows import ShownPlace

_LIST = 232


class ComparePage(QWidget):
    """Two versions compared. `closed` asks for the view before, `wanted` for a place of the draft.

    `looked` has the view that was chosen: True is in one line.
    """

    closed = Signal()
    wanted = Signal(str)
    looked = Signal(bool)

    def __init__(self, desk: Desk, ref: str, title: str, *, in_line: bool = False) -> None:
        super().__init__()
        self.ref = ref
        self._desk = desk
        self.found: Comparison | None = None
        self.job = Job(self)
        self._printer = ""
        self._groups: tuple[ChangeGroup, ...] = ()
        self._places: tuple[ShownPlace, ...] = ()
        self._at = -1
        self._in_line = in_line
        self.bar, self.column, self.view, self.notice = ChoiceBar(), PlaceColumn(), ChangeView(), Notice()
        self.back = Button(comparing_texts.BACK, role="quiet", icon="arrow-left", key="Esc")
        self.print = Button("", role="primary", icon="printer", key="Ctrl+P")
        self.previous = Button(comparing_texts.PREVIOUS, icon="chevron-left", key="Shift+F8")
        self.next = Button(comparing_texts.NEXT, icon="chevron-right", key="F8")
        self._title, self._where, self._names = ElidedLabel("note"), ElidedLabel("note"), label("", "note")
        self._place, self._same = label("", "strong"), _same_card()
        self._title.setText(title)
        self.setAccessibleName(comparing_texts.TITLE)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Compare the draft as it is with the version before it that is most likely meant."""
        choices = choices_of(self._desk, self.ref)
        self.bar.show_choices(choices, 1 if len(choices) > 1 else 0, 0)
        self._compare()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, step: int = 1) -> None:
        """Go to the next place, or the one before; after the last one to the first."""
        if self._places:
            self._show_place((self._at + step) % len(self._places))

    def print_changes(self) -> None:
        """Ask for a printer and print only what differs, on a thread."""
        from ui.report import printing  # noqa: PLC0415 - the system's printers are queried only for printing

        if self.found is None or not self._places or self.job.running:
            return
        printer = printing.ask_printer(self, comparing_texts.TITLE)
        if printer is None:
            return
        before, after = self.bar.pair()
        self._printer = str(printing.pdf_file(printer) or printer.printerName())
        self.print.setEnabled(False)
        self.job.start(printing.print_laid_out(printer, lay_out_changes(self.found, before.name, after.name)))

    def stop(self) -> None:
        """Stop printing, before the page is closed."""
        self.job.stop()

    def open_place(self) -> None:
        """Ask for the current place in the draft."""
        if self.found is not None and self._at >= 0:
            place = self._places[self._at]
            self.wanted.emit(stored_place(self.found, self.view.changes.rows[place.row], place.segment))

    def turn_look(self, *, in_line: bool) -> None:
        """Show both versions in one line, or side by side."""
        self._in_line = in_line
        self.looked.emit(in_line)
        self._show_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one line where there is no room for two columns."""
        super().resizeEvent(event)
        self._show_look()

    def _compare(self) -> None:
        """Compare the chosen versions; one that cannot be read is named, and what was shown stays."""
        before, after = self.bar.pair()
        try:
            one, other = before.read(), after.read()
            self.found = compare_reports(one, other, links=links_between(one.template, other.template))
        except UserError as error:
            self.notice.show_error(error)
            return
        self.notice.hide()
        self._groups = change_groups(self.found)
        who = self._makers() if before.same_draft and after.same_draft else {}
        rows, self._places = rows_of(self._groups, who)
        self.view.look.before, self.view.look.after = before.short, after.short
        self.view.show_rows(rows, self._places)
        self.column.show_found(self._groups, len(self._places), equal_parts(self.found))
        self._show_state()
        self._show_place(0 if self._places else -1)

    def _makers(self) -> dict[str, str]:
        """Return who made the last change of each field."""
        return {change.key: change.who for change in self._desk.store.history(self.ref) if change.key}

    def _show_state(self) -> None:
        found, some = self.found, bool(self._places)
        self.view.setVisible(some)
        self._same.setVisible(not some)
        for button in (self.print, self.previous, self.next):
            button.setEnabled(some)
        self.print.setText(comparing_texts.PRINT.format(len(self._places)) if some else comparing_texts.SAME)
        if found is not None and found.rows.alone:
            words = comparing_texts.TEMPLATES.format(len(found.rows.same), len(found.rows.alone))
            self.notice.show_message("warn", words)
        self._show_look()

    def _show_place(self, at: int) -> None:
        self._at = at
        place = self._places[at] if at >= 0 else None
        set_text_if_changed(self._place, comparing_texts.PLACE.format(at + 1, len(self._places)) if place else "")
        set_text_if_changed(self._where, place.where if place else "")
        self.view.show_place(place)
        if place is not None:
            heads = (row for row in self.view.changes.rows[: place.row] if isinstance(row, HeadRow))
            *_, head = heads
            self.column.groups.show_current(head.group)

    def _go_to_group(self, group: str) -> None:
        at = next(
            at for at, row in enumerate(self.view.changes.rows) if isinstance(row, HeadRow) and row.group == group
        )
        self._show_place(next(number for number, place in enumerate(self._places) if place.row > at))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_look(self) -> None:
        room = self.width() >= theme.px(theme.NARROW)
        in_line = self._in_line or not room
        self.bar.show_look(in_line=in_line, room=room)
        before, after = self.view.look.before, self.view.look.after
        set_text_if_changed(self._names, comparing_texts.ONE_LINE if in_line else f"{before}  |  {after}")
        if self.view.look.in_line != in_line:
            self.view.show_look(in_line=in_line)

    def _ask_file(self, first: bool) -> None:  # noqa: FBT001 - a signal's argument
        folder = self._desk.settings.import_folder
        name, _ = QFileDialog.getOpenFileName(self, comparing_texts.FILE, folder, comparing_texts.FILE_FILTER)
        if name:
            self.take_file(Path(name), first=first)

    def take_file(self, path: Path, *, first: bool) -> None:
        """Compare with the report in a file."""
        with self.notice.showing_errors():
            self.bar.add(choice_of_file(self._desk, path), first=first)

    def _printed(self) -> None:
        self.print.setEnabled(True)
        self.notice.show_message("ok", comparing_texts.PRINTED.format(len(self._places), self._printer))

    def _not_printed(self, error: UserError) -> None:
        self.print.setEnabled(True)
        self.notice.show_error(error)

    def _connect(self) -> None:
        self.print.clicked.connect(self.print_changes)
        self.job.succeeded.connect(self._printed)
        self.job.failed.connect(self._not_printed)
        self.back.clicked.connect(self.closed)
        self.bar.chosen.connect(self._compare)
        self.bar.file_wanted.connect(self._ask_file)
        self.bar.looked.connect(lambda in_line: self.turn_look(in_line=in_line))
        self.next.clicked.connect(lambda: self.go_on(1))
        self.previous.clicked.connect(lambda: self.go_on(-1))
        self.view.picked.connect(self._show_place)
        self.column.groups.chosen.connect(self._go_to_group)
        keys: dict[str, Callable[[], object]] = {
            "F8": self.go_on, "Shift+F8": lambda: self.go_on(-1), "Ctrl+Return": self.open_place,
            "Ctrl+Enter": self.open_place, "Alt+V": lambda: self.turn_look(in_line=not self._in_line),
            "Esc": self.closed.emit, "Ctrl+P": self.print_changes,
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lay_out(self) -> None:
        top, bottom, left, card = frame("top"), frame("bottom"), frame("bar"), frame("card")
        top.setFixedHeight(theme.px(48))
        bottom.setFixedHeight(theme.px(48))
        left.setFixedWidth(theme.px(_LIST))
        heading = row_of(self.back, label(comparing_texts.TITLE, "strong"), self._title, None)
        heading.setContentsMargins(0, 0, 16, 0)
        top.setLayout(heading)
        foot = row_of(label(comparing_texts.KEYS, "small"), None, self.print)
        foot.setContentsMargins(16, 0, 16, 0)
        bottom.setLayout(foot)
        left.setLayout(self.column)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        head = frame("corner")
        head.setLayout(row_of(self._names, None, *_legend()))
        inside.addWidget(head)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._same, 1)
        right = QVBoxLayout()
        right.setContentsMargins(20, 12, 20, 12)
        right.setSpacing(8)
        right.addWidget(self.bar)
        right.addLayout(row_of(self._place, self._where, None, self.previous, self.next))
        right.addWidget(self.notice)
        right.addWidget(card, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(left)
        middle.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(middle, 1)
        whole.addWidget(bottom)


def _legend() -> tuple[QWidget, QWidget]:
    gone, come = label(comparing_texts.GONE, "note"), label(comparing_texts.COME, "note")
    for words, ink in ((gone, "error"), (come, "ok")):
        font = theme.font(13)
        font.setStrikeOut(ink == "error")
        font.setUnderline(ink == "ok")
        words.setFont(font)
        words.setProperty("ink", ink)
    return gone, come


def _same_card() -> QWidget:
    card = QWidget()
    column = QVBoxLayout(card)
    column.addStretch(1)
    column.addLayout(row_of(None, Icon("git-compare", "text2", 24), label(comparing_texts.SAME, "card-title"), None))
    column.addLayout(row_of(None, label(comparing_texts.SAME_TEXT, "note"), None))
    column.addStretch(2)
    return card
