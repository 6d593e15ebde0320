"""The help for the current row under a form's table; F1 unfolds it if it is cut, Esc folds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from cchc_desktop.report.numbers import show
from cchc_desktop.report.prose import links
from cchc_desktop.report.template import Row, Template, Tier
from ui.forms.shown_rows import MISSING
from ui.kit import theme
from ui.kit.labels import label
from ui.kit.painting import wrapped
from ui.words import form_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.desk.work.earlier import Beside, Earlier
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.forms.shown_rows import RowView


_LINES = 2
_HIGH = 480  # of a page, before zoom
_CUT = "…"


class RowHelp(QFrame):
    """Number, label and help of a row at the left, the keys at the right; help is cut to one or two lines."""

    def __init__(self, open_report: OpenReport) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._report = open_report
        self._text = self._words = self._named_keys = ""
        self._whole = self._cut = False
        self._no, self._label = label("", "strong"), label("", "text2")
        self._help = label("", "note")
        for part in (self._label, self._help):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lines = _LINES
        self._keep_height()
        self._help.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._keys = keys = label("", "small")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(12, 6, 12, 6)
        sides.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._no, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._label, 1)
        left.addLayout(first)
        left.addWidget(self._help)
        sides.addLayout(left, 1)
        sides.addWidget(keys)

    def show_row(self, view: RowView, beside: Beside) -> None:
        """Show a row's help: its codes, its meaning, its uses, its values in earlier periods."""
        self._no.setText(view.row.no)
        outcome = self._report.outcome
        compared = "" if view.row.kind == "heading" else " ".join(filter(None, _compared(view, outcome, beside)))
        note = form_texts.ROW_NOTE.format(view.note) if view.note else ""
        blank = "" if view.messages else _blank(view.key, outcome)
        means = (view.row.help, _tier(view.row, outcome.subject.template), _uses(view.key, outcome))
        origin = f"{view.origin}." if view.origin else ""
        named = outcome.subject.template.source(view.key)
        source = form_texts.ROW_SOURCE.format(named.rstrip(".")) if named else ""
        parts = (_codes(view.row), origin, compared, *means, note, blank, source)
        words, text = view.row.label, " ".join(filter(None, parts))
        if (words, text) != (self._words, self._text):  # most keys change neither, and Qt would lay out the page again
            self._words, self._text = words, text
            self._show_help()

    def show_keys(self, *, editable: bool, note: bool = False) -> None:
        """Show the keys of a result or a note; a sealed report has few."""
        keys = form_texts.NOTE_KEYS if note else form_texts.ROW_KEYS
        keys = keys if editable else form_texts.ROW_KEYS_SEALED
        if keys != self._named_keys:
            self._named_keys = keys
            self._show_help()

    def fit_height(self, height: int) -> None:
        """Show one line of help instead of two where a page of a height, in pixels, has few rows beside it."""
        lines = _LINES if height >= theme.px(_HIGH) else 1
        if lines != self._lines:
            self._lines = lines
            self._keep_height()
            self._show_help()

    def unfold(self) -> bool:
        """Show the whole help; return False if it is shown already."""
        if self._whole or not self._cut:
            return False
        self._whole = True
        self._show_help()
        return True

    def fold(self) -> bool:
        """Show the first lines of the help again; return False if they are all that is shown."""
        was, self._whole = self._whole, False
        self._show_help()
        return was

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the folded lines again."""
        super().resizeEvent(event)
        self._show_help()

    def _keep_height(self) -> None:
        self._help.setMinimumHeight(self._lines * QFontMetrics(theme.font(13)).lineSpacing())

    def _show_help(self) -> None:
        self._cut = False
        for part, text, lines in ((self._label, self._words, 1), (self._help, self._text, self._lines)):
            shown = text if self._whole else _cut(part, text, lines)
            self._cut |= shown.endswith(_CUT)
            part.setWordWrap(self._whole)
            part.setText(shown)
            part.setAccessibleName(text)
        fold = form_texts.ROW_FOLD if self._whole else form_texts.ROW_UNFOLD if self._cut else ""
        self._keys.setText(f"{self._named_keys}\n{fold}")


def _blank(key: str, outcome: Outcome) -> str:
    """Return the message of a blank that the table does not report yet."""
    found = (each for each in outcome.findings if each.rule == MISSING and each.at[0] == key)
    return " ".join(finding.message for finding in found)


def _codes(row: Row) -> str:
    codes = "; ".join(form_texts.CHOICE.format(*each) if each[1] else each[0] for each in row.choices.items())
    return form_texts.ROW_CODES.format(codes) if codes else ""


def _tier(row: Row, template: Template) -> str:
    ours = row.tier is Tier.COMMUNE or row.help
    return "" if ours else form_texts.ROW_TIER.format(template.tier_names[row.tier])


def _uses(key: str, outcome: Outcome) -> str:
    """Return the percents computed from a row and the sections that show it, in words."""
    template, report = outcome.subject.template, outcome.subject.report
    ratios = ((other, row.ratio) for other, row in template.rows.items() if row.ratio)
    form = key.partition(":")[0]
    uses = [
        form_texts.USE_PERCENT.format(short(other, form)) for other, ratio in ratios if key in (ratio.part, ratio.whole)
    ]
    linked = (code for code, text in report.sections.items() if any(link.key == key for link in links(text)))
    uses += [form_texts.USE_SECTION.format(short(code)) for code in linked]
    return form_texts.ROW_USES.format(", ".join(uses)) if uses else ""


def _compared(view: RowView, outcome: Outcome, beside: Beside) -> Iterator[str]:
    """Yield a row's value in each earlier period, its change in a year, and how it came about."""
    period = outcome.subject.report.period
    for earlier in beside.reports:
        same = earlier.is_year_before(period)
        name = form_texts.YEAR_BEFORE_OF.format(earlier.span.year) if same else earlier.span.title
        name = form_texts.VERSION.format(earlier.version) if earlier.version else name
        value = view.earlier if same else view.before
        if not beside.compares(earlier, view.key):
            yield form_texts.NOT_COMPARED.format(name) if earlier.printed(view.key) else ""
        elif not value:
            yield form_texts.ROW_EARLIER_NONE.format(period=name)
        else:
            yield (
                _change(view, outcome, earlier, name)
                if same
                else form_texts.ROW_EARLIER.format(period=name, value=value)
            )
        yield from _made_of(earlier, name)


