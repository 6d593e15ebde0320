"""The rows of a form for display: their texts, their appearance and the messages under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import REMARK
from cchc_desktop.desk.drafts.counting import unreached, waiting_links
from cchc_desktop.desk.work.earlier import NOTHING_BESIDE, Beside
from cchc_desktop.documents.content.source_words import left_words, source_words
from cchc_desktop.report.figure_table import PercentState
from cchc_desktop.report.figures import Figure, State
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.numbers import show
from cchc_desktop.report.template import Form, Row, Severity, Template, Tier
from ui.kit.severity_look import REMARK_LOOK, SEVERITIES, look_of
from ui.report.finding_words import action_label, strongest
from ui.words import form_texts, place_texts

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.desk.work.earlier import Earlier
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.figure_table import FigureTable


MISSING = "value.missing"
"""The code of a finding on a blank."""


class RowLook(Enum):
    """The appearance of a row's result cell."""

    HEADING = "heading"
    OTHER_TIER = "other tier"
    COMPUTED = "computed"
    BOX = "box"
    CHOICE = "choice"
    LACKING = "no cell here"


@dataclass(frozen=True, slots=True)
class RowMessage:
    """A finding shown under its row; action is the text of its button, "" if it has none."""

    finding: Finding
    action: str

    @property
    def spoken(self) -> str:
        """The text of the message for screen readers: "Lỗi: …"."""
        return f"{look_of(self.finding)[2]}: {self.finding.message}"


@dataclass(frozen=True, slots=True)
class RowView:
    """A row for display. result is the text of its result cell, lead the text in front of a computed one.

    earlier is what the report of the same period a year before printed for it, before that of the period before or of
    an earlier version, changed that it says something else than that version.

    source says where the figure came from, left that it was changed by hand since; came_along that it is that of an
    earlier report.

    severity is of its own messages; related names the row whose message concerns this one too. more are its cells in
    further columns of values; their messages are the row's.
    """

    key: str
    row: Row = field(compare=False)  # the key names it
    look: RowLook
    result: str
    lead: str
    note: str
    earlier: str = ""
    before: str = ""
    source: str = ""
    left: str = ""
    came_along: bool = False
    messages: tuple[RowMessage, ...] = ()
    severity: Severity | None = None
    related: str = ""
    related_severity: Severity | None = None
    more: tuple[RowView, ...] = ()
    changed: bool = False

    @property
    def mark(self) -> tuple[str, str] | None:
        """The icon and the colour of its strongest message, a remark's only where there is no other; None without."""
        found = [message.finding for message in self.messages]
        if found and all(finding.rule == REMARK for finding in found):
            return REMARK_LOOK[:2]
        return SEVERITIES[self.severity][:2] if self.severity else None

    @property
    def cells(self) -> tuple[RowView, ...]:
        """The row in each of its columns of values."""
        return (self, *self.more)

    @property
    def spoken(self) -> str:
        """The description of the row for screen readers, beside its texts."""
        concerns = [form_texts.CONCERNS.format(self.related)] if self.related else []
        return " ".join([message.spoken for message in self.messages] + concerns + [*filter(None, [self.origin])])

    @property
    def origin(self) -> str:
        """The source of the figure in a line, "" if it has none: where it came from, or that it left that."""
        if self.left:
            return form_texts.LEFT_SOURCE.format(left=self.left[0].upper() + self.left[1:], source=self.source)
        return form_texts.SOURCE.format(self.source) if self.source else ""

    @property
    def spoken_result(self) -> str:
        """The result for screen readers, with its state if that is not plain from it, and its unit."""
        if self.look is RowLook.LACKING:
            return form_texts.LACKING_CELL
        computed = form_texts.COMPUTED if self.look is RowLook.COMPUTED else ""
        blank = form_texts.NOT_ENTERED if self.look in (RowLook.BOX, RowLook.CHOICE) else form_texts.EMPTY_CELL
        unit = form_texts.IN_UNIT.format(self.row.unit) if self.row.unit else ""
        return ", ".join(filter(None, (f"{self.lead} {self.result}".strip() or blank, computed, unit)))

    def field_name(self, *, note: bool) -> str:
        """Return the name of the row's result or note for screen readers."""
        words = form_texts.NOTE_FIELD if note else form_texts.RESULT_FIELD
        return words.format(no=self.row.no, label=self.row.label)


