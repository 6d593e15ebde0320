"""The preview of the PDF's pages: thumbnails in a list, the current page as wide as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.desk.sending.preview_pdf import LaidOut, lay_out, lay_out_to_sign
from cchc_desktop.documents.content.geometry import PAGE
from cchc_desktop.documents.pdf.pixels import PageImage, images
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.words import export_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.documents.pdf.signing_room import PagePlace
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template
    from ui.handing.signing.place_marker import PlaceMarker

THUMB, _LIST, _NARROW = 108, 148, 480
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_SETTLED_MS = 150
_ROOM, _WIDEST = 24, 900


class Preview(QWidget):
    """The preview of a report, white in dark mode too. It is drawn on a thread; signal `failed` has an error."""

    failed = Signal(object)
    laid_out = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.pdf = b""
        self._zoom, self._narrow, self._is_whole = 1.0, False, False
        self._drawn = self._first = (-1, 0)
        self.room: PagePlace | None = None
        self.marker: PlaceMarker | None = None
        self._next: Iterator[Step] | None = None
        self._job = Job(self)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._draw_page)
        self.list, self.page, self._area = QListWidget(), QLabel(), QScrollArea()
        self.number = label("", "text2")
        self.before = Button("", role="quiet", icon="chevron-left")
        self.after = Button("", role="quiet", icon="chevron-right")
        self.smaller, self.larger = Button("", role="quiet", icon="zoom-out"), Button("", role="quiet", icon="zoom-in")
        self.fit = Button(export_texts.FIT_WIDTH, role="quiet")
        self.whole = Button(export_texts.WHOLE_PAGE, role="quiet", key="F9")
        self._lay_out()
        self._connect()

    @property
    def pages(self) -> int:
        """The number of pages, 0 before they are laid out."""
        return self.list.count()

    def show_report(self, report: Report, template: Template, review: Review | None) -> None:
        """Lay a report out; a running layout is cancelled."""
        self._show(lay_out(report, template, review))

    def show_to_sign(self, report: Report, template: Template, signed: bytes) -> None:
        """Lay out a report that is to be signed, or show its signed copy; `room` is known once it is laid out."""
        self._show(lay_out_to_sign(report, template, signed))

    def show_marker(self, marker: PlaceMarker | None) -> None:
        """Draw the place of the next signature on its page, and turn to it; None draws none."""
        self.marker = marker
        self._drawn = (-1, 0)
        if marker is not None:
            self.show_page(marker.page)
        self._draw_page()

    def _show(self, steps: Iterator[Step]) -> None:
        self._next = steps
        if self._job.running:
            self._job.cancel()
        else:
            self._start()

    def show_page(self, page: int) -> None:
        """Show another page."""
        if 0 <= page < self.pages:
            self.list.setCurrentRow(page)

    def stop(self) -> None:
        """Stop running work."""
        self._next = None
        self._settled.stop()
        self._job.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page again after a pause; in a narrow preview it has the whole width."""
        super().resizeEvent(event)
        self._narrow = event.size().width() < theme.px(_NARROW)
        self.list.setVisible(not self._narrow)
        self._show_fit()
        self._show_page_number()
        self._settled.start()

    def _start(self) -> None:
        if self._next:
            steps, self._next = self._next, None
            set_text_if_changed(self.number, export_texts.PREPARING_SHORT if self._narrow else export_texts.PREPARING)
            self._first = max(self.list.currentRow(), 0), self._width()
            self._job.start(_all(steps, *self._first, theme.px(THUMB) * 2))

    def _stepped(self, step: Step) -> None:
        if isinstance(step, LaidOut):
            self._show_laid_out(step)
        elif isinstance(step, PageImage) and step.width == theme.px(THUMB) * 2:
            self._show_thumb(step)
        elif isinstance(step, PageImage):
            self._show_image(step)

    def _show_laid_out(self, step: LaidOut) -> None:
        current = max(self.list.currentRow(), 0)
        self.pdf, self._drawn, self.room = step.pdf, self._first, step.room
        self.list.clear()
        for number in range(1, step.pages + 1):
            item = QListWidgetItem(str(number))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, export_texts.PAGE_OF.format(number, step.pages))
            item.setSizeHint(QSize(theme.px(_LIST - 20), theme.px(THUMB * 1.42 + 30)))
            self.list.addItem(item)
        self.list.setCurrentRow(min(current, step.pages - 1))
        self.laid_out.emit(step.pages)

    def _show_thumb(self, step: PageImage) -> None:
        pixmap = _pixmap(step)
        pixmap.setDevicePixelRatio(2)
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        self.list.item(step.page).setIcon(icon)

    def _show_image(self, step: PageImage) -> None:
        if step.page == self.list.currentRow():
            pixmap = _pixmap(step)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            marked = self.marker.paint(pixmap) if self.marker and self.marker.page == step.page else None
            self.page.setPixmap(pixmap)
            self.page.resize(self.page.sizeHint())
            self._area.verticalScrollBar().setValue(0)
            if marked:
                self._area.ensureVisible(marked.center().x(), marked.center().y(), 0, marked.height())

    def _draw_page(self) -> None:
        """Draw the current page at the current width, unless it is shown so or another drawing runs."""
        wanted = self.list.currentRow(), self._width()
        if self.pdf and not self._job.running and wanted[0] >= 0 and wanted != self._drawn:
            self._drawn = wanted
            self._job.start(images(self.pdf, [wanted[0]], width=wanted[1]))

    def turn_whole(self) -> None:
        """Fit the whole page into the preview, or its width again."""
        self._is_whole = not self._is_whole
        self._enlarge(0)

    def _width(self) -> int:
        room = min(self._area.viewport().width() - theme.px(_ROOM), theme.px(_WIDEST))
        if self._is_whole:
            height = self._area.viewport().height() - theme.px(_ROOM) // 2
            room = min(room, round(height * PAGE.width / PAGE.height))
        return max(round(room * self._zoom * self.devicePixelRatioF()), THUMB)

    def _ended(self) -> None:
        if self._next:
            self._start()
        else:
            self._draw_page()

    def _fail(self, error: UserError) -> None:
        """Report why the pages were not drawn; a report that waits is laid out now."""
        set_text_if_changed(self.number, "")
        self._show_page_number()
        self.failed.emit(error)
        self._start()

    def _turned(self, row: int) -> None:
        if row >= 0:
            self._show_page_number()
        self._draw_page()

    def _show_page_number(self) -> None:
        if self.pages:
            words = export_texts.PAGE_OF_SHORT if self._narrow else export_texts.PAGE_OF
            set_text_if_changed(self.number, words.format(self.list.currentRow() + 1, self.pages))

    def _enlarge(self, step: int) -> None:
        """Show the page larger or smaller by a step; 0 fits it."""
        nearest = min(range(len(_ZOOMS)), key=lambda index: abs(_ZOOMS[index] - self._zoom))
        self._zoom = _ZOOMS[min(max(nearest + step, 0), len(_ZOOMS) - 1)] if step else 1.0
        self._show_fit()
        self._draw_page()

    def _show_fit(self) -> None:
        """Show the zoom on its button; a narrow preview has room for it only while the page is not fitted."""
        fitted = self._zoom == 1
        self.fit.setText(export_texts.FIT_WIDTH if fitted else export_texts.PERCENT.format(round(self._zoom * 100)))
        self.fit.setVisible(not (fitted and (self._narrow or self._is_whole)))
        self.whole.setText(export_texts.FIT_WIDTH if self._is_whole else export_texts.WHOLE_PAGE)

    def _connect(self) -> None:
        self._job.progressed.connect(self._stepped)
        self._job.succeeded.connect(self._ended)
        self._job.cancelled.connect(self._ended)
        self._job.failed.connect(self._fail)
        self.list.currentRowChanged.connect(self._turned)
        self.before.clicked.connect(lambda: self.show_page(self.list.currentRow() - 1))
        self.after.clicked.connect(lambda: self.show_page(self.list.currentRow() + 1))
        self.smaller.clicked.connect(lambda: self._enlarge(-1))
        self.larger.clicked.connect(lambda: self._enlarge(1))
        self.fit.clicked.connect(lambda: self._enlarge(0))
        self.whole.clicked.connect(self.turn_whole)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar())
        card = frame("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._style_list()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setWidget(self.page)
        self._area.setObjectName("paper")
        self._area.setAccessibleName(export_texts.PREVIEW)
        row.addWidget(self.list)
        row.addWidget(self._area, 1)
        column.addWidget(card, 1)

    def _style_list(self) -> None:
        self.list.setObjectName("pages")
        self.list.setAccessibleName(export_texts.PAGE_LIST)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setFlow(QListView.Flow.TopToBottom)
        self.list.setWrapping(False)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(QSize(theme.px(THUMB), theme.px(THUMB * 1.42)))
        self.list.setFixedWidth(theme.px(_LIST))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def _bar(self) -> QFrame:
        bar = frame("card")
        row = QHBoxLayout(bar)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(0)
        names = {
            self.before: export_texts.PAGE_BEFORE, self.after: export_texts.PAGE_AFTER,
            self.smaller: export_texts.SMALLER, self.larger: export_texts.LARGER,
        }  # fmt: skip
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setToolTip(name)
        for part in (self.before, self.number, self.after):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.smaller, self.fit, self.larger, self.whole):
            row.addWidget(part)
        return bar


def _all(steps: Iterator[Step], first: int, width: int, small: int) -> Iterator[Step]:
    """Lay out the pages, draw the current one, then the thumbnails; for a thread."""
    for step in steps:
        yield step
        if isinstance(step, LaidOut):
            yield from images(step.pdf, [min(first, step.pages - 1)], width=width)
            yield from images(step.pdf, range(step.pages), width=small)


def _pixmap(step: PageImage) -> QPixmap:
    image = QImage(step.pixels, step.width, step.height, step.stride, QImage.Format.Format_RGBX8888)
    return QPixmap.fromImage(image)
