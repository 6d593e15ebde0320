"""The card beside the table: the figures that will be written, each with the present one, and their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.checks.lists.late_dossiers import late_amount
from cchc_desktop.desk.one_stop.dossier_figures import TableOrigin, counted_by, origin_of
from cchc_desktop.documents.content.source_words import moment_of_source
from cchc_desktop.dossiers.shown_sums import columns_of
from cchc_desktop.report.figure_table import FigureTable
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import BoxDelegate, CheckBox
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.words.place_texts import short
from ui.words.taking import late_texts, taking_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.one_stop.dossier_figures import TakenFigures
    from cchc_desktop.desk.work.open_report import OpenReport


_LIST = 150


class FiguresCard(QFrame):
    """The figures with their ticks, what follows from them, their source. Signal `changed` follows a tick."""

    changed = Signal()

    def __init__(self, open_report: OpenReport) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._report = open_report
        self._found: TakenFigures | None = None
        self.figures, self.ticked = QListWidget(), label("", "note")
        self.figures.setAccessibleName(taking_texts.FIGURES)
        self.figures.setItemDelegate(BoxDelegate(self.figures))
        self.figures.setSpacing(2)
        self.figures.setWordWrap(True)
        self.figures.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.figures.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.figures.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.follows = label("", "note", wrap=True)
        self.late = Button(late_texts.OPEN_LIST, role="link", icon="file-text")
        self.system, self.at = QLineEdit(), QLineEdit(placeholderText=taking_texts.AT_EXAMPLE)
        self.remember = CheckBox(taking_texts.REMEMBER)
        self.remember.setChecked(True)
        self.write = Button(taking_texts.WRITE_NONE, role="primary", key="Ctrl+Enter")
        self.figures.itemChanged.connect(self._tick)
        self._lay_out()

    def show_found(self, found: TakenFigures, *, system: str, file: str) -> None:
        """Show what tables give; `system` is known from the last time, else as the tables state it."""
        self._found = found
        origin = origin_of(found.taken, file)
        self.system.setText(origin.system or system)
        self.at.setText(moment_of_source(origin.at))
        self.show_figures()

    def show_figures(self) -> None:
        """Show the figures of the tables beside those of the report as it is now."""
        if self._found is None:
            return
        self.figures.clear()
        rows, measures = self._report.template.rows, counted_by(self._report.template)
        for key, after in self._found.figures.items():
            before = self._report.report.text(key)
            change = taking_texts.CHANGE.format(before=before or taking_texts.BLANK, after=_grouped(after))
            words = taking_texts.SAME.format(after=_grouped(after)) if _bare(before) == after else change
            place = taking_texts.FIGURE.format(place=short(key), label=rows[key].label)
            said = taking_texts.FROM.format(change=words, columns=self._columns(measures.get(key, ())))
            item = QListWidgetItem(f"{place}\n{said}")
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Checked)
            self.figures.addItem(item)
        self._tick()

    def chosen(self) -> dict[str, str]:
        """Return the figures that are ticked, by key."""
        found = self._found.figures if self._found else {}
        items = [self.figures.item(row) for row in range(self.figures.count())]
        keys = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        return {key: found[key] for key in keys}

    def origin(self, file: str) -> TableOrigin:
        """Return the source to keep with each figure."""
        if self._found is None:
            return TableOrigin()
        return origin_of(self._found.taken, file, self.system.text(), self.at.text())

    def _columns(self, measures: tuple[str, ...] | list[str] | object) -> str:
        if self._found is None or not self._found.taken.parts or not isinstance(measures, tuple | list):
            return ""
        first = self._found.taken.parts[0].table
        names = [
            taking_texts.MEANINGS.get(table.ways[0][column], "")
            for measure in measures
            for table in (first, *first.beside)
            for column in columns_of(measure, table.ways[0])
        ]
        return " + ".join(dict.fromkeys(names))

    def _tick(self) -> None:
        chosen, editable = self.chosen(), self._report.editable
        asked = bool(self._found and self._found.taken.questions)
        self.ticked.setText(taking_texts.TICKED.format(ticked=len(chosen), all=self.figures.count()))
        self.follows.setText(self._following(chosen))
        text = taking_texts.WRITE.format(len(chosen)) if chosen else taking_texts.WRITE_NONE
        text = taking_texts.ANSWER_FIRST if asked else text
        self.write.setText(text if editable else taking_texts.SEALED)
        self.write.setEnabled(bool(chosen) and editable and not asked)
        self.changed.emit()

    def _following(self, chosen: dict[str, str]) -> str:
        """Return in words the percents that change and the late dossiers there would be."""
        template = self._report.template
        table = FigureTable.of(template, {**self._report.report.figures, **chosen})
        lines = []
        for key, row in template.rows.items():
            if row.ratio and {row.ratio.part, row.ratio.whole} & chosen.keys() and table.printed(key):
                sides = (table.printed(row.ratio.part), table.printed(row.ratio.whole))
                words = f"{sides[0]} : {sides[1]} = {table.printed(key)}"
                lines.append(taking_texts.RATIO.format(row=short(key), words=words))
        late = late_amount(table)
        if late and chosen:
            lines.append(taking_texts.LATE.format(late))
        self.late.setVisible(bool(late))
        return "\n".join(lines)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 8, 14, 12)
        rows.setSpacing(6)
        rows.addLayout(row_of(label(taking_texts.FIGURES, "card-title"), None, self.ticked))
        within = QWidget()
        inside = QVBoxLayout(within)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        self.figures.setMinimumHeight(theme.px(_LIST))
        inside.addWidget(self.figures, 1)
        inside.addWidget(self.follows)
        inside.addWidget(self.late)
        inside.addWidget(label(taking_texts.SOURCE, "strong"))
        grid = QGridLayout()
        for line, (words, editor) in enumerate(((taking_texts.SYSTEM, self.system), (taking_texts.AT, self.at))):
            name = label(words, "text2")
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            grid.addWidget(name, line, 0)
            grid.addWidget(editor, line, 1)
        inside.addLayout(grid)
        inside.addWidget(self.remember)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(within)
        rows.addWidget(area, 1)
        rows.addWidget(self.write)


def _grouped(text: str) -> str:
    return f"{int(text):,}".replace(",", ".") if text.isascii() and text.isdigit() else text


def _bare(text: str) -> str:
    return text.replace(".", "")