def form_rows(form: Form, outcome: Outcome, beside: Beside = NOTHING_BESIDE, *, fixable: bool = True) -> list[RowView]:
    """Return every row of a form for display, under an outcome, beside earlier reports, with or without fixes.

    While the report can be edited, blanks below the last row that is typed are not reported, nor links to them.
    """
    keys = [key for row in form.rows for key in form.keys(row)]
    ahead = unreached(keys, outcome.subject, in_order=True) if fixable else frozenset()
    waiting = waiting_links(outcome) if fixable else frozenset()
    reported = (each for each in outcome.findings if each not in waiting)
    findings = (each for each in reported if each.rule != MISSING or each.at[0] not in ahead)
    own, related = _concerning(form, findings, fixable=fixable)
    return [_row(form, row, outcome, own, related, beside) for row in form.rows]


def _printed(key: str, beside: Beside, earlier: Earlier | None) -> str:
    return beside.printed(earlier, key) if earlier else ""


def _concerning(
    form: Form, findings: Iterable[Finding], *, fixable: bool
) -> tuple[dict[str, list[RowMessage]], dict[str, Finding]]:
    """Return the messages by the row they are shown at, and the strongest finding by every other row it concerns."""
    own: dict[str, list[RowMessage]] = defaultdict(list)
    related: dict[str, Finding] = {}
    prefix = f"{form.number}:"
    for finding in findings:
        first, *others = dict.fromkeys(map(place_texts.row_of, finding.at))
        if first.startswith(prefix):
            own[first].append(RowMessage(finding, action_label(finding, form.number, fixable=fixable)))
        for key in others:
            if key.startswith(prefix) and finding.severity is not Severity.HINT:
                kept = related.setdefault(key, finding)
                if strongest((kept.severity, finding.severity)) is not kept.severity:
                    related[key] = finding
    return own, related


def _row(
    form: Form, row: Row, outcome: Outcome, own: dict[str, list[RowMessage]], related: dict[str, Finding],
    beside: Beside,
) -> RowView:  # fmt: skip
    """Return a row with its cells in every column; the messages of all stand under it."""
    first, *more = form.keys(row)
    rows = outcome.subject.template.rows
    view = _view(first, rows[first], outcome, own, related, beside)
    if not more:
        return view
    cells = [_view(key, rows[key], outcome, own, related, beside) for key in more]
    told = {(each.spoken, each.action): each for cell in (view, *cells)[::-1] for each in cell.messages[::-1]}
    messages = tuple(told.values())[::-1]  # what is said of several cells once, under the row
    bare = (replace(cell, note="", messages=(), lead="" if cell.result else cell.lead) for cell in cells)
    return replace(view, messages=messages, lead="" if view.result else view.lead, more=tuple(bare))


def _view(
    key: str, row: Row, outcome: Outcome, own: dict[str, list[RowMessage]], related: dict[str, Finding],
    beside: Beside,
) -> RowView:  # fmt: skip
    table, report = outcome.subject.table, outcome.subject.report
    look = _look(row, table[key], lacking=key in table.template.lacking)
    lead, result = _RESULTS[look](key, row, table)
    messages, other = tuple(own.get(key, ())), related.get(key)
    before = _printed(key, beside, beside.before)
    version = beside.before is not None and beside.before.version > 0
    return RowView(
        key, row, look, result, lead, report.text(note_of(key)),
        _printed(key, beside, beside.year_before), before, *_origin(key, report),
        key in report.sources and bool(report.sources[key].period), messages,
        strongest([message.finding.severity for message in messages]),
        place_texts.short(other.at[0], key.partition(":")[0]) if other else "",
        other.severity if other else None,
        changed=version and before != table.printed(key),
    )  # fmt: skip


