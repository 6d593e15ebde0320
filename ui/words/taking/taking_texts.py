"""Texts of the page that takes figures from a one-stop shop's table, in Vietnamese."""

from __future__ import annotations

FROM_FORM = "Lấy từ bảng một cửa"
ABOUT = (
    "Lấy số hồ sơ từ bảng mà phần mềm một cửa xuất ra (.xlsx, .xls, .csv, .html), hoặc chép bảng trong Excel rồi dán "
    "vào đây. Xem kỹ rồi mới ghi; bảng giữ nguyên, không bị sửa."
)
OPEN = "Chọn tệp…"
OTHER = "Bảng khác…"
ADD = "Thêm bảng thứ hai…"
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
WHICH = "Bảng đang xem"
TABLE_NAME = "{file}: {name}"
TABLE_ROWS = "{file}, {where}dòng {first} đến {last}, {lines} dòng được cộng"
SHEET = "trang “{}”, "
KNOWN = "đọc như lần {}"
NAME = "Lĩnh vực"
MEANINGS = {
    ("received", "total"): "tổng tiếp nhận",
    ("received", "in_period"): "mới trong kỳ",
    ("received", "online"): "trực tuyến",
    ("received", "online_whole"): "trực tuyến toàn trình",
    ("received", "online_part"): "trực tuyến một phần",
    ("received", "direct"): "trực tiếp",
    ("received", "post"): "bưu chính",
    ("received", "offline"): "trực tiếp, bưu chính",
    ("received", "carried"): "kỳ trước chuyển sang",
    ("received", "level_whole"): "dịch vụ toàn trình",
    ("received", "level_part"): "dịch vụ một phần",
    ("received", "level_rest"): "dịch vụ khác",
    ("settled", "total"): "đã giải quyết",
    ("settled", "by_way"): "đã giải quyết theo cách nộp",
    ("settled", "early"): "trước hạn",
    ("settled", "on_time"): "đúng hạn",
    ("settled", "in_time"): "trước và đúng hạn",
    ("settled", "late"): "quá hạn",
    ("pending", "total"): "đang giải quyết",
    ("pending", "by_way"): "đang làm theo cách nộp",
    ("pending", "on_time"): "đang làm, trong hạn",
    ("pending", "late"): "đang làm, quá hạn",
    ("rest", "returned"): "trả lại, rút",
    ("rest", "paused"): "chờ bổ sung",
}
SHORT_MEANINGS = {
    "tổng tiếp nhận": "tổng nhận",
    "kỳ trước chuyển sang": "kỳ trước",
    "trực tuyến toàn trình": "toàn trình",
    "trực tuyến một phần": "một phần",
    "trực tiếp, bưu chính": "trực tiếp",
    "trước và đúng hạn": "trước, đúng",
    "đã giải quyết theo cách nộp": "đã giải quyết",
    "đang làm theo cách nộp": "đang làm",
    "đang giải quyết": "đang làm",
    "đang làm, trong hạn": "còn hạn",
    "đang làm, quá hạn": "quá hạn",
}
"""Meanings in a narrow column; the whole one is told beside it."""
UNDERSTOOD = "Hiểu là"
IGNORED = "không dùng"
UNSURE = "chưa rõ"
MEANING_OF = "Cột {} hiểu là {}"

CHOOSE = "Chưa chọn"
SUMS = "Phép cộng trong bảng"
SUM = "{whole} = {parts}"
ALL_HELD = "đúng cả {told} dòng"
OTHERS_HELD = "{} phép cộng khác đúng ở mọi dòng."
SOME_HELD = "đúng {held} trên {told} dòng"
NO_SUMS = "Bảng không có cột nào để cộng thử. Xem kỹ từng số."
PROBLEM = "Dòng {row} {name}"
PROBLEM_OF = "{place} trên {count} dòng không khớp"
WRONG_SUM = "{sum}: {parts} = {got}, ghi {said}"
POINTED = "Nếu ô {cell} là {value} thì {count} phép cộng đều khớp."
KEPT = "Bảng giữ nguyên; báo lại Bộ phận Một cửa."
COPY_PROBLEM = "Chép câu báo lại"
COPIED = "Đã chép câu báo lại."
NEXT = "Dòng không khớp kế"
SOURCES = "Cộng từ: {}."

FIGURES = "Sẽ ghi vào báo cáo"
FIGURE = "{place}  {label}"
CHANGE = "{before} → {after}"
SAME = "{after}, như đang có"
FROM = "{change}   ·   {columns}"
BLANK = "(trống)"
TICKED = "{ticked} trên {all} số"
RATIO = "Hàng {row} sẽ là {words}."
LATE = "Có {} hồ sơ quá hạn: cần lý do và thư xin lỗi."
SOURCE = "Nguồn ghi cùng mỗi số"
SYSTEM = "Hệ thống"
AT = "Số lúc"
AT_EXAMPLE = "ví dụ 07/6/2023 08:00"
REMEMBER = "Nhớ cách đọc bảng này"
WRITE = "Ghi {} số vào báo cáo"
WRITE_NONE = "Chưa có số nào để ghi"
ANSWER_FIRST = "Trả lời câu hỏi ở trên trước"
WRITTEN = "Đã ghi {} số, nguồn ghi cùng mỗi số. Ctrl+Z hoàn tác tất cả một lần."
SEALED = "Báo cáo đã khóa, không ghi được."
KEYS = "F2 đổi nghĩa cột · Dấu cách chọn hoặc bỏ một số · F8 dòng không khớp kế · Ctrl+Enter ghi"
