"""The settings of the office: units, dates, officers; its data folder, backups and signing key."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout

from cchc_desktop.base.clock import now
from cchc_desktop.handoff.keyring import Keyring
from ui.kit.buttons import Button
from ui.kit.inputs import Combo, LinesEdit
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import outset, row_of
from ui.kit.side_page import SidePage
from ui.office.card_search import CardSearch
from ui.office.dates_table import DatesTable
from ui.office.inbox_database_card import InboxDatabaseCard
from ui.office.key_card import KeyCard
from ui.office.look_card import LookCard
from ui.office.roots_card import RootsCard
from ui.units.unit_fields import UnitFields
from ui.words import common_texts, copies_texts, date_texts, key_texts, letter_texts, settings_texts, start_texts
from ui.words.authoring import template_page_texts
from ui.words.incoming import database_texts
from ui.words.signed_copies import root_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from ui.office.look_card import Look

_COPY = ".sqlite3"


class SettingsPage(SidePage):
    """The page of settings; every change is saved when its field is left.

    Signals `copies_wanted` and `templates_wanted` ask for the page of copies and of templates, `sample_wanted` for a
    sample (True: as printed), `look_chosen` has the colours and the zoom that were chosen.
    """

    copies_wanted = Signal()
    templates_wanted = Signal(str)
    sample_wanted = Signal(bool)
    look_chosen = Signal(str, float)

    def __init__(self, desk: Desk, home: Home, look: Look) -> None:
        super().__init__(settings_texts.TITLE)
        self._desk, self._home = desk, home
        self.search, self.look = CardSearch(), LookCard(look)
        self.units, self.unit = Combo(), UnitFields()
        self.dates = DatesTable(desk)
        self.officers, self.words = LinesEdit(4), LinesEdit(4)
        self.key = KeyCard(Keyring(desk.store.folder), desk.settings)
        self.roots, self.database = RootsCard(desk.store.folder), InboxDatabaseCard(home)
        self._copies = label("", "note", wrap=True)
        self._backup = Path()
        self._save = Button(settings_texts.BACK_UP, icon="save")
        self._bar = QProgressBar(textVisible=False, maximum=0)
        self.job = Job(self)
        self.job.succeeded.connect(self._backed_up)
        self.job.failed.connect(self._not_backed_up)
        self._fill()
        self._show_units()
        self.officers.setPlainText("\n".join(desk.settings.officers()))
        self.officers.left.connect(self._keep_officers)
        self.words.left.connect(self._keep_words)
        self._show_copies()

    def focus_first(self) -> None:
        """Put the focus on the units."""
        self.units.setFocus()

    def focus_look(self) -> None:
        """Put the focus on the look of the window, which was just changed."""
        self.look.scheme.setFocus()
        self.reveal(self.look)

    def keep_unit(self) -> None:
        """Save the fields as the chosen unit, renamed if need be; as another one where "add" is chosen."""
        unit = self.unit.unit()
        if not unit["name"]:
            self.notice.show_message("warn", settings_texts.UNIT_NEEDS_NAME)
            self.notice.stay_while(lambda: not self.unit.unit()["name"])
            return
        with self.notice.showing_errors():
            chosen = self.units.currentData()
            if chosen:
                self._desk.settings.replace_unit(chosen, unit)
            else:
                self._desk.settings.remember_unit(unit)
            self._show_units()
            self.notice.show_message("ok", settings_texts.UNIT_KEPT.format(f"{unit['kind']} {unit['name']}".strip()))

    def back_up(self, path: Path) -> None:
        """Write all drafts into a file, on a thread: a stick is slow."""
        self._backup = path
        self._show_backing_up(running=True)
        self.job.start(self._backing_up(path))

    def stop(self) -> None:
        """Wait for a backup that is being written, and for a database that is being opened."""
        self.job.stop()
        self.database.stop()

    def _backing_up(self, path: Path) -> Iterator[Step]:
        self._home.back_up(path)
        yield from ()  # one step that cannot be stopped: the backup is also written when the page is left

    def _show_backing_up(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self._save.setDisabled(running)

    def _backed_up(self) -> None:
        self._show_backing_up(running=False)
        keys = (key_texts.SAVE, partial(self.key.offer, self._backup.parent)) if self.key.saves else None
        text = f"{self._backup}\n{key_texts.NOT_IN_BACKUP}" if keys else str(self._backup)
        self.notice.show_message("ok", settings_texts.BACKED_UP, text, keys)
        self.reveal(self.notice)

    def _not_backed_up(self, error: UserError) -> None:
        self._show_backing_up(running=False)
        self.notice.show_error(error)
        self.reveal(self.notice)

    def _fill(self) -> None:
        none = label(settings_texts.NOT_FOUND, "note")
        none.hide()
        self.cards.addLayout(row_of(self.search, none, None))
        self.search.nothing.connect(none.setVisible)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        self._add_units(self.add_card(settings_texts.UNITS, settings_texts.UNITS_TEXT))
        self.add_card(settings_texts.DATES, settings_texts.DATES_TEXT).addWidget(self.dates)
        self.dates.refused.connect(self._show_refused)
        self.officers.setAccessibleName(settings_texts.OFFICERS)
        self.add_card(settings_texts.OFFICERS, settings_texts.OFFICERS_TEXT).addWidget(self.officers)
        self.words.setAccessibleName(settings_texts.WORDS)
        self.add_card(settings_texts.WORDS, settings_texts.WORDS_TEXT).addWidget(self.words)
        self.add_card(key_texts.CARD, key_texts.ABOUT).addLayout(outset(self.key))
        self.key.part_shown.connect(self.reveal)
        self.add_card(root_texts.CARD, root_texts.ABOUT).addLayout(outset(self.roots))
        self.add_card(database_texts.CARD, database_texts.ABOUT).addLayout(outset(self.database))
        self._add_data(self.add_card(settings_texts.DATA))
        column = self.add_card(template_page_texts.TITLE, template_page_texts.ABOUT_CARD)
        self.templates = Button(template_page_texts.OPEN, icon="table-2")
        self.templates.clicked.connect(lambda: self.templates_wanted.emit(""))
        column.addLayout(row_of(self.templates, None))
        samples = self.add_card(settings_texts.SAMPLES, settings_texts.SAMPLES_TEXT)
        mended, printed = Button(start_texts.SAMPLE, icon="eye"), Button(start_texts.PRINTED_SAMPLE, icon="eye")
        mended.clicked.connect(lambda: self.sample_wanted.emit(False))
        printed.clicked.connect(lambda: self.sample_wanted.emit(True))
        samples.addLayout(row_of(mended, printed, None))
        self.add_card(settings_texts.LOOK, settings_texts.LOOK_TEXT).addWidget(self.look)
        self.look.chosen.connect(self.look_chosen)
        widgets = (self.cards.itemAt(index).widget() for index in range(1, self.cards.count()))
        self.search.search([*widgets])

    def _show_refused(self, words: str) -> None:
        """Show why a day was not taken, until there is no such day in the table."""
        self.notice.show_message("warn", words)
        self.notice.stay_while(lambda: self.dates.refuses)

    def _add_units(self, column: QVBoxLayout) -> None:
        self.units.setAccessibleName(settings_texts.UNITS)
        self.units.activated.connect(self._show_unit)
        keep, forget = Button(settings_texts.KEEP_UNIT), Button(settings_texts.FORGET_UNIT, role="quiet")
        keep.clicked.connect(self.keep_unit)
        forget.clicked.connect(self._forget_unit)
        self.unit.confirmed.connect(self.keep_unit)
        column.addLayout(row_of(self.units, None))
        column.addWidget(self.unit)
        column.addLayout(row_of(keep, forget, None))

    def _add_data(self, column: QVBoxLayout) -> None:
        column.addWidget(label(settings_texts.DATA_TEXT.format(self._home.folder), "text2", wrap=True))
        column.addWidget(self._copies)
        column.addWidget(label(settings_texts.BACK_UP_TEXT, "note", wrap=True))
        folder = Button(common_texts.OPEN_FOLDER, icon="folder-open")
        folder.clicked.connect(lambda: self.open_externally(self._home.folder))
        self.copies = Button(copies_texts.OPEN, icon="history")
        self._save.clicked.connect(self._ask_backup)
        self.copies.clicked.connect(self.copies_wanted)
        column.addLayout(row_of(folder, self._save, self.copies, None))
        column.addWidget(self._bar)
        self._show_backing_up(running=False)

    def _show_units(self) -> None:
        self.units.clear()
        for unit in self._desk.settings.units():
            self.units.addItem(f"{unit['kind']} {unit['name']}".strip() or letter_texts.UNNAMED_UNIT, unit)
        self.units.addItem(settings_texts.ADD_UNIT, {})
        self._show_unit()

    def _show_unit(self) -> None:
        unit = self.units.currentData() or {}
        self.unit.show_unit(unit)
        self.dates.show_unit(unit)
        self.words.setPlainText("\n".join(self._desk.settings.kept_words(unit)))
        self.words.setEnabled(bool(unit))

    def _forget_unit(self) -> None:
        with self.notice.showing_errors():
            self._desk.settings.forget_unit(self.units.currentData() or {})
            self._show_units()

    def _keep_officers(self) -> None:
        with self.notice.showing_errors():
            self._desk.settings.set_officers(self.officers.text().splitlines())

    def _keep_words(self) -> None:
        unit = self.units.currentData()
        if unit:
            with self.notice.showing_errors():
                self._desk.settings.set_kept_words(unit, self.words.text().splitlines())

    def _show_copies(self) -> None:
        newest = self._home.copied_at()
        if newest:
            count = len(self._home.copies())
            set_text_if_changed(self._copies, settings_texts.COPY_COUNT.format(count, date_texts.day(newest.date())))
        self._copies.setVisible(newest is not None)

    def _ask_backup(self) -> None:
        named = str(Path.home() / settings_texts.BACK_UP_NAME.format(now().date(), _COPY))
        name, _ = QFileDialog.getSaveFileName(self, settings_texts.BACK_UP, named, copies_texts.FILTER)
        if not name:
            return
        path = Path(name)
        ended = path if path.suffix.lower() == _COPY else path.with_name(f"{path.name}{_COPY}")
        if ended != path and ended.exists():  # the dialog has asked about another name
            self.notice.show_message(
                "warn", settings_texts.BACK_UP_THERE.format(ended.name), settings_texts.BACK_UP_THERE_TEXT
            )
            self.reveal(self.notice)
        else:
            self.back_up(ended)
