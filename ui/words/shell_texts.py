"""Texts of the window around an open report, in Vietnamese: start, new report, export, settings, help."""

from __future__ import annotations

# Errors nobody expected
BUG = "Chương trình gặp lỗi ngoài dự kiến. Bản thảo vẫn an toàn, có thể làm tiếp."
BUG_TEXT = "Nếu lỗi lặp lại, gửi tệp nhật ký này cho người hỗ trợ:\n{}"
NO_LOG = "(chưa có tệp nhật ký)"
JOB_BROKE = "Việc đang làm bị dừng vì lỗi ngoài dự kiến."
JOB_BROKE_TEXT = "Các tệp chưa ghi xong đã được bỏ. Chi tiết ở tệp nhật ký."

# Start page
START_TITLE = "Báo cáo cải cách hành chính"
OPENING = "Đang mở các báo cáo…"
DRAFTS = "Tất cả báo cáo"
DRAFT_COLUMNS = ("Kỳ báo cáo", "Trạng thái", "Tiến độ", "Cần xem lại", "Hạn nộp", "Sửa lần cuối")
OF_UNIT = "{}, số liệu {} đến {}"
NEW_REPORT = "Lập báo cáo mới"
IMPORT = "Nhập tệp"
IMPORT_FILTER = "Báo cáo, gói bàn giao (*.cchc *.xlsx *.json);;Mọi tệp (*)"
DOT_DECIMALS = "Dấu chấm là dấu thập phân"
IMPORTED = "Đã nhập báo cáo, có {} điều cần biết:"
OPEN = "Mở báo cáo"
OPEN_SHORT = "Mở"
SAMPLE = "Mở bản mẫu"
PRINTED_SAMPLE = "Bản mẫu còn lỗi như bản in"
START_KEYS = "Enter mở   Ctrl+N lập mới   Delete bỏ vào thùng rác   Ctrl+F lọc   F1 trợ giúp"
FIRST_KEYS = "Tab sang ô sau   Enter lập báo cáo   Ctrl+I nhập tệp   F1 trợ giúp"
BIN_KEYS = "Enter lấy lại   Esc về các báo cáo   Ctrl+F lọc   F1 trợ giúp"
BIN = "Thùng rác"
BIN_COUNT = "Thùng rác ({})"
BIN_EMPTY = "Thùng rác trống."
DROPPED = "Đã bỏ vào thùng rác."
FILTER = "Lọc theo kỳ, năm, đơn vị"
NOTHING_LIKE_IT = "Không có báo cáo nào khớp “{}”."
EMPTY = "Chưa có báo cáo nào"
EMPTY_TEXT = "Lập báo cáo đầu tiên, hoặc mở bản mẫu xã An Thanh để làm quen."
FIRST_UNIT = "Ghi đơn vị một lần, các báo cáo sau lấy lại."
WRITING = "Đang viết"
GO_ON = "Viết tiếp"
SEE_FINDINGS = "Xem các lỗi"
STOPPED_AT = "Dừng ở {}, {}"
CARD_DUE = "Hạn nộp"
CARD_STEPS = "Đã hoàn thành"
CARD_FINDINGS = "Cần xem lại"
DUE_ON = "{weekday} {day}. Chốt số liệu {cut_off}"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
STEPS_DONE = "{}/{} bước"
STEPS_FLAWED = "{} bước có lỗi hoặc cảnh báo"
STEPS_UNTOUCHED = "{} bước chưa viết"
STEPS_IN_WORK = "{} bước đang viết"
NONE_LEFT = "không có"
CANNOT_READ = "không đọc được"
STATE_VERSION = "{}, lần {}"
DATA_FOLDER = "{}, sao lưu lần cuối {}"
DATA_FOLDER_NEW = "{}, chưa có bản sao"
NOTICES = "Cần biết về tệp dữ liệu"
SETTINGS = "Cài đặt"
HELP = "Trợ giúp"
OFFICER = "Người viết"
NO_OFFICER = "(chưa chọn)"

# What does not open at the start
TROUBLE = "Chưa mở được các bản thảo"
TROUBLE_TEXT = "Không có gì bị xóa hay ghi đè. Tệp dữ liệu đang ở {}."
TRY_AGAIN = "Thử lại"

# New report
TEMPLATE = "Mẫu báo cáo"
PERIOD = "Kỳ báo cáo"
YEAR = "Năm"
PERIOD_DAYS = "Lấy số liệu từ {} đến {}. {}."
EARLY = "Lập sớm: còn {} ngày nữa mới chốt số liệu. Vẫn viết được."
NEW_KEYS = "Mũi tên chọn kỳ   Tab sang phần sau   Enter lập   Esc thôi"
MAKE = "Lập báo cáo {}"
OTHER_UNIT = "Đơn vị khác"

