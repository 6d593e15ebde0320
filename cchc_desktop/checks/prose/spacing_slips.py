"""Marks and spaces: before and after commas, brackets and quotes that do not close, sentences that begin small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.unfinished.cut_slips import is_cut
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import CAPITALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionParagraph, SectionReading

_SPACE_BEFORE = re.compile(r" [,;:).]")
_BEFORE = re.compile(r"(?<=[^\W_]|[)”%]) {1,3}([,;:)](?![)(:D])|\.(?=[ \n]|$|[^\W\d_A-ZĐ]))")
_WIDE = re.compile(r"(?<=\S)[ \u00a0]{2,40}(?=[^\s/])")
_OPENING = re.compile(r"\( {1,3}(?=[^\W_])")
_CLOSE = re.compile(r"\((?<=[^\W\d_]{2}\()(?=[^\W_]{2})")
_AFTER = re.compile(r"[,;:](?<=[^\W\d_].)(?:(?=[^\W\d_])|(?<=[^\W\d_]{2}:)(?=[0-9]))")
_STOP = re.compile(
    rf"[.…](?:(?<=…)(?=[^\W\d_])|(?<=\.)\.\.(?=[^\W\d_])|(?<=[^\W\d_A-Z]\.)(?=[{CAPITALS}][^\W\d_A-Z]{{1,8}}[ ,])"
    r"|(?<=[^\W\d_A-Z]{3}\.)(?=[^\W\d_A-Z]{2,8} [^\W\d_A-Z]))"
)
_HYPHEN = re.compile(rf" -(?<=[^\W\d_].{{2}})(?=[{CAPITALS}][^\W\d_])")
_DOUBLED = re.compile(r",{2,3}|;{2,3}|[,;] [,;]|\.\.(?<![.…].{2})(?![.…/])|[,;]\.(?![./…])")
_SMALL = re.compile(r"\.(?<=[^\W\d_].) +(?P<small>[^\W\d_A-Z])(?=[^\W\d_]{0,8} )")
_SHORT_FORMS = frozenset(
    ("tp", "tx", "tt", "ths", "ts", "gs", "pgs", "bs", "ks", "cn", "vv", "st", "đc", "đ", "tr", "no", "mr")
)
_WEB = re.compile(r"https?://|www\.|\.vn\b|\.gov|\.com|@")
_OF_WEB = ("http", "www.", ".vn", ".gov", ".com", "@")
_TWO_MARKS = (",,", ";;", "..", ",.", ";.", ", ,", ", ;", "; ,", "; ;")
_ITEM = re.compile(r"\s{0,4}(?:[-+*•–] {0,2}|[0-9]{1,2}[.)] {1,2}|[a-zđ]\) {1,2})(?P<first>[^\W\d_])")
_REACH = 60
"""So far a word is looked for around a place: what is longer is none."""
_BRACKETS, _QUOTES, _OPENERS = re.compile("[()]"), re.compile("[“”]"), "(“"
_ITEM_NUMBER = re.compile(r'[\s“"]{0,4}(?:[0-9]{1,2}|[a-zđ]|[ivx]{1,4})\)')
_ENUMERATOR = re.compile(r'(?<=[\s“"])(?:[0-9]{1,2}|[a-zđ]|[ivx]{1,4})\)')


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the marks of a paragraph."""
    text = reading.text
    if not (any(sign in text for sign in _OF_WEB) and _WEB.search(text)):
        yield from _spaces(text)
    yield from _small_sentence(text)


