"""Texts of the page of places that came along from an earlier report, in Vietnamese."""

from __future__ import annotations

TITLE = "Chỗ chép sang"
FROM = "từ báo cáo {}"
SEEN = "{}/{} đã xem"
LEFT = "còn {} chỗ"
PROGRESS = "Số chỗ đã xem"
MARKED_TEXT = "Lời văn có chỗ chép sang, mục {}"
OPEN_MARK = "chưa xem"
SETTLED_MARK = "đã xem"
LINKED = "Số có nền xanh theo biểu mẫu, không phải xem"
NONE_LEFT = "Không còn chỗ chép nào phải xem"
NONE_LEFT_TEXT = "{} chỗ đã xem. Viết tiếp {} (Esc)."
NOTHING = "Báo cáo này không chép từ báo cáo trước, không có chỗ nào phải xem."

# The current place
OF_SECTION = "{} trên {} chỗ ở mục này"
BEFORE = "Báo cáo trước viết"
NOW = "Lần này ghi"
NO_GUESS = "Chưa đoán được, ghi như báo cáo này. Để nguyên thì giữ như cũ; xóa hết thì bỏ chữ ấy."
GUESSED = "Theo kỳ của báo cáo này. Gõ đè nếu khác."
LIKELY_KEPT = "Thường giữ như cũ. Gõ đè nếu khác."
WRITE = "Ghi, sang chỗ tiếp theo"
KEEP = "Giữ như cũ"
LATER = "Để sau"
SEEN_HERE = "Chỗ này đã xem."

# The groups
GROUPS = "Nhiều chỗ cùng một kiểu"
GROUPS_KEY = "F3 đến đây"
CHANGED = "{} → {}"
PLACES = "{} chỗ"
CHANGE_CHOSEN = "Đổi {} chỗ"
KEEP_CHOSEN = "Giữ {} chỗ"
NONE_CHOSEN = "Chưa chọn chỗ nào"
NO_GROUPS = "Không còn nhiều chỗ cùng một kiểu."
LEFT_OUT = "{} chỗ để lại xem riêng"
ONE_STEP = "Một lần đổi cả nhóm là một bước hoàn tác (Ctrl+Z)."
GROUP_KEYS = "→ mở từng chỗ, phím cách bỏ chọn"

# Elsewhere
STRIP = "{} chỗ chép sang chưa xem"
TO_MARKS = "Xem từng chỗ"
NEXT_SECTION = "{}, {} chỗ"
