"""Taking packages in on the board: places are asked for, progress and results shown, a run that ended goes on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from cchc_desktop.desk.incoming.left_over import begin_run, end_run, places_of_run
from ui.incoming.arrivals_card import needs_a_look, summary_words
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.incoming.left_over import LeftOver
    from cchc_desktop.inbox.inbox_store import Verdict
    from cchc_desktop.inbox.intake import TakenIn
    from ui.incoming.arrivals_card import ArrivalsCard, IntakeStrip
    from ui.incoming.board_work import BoardWork
    from ui.kit.notice import Notice


class IntakeActions(QObject):
    """Begins runs, keeps their places until they came to their end, and shows what came and what is left."""

    def __init__(self, desk: Desk, work: BoardWork, strip: IntakeStrip, arrivals: ArrivalsCard, notice: Notice) -> None:
        super().__init__(strip)
        self._desk, self._work, self._strip, self._arrivals, self._notice = desk, work, strip, arrivals, notice
        self._stopped = False
        work.taken.connect(self._show_taken)
        work.progressed.connect(strip.show_step)
        work.stopped.connect(self._show_stopped)
        work.left.connect(self._show_left)
        work.failed.connect(strip.hide)
        strip.stopped.connect(work.cancel)
        arrivals.trusted.connect(self._trust)

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take in packages, folders or a whole stick; one piece of work at a time."""
        if self._work.begin_taking(paths):
            begin_run(self._desk, paths)
            self._strip.begin()

    def look_for_rest(self) -> None:
        """Find out whether an earlier run left something over."""
        self._work.begin_search(places_of_run(self._desk))

    def ask(self, button: QWidget) -> None:
        """Ask under a button whether files, or a folder or stick, are to be taken in."""
        menu = QMenu(button)
        menu.addAction(board_texts.TAKE_FOLDER, partial(self._ask_folder, button))
        menu.addAction(board_texts.TAKE_FILES, partial(self._ask_files, button))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_files(self, parent: QWidget) -> None:
        names, _ = QFileDialog.getOpenFileNames(parent, board_texts.TAKE_FILES, "", board_texts.PACKAGES)
        if names:
            self.take_paths([*map(Path, names)])

    def _ask_folder(self, parent: QWidget) -> None:
        name = QFileDialog.getExistingDirectory(parent, board_texts.TAKE_FOLDER)
        if name:
            self.take_paths([Path(name)])

    def _show_taken(self, taken: TakenIn) -> None:
        self._strip.hide()
        gone = [path for path in places_of_run(self._desk) if not path.exists()]
        if taken.unread and gone:
            named = ", ".join(map(str, gone))
            self._offer(board_texts.PULLED.format(named, len(taken.unread)), board_texts.PULLED_TEXT)
        else:
            end_run(self._desk)
            self._sum_up(taken)
        if taken.verdicts or taken.unread:
            self._arrivals.show_taken(taken)

    def _sum_up(self, taken: TakenIn) -> None:
        if not taken.verdicts and not taken.unread:
            self._notice.show_message("warn", board_texts.NO_PACKAGES)
            return
        alarming = bool(taken.unread) or any(map(needs_a_look, taken.verdicts))
        title = board_texts.TAKEN.format(len(taken.verdicts))
        self._notice.show_message("warn" if alarming else "ok", title, summary_words(taken))

    def _show_stopped(self) -> None:
        self._strip.hide()
        self._notice.show_message("warn", board_texts.STOPPED)
        self._stopped = True
        self.look_for_rest()

    def _show_left(self, left: LeftOver) -> None:
        """Say what is left, with a button to go on."""
        title = board_texts.STOPPED if self._stopped else board_texts.LEFT
        self._stopped = False
        if self._work.taking:  # a run began meanwhile: what was left then says nothing about it
            return
        if not left:
            if left.paths and left.paths == places_of_run(self._desk):
                end_run(self._desk)
            return
        there = [str(path) for path in left.paths if path not in left.gone]
        words = (
            board_texts.LEFT_PACKAGES.format(left.packages, ", ".join(there)) if left.packages else "",
            board_texts.LEFT_UNCHECKED.format(left.unchecked) if left.unchecked else "",
            board_texts.LEFT_GONE.format(", ".join(map(str, left.gone))) if left.gone else "",
        )
        said = "; ".join(filter(None, words))
        self._offer(title, f"{said[:1].upper()}{said[1:]}.")

    def _offer(self, title: str, text: str) -> None:
        self._notice.show_message("warn", title, text, action=(board_texts.GO_ON, self._go_on))

    def _go_on(self) -> None:
        """Take in what is left; with its places gone, say so."""
        self.take_paths(places_of_run(self._desk))

    def _trust(self, verdict: Verdict) -> None:
        self._work.trust(verdict.package.unit, verdict.package.key)
        self._arrivals.close_card()
