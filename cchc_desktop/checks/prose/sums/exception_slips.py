"""All of something, beside a counted exception: "100% hồ sơ được trả đúng hạn; riêng 03 hồ sơ trả quá hạn"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.syllables import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_CLAUSE = re.compile("[;.:()\n]")
_COMMA = re.compile(r", (?!(?:công|viên|người|lao|kiến|thủ|tổ|cá|cán|trả)(?!\w))")
"""A comma that ends a clause: "cán bộ, công chức" has none of them."""
_NUMBER = re.compile("[0-9]")
_OUT_OF = re.compile(r"(?: [^\W\d_]+){0,3} (?:trong|trên)(?: tổng)?(?: số)? $")
_NOT = re.compile(r"(?<!\w)(?:chưa|không)(?: (?:được|có|phải|thể))? (?P<what>[^\W\d_]+ [^\W\d_]+)(?!\w)")
_DENIALS = frozenset(("quá", "trễ", "chậm", "muộn", "chưa", "không", "sai", "thiếu"))
_DENIED = re.compile(any_word(_DENIALS))
"""What a sentence with an exception has."""
_FEW, _CLOSE = 12, 8
_REACH = 110
"""So many letters of a clause are read."""


class _Every(NamedTuple):
    """A share of 100 %, and the words of its clause, with a space before and behind each."""

    term: Term
    words: str


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the shares of 100 % of a paragraph that a counted exception beside them contradicts."""
    if "100" not in reading.text or "%" not in reading.text or reading.vocabulary.isdisjoint(_DENIALS):
        return
    sentences = reading.sentences if not facts.is_ahead else ()
    for at, each in enumerate(sentences):
        if "100" in each.text:
            for every in _every(each, reading):
                near = (each, *sentences[at + 1 : at + 2], *sentences[max(0, at - 1) : at])
                exception = next((found for own in near for found in _exceptions(every, own, reading)), "")
                if exception:
                    message = f"Ghi 100%, mà có {exception}. Sửa tỷ lệ, hoặc nói rõ 100% của phần nào."
                    yield ProseSlip("text.arithmetic", every.term.start, every.term.end, message)


def _every(sentence: Passage, reading: ParagraphReading) -> Iterator[_Every]:
    """Yield what a sentence says of all."""
    small = reading.small
    for each in terms(sentence, reading):
        if each.kind == "share" and each.text == "100":
            before, after = _beside(each.start, each.stop, sentence, small)
            words = _spaced(f"{before} {after}")
            if not any(f" {word} " in words for word in prose_data("shares")["every"]["scoped"]):
                yield _Every(each, words)


def _exceptions(every: _Every, sentence: Passage, reading: ParagraphReading) -> Iterator[str]:
    """Yield the counts of a sentence, with their words, that are not as all are said to be."""
    small = reading.small
    if not _DENIED.search(small, sentence.start, sentence.end):
        return
    for each in terms(sentence, reading):
        if each.kind != "count" or not each.noun or each.value < 1 or each.over:
            continue
        before, after = _beside(each.start, each.end, sentence, small)
        number = _NUMBER.search(after)
        if number and not _OUT_OF.fullmatch(after[: number.start()]):
            after = after[: number.start()]
        own, data = _spaced(after), prose_data("shares")["every"]
        near = f"{_spaced(before)}{' '.join(own.split()[:_CLOSE])} "
        if any(f" {word} " in near for word in data["then"]) or any(f" {word} " in own for word in data["elsewhere"]):
            continue
        if _is_denied(own, every, each.noun):
            yield f"{each.text}{after}".strip()[:_REACH]


def _beside(start: int, stop: int, sentence: Passage, small: str) -> tuple[str, str]:
    """Return the words of a clause before and behind a number."""
    before = _CLAUSE.split(small[max(sentence.start, start - _REACH) : start])[-1]
    after = _CLAUSE.split(small[stop : min(sentence.end, stop + _REACH)])[0]
    return _COMMA.split(before)[-1], _COMMA.split(after)[0]


def _is_denied(own: str, every: _Every, noun: str) -> bool:
    """Return whether words of some deny what is said of all of their kind."""
    data = prose_data("shares")["every"]
    counted = noun in every.words.split()[:_FEW]
    for each in data["opposed"]:
        is_said = any(f" {words} " in every.words for words in each["all"])
        if is_said and any(f" {words} " in own for words in each["but"]) and (counted or noun in each["nouns"]):
            return not any(f" {words} " in every.words for words in each["but"])
    if counted and any(_is_contrary(right, wrong, every.words, own) for right, wrong in data["contrary"]):
        return True
    denied = _NOT.search(own)
    if not denied or f" {denied['what']} " not in every.words or _NOT.search(every.words):
        return False
    return counted or (noun in ("người", "trường") and own.split()[1] in ("chưa", "không"))


def _is_contrary(right: str, wrong: str, every: str, own: str) -> bool:
    """Return whether some are wrong in what all are right: "đúng thể thức", "sai thể thức"."""
    _, said, behind = own.partition(f" {wrong} ")
    return bool(said) and f" {right} {' '.join(behind.split()[:2])} " in every


def _spaced(text: str) -> str:
    return f" {' '.join(WORD.findall(text))} "
