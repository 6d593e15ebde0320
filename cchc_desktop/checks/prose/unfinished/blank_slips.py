"""Blanks left to fill in, and an editor's notes left in a text: "… lượt", "(đ/c kế toán xem lại đoạn này)"."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_DOTS = re.compile(r"…(?<!…{2})(?!…)|\.(?<!\.{2})\.{2,3}(?!\.)|_(?<!_{2})_{1,40}")
_SIGNS = ("…", "...", "__")
_SLASHES = re.compile(r"(?:\s?/\s?(?:…|\.{3}|_{2,9})){1,2}")
_BEHIND = re.compile(r"\s?(?:%|/[0-9]{1,4}(?!\w)|/[A-ZĐ]{2})")
_WORD_BEFORE = re.compile(r"[^,;:][^\W\d_]\s$")
_BRACKET = re.compile(r"[(\[](?P<note>[^()\[\]\n]{1,80})[)\]]")
_OF_NOTES = frozenset(("lại đoạn", "lại số", "lại câu", "đoạn này", "vào đây"))
"""Pairs of words of which notes outside brackets have one, but for those that are no words."""
_NO_WORDS = frozenset(("todo", "xxx"))
_OPENED = ("(", "[")
_LEAD, _QUOTED = 24, 200
_counted = partial(word_pattern, "unfinished", "blanks", "behind")
_notes = partial(word_pattern, "unfinished", "notes")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what a paragraph leaves to fill in, and what was not meant to stay."""
    if any(sign in reading.text for sign in _SIGNS):
        yield from _blanks(reading)
    noted = not (_OF_NOTES.isdisjoint(reading.pairs) and _NO_WORDS.isdisjoint(reading.vocabulary))
    notes = list(_anywhere().finditer(reading.small)) if noted or "???" in reading.text else []
    for match in _BRACKET.finditer(reading.small) if any(sign in reading.text for sign in _OPENED) else ():
        if not any(match.start() <= note.start() < match.end() for note in notes) and _is_note(match["note"]):
            yield _note(match.span(), reading.text)
    for match in notes:
        opened = reading.text.rfind("(", max(0, match.start() - 2 * _LEAD), match.start())
        closed = reading.text.find(")", match.end(), match.end() + 2 * _LEAD) if opened >= 0 else -1
        yield _note((opened, closed + 1) if closed >= 0 else match.span(), reading.text)


def _blanks(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield rows of dots that stand for a number: a noun that is counted, a slash or a percent sign behind them."""
    text, end = reading.text, 0
    for match in _DOTS.finditer(text):
        lead = text[max(0, match.start() - _LEAD) : match.start()]
        if match.start() < end or not _WORD_BEFORE.search(lead) or "," in lead or _is_quoted(text, match.start()):
            continue
        slashes = _SLASHES.match(text, match.end())
        end = slashes.end() if slashes else match.end()
        noun = text.startswith(" ", end) and _counted().match(reading.small, end + 1)
        if slashes or noun or _BEHIND.match(text, end):
            message = "Còn chỗ để trống. Điền vào, hoặc bỏ câu này nếu không có việc ấy."
            yield ProseSlip("text.empty", match.start(), end, message)


def _is_quoted(text: str, at: int) -> bool:
    """Return whether a place stands in quotes: a form that is quoted has blanks."""
    begin = max(0, at - _QUOTED)
    return text.rfind("“", begin, at) > text.rfind("”", begin, at)


def _is_note(note: str) -> bool:
    """Return whether the words in a bracket speak of the text itself."""
    if "?" in note and not note.strip(" ?"):
        return True
    said = _notes("bracketed").search(note) or (
        _notes("perhaps").search(note) and ("?" in note or _notes("about").search(note))
    )
    but = prose_data("unfinished")["notes"]["but"]
    return bool(said) and not any(words in note for words in but) and not any(map(str.isdigit, note))


def _note(span: tuple[int, int], text: str) -> ProseSlip:
    written = " ".join(text[slice(*span)].split())
    message = f"“{written}” có vẻ là lời nhắn khi soạn thảo còn sót lại. Xem lại rồi bỏ."
    return ProseSlip("text.style", *span, message, severity=Severity.WARNING)


@cache
def _anywhere() -> re.Pattern[str]:
    words = prose_data("unfinished")["notes"]["anywhere"]
    return re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in words))