def _change(view: RowView, outcome: Outcome, earlier: Earlier, name: str) -> str:
    """Return a row's value a year before and the change since, if both are numbers that grow and shrink."""
    before, now = earlier.table.amount(view.key), outcome.subject.table.amount(view.key)
    if before is None or now is None or view.row.kind == "choice":
        return form_texts.ROW_EARLIER.format(period=name, value=view.earlier)
    change = now.value - before.value
    words = form_texts.ROW_EARLIER_SAME
    if change:
        words = form_texts.ROW_EARLIER_MORE if change > 0 else form_texts.ROW_EARLIER_LESS
    return words.format(period=name, value=view.earlier, change=show(abs(change)))


def _made_of(earlier: Earlier, name: str) -> Iterator[str]:
    """Yield what an earlier report was added up from, and that it follows another template."""
    if earlier.missing:
        yield form_texts.NOT_ADDED_UP.format(period=name, units=", ".join(earlier.missing))
    elif earlier.added:
        yield form_texts.ADDED_UP.format(period=name, units=", ".join(earlier.added))
    if earlier.left_out and not earlier.missing:
        yield form_texts.LEFT_OUT.format(units=", ".join(earlier.left_out))
    if earlier.other_template and not earlier.missing:
        yield form_texts.OTHER_TEMPLATE.format(period=name)


def _cut(where: QLabel, text: str, lines: int) -> str:
    """Return a text cut to some lines of a label; F1 shows the whole."""
    metrics, width = QFontMetrics(where.font()), max(where.width(), 200)
    first, *more = wrapped(text, metrics, width)
    if lines == 1 or not more:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{_cut(where, ' '.join(more), lines - 1)}"
