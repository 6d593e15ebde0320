"""A received package: the result of its verification, its key compared with the slip, and importing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.packages import receiving
from cchc_desktop.desk.packages.remarks import remarks
from cchc_desktop.desk.packages.signed_copy import examined_copy
from cchc_desktop.desk.packages.verdict import newer_in_words
from cchc_desktop.handoff.keyring import Keyring
from ui.kit.side_page import SidePage
from ui.receiving.contents import PackageFacts, PackageFiles
from ui.receiving.release_strip import ReleaseStrip
from ui.receiving.signature_card import SignatureCard
from ui.receiving.signed_copy_strip import SignedCopyStrip
from ui.receiving.verdict_card import VerdictCard, WarningStrip
from ui.receiving.verifying_strip import VerifyingStrip
from ui.words import receiving_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.handoff.verifying import VerifiedPackage


class PackagePage(SidePage):
    """The page that verifies a package on a thread.

    Signal `made` has the draft's reference and its warnings, `look_wanted` asks to look through the report and answer.
    """

    made = Signal(str, tuple)
    look_wanted = Signal()

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(receiving_texts.PACKAGE)
        self.path = path
        self._desk, self._keys = desk, Keyring(desk.store.folder)
        self.received: VerifiedPackage | None = None
        self.verdict, self.key = VerdictCard(), SignatureCard()
        self.files: PackageFiles | None = None
        self.held: WarningStrip | None = None
        self.remarks: WarningStrip | None = None
        self.release = ReleaseStrip(self.notice)
        self._remarks: tuple[str, ...] = ()
        self._folder = desk.store.folder
        self._copy: ExaminedCopy | None = None
        self.copy: SignedCopyStrip | None = None
        self.verifying = VerifyingStrip(path, self.notice, self._steps)
        self.verifying.verified.connect(self._show)
        self.verifying.again_wanted.connect(self.begin)
        self.cards.addWidget(self.verifying)
        self.cards.addWidget(self.release)
        self.verdict.open.clicked.connect(self.open_as_draft)
        self.verdict.look.clicked.connect(self.look_through)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.look_through)
        self.key.compared.connect(self._trust)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.open_as_draft)

    def begin(self) -> None:
        """Read and verify."""
        self.back.setFocus()
        self.verifying.begin()
        self.release.begin(self.path.parent)

    def stop(self) -> None:
        """Wait for the threads, before the page is closed."""
        self.verifying.stop()
        self.release.job.stop()

    def open_as_draft(self) -> None:
        """Add the report as a draft, if the package is whole."""
        if self.received is None:
            return
        try:
            added = receiving.import_received(self._desk, self.received, self.path.name)
        except UserError as error:
            self.notice.show_error(error)
            self.area.verticalScrollBar().setValue(0)
        else:
            self.made.emit(added.ref, added.warnings)

    def look_through(self) -> None:
        """Ask to look through the report, if the package is whole."""
        if self.received is not None and self.received.verification.whole:
            self.look_wanted.emit()

    def _steps(self) -> Iterator[Step]:
        self.received = receiving.received(self._keys, self.path)
        self._remarks = tuple(remarks(self.received, self.path))
        self._copy = examined_copy(self.received, self.path.name, self._folder)
        yield from ()

    def _show(self) -> None:
        if self.received is None:
            return
        found = self.received.verification
        self.verdict.show_verdict(found)
        self.key.show_key(found)
        self.files = PackageFiles(found)
        cards: list[QWidget] = [self.verdict, PackageFacts(self.path.name, found)]
        cards.insert(2 if found.whole else 1, self.files)
        cards.insert(1 if self.key.asks else 2, self.key)
        lines = tuple(newer_in_words(self._desk.drafts(), found, also_same=True)) if found.whole else ()
        if lines:
            self.held = WarningStrip("history", lines, receiving_texts.HELD)
            cards.insert(1, self.held)
        if self._copy:
            self.copy = SignedCopyStrip(self._copy)
            cards.insert(1, self.copy)
        if self._remarks:
            self.remarks = WarningStrip("triangle-alert", self._remarks, receiving_texts.REMARKS)
            cards.insert(1, self.remarks)
        for card in cards:
            self.cards.addWidget(card)
            card.show()
        self.cards.insertWidget(self.cards.indexOf(self.verdict) + 1, self.release)
        self.begin_at(self.key.field if self.key.asks else self.verdict.open if found.whole else self.files.tree)

    def _trust(self, typed: str) -> None:
        if self.received is None:
            return
        found = self.key.remember(self._keys, self.received.verification, typed)
        if found is None:
            self.reveal(self.key.notice)
            return
        self.received = replace(self.received, verification=found)
        self.verdict.show_verdict(found)
        self.verdict.open.setFocus()
        self.area.verticalScrollBar().setValue(0)
