"""The first page: the unit, and the head of the letter."""

from __future__ import annotations

from ui.kit.fields import FieldSpec
from ui.letter.page import LetterPage
from ui.words import date_texts, letter_texts


class GeneralPage(LetterPage):
    """Unit, title, number, symbol, place and date."""

    cards = (
        (
            letter_texts.UNIT_CARD,
            (
                FieldSpec("unit.kind", letter_texts.UNIT_KIND, letter_texts.UNIT_KIND_NOTE, span=1),
                FieldSpec("unit.name", letter_texts.UNIT_NAME, letter_texts.UNIT_NAME_NOTE),
                FieldSpec("unit.code", letter_texts.UNIT_CODE, letter_texts.UNIT_CODE_NOTE, span=1, optional=True),
                FieldSpec("unit.district", letter_texts.DISTRICT, letter_texts.DISTRICT_NOTE),
                FieldSpec("unit.province", letter_texts.PROVINCE, letter_texts.PROVINCE_NOTE),
            ),
        ),
        (
            letter_texts.HEAD_CARD,
            (
                FieldSpec("letter.title", letter_texts.TITLE, span=4),
                FieldSpec("letter.number", letter_texts.NUMBER, letter_texts.NUMBER_NOTE, span=1, optional=True),
                FieldSpec("letter.symbol", letter_texts.SYMBOL, span=1),
                FieldSpec("letter.place", letter_texts.PLACE, span=1),
                FieldSpec(
                    "letter.date",
                    letter_texts.DATE,
                    letter_texts.DATE_NOTE,
                    span=1,
                    shown=date_texts.shown_date,
                    stored=date_texts.stored_date,
                ),
            ),
        ),
    )
