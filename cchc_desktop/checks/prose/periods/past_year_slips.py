"""Years that are over beside what goes on: days, terms, stages, bases of another year, a year's place in a stage."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.periods.year_words import LONG_PERIOD, NAMED_YEAR, OF_YEAR, YEARS, of_year_before
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.reading.period_codes import code_of, last_month
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.report.periods import PeriodSpan

_FRAME = re.compile(
    rf"\W{{0,4}}(?:riêng |trong |tính trong |qua )?(?:{LONG_PERIOD}(?: năm(?! [0-9]))?"
    r"(?:(?: năm |/)(?P<year>20[0-9]{2}))?|kỳ(?: báo cáo)?(?: này)?),? "
)
_HAPPENS = re.compile(
    r"(?<!\w)(?:tổ chức|mở|họp|kiểm tra|tập huấn|ra quân|đối thoại|tiếp xúc|hội nghị|lớp|diễn ra|phát động"
    r"|buổi)(?!\w)"
)
_OF_THEN = re.compile(
    r"(?<!\w)(?:so với|cùng kỳ|năm trước|năm ngoái|từ ngày|gửi|đơn|hồ sơ|cấp|ban hành|hợp đồng|tồn|chuyển"
    r"|kéo dài|theo|"
    r"nhận|thông báo|kết luận|quyết định|tiếp theo|sau|kể từ|trước|thay|lùi|hoãn|đăng ký|xảy ra|phát hiện)(?!\w)"
)
_STAGE = re.compile(rf"(?P<what>nhiệm kỳ|giai đoạn) (?P<span>{YEARS})")
_GOES_ON = re.compile(
    r"(?<!\w)(?:đang|tiếp tục|hiện nay|hiện|trong kỳ|trong quý|quý này|bám sát|đã tiếp xúc|sẽ|tới đây)(?!\w)"
)
_OF_BEFORE = re.compile(
    r"(?<!\w)(?:tổng kết|sơ kết|kết quả|đánh giá|trước|so với|nguyên|cũ|kết thúc|kinh nghiệm|bàn giao|từ"
    r"|qua các|đề ra|"
    r"kế thừa|thay thế|quyết toán|tồn đọng|chuyển tiếp|chuyển sang|kéo dài|còn lại|lịch sử|khen thưởng|bổ nhiệm|"
    r"hồ sơ|tài liệu|chỉnh lý|lưu trữ|số hóa)(?!\w)"
)
_PLACE = re.compile(
    r"năm (?P<year>20[0-9]{2}),? (?:là|cũng là) năm "
    r"(?P<place>đầu tiên|đầu|cuối cùng|cuối|thứ (?P<number>[^\W_]{1,4}))(?!\w)"
    rf"[^.;\n0-9]{{0,120}}?(?:5 năm )?{YEARS}"
)
_BASE = re.compile(rf"(?:so với|cùng kỳ|bằng cùng kỳ)(?: cùng kỳ)?(?: của)? (?P<name>{LONG_PERIOD}){OF_YEAR}")
_SO_FAR = re.compile(
    r"\W{0,4}(?:lũy kế|luỹ kế|tính chung|cộng chung|cộng dồn)(?: cả| trong)? "
    rf"(?P<name>{LONG_PERIOD}){OF_YEAR}"
)
_DONE = re.compile(r"(?<!\w)(?:đã|được|đạt|có|tiếp nhận|giải quyết)(?!\w)")
_HELD_AGAINST = re.compile(r"(?<!\w)(?:so với|cùng kỳ|trong khi|còn|thì|tăng|giảm|hơn|kém|bằng)(?!\w)")
_RESULT = re.compile(
    r"(?:kết quả|tự chấm điểm|xếp loại|tổng kết|quyết toán|xếp hạng|chỉ số)"
    r"(?: (?!kế hoạch|dự toán|đến|đăng)[^\W\d_]+,?){0,8}? "
    rf"{NAMED_YEAR}(?! ?[-–])[^.;]{{0,80}}?(?<!\w)đã (?!đề ra|đăng ký|giao|xây dựng)"
)
_OF_THIS_YEAR = re.compile(
    r"(?<!\w)(?:(?:kết quả )?(?:đánh giá|xếp loại|phân loại)|chỉ số|par index|sipas)"
    r"(?:,? (?!kế hoạch|quý|tháng|đầu|đợt|rà|tự|theo|dự|các|nội|tiêu)[^\W\d_]+){0,9}? "
    rf"{NAMED_YEAR}(?! ?[-–])"
)
_KNOWN = re.compile(
    r"[^.;]{0,60}?(?:(?<!\w)(?:đã|được) [^.;]{0,40}?(?:công nhận|phê duyệt|công bố)|do [^.;,0-9]{1,40} công bố"
    r"|(?: |: )[0-9]{1,3} (?:người )?(?:hoàn thành xuất sắc|xếp loại)"
    r"|hoàn thành xuất sắc[^.;0-9]{0,16} [0-9]{1,3} (?:người|,))"
    r"|[^.;0-9]{0,40}(?:xếp (?:thứ|hạng)|đạt) [0-9][^.;]{0,40}(?:xã|điểm|phường)"
)
"""Behind what is only known when the year is over: how it went."""
_NOT_YET = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|sẽ|ước|tự chấm|thẩm định|khảo sát|kế hoạch|chưa|quý|kỳ|tháng"
    r"|đợt|tạm)(?!\w)"
)
_RESULTS = frozenset(("đánh giá", "xếp loại", "phân loại", "chỉ số", "par index"))
_LAST = frozenset(("năm trước", "năm ngoái"))
_NEAR, _REACH, _LEAD, _YEAR_END = timedelta(days=20), 300, 60, 12


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield years that cannot be meant beside what a sentence tells of the present; hints, but where they count."""
    period = facts.period
    if period is None or not reading.has_digits:
        return
    if " là năm " in reading.small:
        yield from _places(reading)
    old = str(period.year - 1) in reading.text
    if "nhiệm kỳ" in reading.pairs or "giai đoạn" in reading.pairs:
        yield from _stages(reading, period)
    if "so với" in reading.pairs or "cùng kỳ" in reading.pairs:
        yield from _bases(reading, period)
    if old and not facts.is_ahead:
        yield from _days(reading, period)
        yield from _so_far(reading, period)
    if "năm" in reading.vocabulary and not facts.is_ahead and period.end.month < _YEAR_END:
        yield from _known_early(reading, period)
    if str(period.year + 1) in reading.text and "đã" in reading.vocabulary:
        yield from _results(reading, period)


