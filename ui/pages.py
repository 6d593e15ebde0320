"""Which page shows which kind of step; each is imported when it is first made, to start quickly."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.open_report import OpenReport
    from ui.flow import Step
    from ui.page import Page

PAGES = {
    "general": ("ui.general_page", "GeneralPage"),
    "section": ("ui.section_page", "SectionPage"),
    "recipients": ("ui.recipients_page", "RecipientsPage"),
    "form": ("ui.form_page", "FormPage"),
    "review": ("ui.review_page", "ReviewPage"),
    "corrections": ("ui.corrections_page", "CorrectionsPage"),
    "splitting": ("ui.splitting_page", "SplittingPage"),
    "export": ("ui.export_page", "ExportPage"),
}


def make_page(open_report: OpenReport, step: Step, parent: QWidget | None) -> Page:
    """Return a new page for a step."""
    module, name = PAGES[step.kind]
    return cast("Page", getattr(import_module(module), name)(open_report, step, parent))
