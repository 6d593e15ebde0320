"""Actions on drafts from their list: adding a sample or a file, discarding one and bringing it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.handoff.package_layout import is_package, is_template_package
from ui.start.file_import import FileImport
from ui.words import common_texts, start_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.desk.drafts.desk import Added, Desk
    from cchc_desktop.report.file import LoadedReport
    from ui.kit.notice import Notice


class DraftActions(QObject):
    """The actions of a page on the drafts of a desk; its notice shows each result and each error.

    Signal `changed` asks to show the drafts again, with one of them as the current; `opened` names a draft to open,
    `package_wanted` a package to look at.
    """

    changed = Signal(str)
    opened = Signal(str)
    package_wanted = Signal(object)

    def __init__(self, desk: Desk, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._notice, self._page = desk, notice, page
        self._discarded: list[str] = []
        self.importing = FileImport(self)
        self.importing.loaded.connect(self._add_loaded)
        self.importing.failed.connect(self._show_failure)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop importing when the page is left: the report would open over another page."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.importing.stop()
        return super().eventFilter(watched, event)

    def add_sample(self, *, printed: bool) -> None:
        """Add the sample as a draft and open it."""
        self._add(lambda: self._desk.add_sample(printed=printed))

    def ask_file(self) -> None:
        """Ask for a file, first in the folder of the last one, and import it."""
        folder = str(folder_to_look_in(self._desk.settings.import_folder))
        name, _ = QFileDialog.getOpenFileName(self._page, start_texts.IMPORT, folder, start_texts.IMPORT_FILTER)
        if name:
            with self._notice.showing_errors():
                self._desk.settings.set_import_folder(str(Path(name).parent))
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Add the report of a file as a draft; open it, unless there is a warning or a question first."""
        if is_package(path) or is_template_package(path):
            self.package_wanted.emit(path)
        else:
            self._notice.hide()
            self.importing.begin(path)

    def copy(self, ref: str) -> None:
        """Add a copy of a draft and make it the current one."""
        with self._notice.showing_errors():
            added = self._desk.copy(ref)
            self.changed.emit(added.ref)
            self._notice.show_message("ok", start_texts.COPIED)

    def name(self, ref: str, name: str) -> None:
        """Give a draft a name of its own."""
        with self._notice.showing_errors():
            self._desk.settings.name_draft(ref, name)
            self.changed.emit(ref)
            self._notice.show_message("ok", start_texts.NAMED)

    def discard(self, ref: str) -> None:
        """Put a draft into the bin, from which it comes back by one key."""
        with self._notice.showing_errors():
            self._desk.discard(ref)
            self._discarded.append(ref)
            self.changed.emit("")
            self._notice.show_message(
                "ok", start_texts.DROPPED, action=(common_texts.UNDO, lambda: self.bring_back(ref))
            )

    def undo(self) -> None:
        """Bring back the draft that was discarded last and is still in the bin; say so if there is none."""
        binned = {draft.ref for draft in self._desk.drafts(binned=True)}
        self._discarded = [ref for ref in self._discarded if ref in binned]
        if self._discarded:
            self.bring_back(self._discarded[-1])
            self._notice.show_message("ok", start_texts.BROUGHT_BACK)
        else:
            self._notice.show_message("ok", start_texts.NOTHING_DROPPED)

    def bring_back(self, ref: str) -> None:
        """Take a draft out of the bin."""
        with self._notice.showing_errors():
            self._desk.bring_back(ref)
            self.changed.emit(ref)
            self._notice.dismiss_done()

    def _show_failure(self, error: UserError) -> None:
        """Show why a file was not imported, and no longer once a file that was missing is back, as on a stick."""
        self._notice.show_error(error)
        path = self.importing.path
        if path is not None and not path.exists():
            self._notice.stay_while(lambda: not path.exists())

    def _add(self, add: Callable[[], Added]) -> None:
        with self._notice.showing_errors():
            added = add()
            self.changed.emit(added.ref)
            if added.warnings:
                opening = (start_texts.OPEN, lambda: self.opened.emit(added.ref))
                title = start_texts.IMPORTED.format(len(added.warnings))
                self._notice.show_message("warn", title, "\n".join(added.warnings), opening)
            else:
                self.opened.emit(added.ref)

    def _add_loaded(self, loaded: LoadedReport) -> None:
        path = self.importing.path
        self._add(lambda: self._desk.import_report(loaded, path.parent if path else None))


def folder_to_look_in(last: str) -> Path:
    """Return the folder that a dialog for a file begins in: the last one while it is there, else that of documents."""
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if Path(documents).is_dir() else Path.home()
