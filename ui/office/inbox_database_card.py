"""The card that names the database in which several desks keep one inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.desk.incoming.inbox_address import inbox_address
from ui.kit.buttons import Button
from ui.kit.jobs import Job
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.words.incoming import database_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.home import Home


class InboxDatabaseCard(QWidget):
    """A field for the address and two buttons; a database is opened on a thread before it is used."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._home, self._wanted = home, ""
        self.address, self.notice = QLineEdit(), Notice()
        self.address.setAccessibleName(database_texts.ADDRESS)
        self.address.setPlaceholderText(database_texts.EXAMPLE)
        self.use, self.own = Button(database_texts.USE), Button(database_texts.OWN, role="quiet")
        self._job = Job(self)
        self._job.succeeded.connect(self._show_used)
        self._job.failed.connect(self._show_failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.address)
        column.addLayout(row_of(self.use, self.own, None))
        column.addWidget(self.notice)
        self.address.returnPressed.connect(self.use.click)
        self.use.clicked.connect(lambda: self._begin(self.address.text().strip()))
        self.own.clicked.connect(lambda: self._begin(""))
        with self.notice.showing_errors():
            self.address.setText(inbox_address(home.folder))

    def stop(self) -> None:
        """Wait for a database that is being opened."""
        self._job.stop()

    def _begin(self, address: str) -> None:
        if not self._job.running:
            self._wanted = address
            self._enable(on=False)
            self._job.start(self._setting(address))

    def _setting(self, address: str) -> Iterator[Step]:
        self._home.set_inbox_database(address)
        yield from ()

    def _show_used(self) -> None:
        self._enable(on=True)
        self.address.setText(self._wanted)
        place = self._wanted.rpartition("@")[2]
        words = database_texts.USED.format(place) if place else database_texts.USED_OWN
        self.notice.show_message("ok", words, database_texts.NOT_MOVED)

    def _show_failed(self, error: UserError) -> None:
        self._enable(on=True)
        self.notice.show_error(error)
        self.address.setFocus()

    def _enable(self, *, on: bool) -> None:
        self.use.setText(database_texts.USE if on else database_texts.TRYING)
        for part in (self.address, self.use, self.own):
            part.setEnabled(on)
