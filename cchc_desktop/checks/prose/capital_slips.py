"""Capitals of bodies, documents and the unit's own names (Decree 30/2020/NĐ-CP, Appendix II)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wording.known_words import known_words
from cchc_desktop.reading.person_names import find_names
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.reading.section_reading import begins_sentence, pairs_of, pairs_of_lists
from cchc_desktop.reading.syllables import CAPITALS, WORD
from cchc_desktop.units.unit_kinds import full_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_NAMED_BODIES = (
    "Bộ ",
    "Sở ",
    "Phòng ",
    "Văn phòng ",
    "Hội ",
    "Kho bạc ",
    "Ngân hàng ",
    "Liên đoàn ",
    "Thanh tra ",
    "Ban ",
    "Mặt trận ",
    "Ủy ban ",
    "Trung tâm ",
    "Bảo hiểm ",
    "Cổng ",
)
_GENERAL = (
    "các ", "những ", "trưởng ", "phó ", "mỗi ", "từng ", "một ", "hai ", "ba ", "liên ", "chi ", "phân ", "tổ ",
)  # fmt: skip
"""Before a small noun these make it a common one: "các phòng Nội vụ", "trưởng phòng Nội vụ"."""
_SOURCES = frozenset(("khoản", "luật"))
"""Words by which a document is cited, beside the names of its kind."""
_NUMERALS = frozenset("0123456789IVX")

_UNIT_NAME = re.compile(rf" (?!Đoàn|Ủy|Uỷ|Hội|Đội)[{CAPITALS}][^\W\d_A-ZĐ]")
_INSIDE = re.compile(r"(?<!\w)(?:(?P<first>[^\W\d_]+) )?(?P<word>[^\W\d_]+) $")
_OF_PARTY = re.compile(r" ?(?:ủy|uỷ|Ủy|Uỷ|Đoàn|đoàn)|\w")
_NOT_BEFORE = ("ngang ", "Ủy ")
"""Before words that are no body's name then: "cơ quan ngang Bộ", "Ủy ban Thường vụ Quốc hội"."""
_OF_UNIT = re.compile(
    rf" (?:của )?(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường) (?=[{CAPITALS}][^\W\d_A-ZĐ])"
)
"""Behind a body: the unit that it belongs to."""
_LEAD = 24
_NAME_WORDS = 4
"""A name of a person has so many words: a fifth one is what the person is."""
_BODY = re.compile(r"(?:^|[^\w])(?:Phòng|Văn phòng|Trung tâm|Ban|Hội) [^\W\d_][^.:]{2,70}(?:[,;]| và) $")
_NEXT_BODY = re.compile(r"[^.:]{0,24}(?:,| và) (?:Phòng|Văn phòng|Trung tâm) ")
_BESIDE = 90
_NAMED = re.compile(r" (?:số |[0-9]|[A-ZĐ][^\W\d_])")
"""What follows a noun that begins a proper name: Hiệp hội Du lịch, Kế hoạch số 5."""


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the capitals of a paragraph, but for names of people: "anh Trần Công Văn"."""
    found = [*_slips(reading, facts)]
    people = find_names(reading.text) if found else ()
    yield from (slip for slip in found if not _names(slip, people, reading.text))


def _names(slip: ProseSlip, people: tuple[tuple[int, int], ...], text: str) -> bool:
    """Return whether the words of a slip are the last ones of a person's name."""
    at = bisect_left(people, (slip.start, 0)) - 1
    if at < 0:
        return False
    start, end = people[at]
    return slip.end <= end and len(text[start : slip.end].split()) <= _NAME_WORDS


def _slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    small, laws, signs = _patterns()
    bodies = [*_bodies(reading)]
    yield from bodies
    yield from _units(reading)
    for match in small.finditer(reading.text) if not signs.isdisjoint(reading.pairs) else ():
        is_told = any(each.start < match.end() and match.start() < each.end for each in bodies)
        if is_told or reading.text[match.start() - 1 : match.start()].isalnum():
            continue
        named = _NAMED.match(reading.text, match.end()) or begins_sentence(reading.text, match.start())
        mend = match[0].capitalize() if named else match[0].lower()
        yield _slip(match.span(), match[0], mend)
    for match in laws.finditer(reading.text) if "luật " in reading.small else ():
        yield from _law(match)
    yield from _parts(reading)
    for word in _short() & reading.vocabulary:
        if reading.small.count(word) > reading.text.count(word.upper()):
            yield from _abbreviation(word, reading.text)
    for name in facts.names:
        if reading.small.count(name.casefold()) > reading.text.count(name):
            yield from _own(name, reading.text, facts.kinds)


def _bodies(reading: ParagraphReading) -> Iterator[ProseSlip]:
    taken: set[int] = set()
    for body in _named_bodies(reading):
        wanted = _canonical()[body]
        never_small = wanted in _exact() or wanted.startswith(("của ", *_NAMED_BODIES))
        right = reading.text.count(wanted) + (0 if never_small else reading.text.count(body))
        for match in _spelt(body).finditer(reading.text) if reading.small.count(body) > right else ():
            span, is_wrong = range(*match.span()), _differs(match, wanted)
            if taken.isdisjoint(span) and is_wrong and not _is_part(reading, match):
                yield _slip(match.span(), match[0], wanted)
            if is_wrong or match[0] == wanted:
                taken.update(span)


