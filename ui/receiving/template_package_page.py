"""A received template: the result of its verification, its key compared with the slip, and taking it up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.packages import receiving
from cchc_desktop.desk.templates.taking_up import take_up_received
from cchc_desktop.handoff.keyring import Keyring
from ui.kit.labels import label
from ui.kit.side_page import SidePage
from ui.receiving.signature_card import SignatureCard
from ui.receiving.verdict_card import VerdictCard
from ui.receiving.verifying_strip import VerifyingStrip
from ui.words import receiving_texts
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.handoff.verifying import VerifiedPackage


class TemplatePackagePage(SidePage):
    """The page that verifies a handed out template on a thread. Signal `taken` has the id of the one taken up."""

    taken = Signal(str)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(texts.PACKAGE)
        self.path, self._keys = path, Keyring(desk.store.folder)
        self.received: VerifiedPackage | None = None
        self.verdict, self.key = VerdictCard(texts.TAKE_UP), SignatureCard()
        self._says = label("", "text2", wrap=True)
        self.verifying = VerifyingStrip(path, self.notice, self._steps)
        for part in (self.verifying, self.verdict, self._says, self.key):
            self.cards.addWidget(part)
        self.verifying.verified.connect(self._show)
        self.verifying.again_wanted.connect(self.begin)
        self.verdict.open.clicked.connect(self.take_up)
        self.key.compared.connect(self._trust)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.take_up)

    def begin(self) -> None:
        """Read and verify."""
        for part in (self.verdict, self._says, self.key):
            part.hide()
        self.back.setFocus()
        self.verifying.begin()

    def stop(self) -> None:
        """Wait for the thread, before the page is closed."""
        self.verifying.stop()

    def take_up(self) -> None:
        """Take the template up, if the package is whole: with the key seen here, whatever it was before."""
        if self.received is None:
            return
        try:
            taken = take_up_received(self.received, self.path.name, accept_new_key=True)
        except UserError as error:
            self.notice.show_error(error)
            self.reveal(self.notice)
        else:
            self.taken.emit(taken.source.template.id)

    def _steps(self) -> Iterator[Step]:
        self.received = receiving.received(self._keys, self.path)
        yield from ()

    def _show(self) -> None:
        if self.received is None:
            return
        found = self.received.verification
        self.verdict.show_verdict(found)
        if not found.whole and not found.newer:
            self.verdict.title.setText(texts.PACKAGE_BROKEN)
        self.key.show_key(found)
        statement = found.statement
        if statement:
            words = texts.PACKAGE_SAYS.format(
                file=self.path.name, unit=statement.unit, template=statement.template, number=statement.version
            )
            self._says.setText(words if found.whole else f"{words} {receiving_texts.NOT_TO_BELIEVE}")
        for part in (self.verdict, self._says, self.key):
            part.show()
        self.begin_at(self.key.field if self.key.asks else self.verdict.open if found.whole else self.back)

    def _trust(self, typed: str) -> None:
        if self.received is None:
            return
        found = self.key.remember(self._keys, self.received.verification, typed)
        if found is None:
            self.reveal(self.key.notice)
            return
        self.received = replace(self.received, verification=found)
        self._show()
        self.verdict.open.setFocus()
