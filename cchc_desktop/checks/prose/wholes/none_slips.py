"""Things said to be none beside a number of them: "không có hồ sơ quá hạn. Đối với 02 hồ sơ quá hạn này …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.periods.year_words import DECEMBER
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wholes.pointed_back_slips import NUMBER, POINTERS
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.reading.section_reading import start_of, within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.written_numbers import WrittenNumber
    from cchc_desktop.report.periods import PeriodSpan

_none = partial(word_pattern, "divisions", "none")
_narrows = partial(word_pattern, "divisions", "none", "narrows")
_wide = partial(word_pattern, "divisions", "none", "wide")
_ANY = " nào"
_NO_CASE = re.compile(
    r"(?<!\w)(?:không|chưa) (?:có|còn|để|xảy ra|phát sinh|ghi nhận|phát hiện|nhận|tiếp nhận)"
    r"(?: một| bất kỳ| bất cứ)?(?:"
    r"(?: [^\W\d_]{1,8}){1,4}? nào (?:bị |phải |còn |đã |có )?(?P<what>[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,2})"
    r"| (?P<things>[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){1,6}))"
)
_THESE = re.compile(
    rf"{NUMBER} "
    r"(?P<things>[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){1,6}?) (?:này|ấy|đó|nói trên|nêu trên|kể trên|vừa nêu|vừa kể)(?!\w)"
)
_COUNTED = re.compile(r"(?<![^\W_])(?:[0-9]+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:[^\W\d_]{1,8} ){0,4}$")
_NAMED = re.compile(r"[^\W\d_]+|[,;:.()/]")
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:tháng (?P<month>[0-9]{1,2})(?![0-9/])|(?:quý|tháng|năm|thôn|khu) (?:[0-9]|[ivx]{1,4}(?!\w)))"
)
_OF_PERIOD = re.compile(
    r"(?<!\w)(?:quý này|kỳ này|trong (?:quý|kỳ)(?: báo cáo)?(?! trước)|(?:6|sáu) tháng đầu năm)(?!\w)"
    r"(?! ii?| iv| [0-9])"
)
"""Before what is none in all of the report's own time."""
_NO_KIND = frozenset(("không", "chưa", "nguy", "suýt", "sắp", "gần", "trước", "được", "thường", "từ", "chuyển", "hết"))
_OF_SOME = re.compile(r"(?<!\w)bộ phận (?!một cửa|tiếp nhận và|không|chưa|đã|có|còn|vẫn|cũng|này)(?=\w)")
_NEARLY = ("cơ bản ", "hầu như ", "gần như ")
_REACH = 90
"""So far the words reach that name what is none, or what is counted."""
_BEFORE, _LEAD, _TWO = 400, 50, 2
_LONG = 3
"""So many words name a thing and what it is like: "hồ sơ quá hạn"."""
_MOST = 16
"""So many things that are none are looked for among the numbers."""


class _NoneOf(NamedTuple):
    """What is said to be none: where it is said, in which sentence, the words that name it."""

    start: int
    end: int
    sentence: int
    words: tuple[str, ...]
    of_period: bool = False


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of what the same sentence or a neighbour says there is none of; a hint, for scopes differ."""
    if not reading.counts:
        return
    yield from _pointed_back(reading)
    if _denials().isdisjoint(reading.pairs):
        return
    denied = [*islice((each for each in _denied(reading) if each.words), _MOST)]
    for at, sentence in enumerate(reading.sentences) if denied else ():
        near = [each for each in denied if abs(each.sentence - at) <= 1]
        for number in reading.counts_within(sentence.start, sentence.end) if near else ():
            none = next((each for each in near if _counts(number, each, reading)), None)
            months = _months(facts.period) if none and none.of_period else frozenset()
            if none and _is_whole(reading, sentence.start, number.start) and not _is_narrow(reading, at, months):
                yield _slip((number.start, number.end), (none.start, none.end), reading)
                return


def _pointed_back(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a number of things pointed back to, of which there are none: "Hai hồ sơ trả trễ này"."""
    if POINTERS.isdisjoint(reading.vocabulary) or reading.vocabulary.isdisjoint(("không", "chưa")):
        return
    for again in islice(_THESE.finditer(reading.small), _MOST):
        at = max(bisect_right(reading.sentences, again.start(), key=start_of) - 1, 0)
        near = range(max(0, at - 1), at + 1)
        start, end = reading.sentences[near[0]].start, again.start()
        cases = islice(_NO_CASE.finditer(reading.small, start, end), _MOST)
        none = next(
            (each for each in cases if _is_of(each, again["things"]) and not _is_told(each, again, reading)), None
        )
        if none and not any(_is_narrow(reading, each) for each in near):
            yield _slip(again.span("many"), none.span(), reading)
            return


def _slip(number: tuple[int, int], none: tuple[int, int], reading: ParagraphReading) -> ProseSlip:
    text = reading.text
    message = f"Ở đây ghi {reading.small[slice(*number)]}, mà cùng đoạn ghi “{' '.join(text[slice(*none)].split())}”."
    return ProseSlip("text.arithmetic", *number, f"{message} Sửa cho khớp nhau.", severity=Severity.HINT)


