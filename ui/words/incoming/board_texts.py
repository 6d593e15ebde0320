"""Texts of the board of the receiving office."""

from __future__ import annotations

TITLE = "Tiếp nhận báo cáo"
DOOR = "Tiếp nhận"
KEY = "Ctrl+T"
HEADING = "Báo cáo các xã nộp về"
BACK = "Trang đầu"
PERIOD = "Kỳ báo cáo"
TAKE = "Nhận gói"
TAKE_FILES = "Chọn gói .cchc…"
TAKE_FOLDER = "Chọn thư mục hoặc USB…"
PACKAGES = "Gói báo cáo (*.cchc);;Mọi tệp (*)"
MISSING_LIST = "Còn thiếu"
TOTALS = "Tổng hợp"
UNITS = "Đơn vị, hạn nộp"
KEYS = "Ctrl+F lọc   F5 đọc lại   Esc về trang đầu"
READING = "Đang đọc…"
FILTER = "Lọc theo tên, mã"
NOTHING = "Không có đơn vị nào như vậy."
NOTHING_CAME = "{} chưa nộp báo cáo kỳ này."
EMPTY = "Chưa có gói nào. Thả gói, thư mục hoặc cả USB vào đây, hoặc nhấn Ctrl+I."

HANDED_IN = "{}/{}"
HANDED_IN_WORDS = "đơn vị đã nộp."
DUE_AHEAD = "Hạn {}, còn {} ngày."
DUE_TODAY = "Hạn {}, hôm nay."
DUE_PAST = "Hạn {} đã qua {} ngày."
LATE = "{} đơn vị nộp muộn."
LAST = "Gói gần nhất: {}, {}"
COUNTS = {
    "accepted": "đã nhận",
    "waiting": "chờ xem",
    "returned": "đã trả lại",
    "held": "để riêng vì khóa ký",
    "missing": "chưa nộp",
}

COLUMNS = ("Đơn vị", "Trạng thái", "Lần", "Nhận lúc", "Cần xem", "{}", "{}")
STATES = {
    "missing": "Chưa nộp",
    "received": "Chờ xem",
    "late": "Chờ xem, nộp muộn",
    "returned": "Trả lại",
    "accepted": "Đã nhận",
}
DRAFT = "{}, bản thảo"
CLASHING = "Hai bản khác nhau"
HELD = "Khóa ký mới, để riêng"
ERRORS = "{} lỗi"
WARNINGS = "{} cảnh báo"
EXPLAINED = "{} giải trình"
NONE_FOUND = "không có"
NOT_CHECKED = "chưa kiểm tra"
NO_VALUE = "—"
NO_RATE = ("Tổng", "Tỷ lệ (%)")

FILTERS = {
    "all": "Tất cả {}",
    "waiting": "Chờ xem {}",
    "errors": "Có lỗi {}",
    "late": "Nộp muộn {}",
    "missing": "Còn thiếu {}",
    "returned": "Trả lại {}",
}

DAYS = "Ngày nộp"
DAYS_NOTE = "số đơn vị mỗi ngày"
DUE_LINE = "hạn {}"
DAYS_LATE = "{}; cột nâu là nộp sau hạn"
RATES = "Cộng {} đơn vị đã nộp"
RATES_NOTE = "số tạm"
NO_RATES = "Chưa có tỷ lệ nào tính được."
RATE_PARTS = "{} : {}"
NOT_ZERO = "Đơn vị chưa nộp không tính là 0."

