"""Expressions and words that checks of years and periods share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.report.periods import PeriodSpan

COMPARED = re.compile(
    "[Ss]o với|cùng kỳ|giai đoạn|từ năm|đến năm|đến hết|hết năm|cuối năm|trong năm 20|tính đến|tổng kết|đánh giá|"
    "kết quả năm|của năm|trước năm|năm trước|chuyển sang|chuyển tiếp|kéo dài|tồn đọng|các năm|những năm|khóa|"
    "nhiệm kỳ|ban hành năm|lũy kế|luỹ kế|năm học|Luật|Bộ luật|Nghị quyết|Nghị định|Thông tư|Quyết định"
)
"""Words for what looks back on purpose."""
CLOSING = re.compile(r"\s*Trên đây là |.{0,200}báo cáo .{0,200}như sau:\s*$", re.DOTALL)
"""A sentence that names the report itself: its last one, or one that the text follows."""
NAMED_YEAR = r"(?P<span>năm (?P<year>20[0-9]{2}))(?![0-9/])"
NAMED_QUARTER = r"quý (?:i{1,3}|iv|[1-4]|một|hai|ba|bốn|tư)(?!\w)"
LONG_PERIOD = rf"(?:(?:0?[69]|sáu|chín) tháng(?: đầu| cuối)?|{NAMED_QUARTER})"
OF_YEAR = r"(?:,? năm |/| )(?P<year>20[0-9]{2})(?![0-9/])"
"""Behind the name of a period."""
YEARS = r"(?P<first>20[0-9]{2}) ?[-–] ?(?P<last>20[0-9]{2})(?![0-9/])"
"""Those of a stage or a term."""
PLANS = ("Kế hoạch", "Chương trình", "Phương án", "Đề án")
"""Kinds of documents that are for a year."""
DECEMBER = 12


def of_year_before(written: str, period: PeriodSpan) -> str:
    """Return what is said of a day or period that is one of the year before the report's."""
    return f"“{written}” là của năm trước; báo cáo này là {period.name}. Xem lại năm."


def of_another(written: str, period: PeriodSpan) -> str:
    """Return what is said of a period that is not the report's own."""
    return f"“{written}” là kỳ khác; báo cáo này là {period.name}."