def _is_part(reading: ParagraphReading, match: re.Match[str]) -> bool:
    """Return whether the first word of a name belongs to the word before it: "cán bộ Công an"."""
    start = match.start()
    if reading.text.endswith(_NOT_BEFORE, 0, start):
        return True
    word, before = match[0].split(" ", 1)[0], _INSIDE.search(reading.text[max(0, start - _LEAD) : start])
    pair = f"{before['word']} {word}".casefold() if before else ""
    if before and f"{before['first']} {before['word']}".casefold() in known_words()[0]:
        return False  # "kiện toàn Bộ phận" has no "toàn bộ"
    return pair in known_words()[0] and not (pair == "trưởng ban" and match[0].casefold().startswith("ban chỉ huy"))


def _units(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a common noun before a unit's name with a capital inside a sentence: "của Xã Tân Phước", "UBND Tỉnh"."""
    for match in word_pattern("capitals", "units").finditer(reading.text):
        before = reading.text[max(0, match.start() - _LEAD) : match.start()]
        name = _UNIT_NAME.match(reading.text, match.end())
        word = _INSIDE.search(before)
        named = name and name[0][1].isupper() and word and word["word"].islower()
        alone = before.endswith(_offices()) and not _OF_PARTY.match(reading.text, match.end())
        if named or alone:
            yield _slip(match.span(), match[0], match[0].lower())


def _parts(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield parts of documents that are cited in small letters: "khoản 9 điều 19 Nghị định"."""
    cites = not (_cited("documents").isdisjoint(reading.pairs) and _SOURCES.isdisjoint(reading.vocabulary))
    if cites and any(_is_numbered(part, reading.text) for part in _cited("list") & reading.vocabulary):
        for match in _cited_part().finditer(reading.text):
            yield _slip(match.span("part"), match["part"], match["part"].capitalize())


def _slip(span: tuple[int, int], written: str, wanted: str, mend: str = "") -> ProseSlip:
    message = f"“{' '.join(written.split())}”: viết hoa là “{wanted}” (Nghị định 30/2020/NĐ-CP, Phụ lục II)."
    return ProseSlip("text.style", *span, message, mend or wanted)


def _law(match: re.Match[str]) -> Iterator[ProseSlip]:
    """The name of a law: a capital on "Luật", and on the first letter of the name; one mend where both lack theirs."""
    small = match["name"][:1].islower()
    word = match["name"].split(maxsplit=1)[0].rstrip(",")
    first = f"{word[:1].upper()}{word[1:]}"
    start, end = match.start("name"), match.start("name") + len(word)
    right = f"Luật {first}{match['name'][len(word) :]}"
    if match["law"] == "luật" == word:
        message = f"“{match[0]}”: nếu là tên luật thì viết “{right}”, nếu thừa một chữ “luật” thì bỏ bớt."
        yield ProseSlip("text.style", *match.span(), message)
    elif match["law"] == "luật":
        span, mend = ((match.start(), end), f"Luật {first}") if small else (match.span("law"), "Luật")
        yield _slip(span, match[0], right, mend)
    elif small:
        yield _slip((start, end), match[0], right, first)
    elif match["name"][1:] != match["name"][1:].lower() and not match["name"].isupper():
        right = f"{first}{match['name'][len(word) :].lower()}"
        yield _slip(match.span("name"), match["name"], right)


def _is_numbered(part: str, text: str) -> bool:
    """Return whether a number stands behind a word somewhere."""
    at = text.find(f"{part} ")
    while at >= 0:
        if text[at + len(part) + 1 : at + len(part) + 2] in _NUMERALS:
            return True
        at = text.find(f"{part} ", at + 1)
    return False


@cache
def _cited(entry: str) -> frozenset[str]:
    return frozenset(words.casefold() for words in prose_data("capitals")["cited"][entry])


@cache
def _cited_part() -> re.Pattern[str]:
    """Return the expression for a part of a document that is cited: after "khoản 9", or before the document."""
    data = prose_data("capitals")["cited"]
    return re.compile(
        rf"(?P<part>{any_word(data['list'])})(?= (?:[0-9]{{1,3}}[a-zđ]?|[IVXLC]{{1,6}})(?!\w|[.,]?[0-9]))"
        r"(?:(?<=khoản [0-9] điều)|(?<=khoản [0-9]{2} điều)"
        r"|(?= [0-9IVXLC]{1,5}[a-zđ]?,?(?: (?:và|của|tại|theo|Chương|Mục) ?[0-9IVX]{0,5}){0,3}"
        rf" ?(?:{'|'.join(data['documents'])})))"
    )


@cache
def _short() -> frozenset[str]:
    return frozenset(word.casefold() for word in prose_data("capitals")["short"]["list"])


def _abbreviation(word: str, text: str) -> Iterator[ProseSlip]:
    for match in re.finditer(rf"(?<![\w/.-]){word}(?![\w/.@-])", text, re.IGNORECASE):
        if not match[0].isupper():
            yield _slip(match.span(), match[0], match[0].upper())


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def _canonical() -> dict[str, str]:
    data = prose_data("capitals")
    return {_fold(words): words for words in (*data["right"]["list"], *data["exact"]["list"])}


def _named_bodies(reading: ParagraphReading) -> list[str]:
    """Return the bodies that a paragraph may name, in small letters, the longest first: all their pairs are there."""
    firsts, by_pair = _pairs()
    found = (each for first in firsts & reading.pairs for each in by_pair[first])
    return sorted((body for body, pairs in found if pairs <= reading.pairs), key=len, reverse=True)


@cache
def _spelt(body: str) -> re.Pattern[str]:
    """Return the expression for a body in any letters, with spaces that a line may break."""
    return re.compile(rf"(?<!\w)(?i:{re.escape(body)})(?!\w)")


@cache
def _pairs() -> tuple[frozenset[str], dict[str, list[tuple[str, frozenset[str]]]]]:
    """Return the first pairs of words of the bodies, and each body with all its pairs by its first."""
    by_pair: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for body in _canonical():
        words = WORD.findall(body)
        by_pair[f"{words[0]} {words[1]}"].append((body, pairs_of(words)))
    return frozenset(by_pair), by_pair


@cache
def _offices() -> tuple[str, ...]:
    return tuple(f"{office} " for office in prose_data("capitals")["units"]["offices"])


@cache
def _exact() -> dict[str, list[str]]:
    """Return the names that have their capitals everywhere, with the words that must or must not be beside them."""
    data = prose_data("capitals")["exact"]
    return {name: data["but"].get(name, []) for name in data["list"]}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Return the expressions for words with too many capitals and for laws, and the first pairs of the former."""
    data = prose_data("capitals")
    laws = "|".join(re.escape(words) for words in data["laws"]["list"])
    return (
        re.compile(any_word(data["small"]["list"])),
        re.compile(
            rf"(?<!dự )(?<!pháp )(?<!kỷ )(?<!bộ )(?<!văn bản )(?<!\w)(?P<law>[Ll]uật) (?P<name>(?i:{laws}))(?!\w)"
        ),
        pairs_of_lists(words.casefold() for words in data["small"]["list"]),
    )


def _differs(match: re.Match[str], wanted: str) -> bool:
    """Return whether capitals are wrong: more of them than wanted, or one missing that the name always has."""
    written = match[0]
    if written == wanted or written.isupper() or "\n" in written:
        return False
    pairs = list(zip(written, wanted, strict=True))
    if any(char.isupper() and not own.isupper() for char, own in pairs):
        return True
    if wanted in _exact():
        return _is_sure(match, _exact()[wanted])
    return wanted.startswith("của ") or (wanted.startswith(_NAMED_BODIES) and _lacks(match, wanted))


def _lacks(match: re.Match[str], wanted: str) -> bool:
    """Return whether the name of a body lacks a capital: within, or the first where the others are there."""
    written = match[0]
    if written[:1].isupper():
        return not written.startswith("Bộ phận") or not written[1:].islower()
    before = match.string[max(0, match.start() - _LEAD) : match.start()]
    if written.islower():
        return _is_small(match, before.casefold())
    return written[1:] == wanted[1:] and not before.casefold().endswith(_GENERAL) and written[1:] != written[1:].lower()


def _is_small(match: re.Match[str], before: str) -> bool:
    """Return whether a body that is written small is one body, and not any: its unit follows, or it is a high one."""
    if before.endswith(_GENERAL) or match.string.startswith((" các", " hai"), match.end()):
        return False
    high = match[0].startswith(("bộ ", "sở ")) and not match[0].startswith("bộ phận")
    return high or bool(_OF_UNIT.match(match.string, match.end())) or _is_listed(match, before)


def _is_listed(match: re.Match[str], before: str) -> bool:
    """Return whether a small body is a member of a list of bodies that have their capitals."""
    if not before.endswith((", ", "; ", " và ")):
        return False
    lead = match.string[max(0, match.start() - _BESIDE) : match.start()]
    return bool(_BODY.search(lead) or _NEXT_BODY.match(match.string, match.end()))


def _is_sure(match: re.Match[str], beside: list[str]) -> bool:
    """Return whether no word behind a name makes it a part of another one; "ngày" has to stand before some."""
    if beside == ["ngày"]:
        return match.string[max(0, match.start() - _LEAD) : match.start()].rstrip().endswith("ngày")
    return not match.string.startswith(tuple(f" {word}" for word in beside), match.end()) if beside else True


@cache
def _kinds_before(own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind} " for kind in (*full_kinds(), *own))


def _own(name: str, text: str, kinds: tuple[str, ...]) -> Iterator[ProseSlip]:
    """The unit's own names with other capitals, after the word for a unit; kinds are those of the template alone."""
    if len(name.split()) < 2:  # noqa: PLR2004
        return
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        before = text[max(0, match.start() - _LEAD) : match.start()].casefold()
        if match[0] != name and not match[0].isupper() and before.endswith(_kinds_before(kinds)):
            yield _slip(match.span(), match[0], name)