def _days(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a day of the year before in a sentence of the report's own period: "Quý III, mở lớp ngày 12/8/2025"."""
    for sentence in reading.sentences if reading.dates else ():
        frame = _FRAME.match(reading.small, sentence.start, sentence.end)
        if frame is None or int(frame["year"] or period.year) != period.year:
            continue
        small = reading.small[frame.end() : sentence.end]
        if not _HAPPENS.search(small) or _OF_THEN.search(small):
            continue
        for each in within(reading.dates, frame.end(), sentence.end):
            day = each.calendar
            if not day or not each.day or day.year != period.year - 1 or each.start in reading.issued:
                continue
            meant = each._replace(year=period.year).calendar
            if meant and period.start - _NEAR <= meant <= period.end + _NEAR:
                written = reading.text[each.day_at : each.end]
                message = (
                    f"“{written}” là của năm trước, mà câu này nói {period.name} "
                    f"({day_words(period.start)} - {day_words(period.end)}). Xem lại năm."
                )
                yield ProseSlip("text.year", each.start, each.end, message, severity=Severity.HINT)


def _stages(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a term or a stage that was over before the report's year, told as one that goes on."""
    for match in _STAGE.finditer(reading.small):
        sentence = reading.sentence_at(match.start())
        if sentence is None or int(match["last"]) >= period.year:
            continue
        begin, end = max(sentence.start, match.start() - _REACH), min(sentence.end, match.end() + _REACH)
        small = reading.small[begin:end]
        named = match["what"] == "giai đoạn" and within(reading.documents, begin, end)
        if named or not _GOES_ON.search(small) or _OF_BEFORE.search(small):
            continue
        written = reading.text[match.start() : match.end()]
        message = f"“{written}” đã qua, mà câu này nói việc đang làm. Xem lại hai năm."
        yield ProseSlip("text.year", *match.span("span"), message, severity=Severity.HINT)


def _places(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a year that has another place in its stage than told: "Năm 2022 là năm thứ ba … giai đoạn 2021 - 2030"."""
    for match in _PLACE.finditer(reading.small):
        year, first, last = int(match["year"]), int(match["first"]), int(match["last"])
        if match["number"]:
            told = number_of(match["number"])
        else:
            told = 1 if match["place"].startswith("đầu") else last - first + 1
        if told and first <= year <= last and year - first + 1 != told:
            meant = first + told - 1
            message = (
                f"Ghi năm {year} là năm {match['place']} của {first} - {last}, mà năm ấy là {meant}. Xem lại các năm."
            )
            start = match.start("year")
            yield ProseSlip("text.year", start, start + 4, message, severity=Severity.WARNING)


def _bases(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the report's own period of the year before the last, that it is compared with, where that is not named."""
    if str(period.year - 1) in reading.text or not _LAST.isdisjoint(reading.pairs):
        return
    for match in _BASE.finditer(reading.small):
        is_own = last_month(code_of(match["name"])) == period.end.month
        if is_own and int(match["year"]) == period.year - 2:
            start = match.end() - 4
            message = (
                f"“{reading.text[match.start() : match.end()]}”: năm liền trước là {period.year - 1}. Xem lại năm."
            )
            yield ProseSlip("text.year", start, match.end(), message, severity=Severity.HINT)


def _so_far(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield what is summed up for the months of the year before, where nothing is compared."""
    for sentence in reading.sentences:
        match = _SO_FAR.match(reading.small, sentence.start, sentence.end)
        if match is None or int(match["year"]) != period.year - 1:
            continue
        small = reading.small[match.end() : sentence.end + 80]
        is_own = last_month(code_of(match["name"])) == period.end.month
        if is_own and _DONE.search(small) and not _HELD_AGAINST.search(small) and str(period.year) not in small:
            message = of_year_before(f"{match['name']} năm {match['year']}", period)
            yield ProseSlip("text.year", match.start("year"), match.end("year"), message, severity=Severity.HINT)


def _results(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield results of a year still to come that are told as made known: "tự chấm điểm năm 2024 đã gửi" in 2023."""
    for match in _RESULT.finditer(reading.small):
        if int(match["year"]) == period.year + 1:
            message = f"“{match['span']}” chưa đến, mà đây nói kết quả đã có. Xem lại năm."
            yield ProseSlip("text.year", *match.span("span"), message, severity=Severity.HINT)


def _known_early(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the report's own year of what is known when it is over: "Kết quả đánh giá năm 2023 đã được công nhận"."""
    if not _RESULTS.isdisjoint(reading.pairs):
        for match in _OF_THIS_YEAR.finditer(reading.small):
            known = _KNOWN.match(reading.small, match.end()) if int(match["year"]) == period.year else None
            begin = max(0, match.start() - _LEAD)
            if known and not _NOT_YET.search(reading.small, begin, known.end()):
                message = f"“{match['span']}” chưa hết, mà đây nói kết quả của cả năm. Xem lại năm."
                yield ProseSlip("text.year", *match.span("span"), message, severity=Severity.HINT)
