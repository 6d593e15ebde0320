"""The units whose report is missing: shown, copied into a message, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QTreeWidgetItem, QVBoxLayout

from ui.kit.buttons import Button
from ui.kit.jobs import Job
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.kit.rows_view import RowsView
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from cchc_desktop.inbox.printing.missing_list import MissingList
    from ui.kit.notice import Notice

_MOST = 6


class MissingCard(QFrame):
    """The list with buttons to copy and to print; results and errors go to the notice, `closed` follows closing."""

    closed = Signal()

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._notice = notice
        self._missing: MissingList | None = None
        self._printer = ""
        self.job = Job(self)
        self.title = label("", "card-title")
        self.rows = RowsView(board_texts.MISSING_COLUMNS, _MOST)
        self.rows.setAccessibleName(board_texts.MISSING_ROWS)
        self.copy = Button(board_texts.COPY, role="primary", icon="copy")
        self.print = Button(board_texts.PRINT, icon="printer", key="Ctrl+P")
        self.close_button = Button(board_texts.CLOSE, role="quiet", key="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(row_of(self.title, None, self.copy, self.print, self.close_button))
        column.addWidget(self.rows)
        self.copy.clicked.connect(self.copy_list)
        self.print.clicked.connect(self.print_list)
        self.close_button.clicked.connect(self.close_card)
        self.job.succeeded.connect(self._show_printed)
        self.job.failed.connect(notice.show_error)
        QShortcut(
            QKeySequence("Ctrl+P"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.print_list)
        self.hide()

    def show_list(self, missing: MissingList) -> None:
        """Show the units that are missing, the button to copy them first."""
        self._missing = missing
        self.title.setText(missing.head)
        lines = (
            QTreeWidgetItem([unit.name, unit.code, ", ".join(filter(None, (unit.district, unit.province)))])
            for unit in missing.units
        )
        self.rows.show_rows([*lines])
        self.show()
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_list(self) -> None:
        """Copy the list, ready for a message."""
        if self._missing is not None:
            QGuiApplication.clipboard().setText(self._missing.message)
            self._notice.show_passing(board_texts.COPIED.format(len(self._missing.units)))

    def print_list(self) -> None:
        """Ask for a printer and print the list, on a thread."""
        from cchc_desktop.desk.sending.missing_pdf import lay_out_missing  # noqa: PLC0415 - reads reportlab
        from ui.report import printing  # noqa: PLC0415 - the system's printers are queried only for printing

        if self._missing is None or self.job.running:
            return
        printer = printing.ask_printer(self, self._missing.head)
        if printer is not None:
            self._printer = str(printing.pdf_file(printer) or printer.printerName())
            self.job.start(printing.print_laid_out(printer, lay_out_missing(self._missing)))

    def close_card(self) -> None:
        """Hide the card."""
        self.hide()
        self.closed.emit()

    def stop(self) -> None:
        """Wait for the printing, for an owner that is being closed."""
        self.job.stop()

    def _show_printed(self) -> None:
        count = len(self._missing.units) if self._missing else 0
        self._notice.show_passing(board_texts.PRINTED.format(count, self._printer))
