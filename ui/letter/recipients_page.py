"""The page of the letter's end: whom it is for, who signs it."""

from __future__ import annotations

from ui.kit.fields import FieldSpec
from ui.letter.page import LetterPage
from ui.words import letter_texts


class RecipientsPage(LetterPage):
    """Addressees, closing words, recipients, archive, authority and signer."""

    cards = (
        (
            letter_texts.RECIPIENTS_CARD,
            (
                FieldSpec("letter.addressees", letter_texts.ADDRESSEES, letter_texts.LINES_NOTE, lines=2),
                FieldSpec("letter.closing", letter_texts.CLOSING, lines=2),
                FieldSpec("letter.recipients", letter_texts.RECIPIENT_LIST, letter_texts.LINES_NOTE, lines=7),
                FieldSpec("letter.archive", letter_texts.ARCHIVE, letter_texts.ARCHIVE_NOTE),
            ),
        ),
        (
            letter_texts.SIGNER_CARD,
            (
                FieldSpec("letter.authority", letter_texts.AUTHORITY, letter_texts.AUTHORITY_NOTE, lines=3),
                FieldSpec("letter.signer", letter_texts.SIGNER, letter_texts.SIGNER_NOTE),
            ),
        ),
    )
