"""The register of a unit at work: years and words over a table, and beside it the fields of the current document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.register.citation import cited
from cchc_desktop.desk.register.document_files import is_kept, to_open
from cchc_desktop.desk.register.sheet_import import read_sheets
from cchc_desktop.report.members.document_register import DocumentRegister, identity
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.inputs import Combo
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.register.entry_form import EntryDefaults, EntryForm
from ui.register.register_table import RegisterTable
from ui.words import common_texts
from ui.words.place_texts import short
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_desktop.desk.register.unit_register import UnitRegister
    from cchc_desktop.report.members.register_entry import RegisterEntry

_FORM, _FORM_NARROW, _NARROW, _NARROWEST, _FAULTS = 360, 300, 900, 660, 6
_FIRST = 100
"""The stretch of the search: it takes what room there is before the gap beside it does."""


class RegisterView(QWidget):
    """The documents of one unit, changed at once on the disk. Signal `changed` is emitted after each change."""

    changed = Signal()

    def __init__(self, register: UnitRegister, defaults: EntryDefaults, data: Path) -> None:
        super().__init__()
        self.register, self._data = register, data
        self.notice, self.table, self.form = Notice(), RegisterTable(), EntryForm(defaults)
        self.filter = QLineEdit(placeholderText=register_texts.FILTER, clearButtonEnabled=True)
        self.filter.setAccessibleName(register_texts.FILTER)
        self.year, self.count = Combo(), label("", "note")
        self.year.setAccessibleName(register_texts.YEAR_NAME)
        self.add = Button(register_texts.ADD, icon="plus", key="Ctrl+N")
        self.sheet = Button(register_texts.IMPORT, icon="file-spreadsheet", key="Ctrl+I")
        self.own = Button("", icon="file-input")
        self.empty = label("", "note", wrap=True)
        self._own: tuple[RegisterEntry, ...] = ()
        self._lay_out()
        self._connect()
        self.form.show_rows()
        self.reload()

    def use(self, register: UnitRegister, defaults: EntryDefaults) -> None:
        """Show the register of another unit."""
        self.form.commit()
        self.register, self.form.defaults = register, defaults
        self.reload()

    def offer(self, entries: Sequence[RegisterEntry]) -> None:
        """Offer documents that came with a report and are not in the register."""
        known = {identity(entry) for entry in self.table.rows.entries_of_register}
        self._own = tuple(entry for entry in entries if identity(entry) not in known)
        self.own.setVisible(bool(self._own))
        self.own.setText(register_texts.TAKE_OWN.format(len(self._own)))

    def reload(self, chosen: RegisterEntry | None = None) -> None:
        """Read the register again, and show a document of it."""
        try:
            found = self.register.read()
        except UserError as error:
            self.notice.show_error(error)
            return
        self.table.rows.show_register(found)
        self._show_years(found)
        self._show_rows(chosen)

    def focus_first(self) -> None:
        """Put the focus into the table, or where there is none into the fields of a new document."""
        if self.table.rows.entries:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.begin()

    def leave(self) -> None:
        """Keep what is typed."""
        self.form.commit()

    def begin_new(self) -> None:
        """Begin a new document."""
        self.form.commit()
        self.form.show_entry(None)
        self.form.begin()

    def import_sheet(self) -> None:
        """Ask for a workbook and add its documents to the register; those that are in it already stay as they are."""
        path, _ = QFileDialog.getOpenFileName(self, register_texts.CHOOSE_SHEET, "", register_texts.SHEET_FILTER)
        if path:
            self.take_sheet(Path(path))

    def take_sheet(self, path: Path) -> None:
        """Add the documents of a workbook, and say which of its rows are doubtful."""
        try:
            found = read_sheets(path)
            known = {identity(entry) for entry in self.register.read().entries}
            new = [entry for entry in found.entries if identity(entry) not in known]
            self.register.put_all(new)
        except UserError as error:
            self.notice.show_error(error)
            return
        held = len(found.entries) - len(new)
        words = register_texts.IMPORTED_KNOWN if held else register_texts.IMPORTED
        title = words.format(len(new), held) if new else register_texts.IMPORTED_NONE
        shown = [str(fault) for fault in found.faults[:_FAULTS]]
        more = len(found.faults) - len(shown)
        text = "\n".join((*shown, *([register_texts.MORE_FAULTS.format(more)] if more else [])))
        undo = (common_texts.UNDO, partial(self._change, partial(self.register.remove, new))) if new else None
        self.changed.emit()
        self.reload()
        self.notice.show_message("warn" if text else "ok", title, text, undo)

    def open_menu(self, point: QPoint) -> None:
        """Open the menu of the chosen documents."""
        chosen = self.table.chosen
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add = menu.addAction
        add(f"{register_texts.MENU_EDIT}\tEnter", self.form.begin)
        add(f"{register_texts.MENU_COPY}\tCtrl+C", self._copy)
        if chosen[0].file:
            add(register_texts.MENU_OPEN, partial(self.open_file, chosen[0].file))
        menu.addSeparator()
        for key, row in self.form.defaults.rows.items():
            if row.proof:
                words = register_texts.MENU_COUNT.format(short(key), row.label[:48])
                add(words.replace("&", "&&"), partial(self._count_for, key))
        add(register_texts.MENU_NO_COUNT, partial(self._count_for, ""))
        menu.addSeparator()
        add(f"{register_texts.MENU_REMOVE}\tDelete", self._remove)
        menu.popup(point)

    def open_file(self, file: str) -> None:
        """Open the file beside a document with the machine's program, if it is still there and as it came."""
        try:
            open_externally(to_open(file, self._data), self.notice)
        except UserError as error:
            self.notice.show_error(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the table most of a narrow page."""
        super().resizeEvent(event)
        self.count.setVisible(self.width() >= theme.px(_NARROW))
        self.form.setFixedWidth(theme.px(_FORM if self.width() >= theme.px(_NARROWEST) else _FORM_NARROW))

    def _count_for(self, key: str) -> None:
        chosen = self.table.chosen
        after = [replace(entry, criterion=key) for entry in chosen]
        self._change(partial(self.register.put_all, after), after[0])

    def _keep(self, entry: RegisterEntry, before: RegisterEntry | None) -> None:
        self._change(partial(self.register.put, entry, before), entry)

    def _remove(self) -> None:
        gone = self.table.chosen
        if gone:
            self._change(partial(self.register.remove, gone))
            undo = (common_texts.UNDO, partial(self._change, partial(self.register.put_all, gone)))
            self.notice.show_message("ok", register_texts.REMOVED.format(len(gone)), "", undo)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_own(self) -> None:
        own = [entry if is_kept(entry.file) else replace(entry, file="") for entry in self._own]
        self._change(partial(self.register.put_all, own))
        self.offer(())

    def _change(self, act: Callable[[], None], chosen: RegisterEntry | None = None) -> None:
        """Change the register on the disk, and show it as it is then; an error is shown and changes nothing."""
        try:
            act()
        except UserError as error:
            self.notice.show_error(error)
            return
        self.changed.emit()
        self.reload(chosen)

    def _copy(self) -> None:
        words = "\n".join(map(cited, self.table.chosen))
        if words:
            QGuiApplication.clipboard().setText(words)
            self.notice.show_passing(register_texts.COPIED.format(words.partition("\n")[0]))

    def _show_years(self, found: DocumentRegister) -> None:
        years = (None, *found.years)
        if years == tuple(self.year.itemData(at) for at in range(self.year.count())):
            return
        shown = self.year.currentData()
        self.year.blockSignals(True)
        self.year.clear()
        for year in years:
            self.year.addItem(register_texts.YEAR.format(year) if year else register_texts.ALL_YEARS, year)
        self.year.setCurrentIndex(max(self.year.findData(shown), 0))
        self.year.blockSignals(False)

    def _sift(self) -> None:
        self._show_rows()

    def _show_rows(self, chosen: RegisterEntry | None = None) -> None:
        rows, kept = self.table.rows, chosen or self.table.current
        rows.show_only(self.year.currentData(), self.filter.text())
        words = register_texts.COUNT_DOUBTFUL if rows.doubtful else register_texts.COUNT
        set_text_if_changed(self.count, words.format(len(rows.entries), rows.doubtful))
        none = register_texts.NOT_FOUND if self.filter.text() else register_texts.EMPTY
        set_text_if_changed(self.empty, none)
        self.empty.setVisible(not rows.entries)
        self.table.setVisible(bool(rows.entries))
        if rows.entries:
            self.table.choose(kept)
        self._show_current()

    def _show_current(self) -> None:
        wanted = self.table.current
        if self.form.commit():  # the register was read again, and shows the document that was kept
            self.table.choose(wanted)
        entry = self.table.current
        self.form.show_entry(entry, self.table.rows.faults(entry) if entry else ())

    def _back_to_table(self) -> None:
        self._show_current()
        self.focus_first()

    def _kept_by_hand(self) -> None:
        new = self.form.is_new
        if not self.form.commit():
            self.notice.show_passing(register_texts.BLANK_ENTRY) if new else self.focus_first()
        elif new:
            self.begin_new()
        else:
            self.focus_first()

    def _lay_out(self) -> None:
        self.filter.setMaximumWidth(theme.px(280))
        self.filter.setMinimumWidth(theme.px(130))
        self.year.setMinimumContentsLength(len(register_texts.ALL_YEARS))
        self.own.hide()
        table = frame("card")
        inside = QVBoxLayout(table)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table, 1)
        self.empty.setContentsMargins(20, 20, 20, 20)
        inside.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(table, 1)
        across.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = row_of(self.filter, self.year, self.count, None, self.own, self.sheet, self.add)
        top.setStretchFactor(self.filter, _FIRST)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addLayout(across, 1)
        column.addWidget(label(register_texts.KEYS, "small"))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._sift)
        self.filter.returnPressed.connect(self.focus_first)
        self.year.activated.connect(self._sift)
        self.table.moved.connect(self._show_current)
        self.table.opened.connect(self.form.begin)
        self.table.removed.connect(self._remove)
        self.table.copied.connect(self._copy)
        self.table.menu_wanted.connect(self.open_menu)
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._back_to_table)
        self.form.open_wanted.connect(self.open_file)
        self.form.keep.clicked.connect(self._kept_by_hand)
        self.add.clicked.connect(self.begin_new)
        self.sheet.clicked.connect(self.import_sheet)
        self.own.clicked.connect(self._take_own)
        for keys, act in {"Ctrl+N": self.begin_new, "Ctrl+I": self.import_sheet}.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)
