"""Texts of exporting, previewing and printing, in Vietnamese."""

from __future__ import annotations

# Files
CHOOSE_FOLDER = "Chọn thư mục"
REPLACES = "Tệp cùng tên đã có trong thư mục được thay bằng tệp mới."
WRITE = "Xuất {} tệp"
WRITE_NONE = "Chọn ít nhất một loại tệp"
WRITTEN = "Đã ghi {} tệp vào {}"
EXPORT_STOPPED = "Đã dừng xuất tệp."
EXPORT_STOPPED_TEXT = "Tệp đang ghi dở đã được bỏ, tệp đã ghi xong vẫn còn."
DRAFT_TITLE = "Đây là bản thảo."
DRAFT_LEFT = "Còn {}. Muốn bàn giao chính thức thì chốt ở trang Rà soát."
DRAFT_CLEAN = "Không còn lỗi, cảnh báo. In để lãnh đạo xem; xong thì chốt ở trang Rà soát."

# Preview
PREVIEW = "Xem trước đúng như tệp PDF"
SHOW_MARKS = "Xem bản in để rà soát"
SHOWS_MARKS = "Đang xem bản in nháp, có dấu rà soát"
SHOWS = {
    "open": "Đang xem tệp PDF của bản thảo",
    "closed": "Đang xem tệp PDF của bản trình ký, lần {}",
    "issued": "Đang xem tệp PDF của bản đã ban hành, lần {}",
}
PAGE_OF = "Trang {} / {}"
PAGE_OF_SHORT = "{} / {}"
FIT_WIDTH = "Vừa bề ngang"
WHOLE_PAGE = "Cả trang"
PERCENT = "{}%"
LARGER = "Phóng to"
SMALLER = "Thu nhỏ"
PAGE_BEFORE = "Trang trước"
PAGE_AFTER = "Trang sau"
PAGE_LIST = "Các trang"
PREPARING = "Đang dàn trang"
PREPARING_SHORT = "Đang dàn"

# Printing
PRINT_DRAFT = "In nháp"
PRINT_DRAFT_NOTE = "Có chữ DỰ THẢO, số hàng và chỗ ghi ý kiến"
PRINT_FINAL = "In"
PRINT_FINAL_NOTE = "Đúng như tệp PDF, chừa chỗ ghi số, ngày và ký tên"
PRINTING = "Đang in trang {}"
PRINTED = "Đã gửi đến máy in {}."
NO_PRINTER = "Không in được."
NO_PRINTER_TEXT = "Máy in không nhận. Kiểm tra máy in đã bật và có giấy, hoặc xuất tệp PDF rồi in từ máy khác."
PRINT_BUTTON = "In"
PRINT_STOPPED = "Đã dừng in."
PRINT_STOPPED_TEXT = "Các trang đã gửi đến máy in vẫn được in."
