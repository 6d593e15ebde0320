"""Texts that many pages share, in Vietnamese, and those of unexpected errors."""

from __future__ import annotations

PROGRAM = "CCHC Desktop"
REPORTS = "Các báo cáo"
CANCEL = "Hủy"
UNDO = "Hoàn tác"
CLOSE_NOTICE = "Đóng"
BLANK = "trống"
PASTE_CHANGED = "Khi dán đã {}."
LINES_JOINED = "nối các dòng thành một"
OPEN_FOLDER = "Mở thư mục"
NOT_OPENED = "Máy này chưa có chương trình để mở {}."
NOT_OPENED_TEXT = "Nằm ở {}"

# Unexpected errors
BUG = "Chương trình gặp lỗi ngoài dự kiến. Bản thảo vẫn an toàn, có thể làm tiếp."
BUG_TEXT = "Nếu lỗi lặp lại, gửi tệp nhật ký này cho người hỗ trợ:\n{}"
NO_LOG = "(chưa có tệp nhật ký)"
JOB_BROKE = "Việc đang làm bị dừng vì lỗi ngoài dự kiến."
JOB_BROKE_TEXT = "Các tệp chưa ghi xong đã được bỏ. Chi tiết ở tệp nhật ký."
