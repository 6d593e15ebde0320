"""Numbers of a text that speak of a row of the forms, and claims that there is none."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.dossier_statements import ITEM, is_narrowed
from cchc_desktop.reading.counts.figure_clauses import find_figures
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import read_paragraph, read_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_desktop.reading.counts.figure_clauses import ClauseFigure
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.written_numbers import WrittenNumber

LATE = "late"
"""Stands for a row's key where a claim speaks of dossiers that are late, which no row counts."""
_REACH, _LEAD = 90, 24
_BETWEEN = " \t:"
_ALL_IN_TIME = re.compile(
    r"(?<![0-9,.])100 ?% (?:số )?hồ sơ (?:tthc )?(?:đã |đều )?(?:được )?(?:giải quyết |trả )"
    r"(?:trước hạn và |trước và )?đúng hạn"
)
_OF_A_YEAR = re.compile(r"\s*(?:Trong n|N|Cả n)ăm 20[0-9]{2},")
_PEOPLE = re.compile(r"\s(?:người|đồng chí)(?!\w)")
_CLAUSE = re.compile(r"[,;:.]")
_NO = frozenset(("không", "chưa"))
_TOTAL = re.compile(r"(?:^|[^\w])(?:tổng số|số|có|là) *$")


class RowNouns:
    """Nouns, folded, each with the key of the row that it names, the longest first; `keys` has them by the noun.

    It stands for itself in a cache: two with the same nouns are two.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)
        self.keys = dict(self.pairs)
        self._letters = min(map(len, self.keys), default=0)
        self._heads = frozenset(noun[: self._letters] for noun in self.keys)
        self._tails = frozenset(noun[len(noun) - self._letters :] for noun in self.keys)

    def first_of(self, text: str) -> tuple[str, str] | None:
        """Return the longest noun that begins a text; its first letters tell in one step that none does."""
        if text[: self._letters] not in self._heads:
            return None
        return next((each for each in self.pairs if text.startswith(each[0])), None)

    def last_of(self, text: str) -> tuple[str, str] | None:
        """Return the longest noun that ends a text."""
        if text[-self._letters :] not in self._tails:
            return None
        return next((each for each in self.pairs if text.endswith(each[0])), None)


class FigureMention(NamedTuple):
    """A number, or a claim of none, that speaks of a row: its span, the row's key, the value and the noun.

    by_clause: the row is known by the words of the whole clause, not by its noun beside the number. is_sure: it is not
    of a part.
    """

    start: int
    end: int
    key: str
    value: Decimal
    noun: str
    by_clause: bool = False
    is_sure: bool = True


@lru_cache(maxsize=64)  # every section of a report, at each edit of a figure
def find_mentions(text: str, nouns: RowNouns) -> tuple[FigureMention, ...]:
    """Return what a section says of rows, in its order."""
    return tuple(
        mention._replace(start=start + mention.start, end=start + mention.end)
        for start, reading in read_section(text).paragraphs
        for mention in _of_paragraph(reading.text, nouns)
    )


@lru_cache(maxsize=1024)  # read again only when the paragraph changes
def _of_paragraph(text: str, nouns: RowNouns) -> tuple[FigureMention, ...]:
    reading = read_paragraph(text)
    none = tuple(_none(reading, nouns))
    taken = frozenset(at for each in none for at in range(each.start, each.end))
    found = {each.start: each for each in (*_counted(reading, nouns), *none)}
    for each in _in_clauses(reading, taken, nouns):
        known = found.get(each.start)
        if known is None or (
            each.is_sure and known.key != each.key
        ):  # the clause says more than the noun: "bãi bỏ 1 thủ tục cấp xã"
            found[each.start] = each
    return tuple(sorted(found.values()))


def _in_clauses(reading: ParagraphReading, taken: frozenset[int], nouns: RowNouns) -> Iterator[FigureMention]:
    """Yield the numbers whose clauses speak of rows that the template names."""
    for each in find_figures(reading, taken):
        noun = next((row for row in each.rows if row in nouns.keys or row == LATE), None)
        if noun and is_of_the_period(reading, each):
            said = "hồ sơ quá hạn" if noun == LATE else noun
            key = nouns.keys.get(noun, LATE)
            yield FigureMention(each.start, each.end, key, each.value, said, by_clause=True, is_sure=each.is_sure)


def _counted(reading: ParagraphReading, nouns: RowNouns) -> Iterator[FigureMention]:
    small = reading.small
    for each in reading.counts:
        if each.value is None or each.is_percent or each.value != int(each.value):
            continue
        after = small[each.end : each.end + _REACH]
        noun = _after(after, nouns) or _before(small, each, nouns) or _said(after, each, reading)
        noun = noun or _in_other_words(small, each, after, nouns)
        if noun and is_of_the_period(reading, each):
            yield FigureMention(each.start, each.end, noun[1], each.value, noun[0])


def _said(after: str, each: WrittenNumber, reading: ParagraphReading) -> tuple[str, str] | None:
    """Return a count that no row holds, and that a report says once; its key is the noun itself."""
    best = _after(after, _said_nouns())
    sentence = reading.sentence_at(each.start) if best else None
    said = best and sentence and best[1].partition("|")[2] in reading.small[sentence.start : sentence.end]
    return best if said else None


@cache
def _said_nouns() -> RowNouns:
    pairs = ((each["noun"], f"{each['noun']}|{each['with']}") for each in prose_data("figures")["said"])
    return RowNouns(sorted(pairs, key=lambda noun: -len(noun[0])))


def _in_other_words(small: str, each: WrittenNumber, after: str, nouns: RowNouns) -> tuple[str, str] | None:
    """Return the noun of a row that is said by words before and after the number: "đã giải quyết 1.387 hồ sơ"."""
    before = small[max(0, each.start - _REACH) : each.start].rstrip()
    for words in prose_data("figures")["otherwise"] if before.endswith(_otherwise()) else ():
        if before.endswith(words["before"]) and _is_noun(after, words["after"]):
            alone = small.lstrip().startswith(ITEM) or is_narrowed(small)  # perhaps of one field of work
            return None if alone else next((noun for noun in nouns.pairs if noun[0] == words["means"]), None)
    return None


@cache
def _otherwise() -> tuple[str, ...]:
    return tuple(words["before"] for words in prose_data("figures")["otherwise"])


def _after(text: str, nouns: RowNouns) -> tuple[str, str] | None:
    """Return the longest noun that begins a text and is not narrowed by what follows it."""
    words = text.lstrip()
    best = nouns.first_of(words) if words != text else None
    return best if best and _ends(words[len(best[0]) :]) else None


def _is_noun(text: str, noun: str) -> bool:
    """Return whether a noun begins a text and is not narrowed by what follows it."""
    words = text.lstrip()
    return words != text and words.startswith(noun) and _ends(words[len(noun) :])


def _before(lower: str, each: WrittenNumber, nouns: RowNouns) -> tuple[str, str] | None:
    """Return the noun right before a number: "tổng số hồ sơ tiếp nhận là 1.395"."""
    before = lower[max(0, each.start - _REACH) : each.start].rstrip(_BETWEEN)
    while not (best := nouns.last_of(before)):
        if not before.endswith(_between()):
            return None
        end = next(words for words in _between() if before.endswith(words))
        before = before[: -len(end)].rstrip(_BETWEEN)
    if lower[each.end : each.end + 1] == "/":
        return None
    people = _PEOPLE.match(lower, each.end)
    if people and not _ends(lower[people.end() :]):  # "cán bộ, công chức hiện có 3 người đang đi học"
        return None
    lead = before[: len(before) - len(best[0])]
    return (
        best
        if not lead.strip() or _TOTAL.search(lead) or lead.rstrip()[-1:] in ",;:.-+(" or "riêng" in lead[-7:]
        else None
    )


@cache
def _between() -> tuple[str, ...]:
    return tuple(prose_data("figures")["between"]["list"])


def _ends(rest: str) -> bool:
    text = rest.lstrip()
    if not text or (rest[:1] in ",.;:)\n" and not rest.startswith(", thay thế")):
        return True
    known = _behind()
    return (
        rest[:1].isspace()
        and text.startswith(known)
        and any(text.startswith(each) and not text[len(each) : len(each) + 1].isalpha() for each in known)
    )


@cache
def _behind() -> tuple[str, ...]:
    return tuple(prose_data("figures")["after"]["list"])


def is_of_the_period(reading: ParagraphReading, each: WrittenNumber | ClauseFigure) -> bool:
    """Return whether a number is said exactly, and of the whole unit in the period of the report."""
    before = reading.small[max(0, each.start - _LEAD) : each.start]
    return not _elsewhere(reading, each) and not _about().search(before)


def _elsewhere(reading: ParagraphReading, each: WrittenNumber | FigureMention | ClauseFigure) -> bool:
    """Return whether the sentence speaks of another time, of a plan or of a part."""
    sentence = reading.sentence_at(each.start)
    return sentence is not None and _is_of_else(sentence.text)


@lru_cache(maxsize=16)  # for each number of a sentence
def _is_of_else(sentence: str) -> bool:
    return _OF_A_YEAR.match(sentence) is not None or _other().search(sentence.casefold()) is not None


def _none(reading: ParagraphReading, nouns: RowNouns) -> Iterator[FigureMention]:
    small = reading.small
    for match in _ALL_IN_TIME.finditer(small) if "100" in small else ():
        found = FigureMention(*match.span(), LATE, Decimal(0), "hồ sơ quá hạn")
        if not _elsewhere(reading, found):
            yield found
    for match in _no().finditer(small) if not _NO.isdisjoint(reading.vocabulary) else ():
        before = _CLAUSE.split(small[max(0, match.start() - _REACH) : match.start()])[-1]
        if any(each.isdigit() for each in before):
            continue  # of some of them: "43 thủ tục chưa phát sinh hồ sơ"
        best = _after(f" {small[match.end() : match.end() + _REACH]}", _with_late(nouns))
        if best:
            end = match.end() + len(best[0])
            found = FigureMention(match.start(), end, best[1], Decimal(0), best[0])
            if not _elsewhere(reading, found):
                yield found


@lru_cache(maxsize=4)  # the nouns of a template
def _with_late(nouns: RowNouns) -> RowNouns:
    data = prose_data("figures")["none"]
    late = tuple((noun, LATE) for noun in data["late"])
    shorter = ((noun.removesuffix(end), key) for noun, key in nouns.pairs for end in data["drop"] if noun.endswith(end))
    bare = {noun: key for noun, key in reversed(tuple(shorter)) if noun not in nouns.keys}
    return RowNouns(sorted((*nouns.pairs, *late, *bare.items()), key=lambda noun: -len(noun[0])))


@cache
def _no() -> re.Pattern[str]:
    data = prose_data("figures")["none"]
    return re.compile(rf"{any_word(data['list'])} (?:(?:{'|'.join(data['between'])}) )*")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(prose_data('figures')['other']['list'])}|tháng [0-9]+)(?!\w)(?! đầu năm)")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(prose_data('figures')['about']['list'])}) $")
