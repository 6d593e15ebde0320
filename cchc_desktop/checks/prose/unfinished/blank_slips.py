"""Blanks left to fill in, and an editor's notes left in a text: "… lượt", "(đ/c kế toán xem lại đoạn này)"."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.reading.section_reading import pairs_of_lists
from cchc_desktop.report.prose import BLANK
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_DOTS = re.compile(r"…(?<![.…].)[.…]{0,12}|\.(?<![.…].)\.{2,3}(?!\.)|_(?<!_{2})_{1,40}")
_LETTERS = re.compile(r"(?<![\w,.])(?:[xX]{1,3}|[nN]{2,3})(?:[,.][xX]{1,2})?(?= ?%|/[0-9xXnN]| [^\W\d_])")
_OF_LETTERS = frozenset(("x", "xx", "nn", "nnn"))
_SIGNS = ("…", "...", "__")
_SLASHES = re.compile(r"(?:\s?/\s?(?:…|\.{3}|_{2,9})){1,2}")
_BEHIND = re.compile(r"\s?(?:%|/[0-9]{1,4}(?!\w)|/[A-ZĐ]{2})")
_WORD_BEFORE = re.compile(r"[^,;:][^\W\d_]\s$")
_TELLS = re.compile(
    r"(?<!\w)(?:cộng|có|là|được|đạt|gồm|còn|tổng số|tổng cộng|trên|giảm|tăng|áp dụng|tiếp nhận|giải quyết|ban hành|"
    r"tổ chức|bãi bỏ|thay thế|xử lý|hoàn thành|kiểm tra|rà soát|số hóa)\s$"
)
"""Before a row of dots that a number is left out for."""
_BRACKET = re.compile(r"[(\[](?P<note>[^()\[\]\n]{1,80})[)\]]")
_OF_NOTES = frozenset(("lại đoạn", "lại số", "lại câu", "đoạn này", "vào đây"))
"""Pairs of words of which notes outside brackets have one, but for those that are no words."""
_NO_WORDS = frozenset(("todo", "xxx"))
_OPENED = ("(", "[")
_SQUARE = re.compile(r"\[(?P<field>[^\[\]\n]{0,40})\]")
_TOLD = re.compile(r"\s*(?:[-+*•–] |[0-9]{1,2}[.)] |[a-zđ]\) )?(?:[^:.;]{1,80}: )?")
_ASKED = re.compile(
    r"(?:chờ|đợi|hỏi|nhờ|nhắc) |(?:bổ sung|gửi|cung cấp|viết|cập nhật|điền|sửa|ghi|tính|soát|kiểm tra|xem|làm|chốt)"
    r"(?: [^\W\d_]+){0,2} (?:thêm|lại|giúp|hộ|nhé|nốt|tiếp|số liệu|danh sách|vào|cho đủ)(?!\w)"
)
_IN_BRACKET = re.compile(
    r"(?<!\w)(?:có|được|là|đạt|còn|với|nhận|tổng số|gồm|bằng|cho|khoảng) (?P<blank>\((?:…|\.{3,9})\))(?= [^\W\d_])"
)
"""A row of dots in brackets where a number is told."""
_SHORT = 60
_LEAD, _QUOTED = 24, 200
_counted = partial(word_pattern, "unfinished", "blanks", "behind")
_asked = partial(word_pattern, "unfinished", "blanks", "fields")
_notes = partial(word_pattern, "unfinished", "notes")
_LEFT_BLANK = "Còn chỗ để trống. Điền vào, hoặc bỏ câu này nếu không có việc ấy."


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what a paragraph leaves to fill in, and what was not meant to stay."""
    if any(sign in reading.text for sign in _SIGNS):
        yield from _blanks(reading)
    if not _OF_LETTERS.isdisjoint(reading.vocabulary):
        yield from _placeholders(reading)
    for match in _IN_BRACKET.finditer(reading.small) if "(…" in reading.text or "(..." in reading.text else ():
        if _counted().match(reading.small, match.end() + 1) and not _is_quoted(reading.text, match.start("blank")):
            yield ProseSlip("text.empty", *match.span("blank"), _LEFT_BLANK)
    yield from _fields(reading) if "[" in reading.text else ()
    if not _lone_pairs().isdisjoint(reading.pairs) or "copy" in reading.vocabulary:
        yield from _alone(reading)
    noted = not (_OF_NOTES.isdisjoint(reading.pairs) and _NO_WORDS.isdisjoint(reading.vocabulary))
    notes = list(_notes("anywhere").finditer(reading.small)) if noted or "???" in reading.text else []
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
        is_listed = "," in lead and not _TELLS.search(lead)  # "hộ nghèo, cận nghèo … người" leaves out what is the same
        if match.start() < end or not _WORD_BEFORE.search(lead) or is_listed or _is_quoted(text, match.start()):
            continue
        slashes = _SLASHES.match(text, match.end())
        end = slashes.end() if slashes else match.end()
        noun = text.startswith(" ", end) and _counted().match(reading.small, end + 1)
        if text[match.start() : end] == BLANK:  # told already, wherever it stands
            continue
        if slashes or noun or _BEHIND.match(text, end):
            yield ProseSlip("text.empty", match.start(), end, _LEFT_BLANK)