def of_section(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the lists of a section, and with its brackets and quotes."""
    yield from _small_items(section.paragraphs)
    yield from _pairs(_without_item_numbers(section))


def _spaces(text: str) -> Iterator[ProseSlip]:
    for match in _BEFORE.finditer(text) if _SPACE_BEFORE.search(text) else ():
        yield _slip(match.span(), f"Thừa dấu cách trước “{match[1]}”.", match[1])
    for match in _HYPHEN.finditer(text) if " -" in text else ():
        message = "Gạch nối có dấu cách ở một bên. Để dấu cách hai bên, hoặc viết liền."
        yield _slip(match.span(), message, " - ")
    for match in _WIDE.finditer(text) if "  " in text else ():
        if text[match.end()] not in ",;:.)":
            yield _slip(match.span(), "Thừa dấu cách: để một dấu cách.", " ")
    for match in _DOUBLED.finditer(text) if any(marks in text for marks in _TWO_MARKS) else ():
        goes_on = text[match.end() : match.end() + 3].lstrip()[:1].islower()
        kept = match[0][0 if goes_on and match[0].endswith(".") else -1]  # a small letter begins no sentence
        yield _slip(match.span(), f"Hai dấu câu đứng liền: “{match[0]}”. Để một dấu.", kept)
    yield from _brackets(text)
    for pattern in (_AFTER, _STOP):
        for match in pattern.finditer(text):
            if text[match.start() - 1].isupper() and text[match.end()].isupper():
                continue
            start, end = _word_around(text, match.start())
            words = text[start:end]
            mend = f"{text[start : match.end()]} {text[match.end() : end]}"
            yield _slip((start, end), f"“{words}”: thiếu dấu cách sau “{match[0]}”.", mend)


def _brackets(text: str) -> Iterator[ProseSlip]:
    """Yield a space behind an opening bracket, and one that is missing before it."""
    for match in _OPENING.finditer(text) if "( " in text else ():
        yield _slip(match.span(), "Thừa dấu cách sau “(”.", "(")
    for match in _CLOSE.finditer(text) if "(" in text else ():
        yield _slip(match.span(), "Thiếu dấu cách trước “(”.", " (")


def _word_around(text: str, at: int) -> tuple[int, int]:
    start = end = at
    first, last = max(0, at - _REACH), min(len(text), at + _REACH)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return start, end


def _small_sentence(text: str) -> Iterator[ProseSlip]:
    for match in _SMALL.finditer(text):
        ended = text[max(0, match.start() - _REACH) : match.start()]
        before = ended.rpartition(" ")[2].strip('“"(').casefold()
        is_short = (
            before in _SHORT_FORMS or len(before.rpartition(".")[2]) == 1
        )  # and the initials of a person: "N.V.T."
        if is_short or not match["small"].islower():
            continue
        at = match.start("small")
        word = text[at : at + _REACH].split(maxsplit=1)[0].rstrip(",.;:")
        mend = word[:1].upper() + word[1:]
        if is_cut(f"{ended}.", before):
            span = match.start() - len(before), match.start() + 1
            yield _slip(span, f"Thừa dấu chấm sau “{before}”: câu chưa hết. Bỏ dấu chấm.", text[span[0] : span[1] - 1])
        elif _seldom_ends(ended):
            hint = f"Nếu câu hết ở “{before}” thì viết hoa “{mend}”, nếu chưa hết thì bỏ dấu chấm."
            yield _slip((at, at + len(word)), f"Câu bắt đầu bằng chữ thường: “{word}”. {hint}", None)
        else:
            yield _slip((at, at + len(word)), f"Câu bắt đầu bằng chữ thường: “{word}”. Viết hoa “{mend}”.", mend)


def _seldom_ends(ended: str) -> bool:
    """Return whether the word before a full stop seldom ends a sentence: "theo", but not "tiếp theo"."""
    data = prose_data("unfinished")["cut"]
    words = ended.casefold().split()[-2:]
    return words[-1] in data["seldom"] and " ".join(words) not in data["whole"]


def _small_items(paragraphs: tuple[SectionParagraph, ...]) -> Iterator[ProseSlip]:
    """Items of a list that begin small where most of their list begin with a capital."""
    run: list[tuple[int, str]] = []
    for start, reading in (*paragraphs, (0, None)):
        match = _ITEM.match(reading.text) if reading else None
        if match:
            run.append((start + match.start("first"), match["first"]))
            continue
        small = [(at, letter) for at, letter in run if letter.islower()]
        if small and len(run) - len(small) >= 2 * len(small):
            for at, letter in small:
                message = "Gạch đầu dòng này bắt đầu bằng chữ thường, các dòng khác viết hoa."
                yield _slip((at, at + 1), message, letter.upper())
        run = []


def _pairs(text: str) -> Iterator[ProseSlip]:
    """Brackets and quotes that stay open, or close what was not opened; a quotation may have several paragraphs."""
    brackets = _unpaired(_BRACKETS, text)
    if brackets:  # "1)" may end a bracket
        brackets &= _unpaired(_BRACKETS, _ENUMERATOR.sub(lambda match: " " * len(match[0]), text))
    for lone, name in ((brackets, "ngoặc đơn"), (_unpaired(_QUOTES, text), "ngoặc kép")):
        for at in sorted(lone):
            yield _at(at, f"Dấu {name} {'mở mà không đóng' if text[at] in _OPENERS else 'đóng mà chưa mở'}.")
    if text.count('"') % 2:
        yield _at(text.rfind('"'), "Dấu ngoặc kép thiếu một bên.")


def _without_item_numbers(section: SectionReading) -> str:
    """Return the text of a section with a blank for the bracket behind the number of an item: "a)"."""
    parts: list[str] = []
    at = 0
    for start, reading in section.paragraphs:
        if match := _ITEM_NUMBER.match(reading.text):
            end = start + match.end()
            parts += (section.text[at : end - 1], " ")
            at = end
    return "".join((*parts, section.text[at:]))


def _unpaired(marks: re.Pattern[str], text: str) -> set[int]:
    """Return where one of two marks stands without the other; most texts have nothing but pairs."""
    open_at: list[int] = []
    lone: set[int] = set()
    if not "".join(marks.findall(text)).replace("()", "").replace("“”", ""):
        return lone
    for match in marks.finditer(text):
        if match[0] in _OPENERS:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            lone.add(match.start())
    return lone.union(open_at)


def _at(at: int, message: str) -> ProseSlip:
    return ProseSlip("text.style", at, at + 1, message)


def _slip(span: tuple[int, int], message: str, mend: str | None) -> ProseSlip:
    return ProseSlip("text.style", *span, message, mend)
