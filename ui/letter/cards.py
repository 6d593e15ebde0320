"""The cards of the letter's two pages as data: their fields in order, with widths."""

from __future__ import annotations

from ui.kit.fields import FieldSpec
from ui.words import date_texts, letter_texts

Cards = tuple[tuple[str, tuple[FieldSpec, ...]], ...]
"""The cards of a page: each a title and its fields."""

GENERAL: Cards = (
    (
        letter_texts.UNIT_CARD,
        (
            FieldSpec("unit.kind", letter_texts.UNIT_KIND, span=1, choice=True),
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
"""The unit, and the head of the letter: title, number, symbol, place and date."""

RECIPIENTS: Cards = (
    (
        letter_texts.RECIPIENTS_CARD,
        (
            FieldSpec("letter.addressees", letter_texts.ADDRESSEES, letter_texts.LINES_NOTE, lines=3, entries=True),
            FieldSpec("letter.closing", letter_texts.CLOSING, lines=3),
            FieldSpec("letter.recipients", letter_texts.RECIPIENT_LIST, letter_texts.LINES_NOTE, lines=8, entries=True),
            FieldSpec("letter.archive", letter_texts.ARCHIVE, letter_texts.ARCHIVE_NOTE),
        ),
    ),
    (
        letter_texts.SIGNER_CARD,
        (
            FieldSpec("letter.authority", letter_texts.AUTHORITY, letter_texts.AUTHORITY_NOTE, lines=3, entries=True),
            FieldSpec("letter.signer", letter_texts.SIGNER, letter_texts.SIGNER_NOTE),
        ),
    ),
)
"""The letter's end: addressees, closing sentence, recipients, archive, authority and signer."""
