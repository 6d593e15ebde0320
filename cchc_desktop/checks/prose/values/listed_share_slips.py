"""Shares in a list that its other ones, or its sum, deny: "trực tuyến 1.702 (74,39%), trực tiếp 614 (26,51%)".

The shares of a list are of one whole: the one that all of them but one give makes that one wrong. A percent that names
parts of a list ("Hai lĩnh vực chứng thực và hộ tịch chiếm 58,64%") is theirs of all of it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped, rounded
from cchc_desktop.reading.counts.label_cells import cells_of
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.label_cells import Cell
    from cchc_desktop.reading.section_reading import ParagraphReading

_OWN = re.compile(
    r"(?: [^\W\d_]+){0,6}? ?(?:\((?:chiếm |đạt |bằng |tỷ lệ )?|, (?:chiếm|đạt|bằng|tương ứng|tương đương)(?: tỷ lệ)? )"
    r"(?P<share>[0-9]{1,3}(?:,[0-9]{1,2})?) ?%(?! (?:kế hoạch|chỉ tiêu|dự toán|so với|trở))"
)
"""Behind a number: its share, alone in its bracket or clause."""
_NAMED = re.compile(
    r"(?<=[.;,:)] )(?P<name>[^.;,:()0-9%]{6,90}?) (?:chiếm|đạt|là|với|bằng)(?: (?:tỷ lệ|tới|đến|khoảng))? "
    r"(?P<share>[0-9]{1,3}(?:,[0-9]{1,2})?) ?%(?! (?:kế hoạch|chỉ tiêu|dự toán|so với|trở|điểm))"
)
_PLAIN = frozenset((
    "riêng", "lĩnh", "vực", "hồ", "sơ", "chiếm", "tỷ", "tỉ", "lệ", "lớn", "nhất", "cao", "với", "hai", "ba", "và",
    "nhóm", "các", "số", "nhiều", "là", "trong", "đó", "tiếp", "đến", "thấp", "có", "loại", "mức", "này", "thuộc",
    "về", "ở", "phần", "tổng", "cả", "hình", "thức", "nộp", "trình", "độ", "chỉ", "còn", "đã", "được", "người",
    "phiếu", "đơn", "vụ", "việc", "văn", "bản", "theo", "khi", "thì", "như", "vậy",
))  # fmt: skip
"""Words that tell no part of a list from the others."""
_REST = frozenset(("khác", "lại"))
_ALL, _FEWEST, _TWO, _MOST, _NEAR = Decimal(100), 3, 2, 16, Decimal(10)
_SURE = 4
"""Of more shares in a row the one that is of no whole of the others is wrong, whatever else makes it."""


class _Share(NamedTuple):
    """A share as it is written: its span, the value, half of its last place."""

    start: int
    end: int
    text: str

    @property
    def value(self) -> Decimal:
        """The share as a number."""
        return Decimal(self.text.replace(",", "."))

    @property
    def place(self) -> Decimal:
        """One of its last place."""
        return Decimal(1).scaleb(-len(self.text.partition(",")[2]))

    def is_of(self, part: Decimal, whole: Decimal) -> bool:
        """Return whether a part is this share of a whole, rounded or cut off."""
        half = self.place / _TWO
        return whole > 0 and -half <= _ALL * part / whole - self.value < 2 * half


_Told = list[tuple["Cell", _Share]]


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the shares of a paragraph's lists that are not of the whole that the lists tell."""
    if "%" not in reading.text or len(reading.counts) < _FEWEST:
        return
    cells = [each for each in cells_of(reading).cells if each.term.kind == "count" and not each.is_fraction]
    for run in _runs(cells, reading):
        added = sum((each.term.value for each in run), Decimal(0))
        yield from _of_row(run, added, reading)
        if len(run) >= _FEWEST:
            yield from _named(run, added, reading)


@lru_cache(maxsize=256)  # for each percent of a paragraph that may be wrong
def shares_of_rows(reading: ParagraphReading) -> frozenset[int]:
    """Return where the shares of a paragraph begin that are right of the sum of their row, as two others of it are."""
    cells = [each for each in cells_of(reading).cells if each.term.kind == "count" and not each.is_fraction]
    found: set[int] = set()
    for run in _runs(cells, reading):
        added = sum((each.term.value for each in run), Decimal(0))
        own = [(each, share) for each in run if (share := _own(each, reading))]
        right = [share.start for each, share in own if share.is_of(each.term.value, added)]
        if len(right) >= _FEWEST:
            found.update(right)
    return frozenset(found)


def is_denied_by_row(start: int, reading: ParagraphReading) -> bool:
    """Return whether the share that begins at a place is the one of many in its row that is not of their whole."""
    cells = [each for each in cells_of(reading).cells if each.term.kind == "count" and not each.is_fraction]
    rows = (_shares_of(run, reading) for run in _runs(cells, reading))
    return any(len(shares) > _SURE and [share.start for _, share in wrong] == [start] for shares, wrong in rows)


