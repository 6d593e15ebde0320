"""The subject of checks, and a check itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.findings import CheckResult, Finding, Fix, severity_of
from cchc_desktop.reading.printed_text import PrintedText
from cchc_desktop.report.document import Report
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.keys import column_of, row_key
from cchc_desktop.report.members.document_register import DocumentRegister
from cchc_desktop.report.numbers import show
from cchc_desktop.report.template import Severity, Template, When

ANY_FIELD = "*"


@dataclass(frozen=True, slots=True)
class Subject:
    """A report with its template, its figures read, and the context."""

    report: Report
    template: Template
    table: FigureTable
    context: Context
    _printed: dict[str, PrintedText] = field(default_factory=dict, repr=False, compare=False)

    def edited(self, report: Report, table: FigureTable, changed: Iterable[str]) -> Subject:
        """Return the subject of an edited report; `changed` are the sections whose printed text may be another now."""
        gone = frozenset(changed)
        kept = {code: printed for code, printed in self._printed.items() if code not in gone}
        return Subject(report, self.template, table, self.context, kept)

    def printed(self, code: str) -> PrintedText:
        """Return the printed text of a section."""
        found = self._printed.get(code)
        if found is None:
            found = self._printed[code] = PrintedText.of(self.report.text(code), self.table.linked)
        return found

    @property
    def register(self) -> DocumentRegister:
        """The documents of the unit, and those that came with the report."""
        return self.context.register.joined(self.report.register)

    def holds(self, when: When | None) -> bool | None:
        """Return whether a condition holds; None while its figure is not known."""
        if when is None:
            return True
        figure, amount = self.table[when.key], self.table.amount(when.key)
        if when.equals is not None and figure.choice is not None:
            return figure.choice == when.equals
        if amount is None:
            return None
        return amount.value > 0 if when.equals is None else show(amount.value) == when.equals

    def row(self, key: str) -> str:
        """Return a figure's place in words: "Biểu mẫu 7, hàng 6.7.2", with its column where there are several."""
        return f"Biểu mẫu {key.partition(':')[0]}, hàng {self._number(key)}"

    def _number(self, key: str) -> str:
        """Return the number of a figure's row and the head of its column: "6.7.2", "6.7.2 (Lũy kế)"."""
        form, _, number = row_key(key).partition(":")
        heads = (each.head(column_of(key)) for each in self.template.forms if each.number == form)
        head = " ".join(next(heads, "").split())
        return f"{number} ({head or column_of(key)})" if head or column_of(key) else number

    def rows(self, keys: Iterable[str], form: str = "") -> str:
        """Return places in words, in order, each form named once, `form` not at all: "hàng 4.1 và 4.3"."""
        by_form: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            by_form.setdefault(key.partition(":")[0], []).append(self._number(key))
        return "; ".join(
            (f"hàng {_listed(rows)}" if number == form else f"Biểu mẫu {number}, hàng {_listed(rows)}")
            for number, rows in sorted(by_form.items(), key=lambda item: (item[0] != form, _in_order(item[0])))
        )

    def finding(
        self, code: str, at: tuple[str, ...], message: str, *,
        found: str = "", expected: str = "", fix: Fix | None = None, severity: Severity | None = None,
    ) -> Finding:  # fmt: skip
        """Return a finding; its message names every figure whose reading is only probable."""
        assumed = [self.table[key] for key in dict.fromkeys(at) if key in self.table and self.table[key].probable]
        if assumed and code != "value.format":
            readings = ", ".join(f"“{figure.text}” là {figure.suggestion}" for figure in assumed)
            message = f"Nếu {readings}: {message[:1].lower()}{message[1:]}"
        return Finding(code, severity or severity_of(self.template, code), at, message, found, expected, fix)


def _listed(numbers: list[str]) -> str:
    """Return row numbers in order: "4.1, 4.2 và 4.3"."""
    *first, last = sorted(numbers, key=_in_order)
    return f"{', '.join(first)} và {last}" if first else last


def _in_order(number: str) -> list[int]:
    return [int(part) for part in number.partition(" ")[0].split(".") if part.isdigit()]


class Check(NamedTuple):
    """One check of a template: `reads` names the fields it depends on (ANY_FIELD: all), `run` gives its results.

    prints are sections whose printed text it reads too: it depends on every figure that is linked there.
    """

    reads: frozenset[str]
    run: Callable[[Subject], Iterator[CheckResult]]
    prints: frozenset[str] = frozenset()


def depends(template: Template, keys: Iterable[str]) -> frozenset[str]:
    """Return the figures that the amounts of `keys` depend on: themselves, their conditions and their parts."""
    found = set(keys)
    for key in keys:
        row = template.rows.get(key)
        if row and row.when:
            found.add(row.when.key)
        if row and row.ratio:
            found |= {row.ratio.part, row.ratio.whole}
    return frozenset(found) if found == set(keys) else depends(template, found)