TAKING = "Đang nhận {}/{}: {}"
LOOKING = "Đang tìm gói…"
STOP = "Thôi"
STOPPED = "Đã dừng, gói đã nhận vẫn còn."
LEFT = "Lần nhận trước dừng giữa chừng"
LEFT_PACKAGES = "còn {} gói ở {}"
LEFT_UNCHECKED = "{} báo cáo đã nhận chưa kiểm tra số liệu"
LEFT_GONE = "chưa thấy lại {}; cắm lại rồi nhận tiếp"
GO_ON = "Nhận tiếp"
BUSY = "Đang nhận gói."
BUSY_TEXT = "Chờ nhận xong, hoặc dừng lại rồi làm tiếp việc này."
PULLED = "Không còn thấy {}: {} gói chưa đọc được"
PULLED_TEXT = "Gói đã nhận vẫn còn. Cắm lại rồi nhấn Nhận tiếp, chương trình bỏ qua những gói đã có."
NO_PACKAGES = "Ở đó không có gói báo cáo nào (tệp .cchc)."
TAKEN = "Đã nhận {} gói"
VERDICTS = {
    "received": "{} mới nhận",
    "newer": "{} bản mới hơn",
    "same": "{} đã có, giống hệt",
    "older": "{} bản cũ hơn",
    "conflict": "{} trùng lần mà khác nội dung",
    "altered": "{} không còn nguyên vẹn",
    "foreign": "{} không phải của nơi này",
}
UNREAD = "{} tệp không đọc được"
JUST_CAME = "Vừa nhận"
CLOSE = "Đóng"
ARRIVALS = ("Tệp", "Đơn vị", "Kỳ", "Lần", "Kết quả", "Khóa ký")
ARRIVAL_STATES = {
    "received": "mới nhận",
    "newer": "bản mới hơn",
    "same": "đã có, giống hệt",
    "older": "bản cũ hơn, giữ thêm",
    "conflict": "trùng lần mà khác nội dung",
    "altered": "không còn nguyên vẹn",
    "foreign": "không phải của nơi này",
}
SENDERS = {"known": "đã biết", "new": "mới gặp, so với phiếu", "changed": "ĐỔI KHÓA: {}"}
TRUST = "Khóa mới đúng với phiếu, cho tính"
TRUSTED = "Đã nhận khóa mới của {}. Gói để riêng của đơn vị này được tính."
NOT_READ = "Không đọc được: {}"

COPIED = "Đã chép {} đơn vị còn thiếu, dán được vào tin nhắn."
NONE_MISSING = "Không còn đơn vị nào thiếu."
MISSING_ROWS = "Các đơn vị còn thiếu"
MISSING_COLUMNS = ("Đơn vị", "Mã đơn vị", "Huyện, tỉnh")
COPY = "Chép vào tin nhắn"
PRINT = "In…"
PRINTED = "Đã in danh sách {} đơn vị còn thiếu: {}."

LOOK = "Xem"
ACCEPT = "Nhận"
GIVE_BACK = "Trả lại"
COMPARE = "Đối chiếu khóa"
COMPARING = "Khóa ký mới của {}. Gõ mã đối chiếu in trên phiếu bàn giao giấy; đúng mã thì gói để riêng được tính."
CODE = "Mã đối chiếu trên phiếu, tám nhóm số"
ACCEPT_WHERE = "Nhận báo cáo của {}: chọn USB hoặc thư mục để ghi gói trả lời"
GIVE_BACK_WHERE = "Trả lại báo cáo của {}: chọn USB hoặc thư mục để ghi gói trả lời"
RETURNING = "Trả lại {}, lần {}: đã viết {} ghi chú"
RETURN_FIELD = "Ghi chú cho toàn báo cáo"
LOOK_FIRST = "Xem báo cáo, ghi chú từng chỗ"
RETURN_NEEDS = "Trả lại thì cần ít nhất một ghi chú."
CANCEL = "Hủy"
ACCEPTED_NOW = "Đã nhận báo cáo của {}"
RETURNED_NOW = "Đã trả lại báo cáo của {} kèm {} ghi chú"
ANSWER_AT = "Gói trả lời: {}. Mã đối chiếu khóa ký: {}"
OTHER_DESK = "Máy khác đã trả lời trước. Bảng đã đọc lại."

OWING = "Đơn vị phải nộp và hạn nộp"
OWING_NOTE = (
    "Chọn tỉnh để lấy mọi xã, phường theo danh mục từ 01/7/2025, hoặc lấy danh sách riêng từ Excel "
    "(cột “Mã đơn vị” hoặc “Tên đơn vị”)."
)
NOT_LISTED = "Chưa chọn danh sách đơn vị phải nộp; đang tính các đơn vị cùng nơi với đơn vị đã nộp."
PROVINCE = "Tỉnh, thành phố"
TAKE_PROVINCE = "Lấy mọi đơn vị của tỉnh"
FROM_EXCEL = "Từ tệp Excel…"
TABLES = "Bảng (*.xlsx *.xls *.ods *.csv);;Mọi tệp (*)"
DUE = "Hạn nộp kỳ này"
DUE_HINT = "để trống thì theo mẫu báo cáo"
SET_DUE = "Ghi hạn"
DUE_SET = "Hạn nộp kỳ này: {}."
DUE_OF_TEMPLATE = "Hạn nộp kỳ này theo mẫu báo cáo."
DUE_FAULT = "Ghi ngày như 16/6/2026, hoặc để trống."
OWING_SET = "{} đơn vị phải nộp báo cáo."
