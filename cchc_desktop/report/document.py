"""The report: one unit, one template, one period; every field kept as the text that was typed.

All fields live in one mapping from key to text (see `keys`): figures, notes, sections, letter and unit alike. A list
of the letter (addressees, recipients, authority) is one text with a line for each entry. Absent means never typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.text import stored
from cchc_desktop.report.keys import ANSWERS, BESIDE, LATE_DOSSIERS, FieldKind, kind_of
from cchc_desktop.report.reason import Reason

if TYPE_CHECKING:
    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.members.figure_source import FigureSource
    from cchc_desktop.report.members.late_dossier import LateDossier
    from cchc_desktop.report.members.office_answer import VersionAnswer
    from cchc_desktop.report.members.register_entry import RegisterEntry

UNIT_FIELDS = ("code", "kind", "name", "district", "province")
LETTER_FIELDS = (
    "title", "number", "symbol", "place", "date", "addressees",
    "closing", "recipients", "archive", "authority", "signer",
)  # fmt: skip
LETTER_LISTS = ("addressees", "recipients", "authority")


class ReportState(StrEnum):
    """How far a report's version has come: being written, sealed for signature, issued."""

    OPEN = "open"
    CLOSED = "closed"
    ISSUED = "issued"


OPEN, CLOSED, ISSUED = ReportState
EXAMPLE = "example"
"""The member of report.json that says it is no office's report."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Report:
    """A report at one moment; immutable, `with_edit` returns the next one.

    template is its id, template_sha256 the pinned source; version counts from 1. register lists documents, carried
    what came along from an earlier report, earlier the figures of other periods by period and key; beside holds texts
    that are edited like fields and are none (`keys.BESIDE`), extra the members that the program does not know, by
    dotted path.
    """

    template: str
    period: str
    fields: Mapping[str, str]
    version: int = 1
    state: ReportState = ReportState.OPEN
    template_sha256: str = ""
    reasons: tuple[Reason, ...] = ()
    register: tuple[RegisterEntry, ...] = ()
    earlier: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: _NOTHING)
    carried: tuple[CarriedMark, ...] = ()
    beside: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    @property
    def is_example(self) -> bool:
        """Whether it is a shipped example, or was made from one: every file of it says so."""
        return self.extra.get(EXAMPLE) is True

    def as_example(self) -> Report:
        """Return the report as a shipped example."""
        return replace(self, extra={**self.extra, EXAMPLE: True})

    def text(self, key: str) -> str:
        """Return the stored text of a field, or of what stands beside the fields; "" if it was never typed."""
        return self.fields.get(key) or self.beside.get(key, "")

    @property
    def texts(self) -> Mapping[str, str]:
        """All that can be edited, by key: the fields and what stands beside them."""
        return {**self.fields, **self.beside} if self.beside else self.fields

    def lines(self, key: str) -> list[str]:
        """Return a list field's entries, blank lines left out."""
        return [line.strip() for line in self.text(key).splitlines() if line.strip()]

    def with_edit(self, key: str, text: str) -> Report:
        """Return the report with one text replaced; it is cleaned (`field_text`), "" clears it."""
        stands_beside = kind_of(key) in BESIDE
        texts = dict(self.beside if stands_beside else self.fields)
        if kept := field_text(key, text):
            texts[key] = kept
        else:
            texts.pop(key, None)
        changed = MappingProxyType(texts)
        return replace(self, beside=changed) if stands_beside else replace(self, fields=changed)

    def open_marks(self, key: str = "") -> tuple[CarriedMark, ...]:
        """Return the carried marks of the report, or of one of its fields, that are not settled yet, in their order."""
        asked = (mark for mark in self.carried if key in ("", mark.at.key))
        return tuple(mark for mark in asked if mark.is_open(self.text(mark.at.key)))

    @cached_property
    def figures(self) -> Mapping[str, str]:
        """The figures as typed, by figure key."""
        return self._of(FieldKind.FIGURE)

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The stored section texts, by section code."""
        return self._of(FieldKind.SECTION)

    @cached_property
    def notes(self) -> Mapping[str, str]:
        """The notes, by figure key."""
        return {key.removeprefix("note."): text for key, text in self._of(FieldKind.NOTE).items()}

    @cached_property
    def sources(self) -> Mapping[str, FigureSource]:
        """The sources of figures that came from elsewhere, by figure key."""
        if not self.beside:
            return {}
        from cchc_desktop.report.members.figure_source import sources_of  # noqa: PLC0415 - most reports have none

        return sources_of(self.beside)

    @cached_property
    def late_dossiers(self) -> tuple[LateDossier, ...]:
        """The dossiers that were settled late, as they are listed."""
        if LATE_DOSSIERS not in self.beside:
            return ()
        from cchc_desktop.report.members.late_dossier import listed_dossiers  # noqa: PLC0415 - most reports have none

        return listed_dossiers(self.beside[LATE_DOSSIERS])

    @cached_property
    def answers(self) -> tuple[VersionAnswer, ...]:
        """The answers of the receiving office to versions of the report, in the order they came."""
        if ANSWERS not in self.beside:
            return ()
        from cchc_desktop.report.members.office_answer import answers_of  # noqa: PLC0415 - most reports have none

        return answers_of(self.beside[ANSWERS])

    def _of(self, kind: FieldKind) -> dict[str, str]:
        return {key: text for key, text in self.fields.items() if kind_of(key) is kind}


def field_text(key: str, typed: str) -> str:
    """Return a typed text as a report keeps it in a field."""
    return stored(typed, figure=kind_of(key) is FieldKind.FIGURE)


def report_of(template: str, period: str, fields: Mapping[str, str], **more: Any) -> Report:  # noqa: ANN401 - passed on to Report
    """Make a report from field texts: each cleaned (`field_text`), empty ones left out."""
    kept = {key: text for key, typed in fields.items() if (text := field_text(key, typed))}
    beside = {key: kept.pop(key) for key in [*kept] if kind_of(key) in BESIDE}
    return Report(template, period, MappingProxyType(kept), beside=MappingProxyType(beside), **more)
