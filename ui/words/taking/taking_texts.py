"""Texts of the page that takes figures from a one-stop shop's table, in Vietnamese."""

from __future__ import annotations

FROM_FORM = "Lấy từ bảng một cửa"
ABOUT = (
    "Lấy số hồ sơ từ bảng mà phần mềm một cửa xuất ra (.xlsx, .xls, .csv, .html), hoặc chép bảng trong Excel rồi dán "
    "vào đây. Xem kỹ rồi mới ghi; bảng giữ nguyên, không bị sửa."
)
OPEN = "Chọn tệp…"
PASTE = "Dán bảng"
FILE = "Chọn bảng của phần mềm một cửa"
FILTER = "Bảng (*.xlsx *.xls *.ods *.csv *.html *.htm)"
READING = "Đang đọc {}…"
STOP = "Thôi"
NOT_READ = "Đã dừng, chưa đọc bảng."
NOTHING_COPIED = "Chưa có bảng nào được chép. Chọn các ô trong Excel, bấm Ctrl+C, rồi dán lại ở đây."
PASTED = "bảng đã dán"
NO_TEMPLATE = "Mẫu báo cáo này chưa nói số nào lấy từ bảng một cửa."

TABLE = "Bảng như trong tệp"
TABLE_ROWS = "Bảng {name}: {lines} dòng được cộng"
NAME = "Tên"
ROW = "Dòng"
MEANINGS = {
    ("received", "total"): "tiếp nhận",
    ("received", "in_period"): "mới trong kỳ",
    ("received", "online"): "trực tuyến",
    ("received", "online_whole"): "trực tuyến toàn trình",
    ("received", "online_part"): "trực tuyến một phần",
    ("received", "direct"): "trực tiếp",
    ("received", "post"): "bưu chính",
    ("received", "offline"): "trực tiếp, bưu chính",
    ("received", "carried"): "kỳ trước chuyển sang",
    ("settled", "total"): "đã giải quyết",
    ("settled", "early"): "trước hạn",
    ("settled", "on_time"): "đúng hạn",
    ("settled", "in_time"): "trước và đúng hạn",
    ("settled", "late"): "quá hạn",
    ("pending", "total"): "đang giải quyết",
    ("pending", "on_time"): "đang làm, trong hạn",
    ("pending", "late"): "đang làm, quá hạn",
}
UNDERSTOOD = "Hiểu là: {}"
IGNORED = "không dùng"
UNSURE = "chưa rõ"

CHOOSE = "Chưa chọn"
PROBLEMS = "Chỗ không cộng được"
NO_PROBLEMS = "Các dòng đều cộng khớp."
SOURCES = "Cộng từ: {}."

FIGURES = "Số sẽ ghi vào báo cáo"
FIGURE = "{place}  {label}"
CHANGE = "{before} → {after}"
SAME = "{after}, như đang có"
BLANK = "(trống)"
WRITE = "Ghi {} số vào báo cáo"
WRITE_NONE = "Chưa có số nào để ghi"
WRITTEN = "Đã ghi {} số. Ctrl+Z hoàn tác tất cả một lần."
SEALED = "Báo cáo đã khóa, không ghi được."
