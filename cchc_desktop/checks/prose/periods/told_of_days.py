"""Words around a day that tell how it was on it, or what came of it, for checks of days too late and too early."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading

TERM = re.compile(
    r"(?<!\w)(?:hợp đồng|thời hạn|hiệu lực|nghỉ|thai sản|nhiệm kỳ|giai đoạn|bổ nhiệm|luân chuyển|biệt phái|ủy quyền"
    r"|uỷ quyền|dự kiến|sẽ|kéo dài|thuê|bảo hành|cấp phép|phấn đấu|theo lịch|lịch (?:trực|học|tổ chức)|đăng ký"
    r"|thí điểm|giao nhiệm vụ|tháng (?:hành động"
    r"|cao điểm)|tuần lễ|diễn ra|đang|kế hoạch (?:tổ chức|thực hiện|mở))(?!\w)"
)
"""Beside a stretch of days that may well end after the report."""
SCHOOL = re.compile(r"(?<!\w)(?:lớp|học|đào tạo|bồi dưỡng|khóa|khoá)(?!\w)")
AS_OF = re.compile(
    r"(?<!\w)(?:tính|lũy kế|luỹ kế|cộng dồn|kết quả|số liệu|tiến độ|có mặt|theo dõi|đầu năm|bảng|hiện có)"
    r"(?: [\w/-]{1,20},?){0,9} (?:đến|tới)(?: hết)?(?: ngày)? $|so với thời điểm(?: ngày)? $"
)
UP_TO = re.compile(r"(?:^|[^\w])(?:đến|tới)(?: hết)?(?: ngày)? $")
BEGINS = re.compile(r"(?:^|[.;,:(–-] ?)(?:[-+*•] )?[^\W\d_]{2,3}(?: hết)?(?: ngày)? $")
STATE = re.compile(
    r"[:,]? ?(?:(?!sẽ |từ nay )[^\W\d_]+,? ){0,8}?(?:đã|đạt|là|được|có|hoàn thành|giải ngân|thu|chi"
    r"|bằng)(?!\w)[^.;]{0,40}?"
    r"[0-9][0-9.,/]{0,18}[^.;]{0,60}?(?:%|nhiệm vụ|đồng|người|hồ sơ|tthc|thủ tục|văn bản)"
)
"""Behind the day that a clause begins with: how things stood then."""
ENDS = re.compile(r"\)?(?:\s*[:.;]|$| như sau| \()|, (?:như sau|cụ thể|kết quả)")
DONE_THEN = re.compile(
    r"(?<!\w)đã (?!đủ)|[0-9] ?%|(?<!\w)(?:hoàn thành|giải ngân|đạt|tiếp nhận|ban hành)(?!\w)[^.;]{0,30} [0-9]"
)
"""Behind the day for which things are told: nothing, or how they stood."""
VALUE = re.compile(
    r"\)?(?::|(?: (?:đã|đạt|là|được|thu|chi|có)){1,2}) ?[0-9]"
    r"| [0-9][0-9.]{3,18} (?:triệu |tỷ |nghìn )?đồng"
    r"|,? (?:[^\W\d_]+ ){0,4}đã (?!đề|giao|đăng|yêu)|\) (?:tiếp nhận|giải quyết|được) "
)
"""Right behind a day: the figure that stood then, or what was done by then."""
NOT_ON = re.compile(
    r"(?<!\w)(?:từ|kể từ|đến|tới|trước|sau|hết|tính|hạn|hẹn|qua|sang)(?: (?:đầu|hết|cả|là))?(?: các)?(?: ngày)? $"
)
_COUNT = r"(?:khoảng |hơn |gần |trên )?[0-9][0-9.]{0,8}(?:/[0-9][0-9.]{0,8})?"
_MANY = (
    rf"{_COUNT} (?:người|lượt|đại biểu|đội|thí sinh|học viên|hộ|ý kiến|cán bộ|công chức|đại diện|hội viên"
    rf"|cử tri|công dân"
    r"|cuộc|buổi|lớp|hội nghị|đơn vị|bộ phận|phòng|thôn|ấp)"
)
RESULT = re.compile(
    rf"(?<!\w)(?:thu hút|ghi nhận|phát hiện|thu về|trao|tặng|trả lời|giải quyết|đối thoại với|chỉ ra|nhắc nhở"
    rf"|tham dự|thông qua"
    rf"|tiếp nhận|tiếp thu|tuyên truyền|hướng dẫn|cấp|kiểm tra|khảo sát|phát(?: ra)?|cử|có|với|gồm|cho|đạt|chấm"
    rf"|ký|nghe"
    rf"|hoàn thành|ban hành|hỗ trợ|tiếp|thu được)(?: (?!sẽ |dự )[^\W\d_]+){{0,4}} {_COUNT}(?![0-9/])"
    rf"|^[:;,.]? ?\(?{_MANY}"
    r"|(?<!\w)(?:thu hút|kết luận|được đánh giá|ghi nhận|không phát hiện|nhất trí|chỉ ra)(?!\w)"
    r"|^,? (?:(?!sẽ )[^\W\d_]+,? ){1,10}?đã (?!đăng ký|lên lịch|có kế hoạch|giao|yêu cầu)"
)
"""Behind a day: what came of what was done on it."""
DONE_FOR = re.compile(
    rf"(?<!\w)(?:tổ chức|ký cam kết|đối thoại|kiểm tra|tập huấn|họp|hội nghị|mở|tuyên truyền|cấp|trao|phát|cuộc"
    rf"|buổi|lớp|giám sát"
    rf"|ban hành|nhắc nhở|phê bình|làm việc|giao ban|chuyên đề)(?!\w)[^.;]{{0,60}}?{_MANY}[^.;:]{{0,100}}$"
    r"|(?<!\w)đã (?:tiến hành |tổ chức |được |trực tiếp ){0,2}(?:kiểm tra|khảo sát|đối thoại|giám sát|họp"
    r"|lấy ý kiến)[^.;]{1,120}$"
)
"""Before a day: for how many it was done, or how often."""
EVENT = re.compile(
    r"(?<!\w)(?:đối thoại|kiểm tra|họp|hội nghị|hội thi|tập huấn|tổ chức|làm việc|giám sát|khảo sát|ra quân|phát động"
    r"|tiếp xúc|thăm|trao|kỳ họp|khai giảng|khai mạc|ra mắt|tiếp công dân|kiện toàn|đoàn|tổ|cuộc thi|diễn ra"
    r"|ngày hội)(?!\w)"
)
_LEAD, _TRAIL = 150, 160


def words_around(each: WrittenDate, reading: ParagraphReading) -> tuple[str, str] | None:
    """Return the words of its sentence before a day, up to the last semicolon, and behind it; None outside of any."""
    sentence = reading.sentence_at(each.start)
    if sentence is None:
        return None
    before = reading.small[max(sentence.start, each.start - _LEAD) : each.day_at]
    return before[before.rfind(";") + 1 :], reading.small[each.end : min(sentence.end, each.end + _TRAIL)]
