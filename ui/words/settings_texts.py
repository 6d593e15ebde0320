"""Texts of the settings page, in Vietnamese."""

from __future__ import annotations

TITLE = "Cài đặt"

FIND = "Tìm trong cài đặt (Ctrl+F)"
NOT_FOUND = "Không có mục nào như vậy."

# The look of the window
LOOK = "Hiển thị"
LOOK_TEXT = "Cỡ chữ cũng đổi được ở mọi trang bằng Ctrl và con lăn chuột, hoặc Ctrl +, Ctrl −, Ctrl 0."
SCHEME = "Màu nền"
SCHEMES = {
    "": "Theo Windows",
    "light": "Sáng",
    "dark": "Tối",
    "contrast-light": "Tương phản cao, nền trắng",
    "contrast-dark": "Tương phản cao, nền đen",
}
ZOOM = "Cỡ chữ"
PERCENT = "{} %"

# Units
UNITS = "Đơn vị"
UNITS_TEXT = "Một máy có thể lập báo cáo cho nhiều đơn vị. Báo cáo mới lấy đơn vị dùng gần nhất."
ADD_UNIT = "Thêm đơn vị"
KEEP_UNIT = "Ghi đơn vị này"
FORGET_UNIT = "Bỏ khỏi danh sách"
UNIT_KEPT = "Đã ghi đơn vị {}."
UNIT_NEEDS_NAME = "Ghi tên đơn vị rồi mới lưu được."

# Periods and deadlines
DATES = "Kỳ và hạn"
DATES_TEXT = "Để trống thì theo mẫu báo cáo (chữ mờ). Ngày ghi dạng 16/6/2023; được lưu khi rời ô."
DATES_OF = "Báo cáo {}"
DATE_COLUMNS = ("Kỳ báo cáo", "Chốt số liệu", "Hạn nộp")
BAD_DAY = "Không có ngày “{}”. Ghi ngày/tháng/năm, ví dụ 16/6/2023."
DATE_FIELD = "{}, {}"

# Writers
OFFICERS = "Người lập báo cáo"
OFFICERS_TEXT = "Mỗi người một dòng. Chọn tên ở trang đầu; lịch sử sửa ghi tên này. Không có mật khẩu."

# Words that the unit keeps
WORDS = "Chữ được giữ"
WORDS_TEXT = (
    "Mỗi dòng một chữ mà chương trình không gợi ý sửa nữa trong báo cáo của đơn vị đang chọn ở trên. "
    "Thêm từ lời văn: bấm chuột phải vào chữ gạch chấm. Xóa dòng thì chương trình gợi ý lại."
)

# Data, backups and samples
DATA = "Dữ liệu và bản sao"
DATA_TEXT = "Thư mục dữ liệu: {}"
COPY_COUNT = "{} bản sao trong máy, mới nhất {}. Mỗi ngày mở chương trình có một bản."
BACK_UP = "Sao lưu ra tệp"
BACK_UP_TEXT = "Nên để bản sao ở ổ khác hoặc USB; chương trình đọc lại để kiểm tra sau khi ghi."
BACK_UP_NAME = "sao-luu-cchc-{}{}"
BACK_UP_THERE = "Chưa sao lưu: đã có tệp {}."
BACK_UP_THERE_TEXT = "Chọn tên khác, hoặc chọn chính tệp đó để thay."
BACKED_UP = "Đã sao lưu và đọc lại đủ."
SAMPLES = "Báo cáo ví dụ để làm quen"
SAMPLES_TEXT = (
    "Số liệu theo báo cáo 6 tháng đầu năm 2023 của xã An Thanh; lời văn do chương trình viết để minh họa. "
    "Bản không còn lỗi có vài số đã sửa cho khớp, không phải số xã đã báo cáo."
)
