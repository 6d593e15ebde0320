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

# A text in a font before Unicode
OLD_TEXT = "Chữ này viết bằng phông cũ {}, phải đổi sang Unicode mới đọc và in được."
OLD_TEXT_SOME = "Phông cũ {}: {} trên {} đoạn phải đổi sang Unicode mới đọc và in được."
OLD_TEXT_BEFORE = "Như đã chép"
OLD_TEXT_AFTER = "Sau khi đổi"
OLD_TEXT_LINE = "“{}” đổi thành “{}”"
OLD_TEXT_TAKE = "Dùng chữ đã đổi"
OLD_TEXT_KEEP = "Giữ như đã chép"
