"""Texts of the page of totals of the receiving office."""

from __future__ import annotations

TITLE = "Tổng hợp"
TITLE_OF = "Tổng hợp {}"
BACK = "Tiếp nhận"
KEY = "F9"
HEAD = "Cộng {} trên {} đơn vị"
WITHOUT = "{} đơn vị không nằm trong tổng: {}"
ALL_IN = "mọi đơn vị đều nằm trong tổng"
WRITE = "Xuất tổng hợp"
WRITE_TIP = "Ghi tệp Excel, PDF có biểu đồ và bảng số liệu .csv vào một thư mục; tệp cùng tên ở đó được thay"
WRITE_KEY = "Ctrl+E"
FOLDER = "Chọn nơi ghi bản tổng hợp"
FILE = "Tổng hợp {}"
WRITING = "Đang ghi… {}"
WRITTEN = "Đã ghi tổng hợp vào {}"
OFFICE_REPORT = "Viết báo cáo của nơi nhận"
BEGINNING = "Đang lập bản thảo… {}"
OPEN_FOLDER = "Mở thư mục"
READING = "Đang cộng…"
ADDED_AT = "tính lúc {}"
EMPTY = "Chưa có báo cáo nào của kỳ này được tính."
KEYS = "→ mở từng đơn vị   Enter mở báo cáo   Alt+1…{} biểu mẫu   Ctrl+E xuất   F5 tính lại   Esc về bảng theo dõi"
KEYS_WITHOUT = "Esc về bảng theo dõi"
FORM = "Biểu {}"
TABLE = "Tổng của từng chỉ tiêu"
COLUMNS = ("STT", "Chỉ tiêu", "Cách cộng", "Tổng", "Có số", "Còn lại")
WAYS = {
    "sum": "cộng",
    "same": "giống nhau",
    "distribution": "đếm lựa chọn",
    "none": "không cộng",
    "percent": "{} : {}",
}
DIFFERENT = "{} khác"
NIL = "{} không có"
NO_FIGURE = "{} chưa có số"
NOT_OURS = "{} để cấp khác"
STATES = {
    "nil": "không có",
    "unknown": "chưa có số liệu",
    "not-ours": "để cấp khác ghi",
    "not-entered": "chưa nhập",
    "computed": "không tính được",
    "unread": "không đọc được số",
    "unaligned": "mẫu khác, không cộng",
}
DIFFERS = "khác số chung"
SHARE = "{}%"
UNITS_WITHOUT = "{} đơn vị chưa có báo cáo"
NO_UNITS = "Không có đơn vị nào có số này."
OUTLYING = "Số khác xa các đơn vị khác"
NO_OUTLYING = "Không có số nào khác xa các đơn vị khác."
OUTLYING_KEYS = "Số khác xa các đơn vị khác. Enter mở báo cáo"
TIMES = "{}: {}, bằng {} lần số giữa"
SINCE = "{}: {}, năm trước {}"
TIMES_SHORT = "bằng {} lần số giữa"
SINCE_SHORT = "năm trước {}"
DOTS = "Mỗi chấm một đơn vị, xếp từ thấp đến cao. Số giữa {}"
DOTS_SPOKEN = "{}: {} đơn vị, từ {} đến {}, số giữa {}"
LEFT_OUT = "Chưa nằm trong tổng"
LEFT_OUT_KEYS = "Chưa nằm trong tổng. → mở danh sách"
NONE_LEFT_OUT = "Không có gì bị bỏ ngoài."
SCOPES = {"all": "Đã nhận và chờ xem {}", "accepted": "Chỉ đã nhận {}"}
KIND = "{} {}"
SCOPE = "Phạm vi cộng"
NEWS = "Có {} đơn vị gửi bản mới hoặc được trả lời từ lúc tính; số đang xem chưa đổi."
AGAIN = "Tính lại (F5)"
GROUPS = {
    "missing": "{} đơn vị chưa nộp",
    "returned": "{} đơn vị bị trả lại, chờ bản mới",
    "aside": "{} đơn vị có gói để riêng vì khóa ký",
    "waiting": "{} đơn vị chờ xem, chưa nhận",
    "altered": "{} gói không còn nguyên vẹn",
    "unaligned": "{} hàng chỉ có ở mẫu khác, không cộng được",
    "clashing": "{} đơn vị có hai bản khác nhau, cộng bản trước",
    "drafts": "{} bản thảo, vẫn cộng",
    "examples": "{} báo cáo ví dụ, vẫn cộng",
}
RATE_NOTE = "Tỷ lệ tính lại từ tổng các phần, không lấy trung bình các tỷ lệ."
RATE_OF = "{} {} : {} = {}."
NAME = "Tên"
