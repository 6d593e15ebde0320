"""The panel of figures at the right of a section: a search line over the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.checks.run import Outcome
from cchc_desktop.report.template import Form
from ui.kit import theme
from ui.kit.labels import label, set_text_if_changed
from ui.prose.figure_list import FigureList, Figures
from ui.words import prose_texts

WIDTH = 376
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FigurePanel(QFrame):
    """The panel of the figures of some forms; `chosen` names the one to insert, `left` returns to the text."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, forms: tuple[Form, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.setFixedWidth(theme.px(WIDTH))
        self._forms = forms
        self._figures: Figures | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(prose_texts.FIGURES_SEARCH)
        self.search.setAccessibleName(prose_texts.FIGURES_SEARCH)
        self.list = FigureList(self.search)
        self.none = label("", "note", wrap=True)
        self.none.setContentsMargins(12, 0, 12, 0)
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.search.returnPressed.connect(self._choose)
        self.list.clicked.connect(self._choose)

    def show_figures(self, outcome: Outcome, text: str) -> None:
        """Show the values at a state of the report, and the number of links in a section's text to each."""
        self._figures = Figures(self._forms, outcome.subject.table, text, outcome.findings)
        self._show()

    def event(self, event: QEvent) -> bool:
        """Accept Esc before the surrounding widgets do."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back into the text at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move the choice in the list while letters go into the search line."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.list.viewport().update()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _MOVES:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self.list, event)
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def focus_search(self) -> None:
        """Put the focus into the search line, its words selected, a figure chosen."""
        self.list.choose_first()
        self.search.selectAll()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(prose_texts.FIGURES, "card-title"), 1)
        head.addWidget(label(prose_texts.FIGURES_KEYS, "small"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 10, 1, 1)
        rows.setSpacing(8)
        for part in (head, self.search):
            holder = QHBoxLayout()
            holder.setContentsMargins(11, 0, 11, 0)
            holder.addLayout(part) if isinstance(part, QHBoxLayout) else holder.addWidget(part)
            rows.addLayout(holder)
        rows.addWidget(self.none)
        rows.addWidget(self.list, 1)

    def _search(self) -> None:
        self._show()
        self.list.choose_first(anew=True)

    def _show(self) -> None:
        if self._figures is not None:
            self.list.figures.show_lines(tuple(self._figures.lines(self.search.text())))
            found = bool(self.list.figures.lines)
            set_text_if_changed(self.none, "" if found else prose_texts.FIGURES_NONE.format(self.search.text().strip()))
            self.none.setVisible(not found)

    def _choose(self) -> None:
        self.list.choose_first()
        if self.list.chosen():
            self.chosen.emit(self.list.chosen())
