"""Texts of findings, in Vietnamese: severities, fixes, going to a place. Checks have their own messages."""

from __future__ import annotations

ERROR = "Lỗi"
WARNING = "Cảnh báo"
HINT = "Gợi ý"
BLANK = "Chưa nhập"
REMARK = "Ghi chú"
MENDED = "Đã sửa"
FIX = "Sửa thành {}"
CLEAR = "Xóa số này"
CLEAR_FIELD = "Xóa ô này"
FIX_SPAN = "Sửa thành {}"
FIX_LINK = "Liên kết với {}"
CLEAR_SPAN = "Bỏ chỗ này"
GO = "Đến chỗ này"
GO_TO_PLACE = "Đến {}"
PLACES = "({} chỗ như vậy)"
FOLDED = ", đã gập"

# Mending and silencing
CHANGED_MEANWHILE = "Chỗ này vừa đổi, đọc lại."
REFUSE = "Bỏ qua chỗ này"
REFUSED = "Đã bỏ qua chỗ này, sẽ không báo lại khi chữ còn như vậy."
SHOWN_AGAIN = "Đã hiện lại gợi ý."
KEEP = "Giữ “{}” cho đơn vị"
KEPT = "Đã giữ “{}” cho đơn vị, mọi báo cáo của đơn vị không báo chữ này nữa."
