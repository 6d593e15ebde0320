"""A template as it prints, blank: the pages of an empty report one below the other, drawn on a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.desk.sending.preview_pdf import LaidOut, lay_out
from cchc_desktop.documents.pdf.pixels import PageImage, images
from cchc_desktop.report.document import report_of
from ui.kit import theme
from ui.kit.jobs import Job
from ui.kit.labels import label
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.report.template import Template

_WIDTH, _MARGIN = 760, 40


class BlankPrint(QScrollArea):
    """The pages. Signal `failed` has the error if they cannot be drawn."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setWidgetResizable(True)
        self.setAccessibleName(texts.AS_PRINTED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._job = Job(self)
        self._job.progressed.connect(self._stepped)
        self._job.failed.connect(self.failed)
        self._job.succeeded.connect(self._end)
        self._job.cancelled.connect(self._begin_next)
        self._next: Template | None = None
        self.pages: list[QLabel] = []
        self._column = QVBoxLayout()
        self._waiting, self._bar = label(texts.DRAWING, "note"), QProgressBar(textVisible=False, maximum=0)
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.addWidget(self._waiting)
        self._column.addWidget(self._bar)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_template(self, template: Template) -> None:
        """Draw an empty report of a template; a drawing that runs is given up."""
        self._next = template
        if self._job.running:
            self._job.cancel()
        else:
            self._begin_next()

    def stop(self) -> None:
        """Stop drawing, before the page is closed."""
        self._next = None
        self._job.stop()

    def _begin_next(self) -> None:
        template, self._next = self._next, None
        if template is None:
            return
        for page in self.pages:
            page.deleteLater()
        self.pages = []
        self._waiting.show()
        self._bar.show()
        self._job.start(_drawn(template, min(theme.px(_WIDTH), max(self.viewport().width() - theme.px(_MARGIN), 1))))

    def _stepped(self, step: Step) -> None:
        if not isinstance(step, PageImage):
            return
        image = QImage(step.pixels, step.width, step.height, step.stride, QImage.Format.Format_RGBX8888)
        page = QLabel()
        page.setPixmap(QPixmap.fromImage(image))
        page.setAccessibleName(f"{texts.AS_PRINTED} {step.page + 1}")
        self._column.insertWidget(self._column.count() - 1, page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.pages.append(page)
        self._waiting.hide()

    def _end(self) -> None:
        self._bar.hide()
        self._waiting.hide()
        self._begin_next()


def _drawn(template: Template, width: int) -> Iterator[Step]:
    """Yield the steps of laying out an empty report, then its pages."""
    period = f"{template.first_year}-{template.periods[-1].code}"
    pages = 0
    pdf = b""
    for step in lay_out(report_of(template.id, period, {}), template, None):
        yield step
        if isinstance(step, LaidOut):
            pdf, pages = step.pdf, step.pages
    yield from images(pdf, range(pages), width=width)
