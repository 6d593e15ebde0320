"""The menu of sample sentences for a remark, by the kind of its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from cchc_desktop.report.keys import FieldKind, kind_of
from ui.words.answering import look_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

_KINDS = {FieldKind.FIGURE: "figure", FieldKind.NOTE: "figure", FieldKind.SECTION: "section"}


def show_samples(parent: QWidget, place: str, take: Callable[[str], object], at: QPoint) -> None:
    """Show the sentences that suit a place at a point; the chosen one is given to `take`."""
    menu = QMenu(parent)
    for number, sentence in enumerate(look_texts.SAMPLES_OF[_KINDS.get(kind_of(place), "other")], start=1):
        menu.addAction(f"&{number}  {sentence}").triggered.connect(partial(take, sentence))
    menu.setActiveAction(menu.actions()[0])
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
