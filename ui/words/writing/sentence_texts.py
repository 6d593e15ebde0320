"""Texts of the sentences to start a section from, in Vietnamese."""

from __future__ import annotations

SENTENCES = "Câu gợi ý"
KEY = "F2"
HINT = "Gõ chữ trong câu"
NONE = "Mục này không có câu gợi ý nào như thế."
KEYS = "↑↓ chọn   Enter chèn câu, con trỏ đến chỗ …… đầu tiên   Esc đóng"
STRIP = (
    "Mục còn trống. Có {} câu gợi ý, số liệu đã liên kết với biểu mẫu; điền vào chỗ …… rồi sửa cho đúng việc của xã."
)
ALL = "Chèn cả {} câu"
ONE = "Chọn từng câu"
