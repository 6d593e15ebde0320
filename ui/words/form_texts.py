"""Texts of the pages of statistical forms, in Vietnamese."""

from __future__ import annotations

# The page
VERSION = "Lần {}"
FORM_COLUMNS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kết quả", "Cùng kỳ", "Kỳ trước", "Ghi chú")
FORM_COUNTS = "Đã nhập {}/{} chỉ tiêu"
FORM_CARRIED = "Đã nhập {}/{} chỉ tiêu, {} số còn như báo cáo trước"
FORM_DAYS = "Kỳ số liệu {start} đến {end}"
FORM_TABLE = "Bảng số liệu {}"
HIDE_TIERS = "Ẩn hàng cấp khác"
SHOW_TIERS = "Hiện hàng cấp khác"
TIERS_KEY = "Ctrl+H"

# Cells and rows
ROW_HEAD = "{no} {label}"
CELL = "{row}, {column}: {text}"
IN_UNIT = "đơn vị tính {}"
EMPTY_CELL = "trống"
LACKING_CELL = "không có ô này"
NOT_ENTERED = "chưa nhập"
COMPUTED = "tự tính"
CONCERNS = "Có liên quan đến hàng {}."
TIER_FILLS = "{} ghi"
QUOTIENT = "{} : {} ="
WAITS = "chờ hàng {}"
NOTHING_AROSE = "không phát sinh"
CHOICE = "{} – {}"
ADD_NOTE = "Thêm ghi chú (F4)"
RESULT_FIELD = "Hàng {no}, {label}, kết quả"
NOTE_FIELD = "Hàng {no}, {label}, ghi chú"

# The end of a form
END_FILLED = "Đã đến hàng cuối của {form}, các hàng phải nhập đã đủ."
END_BLANK = "Đã đến hàng cuối của {form}, còn {count} hàng trống."
TO_BLANK_ROW = "Đến hàng trống đầu"
GO_ON = "Sang {}"

# Help of a row
ROW_KEYS = "F2 sửa   F4 ghi chú   Enter xuống   Tab sang"
NOTE_KEYS = "Alt+Enter xuống dòng   Enter xong   Tab sang"
ROW_KEYS_SEALED = "Bản đã chốt, chỉ đọc"
ROW_UNFOLD = "F1 xem đủ lời giải thích"
ROW_FOLD = "Esc gập lời giải thích"
ROW_USES = "Dùng ở: {}."
USE_PERCENT = "hàng {} (tỷ lệ)"
USE_SECTION = "mục {}"
ROW_EARLIER = "{period}: {value}."
ROW_EARLIER_MORE = "{period}: {value}, tăng {change}."
ROW_EARLIER_LESS = "{period}: {value}, giảm {change}."
ROW_EARLIER_SAME = "{period}: {value}, không đổi."
ROW_EARLIER_NONE = "{period}: chưa có số."
NOT_COMPARED = "{} dài ngắn khác kỳ này, số phát sinh không đặt cạnh."
OTHER_TEMPLATE = "{period} theo mẫu khác; chỉ hiện hàng cùng nghĩa."
ADDED_UP = "{period} cộng từ {units}."
NOT_ADDED_UP = "{period} không cộng được: thiếu báo cáo của {units}."
LEFT_OUT = "Chưa gồm phần nhập từ {units}."
YEAR_BEFORE_OF = "Cùng kỳ năm {}"
SOURCE = "Từ {}"
LEFT_SOURCE = "{left}: {source}"
ROW_NOTE = "Ghi chú: {}"
ROW_CODES = "Các mã: {} (Alt+↓ mở danh sách)."
ROW_SOURCE = "Căn cứ: {}."
ROW_TIER = "Hàng này do {} ghi, để trống ở đây."

# The menu of a cell
MENU_COPY = "Chép"
MENU_PASTE = "Dán"
MENU_CLEAR = "Xóa các ô đang chọn"
MENU_EDIT = "Sửa trong ô"
MENU_NOTE = "Ghi chú"
MENU_HELP = "Lời giải thích của hàng"
MENU_ZERO = "Ghi 0 cho {} hàng trống này…"
MENU_ZERO_FORM = "Ghi 0 cho cả {} hàng trống của biểu mẫu…"
MENU_EXPLAIN = "Cùng một lý do để trống {} hàng này…"
MENU_EXPLAIN_FORM = "Cùng một lý do để trống cả {} hàng của biểu mẫu…"

# Blank rows
BLANKS_ONLY = "Chỉ hàng trống"
BLANKS_KEY = "Ctrl+T"
NO_BLANKS = "Biểu mẫu này không còn hàng trống."
FILL_QUESTION = "Ghi 0 cho {} hàng trống?"
FILL_BUTTON = "Ghi 0 cho {} hàng này"
FILLED = "Đã ghi 0 vào {} hàng."
EXPLAIN_QUESTION = "Vì sao {} hàng này để trống?"
EXPLAIN_BUTTON = "Ghi lý do cho {} hàng"
REASON_FOR_ALL = "Lý do chung, được giữ cùng báo cáo"
EXPLAINED = "Đã ghi lý do cho {} hàng."
EXPLAINED_WHERE = "Xem và sửa lý do ở trang Rà soát."
EXPLAINED_BACK = "Đã bỏ lý do vừa ghi."
BULK_ROWS = "Hàng {}"
BULK_MORE = " và {} hàng nữa"

# Pasting
PASTE = "Dán từ Excel"
PASTE_NOTHING = "Chưa có gì để dán."
PASTE_HOW = "Trong Excel, chép cột Kết quả (cả hàng đề mục), về đây chọn hàng đầu rồi nhấn Ctrl+V."
PASTE_NOTHING_TO_TAKE = "Không có ô nào dán được."
PASTE_QUESTION = "Khối đã chép có số viết như “{}”. Dấu chấm trong các số này là dấu gì?"
PASTE_DECIMALS = "Dấu thập phân"
PASTE_THOUSANDS = "Dấu ngăn hàng nghìn"
PASTED = "Đã dán {} ô."
CLEARED = "Đã xóa {} ô."
PASTE_SKIPPED = "Bỏ qua {} ô: {}."
PASTE_SKIPPED_ROW = "hàng {} ({})"
PASTE_SKIPPED_MORE = "và {} hàng nữa"
PASTE_UNPLACED = "Bỏ qua {} dòng: {}."
PASTE_TWICE = "hàng “{}” có {} lần"
PASTE_TIMES = {2: "hai", 3: "ba", 4: "bốn"}
PASTE_FAULTS = {
    "no row": "hàng “{number}” không có trong biểu mẫu {form}",
    "another label": "hàng “{number}” ghi “{label}”, không phải tên chỉ tiêu của biểu mẫu {form}",
    "another unit": "hàng “{number}” ghi đơn vị tính khác với mẫu",
    "another form": "hàng “{number}” thuộc biểu mẫu khác",
}
PASTE_CLEANED = "Khi dán đã {}."
PASTE_HEADING = "đề mục"
PASTE_COMPUTED = "chương trình tính"
PASTE_LACKING = "hàng không có ô ở cột ấy"
PASTE_BEYOND = "{} dòng cuối nằm ngoài biểu mẫu, không nhận."
