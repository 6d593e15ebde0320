"""Expressions and words that checks of years and periods share."""

from __future__ import annotations

import re

COMPARED = re.compile(
    "[Ss]o với|cùng kỳ|giai đoạn|từ năm|đến năm|đến hết|hết năm|cuối năm|trong năm 20|tính đến|tổng kết|đánh giá|"
    "kết quả năm|của năm|trước năm|năm trước|chuyển sang|chuyển tiếp|kéo dài|tồn đọng|các năm|những năm|khóa|"
    "nhiệm kỳ|ban hành năm|lũy kế|luỹ kế|năm học|Luật|Bộ luật|Nghị quyết|Nghị định|Thông tư|Quyết định"
)
"""Words for what looks back on purpose."""
CLOSING = re.compile(r"\s*Trên đây là |.{0,200}báo cáo .{0,200}như sau:\s*$", re.DOTALL)
"""A sentence that names the report itself: its last one, or one that the text follows."""
SPAN = r"(?P<span>năm (?P<year>20[0-9]{2}))(?![0-9/])"
NAMED_QUARTER = r"quý (?:i{1,3}|iv|[1-4]|một|hai|ba|bốn|tư)(?!\w)"
PLANS = ("Kế hoạch", "Chương trình", "Phương án", "Đề án")
"""Kinds of documents that are for a year."""
DECEMBER = 12