# Export
FOLDER = "Thư mục"
CHOOSE_FOLDER = "Chọn thư mục"
REPLACES = "Tệp cùng tên đã có trong thư mục được thay bằng tệp mới."
WRITE = "Xuất {} tệp"
WRITE_NONE = "Chọn ít nhất một loại tệp"
WRITTEN = "Đã ghi {} tệp vào {}"
OPEN_FOLDER = "Mở thư mục"
EXPORT_STOPPED = "Đã thôi xuất tệp."
EXPORT_STOPPED_TEXT = "Tệp đang ghi dở đã được bỏ, tệp đã ghi xong vẫn còn."

PREVIEW = "Xem trước đúng như tệp PDF"
PAGE_OF = "Trang {} / {}"
PAGE_OF_SHORT = "{} / {}"
FIT_WIDTH = "Vừa bề ngang"
PERCENT = "{}%"
LARGER = "Phóng to"
SMALLER = "Thu nhỏ"
PAGE_BEFORE = "Trang trước"
PAGE_AFTER = "Trang sau"
PAGE_LIST = "Các trang"
PREPARING = "Đang dàn trang"
PREPARING_SHORT = "Đang dàn"
PRINT_DRAFT = "In nháp"
PRINT_DRAFT_NOTE = "Có dấu dự thảo, mã hàng và chỗ ghi để rà soát"
PRINT_FINAL = "In"
PRINT_FINAL_NOTE = "Đúng như tệp PDF, chừa chỗ số, ngày, chữ ký"
PRINTING = "Đang in trang {}"
PRINTED = "Đã gửi tới máy in {}."
NO_PRINTER = "Không in được."
NO_PRINTER_TEXT = "Máy in không nhận. Kiểm tra máy in đã bật và có giấy, hoặc xuất tệp PDF rồi in từ máy khác."
PRINT_BUTTON = "In"
PRINT_STOPPED = "Đã thôi in."
PRINT_STOPPED_TEXT = "Các trang đã gửi tới máy in vẫn được in."
SHOW_MARKS = "Xem bản có dấu rà soát"
DRAFT_TITLE = "Đây là bản thảo."
DRAFT_LEFT = "Còn {}. In để lãnh đạo xem được; bàn giao chính thức thì chốt ở trang Rà soát."
DRAFT_CLEAN = "Không còn lỗi, cảnh báo. In để lãnh đạo xem; xong thì chốt ở trang Rà soát."

# Go to
GO_TO = "Đi tới"
GO_HINT = "Số hàng, mục hoặc biểu mẫu: 3.4.1, II.2, bm7; hoặc vài chữ của chỉ tiêu"
GO_NONE = "Không có chỗ nào như vậy trong báo cáo."
GO_KEYS = "Mũi tên chọn   Enter tới   Esc thôi"

# Settings
SETTINGS_UNITS = "Đơn vị"
SETTINGS_UNITS_TEXT = "Một máy có thể lập báo cáo cho nhiều đơn vị. Báo cáo mới lấy đơn vị dùng gần nhất."
ADD_UNIT = "Thêm đơn vị"
KEEP_UNIT = "Ghi đơn vị này"
FORGET_UNIT = "Bỏ khỏi danh sách"
UNIT_KEPT = "Đã ghi đơn vị {}."
UNIT_NEEDS_NAME = "Ghi tên đơn vị rồi mới lưu được."
SETTINGS_DATES = "Kỳ và hạn"
SETTINGS_DATES_TEXT = "Để trống thì theo mẫu báo cáo (chữ mờ). Ngày ghi dạng 16/6/2023; được lưu khi rời ô."
DATE_COLUMNS = ("Kỳ báo cáo", "Chốt số liệu", "Hạn nộp")
BAD_DAY = "Không có ngày “{}”. Ghi ngày/tháng/năm, ví dụ 16/6/2023."
DATE_FIELD = "{}, {}"
SETTINGS_OFFICERS = "Người viết"
SETTINGS_OFFICERS_TEXT = "Mỗi người một dòng. Chọn tên ở trang đầu; lịch sử sửa ghi tên này. Không có mật khẩu."
SETTINGS_DATA = "Dữ liệu và bản sao"
SETTINGS_DATA_TEXT = "Thư mục dữ liệu: {}"
COPY_COUNT = "{} bản sao trong máy, mới nhất {}. Mỗi ngày mở chương trình có một bản."
BACK_UP = "Sao lưu ra tệp"
BACK_UP_TEXT = "Nên để bản sao ở ổ khác hoặc USB; chương trình đọc lại để kiểm tra sau khi ghi."
BACK_UP_NAME = "sao-luu-cchc-{}{}"
BACK_UP_THERE = "Chưa sao lưu: đã có tệp {}."
BACK_UP_THERE_TEXT = "Chọn tên khác, hoặc chọn chính tệp đó để thay."
BACK_UP_FILTER = "Bản sao (*.sqlite3)"
BACKED_UP = "Đã sao lưu và đọc lại đủ."
SETTINGS_SAMPLES = "Bản mẫu để làm quen"
SETTINGS_SAMPLES_TEXT = "Báo cáo thật của xã An Thanh, 6 tháng đầu năm 2023."