def _origin(key: str, report: Report) -> tuple[str, str]:
    """Return the source of a figure in words, and that it was changed since."""
    source, typed = report.sources.get(key), report.text(key)
    if source is None or source.is_over(typed):
        return "", ""
    return source_words(source), left_words(source, typed)


def other_tiers(views: list[RowView]) -> frozenset[int]:
    """Return the rows that only other tiers fill, and the headings over nothing else."""
    hidden: set[int] = set()
    ours: set[str] = set()
    for row in range(len(views) - 1, -1, -1):
        view = views[row]
        other = view.look is RowLook.OTHER_TIER
        empty_heading = view.look is RowLook.HEADING and view.row.no not in ours
        if (other or empty_heading) and view.row.no not in ours and not view.messages:
            hidden.add(row)
        else:
            parts = view.row.no.split(".")
            ours |= {".".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    return frozenset(hidden)


def filled_rows(views: list[RowView]) -> frozenset[int]:
    """Return the rows that need no figure any more, and the headings over nothing else."""
    hidden: set[int] = set()
    blank: set[str] = set()
    for at in range(len(views) - 1, -1, -1):
        view = views[at]
        if any(cell.row.fillable and not cell.result for cell in view.cells):
            parts = view.row.no.split(".")
            blank |= {".".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
        elif view.row.no not in blank:
            hidden.add(at)
    return frozenset(hidden)


def _look(row: Row, figure: Figure, *, lacking: bool) -> RowLook:
    if lacking and not figure.text:
        return RowLook.LACKING if row.tier is Tier.COMMUNE else RowLook.OTHER_TIER
    if row.kind == "choice" and row.tier is Tier.COMMUNE:
        return RowLook.CHOICE
    if figure.text or row.fillable:
        return RowLook.BOX
    if row.tier is not Tier.COMMUNE and row.kind != "heading":
        return RowLook.OTHER_TIER
    return RowLook.COMPUTED if row.ratio else RowLook.HEADING


def _nothing(_key: str, _row: Row, _table: FigureTable) -> tuple[str, str]:
    return "", ""


def _lacking(key: str, _row: Row, table: FigureTable) -> tuple[str, str]:
    return "", table.template.form(key.partition(":")[0]).lacking_mark


def _tier(_key: str, row: Row, table: FigureTable) -> tuple[str, str]:
    return "", form_texts.TIER_FILLS.format(tier_name(table.template, row.tier))


def tier_name(template: Template, tier: Tier) -> str:
    """Return the name of a tier in a template: "cấp huyện"."""
    return template.tier_names.get(tier, "")


def _computed(key: str, _row: Row, table: FigureTable) -> tuple[str, str]:
    computed = table.computed(key)
    if computed.outcome is PercentState.UNDEFINED:
        return form_texts.NOTHING_AROSE, "—"
    if computed.part and computed.whole and computed.number:
        sides = show(computed.part.value), show(computed.whole.value)
        return form_texts.QUOTIENT.format(*sides), show(computed.number.value)
    form = key.partition(":")[0]
    rows = ", ".join(place_texts.short(missing, form) for missing in computed.waiting_for)
    return form_texts.WAITS.format(rows), ""


def _typed(key: str, _row: Row, table: FigureTable) -> tuple[str, str]:
    return "", table.printed(key)


def _choice(key: str, row: Row, table: FigureTable) -> tuple[str, str]:
    figure = table[key]
    label = row.choices.get(figure.choice or "", "")
    named = figure.state is State.VALUE and figure.choice is not None and bool(label)
    return "", form_texts.CHOICE.format(figure.choice, label) if named else table.printed(key)


_RESULTS = {
    RowLook.HEADING: _nothing,
    RowLook.OTHER_TIER: _tier,
    RowLook.COMPUTED: _computed,
    RowLook.BOX: _typed,
    RowLook.CHOICE: _choice,
    RowLook.LACKING: _lacking,
}
