"""Texts of the frame of an open report, in Vietnamese: title, bars, rail, undo, go to."""

from __future__ import annotations

# The window's title and the top bar
WINDOW_TITLE = "{unit} – {report} – CCHC Desktop"
REPORT_NAME = "Báo cáo {kind} {period}"
STATES = {"open": "Bản thảo", "closed": "Bản trình ký", "issued": "Bản đã ban hành"}
STATE_VERSION = "{}, lần {}"
EXAMPLE = "báo cáo ví dụ"

# The rail and the footer
STEPS = "Các bước của báo cáo"
NEXT_FINDING = "F8 đến chỗ tiếp theo"
NEXT_BLANK = "F8 đến chỗ trống"
NO_FINDINGS = "Không còn lỗi, cảnh báo nào."
TYPING = "đang gõ"
SAVED = "đã lưu {}"
SAVED_NOW = "Đã lưu {}."
SAVED_NOW_TEXT = "Chương trình tự lưu trong lúc gõ; không cần nhấn Ctrl+S."
NOT_SAVED = "chưa lưu được, thử lại sau {} giây"
NOT_HANDED_OVER = "Chưa lưu được chữ đang gõ trên trang này."
NOT_HANDED_OVER_TEXT = "Chép chữ ấy ra nơi khác, rồi đóng lần nữa. Những gì đã lưu trước đó vẫn còn."
WHY = "Xem"

# What the file holds is not what is shown
WRITE_ELSEWHERE = "Ghi báo cáo ra tệp khác"
WRITE_ELSEWHERE_FILTER = "Tệp báo cáo (*.json)"
WRITTEN_ELSEWHERE = "Đã ghi báo cáo ra {}."
WRITTEN_ELSEWHERE_TEXT = "Trong tệp có đủ chữ đang thấy ở đây; nhận lại bằng Nhận tệp ở trang đầu."
OPEN_ANEW = "Mở lại từ tệp dữ liệu"
OPENED_ANEW = "Đã mở lại theo tệp dữ liệu hiện có."
EDITED_ELSEWHERE = "Báo cáo vừa được sửa ở nơi khác: {} chỗ. Ở đây đã hiện theo tệp dữ liệu."

# Undo
UNDONE = "Đã hoàn tác: {}."
REDONE = "Đã làm lại: {}."
CHANGED_FIELD = "{where} từ {old} thành {new}"
CHANGED_FIELDS = "{count} ô, từ {where}"
CHANGED_REASON = "giải trình ở {where}"
CHANGED_MARKS = "chỗ chép sang ở {where}"
CHANGED_SECTION = "lời văn mục {where}"
NOTE_OF = "ghi chú {}"
BLANK = "trống"
NOTHING_PASTED = "Lần dán vừa rồi không ghi gì. Nhấn Ctrl+Z lần nữa để hoàn tác lần sửa trước đó."
NOTHING_TO_UNDO = "Không còn gì để hoàn tác kể từ khi mở chương trình."
NOTHING_TO_REDO = "Không còn gì để làm lại."

# A closed report
SEALED = "Báo cáo đã chốt, chỉ đọc. Muốn sửa thì mở lại ở trang Rà soát."
TO_REVIEW = "Đến trang Rà soát"

# Go to
GO_TO = "Đi đến"
GO_HINT = "Số hàng, mục hoặc biểu mẫu: 3.4.1, II.2, bm7; hoặc vài chữ của chỉ tiêu"
GO_NONE = "Không tìm thấy. Thử số hàng, mã mục hoặc một từ trong tên chỉ tiêu."
GO_KEYS = "↑↓ chọn   Enter đến   Esc hủy"