# Help
HELP_TITLE = "Trợ giúp"
HELP_BACK = "Quay lại"
HELP_GROUPS = (
    (
        "Ở mọi trang",
        (
            ("F1", "trợ giúp; ở biểu mẫu: xem đủ lời giải thích chỉ tiêu"),
            ("Ctrl +   Ctrl −   Ctrl 0", "cỡ chữ lớn hơn, nhỏ hơn, như cũ"),
            ("Esc", "quay lại"),
        ),
    ),
    (
        "Trang đầu",
        (
            ("Enter   Ctrl+O", "mở báo cáo đang chọn, viết tiếp đúng chỗ đã dừng"),
            ("Ctrl+N", "lập báo cáo mới"),
            ("Ctrl+I", "nhập báo cáo từ tệp, mở gói bàn giao"),
            ("Ctrl+F", "lọc danh sách"),
            ("Delete", "bỏ vào thùng rác, có Hoàn tác"),
        ),
    ),
    (
        "Trong báo cáo",
        (
            ("Ctrl+PgDn   Ctrl+PgUp", "bước sau, bước trước"),
            ("Alt+1 … Alt+7", "biểu mẫu 1 đến 7 (hàng số trên bàn phím)"),
            ("Alt+0   Alt+8   Alt+9", "Thông tin chung, Rà soát, Xuất"),
            ("Ctrl+G", "đi tới hàng, mục, biểu mẫu"),
            ("F8   Shift+F8", "lỗi, cảnh báo kế tiếp, trước đó"),
            ("F6", "qua lại giữa danh sách bước và trang"),
            ("F9", "từ mục sang biểu mẫu của mục và ngược lại"),
            ("Ctrl+Z   Ctrl+Y", "hoàn tác, làm lại"),
        ),
    ),
    (
        "Biểu mẫu",
        (
            ("Enter   Shift+Enter", "hàng sau, hàng trước"),
            ("Tab", "kết quả, ghi chú, hàng sau"),
            ("F2   F4", "sửa trong ô; ghi chú"),
            ("Alt+↓", "mở danh sách mã"),
            ("Ctrl+C   Ctrl+V", "chép, dán một khối với Excel"),
            ("Shift+↑   Shift+↓", "chọn nhiều hàng"),
            ("Ctrl+Enter", "lấy cách sửa ghi ở lời báo"),
            ("Ctrl+H", "ẩn, hiện hàng của cấp khác"),
        ),
    ),
    (
        "Lời văn",
        (
            ("“- ”   “+ ”", "gạch đầu dòng"),
            ("F3", "tới danh sách số liệu, Enter chèn vào câu"),
            ("Ctrl+F", "tìm chữ trong mục"),
            ("Ctrl+F1", "mở, gập phần hướng dẫn của mục"),
        ),
    ),
    (
        "Rà soát",
        (
            ("F8   Shift+F8", "chỗ kế tiếp, chỗ trước chưa sửa và chưa có giải trình"),
            ("Enter", "tới chỗ đang chọn; trong ô lý do: sang chỗ kế"),
            ("Ctrl+R", "nhập sửa theo bản in"),
            ("Alt+C", "chốt bản trình ký"),
        ),
    ),
    (
        "Xuất và in",
        (
            ("Ctrl+P", "in"),
            ("Enter", "xuất các tệp đã chọn"),
            ("Ctrl+B", "đóng gói bàn giao ra USB"),
        ),
    ),
)
HELP_SAVING = (
    "Không có nút Lưu: mọi chữ được lưu khi rời ô hoặc sau khi ngừng gõ một lát; góc dưới bên trái ghi giờ đã lưu. "
    "Tắt máy giữa chừng cũng không mất phần đã lưu."
)
