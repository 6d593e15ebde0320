"""Short names of places."""

from __future__ import annotations

from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.desk.drafts.steps import RECIPIENTS_KEYS
from cchc_desktop.report.keys import FieldKind, Place, figure_of, kind_of, row_key
from cchc_desktop.report.members import office_answer
from ui.words import letter_texts

OPENING = "Mở đầu"
LETTER = "Thông tin chung"
SECTION = "Mục {}"
WHOLE = "Toàn báo cáo"
_SIGNER_KEYS = ("letter.authority", "letter.signer")


def short(place: str, form: str = "") -> str:
    """Return the short name of a place: "6.7.2" inside `form`, else "BM7 6.7.2"; "II.2.c"; "Người ký"."""
    key = Place.parse(place).key
    kind = kind_of(key)
    if kind in (FieldKind.FIGURE, FieldKind.NOTE):
        number, _, row = row_key(figure_of(key)).partition(":")
        return row if number == form else step_texts.SHORT_FORM.format(number=number, row=row)
    if key == office_answer.WHOLE:
        return WHOLE
    if kind is FieldKind.DOSSIERS:
        return step_texts.LATE
    if kind is FieldKind.SECTION:
        return OPENING if key == "mo-dau" else key
    if key in _SIGNER_KEYS:
        return letter_texts.SIGNER_CARD
    return letter_texts.RECIPIENTS_CARD if key in RECIPIENTS_KEYS else LETTER


def row_of(place: str) -> str:
    """Return the figure key of a place, or its key if it is another field's."""
    return figure_of(Place.parse(place).key)
