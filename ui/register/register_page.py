"""The register as a page of an open report: what is changed in it is checked against the report at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.office.settings import unit_of
from cchc_desktop.desk.register.unit_register import UnitRegister
from cchc_desktop.units.unit_kinds import named_office
from ui.kit.labels import label
from ui.register.entry_form import EntryDefaults
from ui.register.register_view import RegisterView
from ui.report.page import Page
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport


class _SavedSettings:
    """The settings beside a report, reached once the report itself is saved; StorageError while it cannot be."""

    def __init__(self, open_report: OpenReport) -> None:
        self._report = open_report

    def setting(self, name: str) -> str | None:
        return self._report.flushed_store().setting(name)

    def set_setting(self, name: str, text: str) -> None:
        self._report.flushed_store().set_setting(name, text)


class RegisterPage(Page):
    """The register of the report's unit, with the documents that came with the report to take over."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        report, unit = open_report.report, unit_of(open_report.report)
        body = named_office(f"{unit['kind']} {unit['name']}".strip())
        defaults = EntryDefaults(body, int(report.period[:4]), open_report.template.rows)
        self.view = RegisterView(UnitRegister(_SavedSettings(open_report), unit), defaults, open_report.folder)
        self.view.changed.connect(self._check_again)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(label(register_texts.TITLE, "title"))
        rows.addWidget(label(register_texts.NOTE, "note", wrap=True))
        rows.addWidget(self.view, 1)

    def go_to(self, place: str) -> None:
        """Read the register, which another report of the unit may have changed, and put the focus into it."""
        self.view.reload(self.view.table.current)
        self.view.offer(self.open_report.report.register)
        self.view.focus_first()

    def place(self) -> str:
        """Return the place of the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show nothing: edits of the report do not change the register."""

    def leave(self) -> None:
        """Keep what is typed."""
        self.view.leave()

    def _check_again(self) -> None:
        try:
            self.open_report.reload()
        except UserError as error:
            self.view.notice.show_error(error)