def _is_of(none: re.Match[str], things: str) -> bool:
    """Return whether what there is none of are some things: by the words that name them, or those behind "nào"."""
    if not none["what"]:
        first, rest = none["things"][: len(things)], none["things"][len(things) :].split()[:1]
        return first == things and (not rest or rest[0] in (*prose_data("divisions")["none"]["stops"], "nào"))
    what = " ".join(none["what"].split()[:_TWO])
    return f" {things} ".endswith(f" {what} ") or (" " in what and f" {what} " in f" {things} ")


def _is_told(none: re.Match[str], again: re.Match[str], reading: ParagraphReading) -> bool:
    """Return whether a number of the things is told before: "tháng 7 có hai hồ sơ trả trễ, tháng 8 không có"."""
    words = " ".join(none["what"].split()[:_TWO]) if none["what"] else again["things"]
    start = max(0, none.start() - _BEFORE)
    found = reading.small.find(words, start, none.start())
    while found >= 0:
        if _COUNTED.search(reading.small, max(start, found - _LEAD), found):
            return True
        found = reading.small.find(words, found + 1, none.start())
    return False


@cache
def _denials() -> frozenset[str]:
    return frozenset(" ".join(words.split()[:2]) for words in prose_data("divisions")["none"]["list"])


def _denied(reading: ParagraphReading) -> Iterator[_NoneOf]:
    for at, sentence in enumerate(reading.sentences):
        period = _OF_PERIOD.search(reading.small, sentence.start, sentence.end)
        for match in islice(_none().finditer(reading.small, sentence.start, sentence.end), _MOST):
            of_period = period is not None and period.end() <= match.start()
            if _is_narrow(reading, at, begin=period.start() if period and of_period else sentence.start):
                continue
            if _is_whole(reading, sentence.start, match.start()):
                words, end = _name(reading.small, match.end(), min(sentence.end, match.end() + _REACH))
                if not _holds_in_part(reading.small, end):
                    yield _NoneOf(match.start(), end, at, words, of_period)


def _holds_in_part(small: str, end: int) -> bool:
    """Return whether words behind what is none name a place or a way to which that holds alone: "qua bưu điện"."""
    at = end + len(_ANY) if small.startswith(_ANY, end) else end
    tail = _narrows().match(small, at + 1)
    return tail is not None and not _wide().match(small, tail.end() + 1)


def _name(small: str, start: int, stop: int) -> tuple[tuple[str, ...], int]:
    """Return the words that name what is none, and where they end; two words before a comma go on behind it."""
    data, end = prose_data("divisions")["none"], start
    words: list[str] = []
    for match in _NAMED.finditer(small, start, stop):
        if match[0] in data["stops"] or (not match[0].isalpha() and (match[0] != "," or len(words) >= _LONG)):
            break
        if match[0].isalpha() and match[0] not in data["fillers"]:
            words.append(match[0])
            end = match.end()
    is_enough = len(words) >= _LONG or " ".join(words) in data["events"]
    return tuple(words) if is_enough else (), end


def _counts(number: WrittenNumber, none: _NoneOf, reading: ParagraphReading) -> bool:
    """Return whether a number counts what is said to be none."""
    if not number.value or number.is_percent or none.start <= number.start < none.end:
        return False
    fillers = prose_data("divisions")["none"]["fillers"]
    behind = _NAMED.finditer(reading.small, number.end, min(len(reading.small), number.end + _REACH))
    named = [match[0] for match in behind if match[0] not in fillers]
    words = [word for word in named if word != ","]
    return tuple(words[: len(none.words)]) == none.words or _is_kind_of(named, none.words)


def _is_kind_of(words: list[str], none: tuple[str, ...]) -> bool:
    """Return whether words name a kind of what there is none of: "hồ sơ đất đai trễ hẹn" of "hồ sơ trễ hẹn"."""
    noun, rest = list(none[:_TWO]), list(none[_TWO:])
    if len(rest) < _TWO or words[:_TWO] != noun:
        return False
    for at in range(_TWO + 1, _TWO + _LONG + 1):
        between = words[_TWO:at]
        if words[at : at + len(rest)] == rest:
            return all(word.isalpha() for word in between) and _NO_KIND.isdisjoint(between)
    return False


def _months(period: PeriodSpan | None) -> frozenset[int]:
    """Return the months that lie within a period, as whole as it has them."""
    if period is None:
        return frozenset()
    first = period.start.month if period.start.day == 1 else period.start.month % DECEMBER + 1
    return frozenset(range(first, period.end.month + 1))


def _is_whole(reading: ParagraphReading, start: int, at: int) -> bool:
    """Return whether nothing before a place of a sentence narrows what it speaks of to a part."""
    if reading.small.endswith(_NEARLY, start, at):
        return False
    if _OF_SOME.search(reading.small, start, at):
        return False
    return not word_pattern("divisions", "none", "parts").search(reading.small, start, at)


@lru_cache(maxsize=64)  # for each number of a sentence
def _is_narrow(
    reading: ParagraphReading, at: int, months: frozenset[int] = frozenset(), begin: int | None = None
) -> bool:
    """Return whether a sentence, from a place on, speaks of another time, of others, or of what is aimed at."""
    sentence = reading.sentences[at]
    small = reading.small[sentence.start if begin is None else begin : sentence.end]
    times = [each["month"] for each in _OTHER_TIME.finditer(small)]
    other = any(month is None or int(month) not in months for month in times)
    if word_pattern("divisions", "none", "but").search(small) or other:
        return True
    return bool(within(reading.dates, sentence.start, sentence.end))
