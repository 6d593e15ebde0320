"""The first page: the unit, and the head of the letter."""

from __future__ import annotations

from ui.kit.fields import FieldSpec
from ui.letter.page import LetterPage
from ui.words import date_texts, texts


class GeneralPage(LetterPage):
    """Unit, title, number, symbol, place and date."""

    cards = (
        (
            texts.UNIT_CARD,
            (
                FieldSpec("unit.kind", texts.UNIT_KIND, texts.UNIT_KIND_NOTE, span=1),
                FieldSpec("unit.name", texts.UNIT_NAME, texts.UNIT_NAME_NOTE),
                FieldSpec("unit.code", texts.UNIT_CODE, texts.UNIT_CODE_NOTE, span=1, optional=True),
                FieldSpec("unit.district", texts.DISTRICT, texts.DISTRICT_NOTE),
                FieldSpec("unit.province", texts.PROVINCE, texts.PROVINCE_NOTE),
            ),
        ),
        (
            texts.HEAD_CARD,
            (
                FieldSpec("letter.title", texts.TITLE, span=4),
                FieldSpec("letter.number", texts.NUMBER, texts.NUMBER_NOTE, span=1, optional=True),
                FieldSpec("letter.symbol", texts.SYMBOL, span=1),
                FieldSpec("letter.place", texts.PLACE, span=1),
                FieldSpec(
                    "letter.date",
                    texts.DATE,
                    texts.DATE_NOTE,
                    span=1,
                    shown=date_texts.shown_date,
                    stored=date_texts.stored_date,
                ),
            ),
        ),
    )
