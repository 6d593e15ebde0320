"""Lists whose members have a number each, but for one: "cho nam 138 lượt người, cho nữ, cho trẻ em 55 lượt người"."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.divisions import counts_of
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_CUT = re.compile(r"[,;] (?:và )?| và ")
_NUMBERED = re.compile(
    r"[^\W\d_][^0-9:()]{2,70}? (?:là |: ?)?(?P<many>[0-9][0-9.]{0,6}) (?P<unit>[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,2})"
    r"(?: \([0-9,.% ]{2,12}\))?$"
)
_NAMED = re.compile(r"[^\W\d_][^0-9:()%]{1,70}$")
_TELLS = re.compile(
    r"(?<!\w)(?:đã|được|đạt|không|chưa|do|nhằm|để|qua|trong đó|gồm|còn|là|có|bảo đảm|đảm bảo|góp phần|đều|cả|sẽ|"
    r"chủ yếu|nhất|theo|tại|so với|tăng|giảm|như|khi|thực hiện|tổ chức|riêng|ngoài ra|đến nay|phục vụ|giúp|"
    r"tập trung)(?!\w)"
)
"""In a member of a list: it tells something else."""
_HEADS = re.compile(r"(?:[,;] (?:và )?| và )(?P<head>[^\W\d_]+)")
"""The words with which members of a list begin: one of them stands before most."""
_SEMICOLON = re.compile(r";(?= )")
_LEAST, _MOST, _WORDS = 3, 40, 9


class _Member(NamedTuple):
    """A member of a list: its span, its first word ("" where it tells something else), its number, what that counts."""

    start: int
    end: int
    head: str
    many: int
    unit: str


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the members of lists that alone have no number."""
    if facts.is_ahead or len(reading.counts) < _LEAST:
        return
    if reading.small.count(";") >= _LEAST:
        yield from _of_rows(reading)
    for sentence in reading.sentences if reading.small.count(",") + reading.small.count(" và ") >= _LEAST else ():
        if len(reading.counts_within(sentence.start, sentence.end)) >= _LEAST:
            yield from _of_sentence(sentence, reading)


def _of_rows(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the members between two semicolons that alone have no number: "Văn phòng 07 người; Phòng Kinh tế; …"."""
    ends, at = [match.start() for match in _SEMICOLON.finditer(reading.small)], 0
    cells = [_member(start + 1, stop, reading.small) for start, stop in pairwise((-1, *ends, len(reading.small)))]
    for at in range(1, len(cells) - 1):
        before, own, after = cells[at - 1 : at + 2]
        unit = before.unit
        beside = next((each for each in (*cells[at - 2 : at - 1], *cells[at + 2 : at + 3]) if each.unit == unit), None)
        if unit and own.head and not own.unit and after.unit == unit and beside:
            yield _slip(own, reading)


def _member(start: int, stop: int, small: str) -> _Member:
    """Return a stretch of a text as a member of a list; behind a colon alone, or before a full stop."""
    start = max(start, small.rfind(": ", start, stop) + 2 if small.rfind(": ", start, stop) >= 0 else start)
    start += len(small[start:stop]) - len(small[start:stop].lstrip())
    end = small.find(". ", start, stop)
    stop = end if end >= 0 else stop - small.endswith((".", ";"), start, stop)
    own = small[start:stop]
    told, head = _NUMBERED.match(own), own.partition(" ")[0]
    if told:
        return _Member(start, stop, head, int(told["many"].replace(".", "")), told["unit"].split()[0])
    is_named = _NAMED.match(own) and not _TELLS.search(own) and len(own.split()) <= _WORDS
    return _Member(start, stop, head if is_named else "", 0, "")


def _of_sentence(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the member of a list with commas that has no number, where those that have one miss their whole."""
    if sum(map(sentence.text.count, (",", ";", " và "))) < _LEAST:
        return
    heads = Counter(match["head"] for match in _HEADS.finditer(reading.small, sentence.start, sentence.end))
    if max(heads.values(), default=0) < _LEAST:
        return
    cuts = [*islice(_CUT.finditer(reading.small, sentence.start, sentence.end), _MOST)]
    spans = pairwise((sentence.start, *(place for cut in cuts for place in cut.span()), sentence.end))
    members = [_member(start, stop, reading.small) for start, stop in islice(spans, 0, None, 2)]
    for at, own in enumerate(members[1:-1], 1):
        row = [each for each in members if each.unit and each.head == own.head]
        if not own.head or own.unit or len(row) < _LEAST or len({each.unit for each in row}) > 1:
            continue
        before, behind = members[at - 1], next((each for each in members[at + 1 :] if each.unit), None)
        added = sum(each.many for each in row)
        told = within(counts_of(reading), sentence.start, row[0].start)
        if (
            before.head == own.head
            and behind
            and behind.head == own.head
            and any(each.value > added and each.noun.split()[:1] == [row[0].unit] for each in told)
        ):
            yield _slip(own, reading)
            return


def _slip(own: _Member, reading: ParagraphReading) -> ProseSlip:
    written = " ".join(reading.text[own.start : own.end].split())
    message = f"“{written}” không có số, mà các mục bên cạnh đều có. Xem có sót số không."
    return ProseSlip("text.empty", own.start, own.end, message, severity=Severity.HINT)
