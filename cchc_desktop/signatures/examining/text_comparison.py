"""The words of a signed file against those of the report, page and line of each difference."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, groupby
from typing import NamedTuple

from cchc_desktop.comparing.word_changes import MOST_WORK, compare_words, work
from cchc_desktop.signatures.examining.examination import TextComparison, TextDifference, TextVerdict, WordPlace
from cchc_desktop.signatures.examining.open_places import DAY, MONTH, NUMBER, YEAR, OpenPlace
from cchc_desktop.signatures.examining.page_words import Box, PageWords, Word

BoxOf = Callable[[Sequence[Word]], Box | None]
"""Returns the box of words on their page."""

_MOST = 200
"""Differences that are told one by one."""
_LEAD = 6
_EDGE = 2
_FILLED = "\N{OBJECT REPLACEMENT CHARACTER}"


class FileWords(NamedTuple):
    """The pages of one of two files, and what finds the box of some of its words."""

    pages: Sequence[PageWords]
    box_of: BoxOf


def compare_pages(report: FileWords, signed: FileWords, places: Sequence[OpenPlace]) -> TextComparison:
    """Compare the words of a signed file with those of the report, number and day set apart."""
    scans = tuple(at for at, page in enumerate(signed.pages, 1) if _is_scan(page, report.pages[at - 1 : at]))
    if not any(page.words for at, page in enumerate(signed.pages, 1) if at not in scans):
        return TextComparison(verdict=TextVerdict.UNKNOWN, scans=scans, report_pages=len(report.pages))
    paired = len(report.pages) == len(signed.pages)
    words, filled = _without_places(_words(report.pages, scans if paired else ()), places)
    other_words, other_filled = _without_places(_words(signed.pages, scans), places)
    found = tuple(_differences(words, other_words, report.box_of, signed.box_of))
    changed = {name: text for name, text in other_filled.items() if text != filled.get(name, "")}
    pictures = tuple(_with_pictures(report.pages, signed.pages, scans))
    verdict = TextVerdict.SAME_BUT_NUMBER if changed else TextVerdict.SAME
    if scans or pictures:
        verdict = TextVerdict.UNKNOWN
    return TextComparison(
        verdict=TextVerdict.DIFFERS if found else verdict,
        differences=found,
        number=changed.get(NUMBER, ""),
        day=_day(other_filled) if changed.keys() - {NUMBER} else "",
        scans=scans,
        pictures=pictures,
        report_pages=len(report.pages),
    )


def _with_pictures(pages: Sequence[PageWords], others: Sequence[PageWords], scans: Sequence[int]) -> Iterator[int]:
    """Yield the pages with pictures or shapes that the report lacks: they may show other words than those beneath."""
    for at, page in enumerate(others, 1):
        own = Counter(cover for each in pages[at - 1 : at] for cover in each.covers)
        if Counter(page.covers) - own and at not in scans:
            yield at


def _is_scan(page: PageWords, counterpart: Sequence[PageWords]) -> bool:
    """Return whether a page is a picture, or has no words where the report has some."""
    return page.is_picture or (not page.words and any(each.words for each in counterpart))


def _words(pages: Sequence[PageWords], left_out: Sequence[int]) -> list[Word]:
    """Return the words of pages; a line that comes at the edge of most of them counts where it comes first.

    Such a line stands elsewhere among the words once a page has taken one line more.
    """
    kept = [page for at, page in enumerate(pages, 1) if at not in left_out]
    lines = [_page_lines(page) for page in kept]
    edges = Counter(line for page in lines for line in {*page[:_EDGE], *page[-_EDGE:]})
    running = {line for line, count in edges.items() if count > max(len(kept) / 2, 2)}
    seen: set[tuple[str, ...]] = set()
    words: list[Word] = []
    for page in kept:
        for _, line in groupby(page.words, key=lambda word: word.line):
            row = [*line]
            texts = tuple(word.text for word in row)
            if texts not in seen:
                words += row
            if texts in running:
                seen.add(texts)
    return words


def _page_lines(page: PageWords) -> list[tuple[str, ...]]:
    return [tuple(word.text for word in line) for _, line in groupby(page.words, key=lambda word: word.line)]


def _without_places(words: list[Word], places: Sequence[OpenPlace]) -> tuple[list[Word], dict[str, str]]:
    """Return words with each open place as one that is equal in both files, and what is filled into the first place."""
    filled: dict[str, str] = {}
    for place in places:
        starts = [*accumulate((len(word.text) + 1 for word in words), initial=0)]
        match = place.pattern().search(" ".join(word.text for word in words))
        if match is None:
            continue
        for name, text in match.groupdict().items():
            filled.setdefault(name, text.strip(".…"))
        first, last = bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end()) - 1
        words = [*words[:first], words[first]._replace(text=_FILLED), *words[last + 1 :]]
    return words, filled


def _day(filled: dict[str, str]) -> str:
    """Return the day of a letter as it is written, "" while it is open."""
    parts = [filled.get(name, "") for name in (DAY, MONTH, YEAR)]
    return "/".join(parts) if all(parts) else ""


def _differences(
    words: Sequence[Word], others: Sequence[Word], box_of: BoxOf, other_box_of: BoxOf
) -> Iterator[TextDifference]:
    told = 0
    for block, other_block in _blocks(words, others):
        for start, end, other_start, other_end in _runs(words[slice(*block)], others[slice(*other_block)]):
            if told == _MOST:
                return
            told += 1
            one = words[block[0] + start : block[0] + end]
            other = others[other_block[0] + other_start : other_block[0] + other_end]
            at, other_at = block[0] + start, other_block[0] + other_start
            yield TextDifference(
                before=" ".join(word.text for word in one),
                after=" ".join(word.text for word in other),
                lead=" ".join(word.text for word in others[max(0, other_at - _LEAD) : other_at]),
                at=_place(words, at, one, box_of),
                other_at=_place(others, other_at, other, other_box_of),
            )


def _place(words: Sequence[Word], at: int, run: Sequence[Word], box_of: BoxOf) -> WordPlace:
    """Return where a run of words is; where there are none, the word before them."""
    near = run[0] if run else words[max(0, min(at, len(words)) - 1)] if words else Word("", 1, 1, 0, 0)
    return WordPlace(page=near.page, line=near.line, box=box_of(run or [near]))


def _blocks(words: Sequence[Word], others: Sequence[Word]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the blocks of lines that are not equal, each as a slice of both lists of words."""
    lines, starts = _lines(words)
    other_lines, other_starts = _lines(others)
    if lines == other_lines:
        return
    if work(lines, other_lines) > MOST_WORK:
        yield (0, len(words)), (0, len(others))
        return
    for tag, *ends in SequenceMatcher(None, lines, other_lines, autojunk=False).get_opcodes():
        if tag != "equal":
            start, end, other_start, other_end = ends
            yield (starts[start], starts[end]), (other_starts[other_start], other_starts[other_end])


