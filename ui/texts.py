"""Every text of the window, in Vietnamese, in one place. Findings and errors bring their own words."""

from __future__ import annotations

PROGRAM = "CCHC Desktop"

# Steps of a report
GENERAL = "Thông tin chung"
RECIPIENTS = "Nơi nhận, người ký"
REVIEW = "Rà soát"
EXPORT = "Xuất và bàn giao"
PROSE_GROUP = "Phần lời văn"
FORM_GROUP = "Biểu mẫu số liệu"
LAST_GROUP = "Hoàn tất"
FORM = "Biểu mẫu {number}"

# Marks of steps
ERRORS = "{} lỗi"
WARNINGS = "{} cảnh báo"
HINTS = "{} gợi ý"
UNTOUCHED = "chưa viết"
IN_WORK = "đang viết"
COMPLETE = "đã xong"

# Findings
ERROR = "Lỗi"
WARNING = "Cảnh báo"
HINT = "Gợi ý"
FIX = "Lấy {}"
CLEAR = "Xóa số này"

# Places in short
SHORT_FORM = "BM{number} {row}"
OPENING = "Mở đầu"
LETTER = "Thông tin chung"
GO_TO_PLACE = "Tới {}"

# Forms
FORM_COLUMNS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kết quả", "Ghi chú")
CELL = "{no} {label}: {text}"
CONCERNS = "Có liên quan tới hàng {}."
TIER_FILLS = "{} ghi"
QUOTIENT = "{} : {} ="
WAITS = "chờ hàng {}"
NOTHING_AROSE = "không phát sinh"
CHOICE = "{} – {}"
ADD_NOTE = "Thêm ghi chú"
FORM_COUNTS = "{} chỉ tiêu của xã, đã nhập {}"
FORM_DAYS = "Kỳ số liệu {start:%d/%m/%Y} đến {end:%d/%m/%Y}"
FORM_SECTION = "Mục {}"
FORM_TABLE = "Bảng số liệu {}"
RESULT_FIELD = "Hàng {no}, {label}, kết quả"
NOTE_FIELD = "Hàng {no}, {label}, ghi chú"
ROW_KEYS = "F1 giải thích chỉ tiêu\nF2 sửa   F4 ghi chú   Enter xuống   Tab sang"
ROW_CODES = "Các mã: {} (Alt+↓ mở danh sách)."
ROW_TIER = "Hàng này do {} ghi, đơn vị để trống."
HELP_CLOSE = "Nhấn F1 để gập lại."

# The window and its bars
WINDOW_TITLE = "{unit} – {report} – CCHC Desktop"
REPORTS = "Các báo cáo"
REPORT_NAME = "Báo cáo CCHC {}"
STATES = {"open": "Bản thảo", "closed": "Bản trình ký", "issued": "Bản đã ban hành"}
STEPS = "Các bước của báo cáo"
DUE = "Hạn nộp {}"
DUE_IN = "còn {} ngày"
DUE_TODAY = "hôm nay"
DUE_PAST = "quá hạn {} ngày"
NEXT_FINDING = "F8 tới chỗ kế"
NO_FINDINGS = "Không còn lỗi, cảnh báo nào."
SAVED = "đã lưu {}"
NOT_SAVED = "chưa lưu được, thử lại sau {} giây"
WHY = "Xem"
TODAY = "hôm nay"
UNNAMED_UNIT = "(chưa ghi tên đơn vị)"
CLOSE_NOTICE = "Đóng"

# Unit and letter
UNIT_CARD = "Đơn vị báo cáo"
UNIT_KIND = "Loại đơn vị"
UNIT_KIND_NOTE = "xã, phường, thị trấn hoặc đặc khu"
UNIT_NAME = "Tên đơn vị"
UNIT_NAME_NOTE = "Chỉ ghi tên riêng, ví dụ An Thanh"
DISTRICT = "Cấp huyện"
DISTRICT_NOTE = "Ví dụ huyện Tứ Kỳ; để trống nếu không còn cấp huyện"
PROVINCE = "Cấp tỉnh"
PROVINCE_NOTE = "Ví dụ tỉnh Hải Dương"
UNIT_CODE = "Mã đơn vị"
UNIT_CODE_NOTE = "Mã nơi nhận báo cáo dùng, chưa có thì để trống"
HEAD_CARD = "Phần đầu văn bản"
TITLE = "Trích yếu"
NUMBER = "Số"
NUMBER_NOTE = "Chưa có số thì để trống, bản in chừa chỗ"
SYMBOL = "Ký hiệu"
PLACE = "Địa danh"
DATE = "Ngày ký"
DATE_NOTE = "Ngày/tháng/năm; chưa rõ ngày thì ghi tháng/năm, ví dụ 6/2023"
RECIPIENTS_CARD = "Nơi nhận"
ADDRESSEES = "Kính gửi"
LINES_NOTE = "Mỗi nơi một dòng. Để trống thì in như chữ mờ"
CLOSING = "Câu kết"
RECIPIENT_LIST = "Nơi nhận"
ARCHIVE = "Lưu"
ARCHIVE_NOTE = "Ví dụ VT"
SIGNER_CARD = "Người ký"
AUTHORITY = "Quyền hạn, chức vụ"
AUTHORITY_NOTE = "Ký thay thì ba dòng: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"
SIGNER = "Họ và tên người ký"
SIGNER_NOTE = "Chưa rõ thì để trống, bản in chừa chỗ"

# Qt's own words
QT_WORDS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Save": "Lưu",
    "&Save": "Lưu",
    "Open": "Mở",
    "&Open": "Mở",
    "&Yes": "Có",
    "&No": "Không",
    "Choose": "Chọn",
    "&Choose": "Chọn",
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Chép",
    "&Paste": "Dán",
    "Delete": "Xóa",
    "Select All": "Chọn hết",
    "Look in:": "Thư mục:",
    "File &name:": "Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "My Computer": "Máy tính",
    "Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
}

# Errors nobody expected
BUG = "Chương trình gặp lỗi ngoài dự kiến. Bản thảo vẫn an toàn, có thể làm tiếp."
BUG_TEXT = "Nếu lỗi lặp lại, gửi tệp nhật ký này cho người hỗ trợ:\n{}"
NO_LOG = "(chưa có tệp nhật ký)"
JOB_BROKE = "Việc đang làm bị dừng vì lỗi ngoài dự kiến."
JOB_BROKE_TEXT = "Các tệp chưa ghi xong đã được bỏ. Chi tiết ở tệp nhật ký."
