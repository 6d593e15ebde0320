"""Find and replace over the whole report: joins the panel, the pages and the open report."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.text_search import TextMatch, field_order, replaced, search
from cchc_desktop.report.keys import Place
from ui.words.writing import search_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import Edited
    from ui.report.view import ReportView
    from ui.search.search_panel import SearchPanel

_ROWS, _ROWS_LOW, _LOW = 5, 3, 700


class ReportSearch(QObject):
    """The search of one view of a report: Ctrl+F opens it, Ctrl+H with replacing; a page may use these keys itself."""

    def __init__(self, view: ReportView) -> None:
        super().__init__(view)
        self._view, self._report = view, view.open_report
        self._order = {key: number for number, key in enumerate(field_order(view.flow))}
        self.matches: tuple[TextMatch, ...] = ()
        self.current = -1
        self._panel: SearchPanel | None = None
        view.stack.currentChanged.connect(self._mark)
        view.installEventFilter(self)
        self._report.subscribe(self._follow)

    @property
    def panel(self) -> SearchPanel:
        """The panel of the search; made when it is first opened."""
        if self._panel is None:
            self._panel = self._made()
        return self._panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the search at keys that nothing inside the view has taken."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() not in (Qt.Key.Key_F, Qt.Key.Key_H):
            return False
        self.open(replacing=event.key() == Qt.Key.Key_H)
        return True

    def stop(self) -> None:
        """Follow the report no longer."""
        self._report.unsubscribe(self._follow)

    def open(self, *, replacing: bool) -> None:
        """Open the search for the words that are selected on the page, if there are some."""
        page = self._view.page
        if self._view.leave_page():
            self.panel.open(page.selected_words() if page else "", replacing=replacing)
            self._look()

    def close(self) -> None:
        """Close the search; the focus goes to the current match, or back to the page."""
        self.panel.hide()
        page, match = self._view.page, self._match
        if page:
            page.show_found((), None)
            page.go_to(str(match.place) if match and self._is_here(match) else page.place())

    def _made(self) -> SearchPanel:
        from ui.search.search_panel import SearchPanel  # noqa: PLC0415 - most reports are opened without a search

        panel, column = SearchPanel(self._view), self._view.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self._view.notice), panel)
        panel.changed.connect(self._look)
        panel.stepped.connect(self._step)
        panel.replace_wanted.connect(self._replace)
        panel.found.wanted.connect(self._go)
        panel.left.connect(self.close)
        return panel

    @property
    def _is_open(self) -> bool:
        return self._panel is not None and not self._panel.isHidden()

    @property
    def _match(self) -> TextMatch | None:
        return self.matches[self.current] if 0 <= self.current < len(self.matches) else None

    def _look(self) -> None:
        """Search again; a match of the page that is shown becomes the current one, another page is not opened."""
        match = self._match
        begin = (match.key, match.start) if match else self._here()
        self._search()
        following = self._following(*begin)
        here = following < len(self.matches) and self._is_here(self.matches[following])
        self._show(following if here else -1)

    def _search(self) -> None:
        outcome, panel = self._report.outcome, self.panel
        self.matches = search(self._view.flow, outcome.subject, panel.line.text(), panel.options)
        low = self._view.height() < _LOW
        panel.found.show_matches(self.matches, _ROWS_LOW if low else _ROWS)
        panel.show_replaceable(sum(not match.held for match in self.matches))

    def _step(self, back: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not self.matches:
            return
        step = -1 if back else 1
        at = self._following(*self._here()) - back if self._match is None else self.current + step
        self._go(at % len(self.matches))

    def _go(self, number: int) -> None:
        """Show a match on its page; the focus stays in the panel."""
        field = self.panel.new if self.panel.new.hasFocus() else self.panel.line
        self._view.go(str(self.matches[number].place))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(number)

    def _show(self, number: int) -> None:
        self.current = number
        self.panel.found.show_current(number)
        self.panel.count.setText(self._count_words())
        self._mark()

    def _count_words(self) -> str:
        if not self.matches:
            return search_texts.NONE if self.panel.line.text().strip() else ""
        if self._match is None:
            return search_texts.COUNT_ALL.format(len(self.matches), len({match.key for match in self.matches}))
        return search_texts.COUNT.format(self.current + 1, len(self.matches))

    def _mark(self) -> None:
        page = self._view.page
        if page and self._is_open:
            match = self._match
            here = tuple(each for each in self.matches if self._is_here(each))
            page.show_found(here, match if match in here else None)

    def _replace(self, every: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Replace the current match or all; what the report does not take is said."""
        if not self._view.leave_page():
            return
        match = self._match
        if not every and match is None:
            self._step(back=False)
            return
        chosen = self.matches if every or match is None else (match,)
        free = tuple(each for each in chosen if not each.held)
        if not free:
            self.panel.said.setText(
                search_texts.HELD[match.held] if match and not every else search_texts.NOTHING_TO_REPLACE
            )
            return
        try:
            texts = replaced(self._report.outcome.subject, free, self.panel.new.text())
            self._report.edit_many(texts, "replace")
        except UserError:
            self.panel.said.setText(search_texts.SEALED)
            return
        self._after(free, len(chosen) - len(free), every=every)

    def _after(self, done: tuple[TextMatch, ...], held: int, *, every: bool) -> None:
        fields = len({match.key for match in done})
        words = (
            search_texts.REPLACED_HELD.format(len(done), fields, held)
            if held
            else search_texts.REPLACED.format(len(done), fields)
        )
        self.panel.said.setText(words if every else "")
        self._search()
        if every:
            self._show(-1)
            return
        (match,) = done
        following = self._following(match.key, match.start + len(self.panel.new.text()))
        if self.matches:
            self._go(following % len(self.matches))
        else:
            self._show(-1)

    def _follow(self, edited: Edited) -> None:
        """Search again after an edit made elsewhere on the page; the number of the current match stays."""
        if self._is_open:
            self._search()
            self._show(min(self.current, len(self.matches) - 1))

    def _here(self) -> tuple[str, int]:
        page = self._view.page
        place = Place.parse(page.place()) if page else Place("")
        key = place.key if place.key in self._order or page is None else next(iter(page.step.keys), "")
        chosen = page.selected_words() if page else ""
        return key, max((place.start or 0) - len(chosen), 0)

    def _following(self, key: str, offset: int) -> int:
        """Return the number of the first match at a place or behind it."""
        places = [(self._order[match.key], match.start) for match in self.matches]
        return bisect_left(places, (self._order.get(key, len(self._order)), offset))

    def _is_here(self, match: TextMatch) -> bool:
        page = self._view.page
        return page is not None and self._view.flow.step_of(match.key) == page.step