def _lines(words: Sequence[Word]) -> tuple[list[tuple[str, ...]], list[int]]:
    """Return words by lines, and where each line begins, the end of the last one included."""
    lines = [tuple(word.text for word in line) for _, line in groupby(words, key=lambda word: (word.page, word.line))]
    return lines, [*accumulate(map(len, lines), initial=0)]


def _runs(block: Sequence[Word], other_block: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of words that differ in two blocks, by their indexes."""
    starts = [*accumulate((len(word.text) + 1 for word in block), initial=0)]
    other_starts = [*accumulate((len(word.text) + 1 for word in other_block), initial=0)]
    at = other_at = 0
    text, other_text = (" ".join(word.text for word in each) for each in (block, other_block))
    for segment in compare_words(text, other_text):
        if segment.changed:
            yield (
                *_covered(starts, at, segment.before, len(block)),
                *_covered(other_starts, other_at, segment.after, len(other_block)),
            )
        at += len(segment.before)
        other_at += len(segment.after)


def _covered(starts: Sequence[int], at: int, text: str, count: int) -> tuple[int, int]:
    """Return the first and the end of the words that a stretch of their joined text touches."""
    begin, end = at + len(text) - len(text.lstrip()), at + len(text.rstrip())
    if begin >= end:
        near = min(bisect_left(starts, at), count)
        return near, near
    return bisect_right(starts, begin) - 1, bisect_left(starts, end)