def _runs(cells: Sequence[Cell], reading: ParagraphReading) -> Iterator[Sequence[Cell]]:
    """Yield the numbers of a sentence that stand in a row and count one thing."""
    run: list[Cell] = []
    for each in cells:
        is_next = run and reading.sentence_at(run[0].term.start) == reading.sentence_at(each.term.start)
        if not is_next or len({own.unit for own in (*run, each)} - {""}) > 1 or len(run) == _MOST:
            if len(run) >= _TWO:
                yield from _tails(run, reading)
            run = []
        run.append(each)
    if len(run) >= _TWO:
        yield from _tails(run, reading)


def _tails(run: list[Cell], reading: ParagraphReading) -> Iterator[Sequence[Cell]]:
    """Yield a row of numbers without the first one where that may be all of the others, and the row."""
    first, rest = run[0], run[1:]
    added = sum((each.term.value for each in rest), Decimal(0))
    is_whole = len(rest) >= _TWO and first.term.value >= max(added, rest[0].term.value * _TWO)
    if is_whole:
        yield rest
    if not is_whole or all(_own(each, reading) for each in run):
        yield run


def _of_row(run: Sequence[Cell], added: Decimal, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the one share of a row that is not of the whole of all the others."""
    shares, wrong = _shares_of(run, reading)
    if len(shares) < _TWO or len(wrong) != 1 or len(shares) < len(run) - 1:
        return
    each, share = wrong[0]
    is_settled = sum(own.value for _, own in shares) == _ALL  # the last place of one is made to fit: 33%, 33%, 34%
    if is_settled and abs(_ALL * each.term.value / added - share.value) <= share.place:
        return
    if len(shares) > _SURE or not _is_made(share, [each.term.value], reading):
        yield _slip(share, each.term.said, each.term.value, added)


def _shares_of(run: Sequence[Cell], reading: ParagraphReading) -> tuple[_Told, _Told]:
    """Return the numbers of a row that have shares, and those whose share is not of the whole row."""
    added = sum((each.term.value for each in run), Decimal(0))
    shares = [(each, share) for each in run if (share := _own(each, reading))]
    return shares, [(each, share) for each, share in shares if not share.is_of(each.term.value, added)]


def _own(each: Cell, reading: ParagraphReading) -> _Share | None:
    """Return the share that stands behind a number."""
    match = _OWN.match(reading.small, each.term.end)
    return _Share(*match.span("share"), match["share"]) if match else None


def _named(run: Sequence[Cell], added: Decimal, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the shares behind a list that name some of its parts and are not theirs of all of it."""
    names = [frozenset(WORD.findall(each.words)) - _PLAIN for each in run]
    is_closed = not _REST.isdisjoint(names[-1] | set(run[-1].words.split()))
    end = run[-1].term.end
    sentence = reading.sentence_at(end)
    stop = next((own.end for own in reading.sentences if sentence and own.start > sentence.start), end)
    for match in _NAMED.finditer(reading.small, end, max(stop, sentence.end if sentence else end)):
        words = set(WORD.findall(match["name"])) - _PLAIN
        parts = [each for each, name in zip(run, names, strict=True) if name and name <= words]
        told = set().union(*(name for name in names if name and name <= words))
        if not parts or len(parts) == len(run) or words - told:
            continue
        share, part = _Share(*match.span("share"), match["share"]), sum((each.term.value for each in parts), Decimal(0))
        exact = _ALL * part / added if added else _ALL
        is_near = abs(exact - share.value) <= _NEAR and is_closed
        is_typed = is_mistyped(share.text, rounded(exact, share.text))
        values = [part, *(each.term.value for each in parts)]
        if not share.is_of(part, added) and (is_near or is_typed) and not _is_made(share, values, reading):
            text = " + ".join(each.term.said for each in parts)
            yield _slip(share, f"({text})" if len(parts) > 1 else text, part, added)


def _is_made(share: _Share, parts: Sequence[Decimal], reading: ParagraphReading) -> bool:
    """Return whether a share is one of its parts in another number of the paragraph."""
    wholes = [each.value for each in reading.counts if each.value and not each.is_percent]
    return any(share.is_of(part, whole) for part in parts for whole in wholes)


def _slip(share: _Share, said: str, part: Decimal, added: Decimal) -> ProseSlip:
    wanted = show(round(_ALL * part / added, 2).normalize())
    message = f"Ghi {share.text}%, mà {said} trong tất cả {show(added)} là {wanted}%. Sửa tỷ lệ hoặc một trong các số."
    return ProseSlip("text.arithmetic", share.start, share.end, message, None, wanted)
