"""The registry of pages: the page of each kind of step.

Each page's module is imported when the first page of its kind is made: a report opens without the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.drafts.steps import ReportStep, StepKind
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.report.page import Page


def make_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return a new page for a step."""
    return PAGES[step.kind](open_report, step, parent)


def general_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of the unit and the head of the letter."""
    from ui.letter.cards import GENERAL  # noqa: PLC0415 - imported when first shown, as all below
    from ui.letter.page import LetterPage  # noqa: PLC0415

    return LetterPage(open_report, step, GENERAL, parent)


def section_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of a narrative section."""
    from ui.prose.page import SectionPage  # noqa: PLC0415

    return SectionPage(open_report, step, parent)


def recipients_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of the letter's end: recipients and signer."""
    from ui.letter.cards import RECIPIENTS  # noqa: PLC0415
    from ui.letter.page import LetterPage  # noqa: PLC0415

    return LetterPage(open_report, step, RECIPIENTS, parent)


def form_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of a statistics form."""
    from ui.forms.page import FormPage  # noqa: PLC0415

    return FormPage(open_report, step, parent)


def review_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page with all findings, explanations and closing."""
    from ui.review.page import ReviewPage  # noqa: PLC0415

    return ReviewPage(open_report, step, parent)


def corrections_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page for corrections from a printed draft."""
    from ui.review.corrections_page import CorrectionsPage  # noqa: PLC0415

    return CorrectionsPage(open_report, step, parent)


def splitting_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page that hands parts of the report out and takes them back."""
    from ui.handing.splitting_page import SplittingPage  # noqa: PLC0415

    return SplittingPage(open_report, step, parent)


def carried_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of places that came along from an earlier report."""
    from ui.prose.carried.carried_page import CarriedPage  # noqa: PLC0415

    return CarriedPage(open_report, step, parent)


def register_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of the unit's register of documents."""
    from ui.register.register_page import RegisterPage  # noqa: PLC0415

    return RegisterPage(open_report, step, parent)


def taking_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page that takes figures from a one-stop shop's table."""
    from ui.taking.page import TakingPage  # noqa: PLC0415

    return TakingPage(open_report, step, parent)


def late_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of late dossiers."""
    from ui.taking.late_page import LatePage  # noqa: PLC0415

    return LatePage(open_report, step, parent)


def retyping_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page that copies figures one by one for another system."""
    from ui.handing.retyping_page import RetypingPage  # noqa: PLC0415

    return RetypingPage(open_report, step, parent)


def answers_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of the receiving office's answers and remarks."""
    from ui.review.answers_page import AnswersPage  # noqa: PLC0415

    return AnswersPage(open_report, step, parent)


def signed_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page of the signed copy that came back."""
    from ui.signed_copies.signed_copy_page import SignedCopyPage  # noqa: PLC0415

    return SignedCopyPage(open_report, step, parent)


def export_page(open_report: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
    """Return the page that prints, exports and hands over the report."""
    from ui.handing.export_page import ExportPage  # noqa: PLC0415

    return ExportPage(open_report, step, parent)


PAGES: dict[StepKind, Callable[[OpenReport, ReportStep, QWidget | None], Page]] = {
    "general": general_page,
    "section": section_page,
    "recipients": recipients_page,
    "form": form_page,
    "review": review_page,
    "corrections": corrections_page,
    "splitting": splitting_page,
    "carried": carried_page,
    "register": register_page,
    "taking": taking_page,
    "late": late_page,
    "retyping": retyping_page,
    "answers": answers_page,
    "signed": signed_page,
    "export": export_page,
}
