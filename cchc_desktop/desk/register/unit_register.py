"""The register of one unit: documents are added, changed and removed; each change is on the disk when it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.text import folded
from cchc_desktop.desk.office.settings import Settings
from cchc_desktop.reading.document_order import out_of_turn, same_body
from cchc_desktop.report.members.document_register import DocumentRegister, day_of_entry, full_number, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cchc_desktop.desk.office.settings import SettingTexts
    from cchc_desktop.report.members.register_entry import RegisterEntry
    from cchc_desktop.report.template import Row


class UnitRegister:
    """The documents of a unit, kept as a setting of the office: every report of the unit uses the same ones."""

    def __init__(self, store: SettingTexts, unit: Mapping[str, str]) -> None:
        self._settings, self._unit = Settings(store), unit

    def read(self) -> DocumentRegister:
        """Return the register as it is kept now."""
        return self._settings.register(self._unit)

    def put(self, entry: RegisterEntry, before: RegisterEntry | None = None) -> None:
        """Keep a document, in the place of another or of the same one."""
        if before is not None:
            self.remove([before])
        self.put_all([entry])

    def put_all(self, entries: Iterable[RegisterEntry]) -> None:
        """Keep documents; one that is kept already is replaced."""
        new = {identity(entry): entry for entry in entries}
        self._keep([*(each for each in self.read().entries if identity(each) not in new), *new.values()])

    def remove(self, entries: Iterable[RegisterEntry]) -> None:
        """Remove documents."""
        gone = {identity(entry) for entry in entries}
        self._keep([each for each in self.read().entries if identity(each) not in gone])

    def _keep(self, entries: Sequence[RegisterEntry]) -> None:
        self._settings.set_register(self._unit, DocumentRegister(entries))


def faults_of(register: DocumentRegister, entry: RegisterEntry) -> Iterator[str]:
    """Yield what is doubtful about a document of a register: its day, its number, its number against the days."""
    day, number = day_of_entry(entry), full_number(entry)
    if not entry.number.strip():
        yield "Chưa ghi số văn bản."
    if day is None:
        yield f"Không có ngày “{entry.date}” trong lịch." if entry.date.strip() else "Chưa ghi ngày ban hành."
        return
    twins = (each for each in register.named(number) if each is not entry and same_body(each.body, entry.body))
    twin = next((each for each in twins if (when := day_of_entry(each)) and when.year == day.year), None)
    if twin and entry.number.strip():
        yield f"Trùng số {number} với văn bản ngày {day_words(day_of_entry(twin) or day)}."
        return
    other = out_of_turn(register, entry.number, entry.symbol, entry.body, day)
    when = day_of_entry(other) if other else None
    if other and when:
        order = "sau" if when < day else "trước"
        there = f"số {full_number(other)} ngày {day_words(when)}"
        yield f"Số {number} ngày {day_words(day)} lại {order} {there}. Xem lại số hoặc ngày."


def suggested_criterion(entry: RegisterEntry, rows: Mapping[str, Row], body: str) -> str:
    """Return the criterion that a document of the unit itself likely proves, by the template's words; "" if none."""
    subject = folded(entry.subject)
    for key, row in rows.items():
        proof = row.proof
        if proof and entry.type in proof.types and any(folded(word) in subject for word in proof.words):
            return key if entry.body.strip() and same_body(entry.body, body) else ""
    return ""
