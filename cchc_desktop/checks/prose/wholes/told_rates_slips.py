"""Rates that two sections give two values: "tỷ lệ hồ sơ nộp trực tuyến đạt 83,36%", and later "đạt 83,63%"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.reading.period_names import find_periods, find_years
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading
    from cchc_desktop.report.periods import PeriodSpan

_RATE = re.compile(
    r"(?:(?<!\w)(?:tỷ|tỉ) lệ|[0-9](?= hồ sơ))(?P<name>(?: [^\W\d_]+,?){2,14}?) "
    r"(?:là|đạt|chiếm|bằng|ở mức)(?: được| ở mức)? (?P<value>[0-9]{1,3}(?:,[0-9]{1,2})?) ?%(?! (?:so|trở))"
)
"""A rate that is named, or a number of dossiers with its share: "1.598 hồ sơ nộp trực tuyến, đạt 83,36%"."""
_SCOPED = re.compile(
    r"(?<!\w)(?:riêng|lĩnh vực|nhóm|từng|một số|có nơi|thôn|bản|ấp|tổ dân phố|khu phố|khóm|buôn|phòng|cùng kỳ|so với|"
    r"(?:quý|kỳ|năm|tháng|lần|đợt) (?:trước|ngoái)|lũy kế|luỹ kế|phấn đấu|chỉ tiêu|mục tiêu|kế hoạch|yêu cầu|giao|"
    r"toàn (?:tỉnh|huyện|quốc)|cả nước|bình quân|trung bình|tháng|ngày(?! càng)|tuần|đợt|dự kiến|ước|khoảng|"
    r"gần|hơn|trên|tối thiểu|ít nhất|ngành|dịch vụ|trong số|trong đó)(?!\w)"
)
"""Words by which a rate is one of a part, of another time, or aimed at."""
_HELD = re.compile(
    r"so với (?:cùng kỳ(?: năm trước)?|(?:quý|kỳ|năm) trước|(?:quý I{1,3}V?|cùng kỳ) năm 20[0-9]{2})(?!\w)"
)
"""What all that follows is held against: it is told of the period itself."""
_FILLERS = frozenset((
    "của", "xã", "phường", "thị", "trấn", "các", "những", "số", "hồ", "sơ", "được", "đã", "trong", "kỳ", "quý", "nay",
    "toàn", "chung", "nộp", "giải", "quyết", "thủ", "tục", "hành", "chính", "tthc", "hiện", "mới", "chỉ", "năm",
))  # fmt: skip
"""Words that one of two names for a rate may lack."""
_LEAD, _FEWEST, _NEAR = 160, 2, Decimal(10)


class _Rate(NamedTuple):
    """A rate of the period as a section tells it: the words of its name, its value, and where that stands."""

    name: frozenset[str]
    value: Decimal
    text: str
    start: int
    end: int


def slips(sections: Mapping[str, SectionReading], facts: ProseFacts) -> Iterator[tuple[str, ProseSlip]]:
    """Yield the rates of sections to which an earlier one gives another value, by section."""
    if facts.period is None:
        return
    first: dict[frozenset[str], tuple[str, _Rate]] = {}
    for code, section in sections.items():
        for each in _rates(section, facts.period):
            known, before = first.setdefault(each.name, (code, each))
            if known != code and before.value != each.value:
                message = f"Ở đây ghi {each.text}%, mà {{}} ghi tỷ lệ này là {before.text}%. Sửa cho khớp nhau."
                is_sure = is_mistyped(each.text, before.text) or abs(each.value - before.value) <= _NEAR
                also = ((known, before.start, before.end),)
                severity = None if is_sure else Severity.HINT
                yield (
                    code,
                    ProseSlip(
                        "text.figure", each.start, each.end, message, None, before.text, severity=severity, also=also
                    ),
                )


@lru_cache(maxsize=64)  # an edit reads the edited section alone
def _rates(section: SectionReading, period: PeriodSpan) -> tuple[_Rate, ...]:
    """Return the rates of a section that it gives one value."""
    found: dict[frozenset[str], _Rate] = {}
    doubtful: set[frozenset[str]] = set()
    for start, reading in section.paragraphs:
        for match in _RATE.finditer(reading.small) if "%" in reading.text else ():
            name = frozenset(match["name"].replace(",", "").split()) - _FILLERS
            if len(name) < _FEWEST or not _is_of_period(match, reading, period):
                continue
            begin, end = match.span("value")
            value = Decimal(match["value"].replace(",", "."))
            own = _Rate(name, value, match["value"], start + begin, start + end)
            if found.setdefault(name, own).value != value:
                doubtful.add(name)
    return tuple(each for name, each in found.items() if name not in doubtful)


def _is_of_period(match: re.Match[str], reading: ParagraphReading, period: PeriodSpan) -> bool:
    """Return whether the words of its sentence before a rate leave it one of all, in the period of the report."""
    sentence = reading.sentence_at(match.start())
    first = max(sentence.start if sentence else 0, match.start() - _LEAD)
    lead, name = reading.text[first : match.start()], match["name"]
    lead = _HELD.sub("", lead.rpartition(";")[2])
    small, own = lead.casefold(), period.name.casefold()
    years = {each.year for each in find_years(lead)}
    years |= {int(each.year or 0) for each in find_periods(lead) if own not in small}
    is_scoped = _SCOPED.search(name) or _SCOPED.search(small.replace(own, ""))
    return not is_scoped and years <= {period.year}
