"""Things that one section says to be none and another counts: late dossiers, discipline, "tất cả đều" and some not."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_LATE = r"(?:quá|trễ|chậm) (?:thời )?(?:hạn|hẹn)"
_DOING = r"(?:(?:đã|đang|được|bị|giải quyết|xử lý|trả|tiếp nhận|hoàn thành|nào|còn) ){0,4}"
_FIELD = (
    r"(?: (?:(?:đều )?(?:ở|thuộc|của|về|trong)(?: các)? (?:lĩnh vực|nhóm)|lĩnh vực) "
    r"(?P<field>[^\W\d_]{1,8} [^\W\d_]{1,8}))?"
)
_NO_LATE = re.compile(
    r"(?<!\w)(?P<none>(?:không|chưa) (?:có|phát sinh|xảy ra|để xảy ra)(?: bất kỳ)?(?: trường hợp)? hồ sơ "
    rf"{_DOING}{_LATE}){_FIELD}(?= ?(?:[.,;)]|$| và ))"
    r"|(?<!\w)(?P<none2>100 ?% (?:số |tổng số )?hồ sơ (?:(?:tthc|thủ tục hành chính|đã|được|đều) ){0,3}"
    r"(?:giải quyết|trả(?: kết quả)?) (?:(?:trước (?:hạn )?(?:và|,)|sớm và) )?đúng hạn)(?= ?(?:[.;]|, |$))"
)
_SOME_LATE = re.compile(
    rf"(?<![\w/.,])(?P<many>[1-9][0-9]{{0,2}}|0[1-9]) hồ sơ {_DOING}{_LATE}(?!\w)"
    rf"|(?<!\w){_LATE}(?: là|:| có| còn)? (?P<many2>[1-9][0-9]{{0,2}}|0[1-9]) hồ sơ"
    r"|(?<!\w)(?:trước (?:hạn )?(?:và|,) đúng|đúng (?:hạn )?(?:và|,) trước) hạn (?:đạt |là |chiếm )?(?:tỷ lệ |tỉ lệ )?"
    r"(?P<rate>[1-9][0-9](?:,[0-9]{1,2})?) ?%"
)
_PEOPLE = r"(?:cán bộ, công chức|cán bộ|công chức|viên chức|người|trường hợp|đồng chí|ai)"
_PUNISHED = r"(?:(?:xử lý |thi hành )?kỷ luật|khiển trách|cảnh cáo|cách chức|buộc thôi việc)"
_NO_CASE = re.compile(
    rf"(?<!\w)(?P<none>không (?:có|phát sinh|xảy ra|để xảy ra)(?: trường hợp)? (?P<who>{_PEOPLE})"
    rf"(?: (?!đảng|ngoài|khác)[^\W\d_]{{1,8}}){{0,5}}? (?:(?:bị|phải) )?{_PUNISHED})(?=[.,;)]|$| (?:trong|và|hoặc))"
    rf"|(?<!\w)(?P<none2>không phải (?:xử lý|kỷ luật) (?:kỷ luật )?{_PEOPLE}(?: nào)?)(?!\w)"
    r"|(?<!\w)kỷ luật: (?P<none3>không(?: có)?(?: trường hợp nào)?)(?=[.,;]|$)"
)
_SOME_CASE = re.compile(
    rf"(?<![\w/.,])(?P<many>[1-9][0-9]?|0[1-9]) (?P<who>{_PEOPLE})(?:,? (?!đảng|không|chưa)[^\W\d_]{{1,8}}){{0,6}}? "
    rf"(?:bị|phải) {_PUNISHED}(?!\w)"
)
_ALL_DO = re.compile(
    r"(?<!\w)(?:tất cả|toàn bộ|cả|(?P<same>[0-9]{1,3})/(?P=same)|100 ?%)(?: các| số| [0-9]{1,3})? "
    r"(?P<noun>[^\W\d_]{1,8})(?P<of>(?: [^\W\d_]{1,8}){0,3}?) (?:(?P<none>đều) )?(?:đã )?"
    r"(?P<what>(?:có|được|đạt) [^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,2})"
)
_SOME_NOT = re.compile(
    r"(?<![\w/.,])(?P<many>[1-9][0-9]?|0[1-9]) (?P<noun>[^\W\d_]{1,8})(?P<of>(?: [^\W\d_]{1,8}){0,3}?) "
    r"(?:chưa|không|còn chưa) (?P<what>(?:có|được|đạt) [^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,2})"
)
_NARROW = re.compile(
    r"(?<!\w)(?:riêng|lĩnh vực|nhóm|phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|bảo đảm|đảm bảo|cam kết|nhằm|tiếp tục|cùng kỳ|"
    r"(?:kỳ|quý|năm|tháng|tuần) trước|năm ngoái|tháng [0-9]|so với|thôn|ấp|bản|trực tuyến|bưu chính|nếu|tránh|hạn chế|"
    r"ngoài|trừ|cấp huyện|cấp tỉnh|các xã|dự kiến|đến hết|nhiệm kỳ|từ năm|đối với|cơ bản|hầu như|gần như|"
    r"qua (?:bưu|cổng)|đảng viên)(?!\w)"
)
"""Words by which a sentence tells of some, of others, of another time or of an aim."""
_YEAR = re.compile(r"(?<!\w)(?:năm|quý [ivx]{1,3}(?: năm)?|quý [1-4](?: năm)?) (?P<year>20[0-9]{2})(?!\w)")
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|cùng kỳ|(?:kỳ|quý|năm|tháng|tuần) trước|năm ngoái|so với|dự kiến|"
    r"nếu|không|tăng|giảm|hơn|đảng viên|cấp huyện|cấp tỉnh|các xã|nhiệm kỳ|từ năm|trước đây)(?!\w)"
)
_IN_HAND = "đang"
"""Such dossiers are late that are not settled yet: others are not meant."""
_OFFICIALS = ("cán bộ", "công chức", "viên chức")
_LEAD, _MOST, _THREE = 120, 4, 3


class _Said(NamedTuple):
    """What a section says of a subject: where, in which paragraph, who or what it speaks of, and of which field."""

    start: int
    end: int
    paragraph: str
    words: str
    field: str
    number: str
    of: str = ""


class _Subject(NamedTuple):
    """What may be said to be none and counted: words or pairs of which each has one, whether one text may have both."""

    none: frozenset[str]
    some: frozenset[str]
    in_one: bool


_LATE_PAIRS = frozenset(f"{one} {two}" for one in ("quá", "trễ", "chậm") for two in ("hạn", "hẹn", "thời"))
_SUBJECTS = (
    _Subject(_LATE_PAIRS | {"đúng hạn"}, _LATE_PAIRS | {"đúng hạn", "trước hạn"}, in_one=False),
    _Subject(
        frozenset(("không phải", "kỷ luật", "khiển trách", "cảnh cáo", "cách chức")),
        frozenset(("kỷ luật", "khiển trách", "cảnh cáo", "cách chức", "buộc thôi")),
        in_one=True,
    ),
    _Subject(
        frozenset(("tất cả", "toàn bộ", "đều", "có", "được")),
        frozenset(f"{no} {word}" for no in ("chưa", "không") for word in ("có", "được", "đạt")),
        in_one=True,
    ),
)
"""Late dossiers, discipline, what all of some things have."""


def _find(number: int, small: str, *, whole: bool) -> Iterator[re.Match[str]]:
    """Return what may say of a subject that there is none (whole), or how many there are."""
    if number == 0:
        return _NO_LATE.finditer(small) if whole else _SOME_LATE.finditer(small)
    if number == 1:
        return _NO_CASE.finditer(small) if whole else _SOME_CASE.finditer(small)
    return _ALL_DO.finditer(small) if whole else _SOME_NOT.finditer(small)


def slips(sections: Mapping[str, SectionReading], facts: ProseFacts) -> Iterator[tuple[str, ProseSlip]]:
    """Yield what a section says to be none, or to be so in all cases, while a section counts it, or those not so."""
    year = facts.period.year if facts.period else 0
    told = {code: section for code, section in sections.items() if code not in facts.coming}
    for number, subject in enumerate(_SUBJECTS):
        counted = [(code, each) for code, section in told.items() for each in _said(section, number, year, whole=False)]
        for code, section in told.items() if counted else ():
            for denied in _said(section, number, year, whole=True):
                other = next((each for each in counted if _denies(denied, code, each, subject)), None)
                if other:
                    yield code, _slip(code, denied, *other)
                    break


def _denies(denied: _Said, code: str, counted: tuple[str, _Said], subject: _Subject) -> bool:
    """Return whether a count is one of what is denied: of the same things, and of the field that is named."""
    other, each = counted
    is_same = other == code and each.paragraph == denied.paragraph and "%" not in f"{denied.number}{each.number}"
    if (is_same and not subject.in_one) or (denied.field and denied.field not in each.paragraph):
        return False
    if "" in (denied.words, each.words):
        return denied.words != _IN_HAND
    is_part = denied.of and denied.of != each.of
    return f"{denied.words} ".startswith(f"{each.words} ") and not is_part


def _slip(code: str, denied: _Said, other: str, counted: _Said) -> ProseSlip:
    where = "cùng mục" if code == other else "{}"
    message = f"Trái với chỗ này, {where} ghi “{counted.number}”. Xem lại hai chỗ."
    also = ((other, counted.start, counted.end),) if code != other else ()
    return ProseSlip("text.figure", denied.start, denied.end, message, severity=Severity.HINT, also=also)


@lru_cache(maxsize=512)  # an edit reads the edited section alone
def _said(section: SectionReading, number: int, year: int, *, whole: bool) -> tuple[_Said, ...]:
    """Return what a section says of a subject: that there is none (whole), or how many there are."""
    subject, found = _SUBJECTS[number], []
    for start, reading in section.paragraphs:
        signs = subject.none if whole else subject.some
        if signs.isdisjoint(reading.pairs) and signs.isdisjoint(reading.vocabulary):
            continue
        told = islice(_find(number, reading.small, whole=whole), _MOST)
        found += [_of(each, start, reading) for each in told if _is_meant(each, reading, year, whole=whole)]
    return tuple(found)


def _is_meant(match: re.Match[str], reading: ParagraphReading, year: int, *, whole: bool) -> bool:
    """Return whether the words of its sentence before a statement leave it one of the period, and of all (whole)."""
    sentence = reading.sentence_at(match.start())
    first = max(sentence.start if sentence else 0, match.start() - _LEAD)
    lead = reading.small[first : match.start()].rpartition(";")[2]
    years = {int(each["year"]) for each in _YEAR.finditer(lead)}
    return years <= {year} and not (_NARROW.search(lead) if whole else _OTHER_TIME.search(lead))


def _of(match: re.Match[str], start: int, reading: ParagraphReading) -> _Said:
    groups = {name: told for name, told in match.groupdict().items() if told}
    span = next((match.span(name) for name in groups if name.startswith("none")), match.span())
    words = f"{groups['noun']} {' '.join(groups['what'].split()[:_THREE])}" if "what" in groups else ""
    who = groups.get("who", "")
    if who in _OFFICIALS or _IN_HAND in match[0].split():
        words = who or _IN_HAND
    written = " ".join(reading.text[slice(*match.span())].split())
    return _Said(
        start + span[0], start + span[1], reading.small, words, groups.get("field", ""), written, groups.get("of", "")
    )
