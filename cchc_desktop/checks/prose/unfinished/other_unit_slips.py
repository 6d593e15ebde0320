"""The name of another commune where a report speaks of its own office: left from the report it was copied from."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.person_names import find_names
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.reading.syllables import NAME_WORD
from cchc_desktop.report.severity import Severity
from cchc_desktop.units.unit_kinds import kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_CAPITAL = rf"{NAME_WORD}(?!\w)"
_NAME = rf"(?P<name>{_CAPITAL}(?: {_CAPITAL}){{1,2}})"
_TITLE = re.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|trưởng ban|ủy viên|uỷ viên|thường trực|chỉ huy trưởng|trưởng công an|kế toán"
    r"|công chức|đồng chí|đại biểu)(?: [^\W\d_]+){0,4} $"
)
"""Before an office: who holds a post there, whose own name may follow: "Chủ tịch UBND xã Nguyễn Văn Hòa"."""
_OFFICE = re.compile(r"(?:UBND|HĐND|Đảng ủy|Đảng uỷ|Ủy ban nhân dân|Uỷ ban nhân dân) $")
_OF = re.compile(r"\s?(?:[^\W\d_]+ ){0,2}(?:của |tại )?(?:ubnd |hđnd |đảng ủy |đảng uỷ |ủy ban nhân dân )?")
_START = re.compile(
    r"\W{0,6}(?:(?i:trong|từ|năm|tháng|quý|sáu|nhìn chung|đến nay|hiện nay)[^,;]{0,40},? ?"
    r"|[^;:.]{1,80}, (?:lãnh đạo |tập thể |cán bộ, công chức |đồng chí chủ tịch |chủ tịch )?)?"
)
"""What stands before the office that a sentence speaks of: nothing, a time, or words with a comma."""
_FRAME = re.compile(
    r"\W{0,4}(?:Trong (?:kỳ(?: báo cáo)?|quý|năm|6 tháng|sáu tháng|9 tháng|chín tháng)[^,;.]{0,30},|Nhìn chung,"
    r"|Đến nay,|Quý [^,;.]{1,14},|Thời gian qua,|Năm 20[0-9]{2},) "
)
_DID = re.compile(
    r" đã (?:tiếp nhận|giải quyết|ban hành|xây dựng|triển khai|rà soát|công khai|niêm yết|kiện toàn|hoàn thành|bố trí"
    r"|cập nhật|số hóa|tập trung|đẩy mạnh|tăng cường|quán triệt|duy trì|xử lý|trả)(?!\w)"
)
"""A commune without its office: its report begins so, and tells what it did."""
_LEAD = 60
_words = partial(word_pattern, "unfinished", "other_unit")
_OWN_OFFICE = re.compile(r"(?:UBND|HĐND|Đảng ủy|Đảng uỷ) (?P<kind>xã|phường|thị trấn)(?= (?P<does>[^\W\d_A-ZĐ]))")
_KINDS = frozenset(("xã", "phường", "trấn"))
_WITHIN = re.compile(r",? (?:thuộc |của )?(?:huyện|thành phố|thị xã|tỉnh|quận) [A-ZĐ]")


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield names of other communes that stand for the report's own; a hint, for the words may mean the other one."""
    yield from _other_kind(reading, facts)
    named = [each for each in _units(reading) if each["name"] not in facts.names] if facts.commune else []
    named = [each for each in named if not _is_holder(each, reading)]
    for match in named:
        sentence = reading.sentence_at(match.start())
        if sentence is None or len(named) > 1 or facts.commune in sentence.text:
            continue
        if _WITHIN.match(reading.text, match.end()):
            continue
        if _is_own(match, sentence) and not _words("but").search(sentence.text.casefold()):
            message = f"“{match['name']}” là tên xã khác, mà đây là báo cáo của {facts.commune}. Xem lại tên xã."
            yield ProseSlip("text.style", *match.span("name"), message, facts.commune, severity=Severity.HINT)


def _other_kind(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the office of another kind of commune, told to do what the own one does: "UBND thị trấn đã ban hành"."""
    others = (_KINDS - {facts.kind}) & reading.vocabulary if facts.kind else ()
    for match in _OWN_OFFICE.finditer(reading.text) if others else ():
        if match["kind"] != facts.kind and _words("does").match(reading.small, match.start("does")):
            sentence = reading.sentence_at(match.start())
            if sentence and not _words("but").search(sentence.text.casefold()):
                message = f"“{match[0]}” mà đây là báo cáo của {facts.kind} {facts.commune}. Xem lại."
                yield ProseSlip("text.style", *match.span("kind"), message, facts.kind, severity=Severity.HINT)


def _units(reading: ParagraphReading) -> Iterator[re.Match[str]]:
    """Yield the names of communes, each behind the word for its kind."""
    for last, named in _by_kind():
        if last in reading.vocabulary:
            yield from named.finditer(reading.text)


@cache
def _by_kind() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the expression for a name of each kind of communes, with the last word of the kind."""
    return tuple((kind.split()[-1], re.compile(rf"{kind} {_NAME}")) for kind in kinds_of("commune"))


def _is_holder(match: re.Match[str], reading: ParagraphReading) -> bool:
    """Return whether a name behind the word for a commune is the one of who holds a post there."""
    if not find_names(match["name"]):
        return False
    return _TITLE.search(reading.small, max(0, match.start() - _LEAD), match.start()) is not None


def _is_own(match: re.Match[str], sentence: Passage) -> bool:
    """Return whether a sentence speaks of the office of a commune as its own, or tells what that commune does."""
    small, at = sentence.text.casefold(), match.start() - sentence.start
    lead = small[max(0, at - _LEAD) : at]
    if any(_OF.fullmatch(lead, own.end()) for own in _words("own").finditer(lead)):
        return True
    office = _OFFICE.search(sentence.text, 0, at)
    begins = office and _START.fullmatch(sentence.text, 0, office.start())
    end = match.end() - sentence.start
    if begins:
        return _words("does").match(small, end + 1) is not None
    return _FRAME.fullmatch(sentence.text, 0, at) is not None and _DID.match(small, end) is not None
