"""Names of documents in prose: kind, number, year, symbol, day and body, also where the symbol is broken.

State: 56/KH-UBND, 05/2020/NQ-HĐND, 72/2025/QH15, công văn 2377/UBND-NCKS (Decree 30/2020/NĐ-CP, Appendix III).
Party: 22-HD/BTCTU.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.calendar_dates import WrittenDate
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.syllables import CAPITALS, small_letters
from cchc_desktop.units.unit_kinds import full_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPS = "A-ZĐĂÂÊÔƠƯ"
_PART = rf"[{_CAPS}][{_CAPS}a-zđ.]{{0,12}}[0-9]{{0,2}}"
_UPPER = rf"[{_CAPS}]{{2,10}}(?![a-zà-ỹđ])"
_SYMBOL = re.compile(
    rf"(?P<number>[0-9](?<![\w/.,-].)[0-9]{{0,4}}(?:\.[0-9])?[a-z]?)"
    rf"(?:(?P<gap1>\s?)/(?P<gap2>\s?)(?P<year>[0-9]{{3,6}}))?"
    rf"(?P<rest>\s?[/-]\s?{_PART}(?:(?:\s?[-/–]|[-/–]\s){_PART}|\s[-/–]\s{_UPPER}){{0,3}})(?![\w])"
)
_SIGN_OF_SYMBOL = re.compile(rf"[/-]\s?[{_CAPS}]")
_NO_SYMBOL = re.compile(r"\s{1,2}(?:số\s{1,2})?(?P<number>[0-9]{1,5})(?P<year>/[0-9]{4})?(?=[\s,;)]|\.\s|\.?$)")
_NO_NUMBER = re.compile(rf"(?:số)\s{{0,2}}[:.…_]{{0,10}}\s{{0,8}}(?P<symbol>/(?:{_PART})(?:[-/]{_PART}){{1,2}})(?!\w)")
_SPACE = re.compile(r"\s+")
_LEAD = re.compile(r"(?:\s|\(|(?i:\bsố)|:){0,8}$")
_OF = re.compile(r"[\s,)]{0,3}của\s{1,2}")
_KIND_BEFORE, _BODY_AFTER, _DATE_AFTER = 32, 100, 14


class DocumentName(NamedTuple):
    """A document named in the text; symbol is as written without spaces, "" if it is missing, number likewise.

    kind is the word before ("Kế hoạch"), "" if none; kind_at where it starts. body is the code of the body named
    after it by "của", "" if none is known; body_words as written.
    """

    start: int
    end: int
    kind: str
    kind_at: int
    number: str
    year: str
    symbol: str
    day: WrittenDate | None
    body: str
    body_words: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The groups of letters of the symbol: ("KH", "UBND")."""
        return _parts(self.symbol)

    @property
    def is_party(self) -> bool:
        """Whether the symbol is written as the Party writes it: 22-HD/BTCTU."""
        return not self.year and self.symbol.startswith("-") and "/" in self.symbol