def _placeholders(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield letters that stand for a number: "xx phản ánh", "đạt xx%"; one letter with a noun that is counted."""
    for match in _LETTERS.finditer(reading.text):
        noun = _counted().match(reading.small, match.end() + 1)
        if noun or (len(match[0]) > 1 and not reading.text.startswith(" ", match.end())):
            message = f"“{match[0]}” là chỗ chờ điền số. Ghi số, hoặc bỏ câu này nếu không có việc ấy."
            yield ProseSlip("text.empty", *match.span(), message)


def _fields(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield square brackets that a form has for what is to be written there: "[số]", "[tên thôn]"."""
    for match in _SQUARE.finditer(reading.small):
        is_filled = any(each.isdigit() for each in match["field"])
        if not match["field"].strip(" .…_") or (_asked().match(match["field"].strip()) and not is_filled):
            message = f"“{reading.text[slice(*match.span())]}” là chỗ chờ điền. Điền vào, hoặc bỏ câu này."
            yield ProseSlip("text.empty", *match.span(), message)


def _alone(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield short sentences that are notes to the writer ("Như năm ngoái, bổ sung sau."), and copied instructions."""
    for sentence in reading.sentences:
        told = _TOLD.match(sentence.text)
        start = sentence.start + (told.end() if told else 0)
        words = reading.small[start : sentence.end]
        if len(words) <= _SHORT and not any(map(str.isdigit, words)) and _is_alone(words):
            yield _note((start, sentence.end), reading.text)
        elif words.startswith(_instructions()):
            message = "Câu này giống lời hướng dẫn của đề cương. Thay bằng nội dung của đơn vị."
            yield ProseSlip("text.style", start, sentence.end, message)


def _is_alone(words: str) -> bool:
    data = prose_data("unfinished")["notes"]
    return _notes("alone").search(words) is not None and not any(each in words for each in data["but"])


def _is_quoted(text: str, at: int) -> bool:
    """Return whether a place stands in quotes: a form that is quoted has blanks."""
    begin = max(0, at - _QUOTED)
    return text.rfind("“", begin, at) > text.rfind("”", begin, at)


def _is_note(note: str) -> bool:
    """Return whether the words in a bracket speak of the text itself."""
    if "?" in note and not note.strip(" ?"):
        return True
    data = prose_data("unfinished")["notes"]
    if note.strip() in data["whole"]:
        return True
    asked = _ASKED.search(note) or _notes("perhaps").search(note)
    said = _notes("bracketed").search(note) or (asked and ("?" in note or _notes("about").search(note)))
    if any(words in note for words in data["but"]):
        return False
    is_of_text = _notes("alone").search(note) is not None or _notes("bracketed").match(note) is not None
    return bool(said) and (is_of_text or not any(map(str.isdigit, note)))


def _note(span: tuple[int, int], text: str) -> ProseSlip:
    written = " ".join(text[slice(*span)].split())
    message = f"“{written}” có vẻ là lời nhắn khi soạn thảo còn sót lại. Xem lại rồi bỏ."
    return ProseSlip("text.style", *span, message, severity=Severity.WARNING)


@cache
def _lone_pairs() -> frozenset[str]:
    data = prose_data("unfinished")["notes"]
    return pairs_of_lists((*data["alone"], *data["instructions"]))


@cache
def _instructions() -> tuple[str, ...]:
    return tuple(prose_data("unfinished")["notes"]["instructions"])
