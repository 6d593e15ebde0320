"""The start page: the report in work, all drafts, and buttons to start or import another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.overview import listed
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.focus import in_order
from ui.kit.frames import frame
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.report.undo_keys import FieldKeys
from ui.start.current_card import CurrentCard
from ui.start.draft_actions import DraftActions
from ui.start.draft_menu import show_menu
from ui.start.drafts_list import DraftsTable
from ui.start.empty_list import EmptyList
from ui.start.page_bars import DraftFilter, StartBottom, StartTop
from ui.words import copies_texts, start_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.desk.drafts.overview import Listed
    from cchc_desktop.desk.drafts.progress import DraftProgressReader
    from ui.start.draft_menu import MenuLine


_LOW = 530
"""The height of the window below which the card of the report in work gives its room to the list."""


class StartPage(QWidget):
    """The list of the drafts, or the bin, with the progress of each; a notice shows what opening the drafts reported.

    Signal `opened` names a draft to open, `checked` one to open at its first finding, `exported` at its export,
    `compared` one to compare; `new_wanted` asks for a new one, `carry_wanted` for one begun from a draft, `tour_wanted`
    for the tour, `package_wanted` names a package to look at, `copies_wanted` asks for the copies of the drafts.
    """

    opened = Signal(str)
    checked = Signal(str)
    exported = Signal(str)
    compared = Signal(str)
    new_wanted = Signal()
    carry_wanted = Signal(str)
    tour_wanted = Signal()
    package_wanted = Signal(object)
    copies_wanted = Signal()

    def __init__(self, home: Home, desk: Desk, progress_reader: DraftProgressReader) -> None:
        super().__init__()
        self._home, self._desk, self._progress_reader = home, desk, progress_reader
        self._binned = False
        self._waiting: list[Listed] = []
        self._in_work: Listed | None = None
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._read_next)
        self.top, self.table, self.notice = StartTop(), DraftsTable(), Notice()
        self.card, self.empty = CurrentCard(), EmptyList()
        self.drafts = DraftActions(desk, self.notice, self)
        self.filter = DraftFilter()
        self._heading, self._count = label(start_texts.DRAFTS, "card-title"), label("", "note")
        self._opening = Button(start_texts.OPEN_SHORT, icon="folder-open", key="Ctrl+O")
        self._beginning = Button(start_texts.NEW_REPORT, icon="plus", key="Ctrl+N")
        self._bottom = StartBottom()
        self._lists = QVBoxLayout()
        self._keys = FieldKeys(self)
        self._lay_out()
        self._connect()

    def show_opened(self) -> None:
        """Show the notices of opening the drafts, and read the progress of each, once their store is open."""
        if self._desk.store.notices:
            notices, copies = "\n".join(self._desk.store.notices), (copies_texts.SEE, self.copies_wanted.emit)
            self.notice.show_message("warn", copies_texts.NOTICES, notices, copies)
        self._bottom.show_folder(self._home.folder, self._home.copied_at())
        self._idle.start()

    def reload(self, current: str = "") -> None:
        """Read the drafts again, with one as the current; their progress follows one by one."""
        try:
            drafts = listed(self._desk, self._desk.drafts())
            binned = listed(self._desk, self._desk.drafts(binned=True))
            shown = binned if self._binned else drafts
            self.table.show_drafts(shown, current)
            self.empty.setVisible(not shown and not self._binned)
            self.table.setVisible(self.empty.isHidden())
            self._show_head(shown, len(binned))
            self._show_card(drafts)
            self._waiting = [] if self._binned else list(shown)
            if self._desk.is_open:
                self._idle.start()
            self._show_office()
        except UserError as error:
            self.show_unreadable(error)

    def stop(self) -> None:
        """Read no further progress: the drafts are being closed."""
        self._waiting = []
        self._idle.stop()
        self.drafts.importing.stop()

    def reload_in_place(self) -> None:
        """Read the drafts again; the current one stays current."""
        draft = self.table.current()
        self.reload(draft.ref if draft else "")

    def show_unreadable(self, error: UserError) -> None:
        """Show an error of reading the drafts, with a button to their copies."""
        self.notice.show_error(error, (copies_texts.SEE, self.copies_wanted.emit))

    def focus_list(self) -> None:
        """Put the focus on the list, or on the first field if it is empty."""
        if not self.empty.isHidden():
            self.empty.unit.editors["kind"].setFocus()
        else:
            self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the filter to the list at arrow down and Enter."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.table.setFocus()
        return True

    def _read_next(self) -> None:
        """Read the progress of one draft, then return to the event loop, so that keys are handled first."""
        if not self._waiting:
            self._idle.stop()
            return
        one = self._waiting.pop(0)
        progress = self._progress_reader.of(one.draft)
        self.table.drafts_model.show_progress(one.draft.ref, progress)
        if one is self._in_work and progress:
            self.card.show_progress(one, progress)

    def _show_head(self, shown: list[Listed], binned: int) -> None:
        some = bool(shown)
        set_text_if_changed(self._heading, start_texts.BIN if self._binned else start_texts.DRAFTS)
        set_text_if_changed(self._count, self.table.drafts_model.count_words)
        listed = some or self._binned
        for part, seen in (
            (self._heading, listed), (self._count, listed), (self._beginning, listed),
            (self.filter, some), (self._opening, some),
        ):  # fmt: skip
            part.setVisible(seen)
        self._bottom.show_list(some=some, binned=self._binned, in_bin=binned)
        self._show_nothing()

    def _show_nothing(self) -> None:
        wanted = self.filter.text()
        self.table.nothing = start_texts.NOTHING_LIKE_IT.format(wanted) if wanted else start_texts.BIN_EMPTY

    def _show_card(self, drafts: list[Listed]) -> None:
        in_work = [one for one in drafts if one.draft.state == "open"]
        self._in_work = next(iter(in_work), None)
        self._show_card_if_room()
        if self._in_work:
            self.card.show_draft(self._in_work)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low window to the list: Enter goes on there too."""
        super().resizeEvent(event)
        self._show_card_if_room()

    def _show_card_if_room(self) -> None:
        self.card.setVisible(self._in_work is not None and not self._binned and self.height() >= theme.px(_LOW))

    def _show_office(self) -> None:
        settings = self._desk.settings
        unit = next(iter(settings.units()), {})
        own = f"{unit.get('kind', '')} {unit.get('name', '')}".strip()
        self.top.show_unit(", ".join(filter(None, (own, unit.get("district"), unit.get("province")))))
        self.top.show_officers(settings.officers(), settings.officer)
        self.empty.unit.show_unit(unit)
        self._bottom.show_folder(self._home.folder, self._home.copied_at())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 12, 24, 12)
        inside.setSpacing(12)
        inside.addLayout(self._title_row())
        inside.addWidget(self.notice)
        inside.addWidget(self.drafts.importing.strip)
        inside.addWidget(self.card)
        inside.addLayout(row_of(self._heading, self._count, None, self.filter))
        box = frame("card")
        box.setLayout(self._lists)
        self._lists.setContentsMargins(1, 1, 1, 1)
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.empty)
        inside.addWidget(box, 1)
        column.addLayout(inside, 1)
        column.addWidget(self._bottom)
        for part in (self.card, self.empty, self.filter):
            part.hide()
        in_order(
            self._beginning,
            self.notice,
            self.drafts.importing.strip,
            self.card,
            self.filter,
            self.table,
            self.empty,
            self._bottom,
        )

    def _title_row(self) -> QHBoxLayout:
        take_in = Button(start_texts.IMPORT, icon="file-input", key="Ctrl+I")
        take_in.clicked.connect(self.drafts.ask_file)
        self._opening.clicked.connect(self._open_current)
        self._beginning.clicked.connect(self._begin)
        return row_of(label(start_texts.TITLE, "title"), None, take_in, self._opening, self._beginning)

    def _connect(self) -> None:
        self.drafts.changed.connect(self._show_reports)
        self.drafts.opened.connect(self.opened)
        self.drafts.importing.cancelled.connect(self.focus_list)
        for leaving in (self.opened, self.checked, self.exported):
            leaving.connect(self.notice.dismiss_done)
        self.drafts.package_wanted.connect(self.package_wanted)
        self.card.go_on.connect(lambda: self._with_report_in_work(self.opened))
        self.card.see_findings.connect(lambda: self._with_report_in_work(self.checked))
        self.empty.new.clicked.connect(self._begin)
        self.empty.tour.clicked.connect(self.tour_wanted)
        self.empty.sample.clicked.connect(lambda: self.drafts.add_sample(printed=False))
        self.empty.printed.clicked.connect(lambda: self.drafts.add_sample(printed=True))
        self.table.opened.connect(self._open)
        self.table.discarded.connect(self._discard)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.drafts_model.named.connect(self.drafts.name, Qt.ConnectionType.QueuedConnection)
        self.filter.textChanged.connect(self._sift)
        self.filter.installEventFilter(self)
        self.top.picked.connect(self._pick)
        self._bottom.bin.clicked.connect(self.toggle_bin)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+N": self._begin, "Ctrl+I": self.drafts.ask_file, "Ctrl+O": self._open_current,
            "F8": lambda: self._with_report_in_work(self.checked), "Esc": self._escape,
            "Ctrl+F": self.filter.begin_search, "Ctrl+D": lambda: self._with_current(self.drafts.copy),
            "Ctrl+K": lambda: self._with_current(self.carry_wanted.emit), "Ctrl+J": self.top.register_wanted.emit,
            "Ctrl+Z": self.drafts.undo, "Ctrl+S": lambda: self.notice.show_message("ok", start_texts.ALL_SAVED),
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _sift(self, text: str) -> None:
        self.table.show_filter(text)
        self._show_nothing()
        set_text_if_changed(self._count, self.table.drafts_model.count_words)

    def _begin(self) -> None:
        """Go to the page for a new report; at the first start store the typed unit."""
        unit = self.empty.unit.unit()
        with self.notice.showing_errors():
            if not self.empty.isHidden() and unit["name"]:
                self._desk.settings.remember_unit(unit)
            self.new_wanted.emit()

    def _pick(self, name: str) -> None:
        with self.notice.showing_errors():
            self._desk.settings.pick_officer(name)
            self._desk.who = name

    def _with_report_in_work(self, signal: object) -> None:
        if self._in_work:
            signal.emit(self._in_work.draft.ref)  # type: ignore[attr-defined] # a bound signal has no public type

    def _open_current(self) -> None:
        draft = self.table.current()
        if draft:
            self._open(draft.ref)

    def _open(self, ref: str) -> None:
        if self._binned:
            self.drafts.bring_back(ref)
        else:
            self.opened.emit(ref)

    def _with_current(self, act: Callable[[str], object]) -> None:
        draft = self.table.current()
        if draft and not self._binned:
            act(draft.ref)

    def _show_menu(self, place: QPoint) -> None:
        draft = self.table.current()
        if draft is None:
            return
        ref = draft.ref
        if self._binned:
            show_menu(self, place, [[(start_texts.MENU_BRING_BACK, "Enter", lambda: self._open(ref))]])
            return
        opening: list[MenuLine] = [
            (start_texts.MENU_OPEN, "Enter", lambda: self._open(ref)),
            (start_texts.MENU_FINDINGS, "", lambda: self.checked.emit(ref)),
            (start_texts.MENU_EXPORT, "", lambda: self.exported.emit(ref)),
        ]
        keeping: list[MenuLine] = [
            (start_texts.MENU_NAME, "F2", self.table.name_current),
            (start_texts.MENU_COPY, "Ctrl+D", lambda: self.drafts.copy(ref)),
            (start_texts.MENU_COMPARE, "", lambda: self.compared.emit(ref)),
            (start_texts.MENU_CARRY, "Ctrl+K", lambda: self.carry_wanted.emit(ref)),
        ]
        show_menu(self, place, [opening, keeping, [(start_texts.MENU_DISCARD, "Delete", lambda: self._discard(ref))]])

    def _discard(self, ref: str) -> None:
        if not self._binned:
            self.drafts.discard(ref)

    def _show_reports(self, current: str) -> None:
        """Show the reports after one was added, discarded or brought back."""
        self._binned = False
        self.reload(current)
        self.focus_list()

    def _escape(self) -> None:
        """Leave the filter and show all; else close the notice, else leave the bin."""
        if self.filter.hasFocus():
            self.filter.clear()
            self.table.setFocus()
        elif self.drafts.importing.strip.isVisible():
            self.drafts.importing.cancel()
        elif self.notice.isVisible():
            self.notice.hide()
        elif self._binned:
            self.toggle_bin()

    def toggle_bin(self) -> None:
        """Show the bin, or the reports again."""
        self._binned = not self._binned
        self.reload()
        self.focus_list()
