"""What is put into a section's text at the caret: a document of the register, a sentence to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.base.text import plain
from cchc_desktop.desk.register.citation import cited, matching
from cchc_desktop.desk.work.starter_sentences import starter_sentences
from cchc_desktop.report.prose import escape, expand
from ui.prose.inserting.pick_list import PickList, PickTexts
from ui.prose.inserting.starter_strip import StarterStrip
from ui.words.writing import register_texts, sentence_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.prose.section_text import SectionText

_DOCUMENTS = PickTexts(
    register_texts.CITE,
    register_texts.CITE_HINT,
    register_texts.CITE_KEYS,
    register_texts.CITE_NONE,
    register_texts.OPEN,
    register_texts.OPEN_KEY,
)
_SENTENCES = PickTexts(sentence_texts.SENTENCES, sentence_texts.HINT, sentence_texts.KEYS, sentence_texts.NONE)


class Insertions(QObject):
    """The lists of documents and of sentences over a page; `done` when the focus goes back to the text.

    `wants` asks for a place on another page.
    """

    done = Signal()
    wants = Signal(str)

    def __init__(self, report: OpenReport, section: Callable[[], SectionText], page: QWidget) -> None:
        super().__init__(page)
        self._report, self._section, self._page = report, section, page
        self.documents = PickList(_DOCUMENTS, self._documents, page)
        self.sentences = PickList(_SENTENCES, self._matching_sentences, page)
        self.documents.chosen.connect(self._cite)
        self.documents.more_wanted.connect(lambda: self.wants.emit("register"))
        self.sentences.chosen.connect(self._insert_shown)
        self.starter = StarterStrip()
        self.starter.all_wanted.connect(self._insert_all)
        self.starter.one_wanted.connect(self.ask_sentence)
        for pick in (self.documents, self.sentences):
            pick.left.connect(self.done)

    def ask_document(self) -> None:
        """Ask for a document to name at the caret."""
        self._ask(self.documents)

    def ask_sentence(self) -> None:
        """Ask for a sentence to put at the caret."""
        template = self._report.template
        self._ask(self.sentences, template.sections[self._section().code].guidance)

    def offer(self, *, empty: bool) -> None:
        """Offer the sentences of the shown section in the strip, if it is empty."""
        self.starter.show_count(len(self._of_section()) if empty else 0)

    def _insert_all(self) -> None:
        self._insert_sentences(self._of_section())

    def _of_section(self) -> tuple[str, ...]:
        """Return the sentences of the shown section."""
        return starter_sentences(self._report.report, self._report.template, self._section().code)

    def _ask(self, pick: PickList, about: str = "") -> None:
        edit = self._section().edit
        if not edit.isReadOnly():
            corner = edit.viewport().mapTo(self._page, edit.cursorRect().bottomLeft() + QPoint(0, 4))
            pick.ask(corner, about)

    def _documents(self, typed: str) -> list[str]:
        return [cited(entry) for entry in matching(reversed(self._report.outcome.subject.register.entries), typed)]

    def _matching_sentences(self, typed: str) -> list[str]:
        words = plain(typed).split()
        shown = map(self._as_shown, self._of_section())
        return [sentence for sentence in shown if all(word in plain(sentence) for word in words)]

    def _as_shown(self, sentence: str) -> str:
        return expand(sentence, self._report.outcome.subject.table.linked)

    def _cite(self, words: str) -> None:
        self._section().insert_stored(escape(words))
        self.done.emit()

    def _insert_shown(self, shown: str) -> None:
        self._insert_sentences(tuple(each for each in self._of_section() if self._as_shown(each) == shown)[:1])

    def _insert_sentences(self, sentences: tuple[str, ...]) -> None:
        self._section().insert_paragraphs(sentences)
        self.done.emit()