@lru_cache(maxsize=1024)  # asked for again and again, and most symbols are a few
def _parts(symbol: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[-/–]", symbol) if part)


def find_documents(text: str, dates: tuple[WrittenDate, ...]) -> tuple[DocumentName, ...]:
    """Return the documents named in a text, in its order; dates are those of the text."""
    symbols = _SYMBOL.finditer(text) if _SIGN_OF_SYMBOL.search(text) else ()
    found = [_named(text, match, dates) for match in symbols if _is_symbol(match)]
    taken = {at for each in found for at in range(each.start, each.end)}
    found += [each for each in _without_symbol(text, dates) if each.start not in taken]
    found += [each for each in _without_number(text, dates) if each.start not in taken]
    return tuple(sorted(found, key=lambda each: each.start))


def kind_before(text: str, at: int) -> tuple[str, int]:
    """Return the kind of document that ends right before a position, and where it starts; ("", at) if there is none."""
    begin = max(0, at - _KIND_BEFORE)
    before = text[begin:at]
    stripped = small_letters(_LEAD.sub("", before))
    for small, word in _kinds() if stripped.endswith(_endings()) else ():
        if stripped.endswith(small):
            start = begin + len(stripped) - len(word)
            if start == 0 or not text[start - 1].isalpha():
                return word, start
    return "", at


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    """Return the names of kinds of documents in small letters and as they are, the longest first."""
    names = [*prose_data("documents")["kinds"], "Công văn", "Hướng dẫn", "Văn bản"]
    return tuple((small_letters(name), name) for name in sorted(names, key=len, reverse=True))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(small for small, _ in _kinds())


@cache
def _place() -> re.Pattern[str]:
    """Return an expression for what follows a body: the kind of its unit and the unit's name."""
    return re.compile(rf"(?:\s{any_word(full_kinds())})?(?:\s[{CAPITALS}][^\W\d_]{{0,8}}(?=\W|$)){{0,3}}")


@cache
def body_names() -> tuple[tuple[str, str], ...]:
    """Return (words, code) of the bodies that issue documents, the longest words first."""
    pairs = [(name, code) for code, body in prose_data("documents")["bodies"].items() for name in body["names"]]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


@cache
def _small_bodies() -> tuple[tuple[str, str, str], ...]:
    """Return (words in small letters, words, code) of the bodies, the longest words first."""
    return tuple((small_letters(words), words, code) for words, code in body_names())


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(small for small, _, _ in _small_bodies())


def _is_symbol(match: re.Match[str]) -> bool:
    letters = [char for char in match["rest"] if char.isalpha()]
    first = re.split(r"[-/–]", match["rest"].strip(" -/–\n"))[0].strip()
    upper = sum(char.isupper() for char in letters)
    mixed = sum(char.islower() for char in first)
    return upper >= 2 and (mixed == 0 or first in ("CTr", "TTr", "QyĐ", "TTg", "QĐi", "TTLt")) and len(letters) >= 2  # noqa: PLR2004


def _named(text: str, match: re.Match[str], dates: tuple[WrittenDate, ...]) -> DocumentName:
    kind, kind_at = kind_before(text, match.start())
    symbol = _SPACE.sub("", match["rest"]).replace("–", "-")
    return _document(text, match.span(), (kind, kind_at), (match["number"], match["year"] or "", symbol), dates)


def _document(
    text: str, span: tuple[int, int], kind: tuple[str, int], parts: tuple[str, str, str], dates: tuple[WrittenDate, ...]
) -> DocumentName:
    day = next((each for each in dates if _follows(text, span[1], each)), None)
    body, words = _body(text, day.end if day else span[1])
    return DocumentName(*span, *kind, *parts, day, body, words)


def _follows(text: str, end: int, each: WrittenDate) -> bool:
    """Return whether a date says when the document before it was issued: ", ngày 15/02/2023"."""
    if not 0 <= each.start - end <= _DATE_AFTER or each.day is None:
        return False
    between = text[end : each.start].strip(" ,(\n").casefold()
    return between in ("", "ngày", "ra ngày", "ký ngày", "ban hành ngày") and (each.in_words or between != "")


def _body(text: str, at: int) -> tuple[str, str]:
    after = text[at : at + _BODY_AFTER]
    match = _OF.match(after)
    if not match:
        return "", ""
    rest = after[match.end() :]
    small = small_letters(rest)
    for known, words, code in _small_bodies() if small.startswith(_beginnings()) else ():
        if small.startswith(known) and not rest[len(words) : len(words) + 1].isalpha():
            place = _place().match(rest[len(words) :])
            return code, words + (place[0] if place else "")
    return "", _SPACE.sub(" ", rest)[:30]


def _without_symbol(text: str, dates: tuple[WrittenDate, ...]) -> Iterator[DocumentName]:
    """Yield documents of which only a number is written: "Quyết định số 10 về", "Nghị định 61/2018 của"."""
    for kind in ("Quyết định", "Nghị quyết", "Kế hoạch", "Công văn", "Nghị định", "Thông tư", "Tờ trình", "Thông báo"):
        at = text.find(kind)
        while at >= 0:
            match = _NO_SYMBOL.match(text, at + len(kind))
            if match and (match["year"] or "số" in match[0]) and not text[:at].endswith(("các ", "những ")):
                span = (at, match.end())
                yield _document(text, span, (kind, at), (match["number"], (match["year"] or "")[1:], ""), dates)
            at = text.find(kind, at + len(kind))


def _without_number(text: str, dates: tuple[WrittenDate, ...]) -> Iterator[DocumentName]:
    """Yield documents whose number is missing: "Kế hoạch số /KH-UBND"."""
    for match in _NO_NUMBER.finditer(text) if "/" in text else ():
        kind, kind_at = kind_before(text, match.start())
        yield _document(text, match.span(), (kind, kind_at), ("", "", match["symbol"]), dates)
