"""Alt+G in a section's text: the words at the caret that came along are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from cchc_desktop.desk.carrying.settling import CAUSE, kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.prose.section_text import SectionText


class KeepKey(QObject):
    """The key on a page; `section` gives the text that is shown."""

    def __init__(self, page: QWidget, open_report: OpenReport, section: Callable[[], SectionText]) -> None:
        super().__init__(page)
        self._report, self._section = open_report, section
        key = QShortcut(QKeySequence("Alt+G"), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._keep)

    def _keep(self) -> None:
        section = self._section()
        section.save()
        mark = section.mark_at(section.edit.textCursor().position())
        if mark and self._report.editable:
            self._report.apply(kept(self._report.report, [mark]), CAUSE)
