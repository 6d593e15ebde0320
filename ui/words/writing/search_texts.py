"""Texts of finding and replacing over a report, in Vietnamese."""

from __future__ import annotations

TITLE = "Tìm và thay trong cả báo cáo"
FIND = "Tìm trong cả báo cáo"
REPLACE = "Thay bằng"
FIND_KEYS = "Enter chỗ tiếp theo   Shift+Enter chỗ trước   Ctrl+H thay   Esc đóng"
REPLACE_KEYS = "Enter thay chỗ này   Shift+Enter bỏ qua   Alt+Enter thay tất cả   Esc đóng"
ACCENTS, CASE, WORDS = "Đúng dấu", "Đúng hoa, thường", "Nguyên chữ"
ACCENTS_NOTE = "Gõ không dấu thì tìm cả chữ có dấu; đánh dấu ô này thì chỉ tìm đúng như đã gõ."
COUNT = "{} trong {} chỗ"
COUNT_ALL = "{} chỗ, ở {} phần"
NONE = "không thấy"
REPLACE_ONE, REPLACE_ALL = "Thay", "Thay tất cả {} chỗ"
REPLACE_NONE = "Thay tất cả"
REPLACED = "Đã thay {} chỗ ở {} phần. Ctrl+Z hoàn tác cả lượt."
REPLACED_HELD = "Đã thay {} chỗ ở {} phần, giữ nguyên {} chỗ là số liệu hoặc tên đơn vị. Ctrl+Z hoàn tác cả lượt."
NOTHING_TO_REPLACE = "Không có chỗ nào thay được."
SEALED = "Báo cáo đã chốt, không thay được. Mở lại báo cáo rồi thay."
NOTE = "{}, ghi chú"
HELD = {
    "": "",
    "link": "số liệu liên kết, sửa ở biểu mẫu",
    "figure": "số liệu, sửa ở biểu mẫu",
    "letter": "sửa ở Thông tin chung",
    "label": "tên chỉ tiêu",
}
CLOSE = "Đóng"
