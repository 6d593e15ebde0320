"""Every text of the window, in Vietnamese, in one place. Findings and errors bring their own words."""

from __future__ import annotations

PROGRAM = "CCHC Desktop"

# Steps of a report
GENERAL = "Thông tin chung"
RECIPIENTS = "Nơi nhận, người ký"
REVIEW = "Rà soát"
EXPORT = "Xuất và bàn giao"
PROSE_GROUP = "Phần lời văn"
FORM_GROUP = "Biểu mẫu số liệu"
LAST_GROUP = "Hoàn tất"
FORM = "Biểu mẫu {number}"

# Marks of steps
ERRORS = "{} lỗi"
WARNINGS = "{} cảnh báo"
HINTS = "{} gợi ý"
UNTOUCHED = "chưa viết"
IN_WORK = "đang viết"
COMPLETE = "đã xong"

# Findings
ERROR = "Lỗi"
WARNING = "Cảnh báo"
HINT = "Gợi ý"
FIX = "Lấy {}"
CLEAR = "Xóa số này"
