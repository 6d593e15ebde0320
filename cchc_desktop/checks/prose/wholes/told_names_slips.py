"""Numbers that the names or documents listed with them contradict: "05 ấp (Bình An, Bình Hòa, Tân Lợi, Tân Thành)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_listing
from cchc_desktop.reading.section_reading import within
from cchc_desktop.reading.syllables import CAPITALS, SMALL_NAME_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.written_numbers import WrittenNumber

_KINDS = "thôn|ấp|xóm|bản|khu phố|khóm|tổ dân phố"
_NAMED = re.compile(rf" (?:{_KINDS})(?: [^\W\d_]+){{0,3}} ?\((?:gồm:? )?(?P<names>[^()0-9]{{4,200}})\)")
_NAME = rf"(?:(?:{_KINDS}|xã|phường|đồng chí|đ/c|ông|bà|anh|chị) )?{SMALL_NAME_WORD}(?: {SMALL_NAME_WORD}){{0,3}}(?!\w)"
_TOLD = re.compile(
    rf" (?:(?P<place>{_KINDS}|xã|phường)|đồng chí|công chức|cán bộ|viên chức|người|cá nhân)"
    r"(?:(?P<of>(?: [^\W\d_]{1,8}){0,12}?) ?(?:gồm có|bao gồm|gồm|là|cụ thể là|đó là|:)(?: các)?:?"
    rf"| ?(?=[{CAPITALS}]))"
    rf" ?(?P<names>{_NAME}(?:, (?:và )?{_NAME}| và {_NAME}){{1,8}})"
    r"(?= ?(?:[.;)]|,? (?:để|nhằm|làm|đã|do|sau|là|được|đạt|có|thực hiện|triển khai|với|đều|chưa|vẫn|theo)(?!\w)|$))"
)
SOME = re.compile(
    r"(?<!\w)(?:như|trong đó|chủ yếu|tiêu biểu|điển hình|khác|(?:nhất|đầu|đó|bật|ở|riêng|và|tại|đến|của|thuộc)$)"
)
"""Words before a list of names that make it one of some of them, or of others."""
_CUT = re.compile(r"[,;] (?:và )?| và ")
_KIND = re.compile(rf"(?i:các )?(?i:{_KINDS}|xã|phường|đồng chí|đ/c|ông|bà|anh|chị) ")
_PAPERS = re.compile(r" văn bản(?: [^\W\d_]+,?){0,12} ?(?:gồm|bao gồm|cụ thể|như sau|sau)? ?:")
_PLACES = frozenset(each.partition(" ")[0] for each in _KINDS.split("|"))
_ALL = _PLACES | {"xã", "phường", "đồng", "công", "cán", "viên", "người", "cá"}
_OPENS = frozenset(("gồm", "là", "và"))
_MORE = ("…", "...", "v.v", "khác", "mỗi")
_TWO, _FEW, _WORDS = 2, 2, 4


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of a paragraph that as many names or documents do not stand behind."""
    papers = len(reading.documents) >= _TWO and ";" in reading.text and "văn bản" in reading.pairs
    names = "(" in reading.text and not _PLACES.isdisjoint(reading.vocabulary)
    told = bool(reading.counts) and not (_OPENS.isdisjoint(reading.vocabulary) or _ALL.isdisjoint(reading.vocabulary))
    more = any(words in reading.small for words in _MORE)
    names, papers = names and not more, papers and not more
    if not (names or papers or told):
        return
    for each in reading.counts:
        named = _NAMED.match(reading.text, each.end) if names else None
        if named:
            yield from _counted(each, _names(named["names"]), "tên")
        elif papers and _PAPERS.match(reading.small, each.end):
            yield from _counted(each, _papers(each, reading), "văn bản")
        elif told and (match := _TOLD.match(reading.text, each.end)) and not SOME.search(match["of"] or ""):
            yield from _counted(each, _names(match["names"]), "tên")


def _names(text: str) -> int:
    """Return how many names a list has, 0 where something else stands in it."""
    names = [_KIND.sub("", each.strip()) for each in _CUT.split(text)]
    return len(names) if all(each[:1].isupper() and len(each.split()) <= _WORDS for each in names) else 0


def _papers(number: WrittenNumber, reading: ParagraphReading) -> int:
    """Return how many documents the sentence of a number names behind it, divided by semicolons, each one by itself."""
    sentence = reading.sentence_at(number.start)
    stop = len(reading.text) if sentence is None or sentence.text.endswith(";") else sentence.end
    at, rows = number.end, []
    for part in reading.text[number.end : stop].split(";"):
        rows.append(len(within(reading.documents, at, at + len(part))))
        at += len(part) + 1
    return len(rows) if all(each == 1 for each in rows) else 0


def _counted(told: WrittenNumber, number: int, what: str) -> Iterator[ProseSlip]:
    if told.value is None or number < _TWO or told.value == number or abs(told.value - number) > _FEW:
        return
    yield wrong_listing((told.start, told.end), told.text, number, what)
