"""A finished template looked through: its outline and its forms as tables, or as they print, blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.desk.office.edition_words import edition_in_words
from ui.kit.buttons import RING, Button
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.templates.blank_print import BlankPrint
from ui.templates.plain_table import PlainTable
from ui.templates.plan_table import place_of
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from cchc_desktop.report.template import Form, Row, Template


class TemplateView(QWidget):
    """Tabs for the outline and each form over one table; F9 shows the print instead."""

    def __init__(self) -> None:
        super().__init__()
        self.template: Template | None = None
        self.form = ""
        self.title, self.edition, self.note = label("", "title", wrap=True), label("", "text2"), label("", "note")
        self.edition.setWordWrap(True)
        self.note.setWordWrap(True)
        self.outline = PlainTable(texts.OUTLINE_TABLE, texts.SECTION_COLUMNS, (64, 320, 0))
        self.table = PlainTable(texts.TABLE, texts.FORM_COLUMNS, (64, 0, 100, 112, 220))
        self.print, self.shown = BlankPrint(), QStackedWidget()
        self.as_printed = Button(texts.AS_PRINTED, icon="eye", key="F9")
        self._tabs: dict[str, Button] = {}
        self._tab_row = FlowRow()
        for part in (self.outline, self.table, self.print):
            self.shown.addWidget(part)
        self.as_printed.clicked.connect(self.switch)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(RING, 0, RING, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.as_printed, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        rows.addWidget(self.edition)
        rows.addWidget(self.note)
        rows.addLayout(self._tab_row)
        rows.addWidget(self.shown, 1)

    def show_template(self, template: Template) -> None:
        """Show another template, at its outline."""
        self.template = template
        set_text_if_changed(self.title, template.name)
        set_text_if_changed(self.edition, f"{template.id}, {edition_in_words(template)}")
        set_text_if_changed(self.note, template.note)
        self.note.setVisible(bool(template.note))
        self._make_tabs(template)
        sections = [
            (each.number, f"{'    ' * max(each.level - 1, 0)}{_in_words(each.title or each.short)}", each.guidance)
            for each in template.outline
        ]
        self.outline.show_texts(sections, strong=[at for at, one in enumerate(template.outline) if one.level == 1])
        self.choose("")

    def choose(self, number: str) -> None:
        """Show a form, "" shows the outline."""
        self.form = number
        for name, tab in self._tabs.items():
            tab.setChecked(name == number)
        self.as_printed.setText(texts.AS_PRINTED)
        if self.template and number:
            form = self.template.form(number)
            bold = [at for at, row in enumerate(form.rows) if row.kind == "heading"]
            names = self.template.tier_names
            self.table.show_texts([_texts(row, form, names[row.tier]) for row in form.rows], strong=bold)
        self.shown.setCurrentWidget(self.table if number else self.outline)

    def switch(self) -> None:
        """Show the print, or the table again."""
        if self.shown.currentWidget() is self.print:
            self.choose(self.form)
        elif self.template:
            self.print.show_template(self.template)
            self.as_printed.setText(texts.AS_TABLE)
            self.shown.setCurrentWidget(self.print)
            self.print.setFocus()

    def focus_first(self) -> None:
        """Put the focus on what is shown."""
        self.shown.currentWidget().setFocus()

    def _make_tabs(self, template: Template) -> None:
        for tab in self._tabs.values():
            self._tab_row.removeWidget(tab)
            tab.deleteLater()
        names = {"": texts.OUTLINE_TAB} | {form.number: texts.FORM_TAB.format(form.number) for form in template.forms}
        self._tabs = {number: Button(words, role="tab") for number, words in names.items()}
        for number, tab in self._tabs.items():
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, one=number: self.choose(one))
            self._tab_row.add(tab)


def _texts(row: Row, form: Form, tier: str) -> tuple[str, ...]:
    counted: list[str] = []
    if row.ratio:
        counted.append(
            texts.DIVIDED.format(place_of(row.ratio.part, form.number), place_of(row.ratio.whole, form.number))
        )
    elif row.kind == "percent":
        counted.append(texts.BY_HAND)
    counted += [", ".join(f"{code} {words}" for code, words in row.choices.items())] if row.choices else []
    heads = {column.code: " ".join(column.head.split()) for column in form.columns}
    counted += [texts.LACKS.format(", ".join(heads[code] for code in row.lacks))] if row.lacks else []
    counted += [texts.FILLED_BY.format(tier)] if row.tier != "commune" else []
    return row.no, f"{'    ' * row.depth}{row.label}", row.unit, texts.KINDS[row.kind], "; ".join(counted)


def _in_words(title: str) -> str:
    """Return a heading with words for the parts that each report fills in."""
    for name, words in texts.PLACEHOLDERS.items():
        title = title.replace(f"{{{name}}}", words)
    return title
