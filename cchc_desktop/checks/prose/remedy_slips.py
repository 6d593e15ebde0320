"""Answers and remedies told for a day before the meeting, check or notice that they follow: "đối thoại ngày 23/3 …"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.section_reading import pairs_of_lists
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading

_MEETINGS = ("đối thoại", "kiểm tra", "tự kiểm tra", "tiếp xúc", "giám sát", "khảo sát", "kết luận")
_SIGNS = pairs_of_lists(_MEETINGS)
_MEETING = re.compile(rf"(?<!\w)(?:{'|'.join(_MEETINGS)})(?!\w)")
_NO_MEETING = re.compile(
    r"(?<!\w)(?:kế hoạch|quyết định|chương trình|lịch|kỳ trước|năm trước|quý trước|lần trước)(?!\w)"
)
"""In the sentence of a meeting its day may be that of the paper that plans it."""
_REMEDY = re.compile(
    r"(?<!\w)(?:khắc phục|bổ sung|trả lời|giải quyết|chấn chỉnh|xử lý|hoàn thành|hoàn thiện|sửa chữa|giải đáp|phúc đáp)"
    r"(?!\w)[^.;0-9]{0,60}(?:[0-9]{1,3} [^.;0-9]{1,40})?[,(]? ?(?:vào |trước |từ |đến |trong |xong )?(?:hết )?ngày $"
)
"""Before the day of what follows a meeting: "đã khắc phục xong cả 12 hồ sơ trước ngày"."""
_BEFORE_IT = re.compile(
    r"(?<!\w)(?:trước (?:đó|khi|buổi|cuộc|hội nghị)|(?:đối thoại|kiểm tra|hội nghị|cuộc|buổi|đợt) trước|từ trước|"
    r"kỳ trước|lần trước)(?!\w)"
)
"""Before the day of what was mended before a meeting."""
_LEAD, _FAR = 130, timedelta(days=200)
_FEW = 24


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the days of answers and remedies that lie before the day of the meeting that they follow."""
    if len(reading.dates) <= 1 or facts.is_ahead or _SIGNS.isdisjoint(reading.pairs):
        return
    met: tuple[WrittenDate, date] | None = None
    for each in reading.dates[:_FEW]:
        sentence = reading.sentence_at(each.start)
        if each.calendar is None or sentence is None or (facts.latest and each.calendar > facts.latest):
            continue
        lead = reading.small[max(sentence.start, each.start - _LEAD) : each.start]
        is_paper = each.start in reading.issued
        is_behind = met is not None and met[0].end < sentence.start
        if met and is_behind and not is_paper and _REMEDY.search(lead) and not _BEFORE_IT.search(lead):
            if timedelta(0) < met[1] - each.calendar <= _FAR:
                message = (
                    f"Ngày {day_words(each.calendar)} là trước ngày {day_words(met[1])} của việc nêu ở trên. "
                    "Xem lại hai ngày này."
                )
                yield ProseSlip("text.date", each.start, each.end, message, severity=Severity.WARNING)
            continue
        told = reading.small[sentence.start : sentence.end]
        is_noticed = is_paper and "kết luận" in told
        if _MEETING.search(told) and (is_noticed or not (is_paper or _NO_MEETING.search(lead))):
            met = each, each.calendar
        elif not is_paper:
            met = None
