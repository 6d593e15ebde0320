"""The page of the letter's end: whom it is for, who signs it."""

from __future__ import annotations

from ui.kit.fields import FieldSpec
from ui.letter.page import LetterPage
from ui.words import texts


class RecipientsPage(LetterPage):
    """Addressees, closing words, recipients, archive, authority and signer."""

    cards = (
        (
            texts.RECIPIENTS_CARD,
            (
                FieldSpec("letter.addressees", texts.ADDRESSEES, texts.LINES_NOTE, lines=2),
                FieldSpec("letter.closing", texts.CLOSING, lines=2),
                FieldSpec("letter.recipients", texts.RECIPIENT_LIST, texts.LINES_NOTE, lines=7),
                FieldSpec("letter.archive", texts.ARCHIVE, texts.ARCHIVE_NOTE),
            ),
        ),
        (
            texts.SIGNER_CARD,
            (
                FieldSpec("letter.authority", texts.AUTHORITY, texts.AUTHORITY_NOTE, lines=3),
                FieldSpec("letter.signer", texts.SIGNER, texts.SIGNER_NOTE),
            ),
        ),
    )
