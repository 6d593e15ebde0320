"""Texts of the history of a field and of a report, in Vietnamese."""

from __future__ import annotations

TITLE = "Lịch sử"
KEYS = "F7 đến đây, Esc đóng"
NOW = "Nay ghi"
WRITTEN = "{} lần ghi từ {}"
NEVER = "Ô này chưa được ghi lần nào"
NEVER_TEXT = "Gõ số, dán từ Excel hoặc nhận bảng một cửa."
EVENTS = "Những lần ghi của ô này"
RECENT = "Sửa gần đây của báo cáo"
SEE_ALL, SEE_LESS = "Xem tất cả {}", "Thu gọn"
TAKE_BACK = "Ghi lại {}"
TAKE_BACK_TEXT = "Ghi lại như lúc ấy"
TAKEN_BACK = "Đã ghi lại như lúc {}. Ctrl+Z để hoàn tác."
UNREADABLE = "Chưa đọc được lịch sử của báo cáo."
BLANK = "trống"
TOGETHER = "{} ô"
WORDS = "{} từ"
MORE_WORDS, LESS_WORDS = "thêm {} từ", "bỏ {} từ"
UNCHANGED_WORDS = "sửa dấu cách"
MANY = "{}, {} ô"
MENU = "Lịch sử ô này"
MENU_SECTION = "Lịch sử mục này"
OPEN_KEY = "Lịch sử (F7)"

EXPLAINED = "Giải trình"
CAUSES = {
    "typed": "Gõ tay",
    "undo": "Hoàn tác (Ctrl+Z)",
    "redo": "Làm lại (Ctrl+Y)",
    "fix": "Sửa theo lời nhắc",
    "paste": "Dán",
    "merge": "Nhận phần việc",
    "carried": "Chép từ báo cáo trước",
    "one-stop": "Nhập bảng một cửa",
    "taken-back": "Ghi lại",
    "zero": "Ghi 0 cho nhiều hàng",
    "replace": "Thay chữ",
    "print": "In nháp, bản in số {}",
    "close": "Chốt bản trình ký",
    "reopen": "Mở lại báo cáo",
    "issue": "Ghi số, ngày ban hành",
    "sign": "Ký số",
    "started": "Lập báo cáo",
    "moved": "Chuyển sang mẫu khác",
    "sample": "Thêm báo cáo ví dụ",
    "totals": "Lập từ tổng hợp của các đơn vị",
    "import": "Nhận từ tệp",
    "package": "Nhận từ gói",
    "copy": "Tạo bản chép",
    "answer": "Nơi nhận trả lời",
    "mended": "Đã sửa theo ghi chú",
}
OTHER_CAUSE = "Sửa"
