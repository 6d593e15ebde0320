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
FORM_COLUMNS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kết quả", "Kỳ trước", "Ghi chú")
CELL = "{no} {label}: {text}"
CONCERNS = "Có liên quan tới hàng {}."
TIER_FILLS = "{} ghi"
QUOTIENT = "{} : {} ="
WAITS = "chờ hàng {}"
NOTHING_AROSE = "không phát sinh"
CHOICE = "{} – {}"
ADD_NOTE = "Thêm ghi chú (F4)"
FORM_COUNTS = "{} chỉ tiêu của xã, đã nhập {}"
FORM_DAYS = "Kỳ số liệu {start:%d/%m/%Y} đến {end:%d/%m/%Y}"
FORM_SECTION = "Mục {}"
FORM_TABLE = "Bảng số liệu {}"
RESULT_FIELD = "Hàng {no}, {label}, kết quả"
NOTE_FIELD = "Hàng {no}, {label}, ghi chú"
ROW_KEYS = "F1 giải thích chỉ tiêu\nF2 sửa   F4 ghi chú   Enter xuống   Tab sang"
ROW_KEYS_SEALED = "F1 giải thích chỉ tiêu\nBản đã chốt, chỉ đọc"
ROW_USES = "Dùng ở: {}."
USE_PERCENT = "hàng {} (tỷ lệ)"
USE_SECTION = "mục {}"
ROW_EARLIER = "Kỳ trước {}."
ROW_EARLIER_MORE = "Kỳ trước {}, tăng {}."
ROW_EARLIER_LESS = "Kỳ trước {}, giảm {}."
ROW_EARLIER_SAME = "Kỳ trước {}, không đổi."
ROW_EARLIER_NONE = "Kỳ trước chưa có số."
ROW_NOTE = "Ghi chú: {}"
HIDE_TIERS = "Ẩn hàng cấp khác"
SHOW_TIERS = "Hiện hàng cấp khác"
TIERS_KEY = "Ctrl+H"
PASTE = "Dán từ Excel"
PASTE_NOTHING = "Chưa có gì để dán."
PASTE_HOW = "Trong Excel, chép cột Kết quả (cả hàng đề mục), về đây chọn hàng đầu rồi nhấn Ctrl+V."
PASTE_NOTHING_TO_TAKE = "Không có ô nào dán được."
PASTE_QUESTION = "Khối đã chép có số viết như “{}”. Dấu chấm trong khối này ngăn phần nào?"
PASTE_DECIMALS = "Phần thập phân"
PASTE_THOUSANDS = "Hàng nghìn"
PASTED = "Đã dán {} ô."
CLEARED = "Đã xóa {} ô."
PASTE_SKIPPED = "Bỏ qua {} ô: {}."
PASTE_SKIPPED_ROW = "hàng {} ({})"
PASTE_SKIPPED_MORE = "và {} hàng nữa"
PASTE_HEADING = "đề mục"
PASTE_COMPUTED = "chương trình tính"
PASTE_BEYOND = "{} dòng cuối nằm ngoài biểu mẫu, không nhận."
ROW_CODES = "Các mã: {} (Alt+↓ mở danh sách)."
ROW_TIER = "Hàng này do {} ghi, đơn vị để trống."
HELP_CLOSE = "Nhấn F1 để gập lại."

# Corrections
CORRECTIONS = "Nhập sửa theo bản in"
CORRECTIONS_KEYS = "Gõ số hàng ở lề bản in, Enter, gõ số mới, Enter. Ctrl+Z lấy lại lần sửa vừa rồi."
CORRECTIONS_SEALED = "Báo cáo đã chốt, không sửa được. Mở lại báo cáo rồi nhập sửa."
CORRECTION_PLACE = "Chỗ sửa"
CORRECTION_PLACE_NOTE = "7:6.7.2, 7 6.7.2, II.5"
CORRECTION_TEXT = "Nội dung mới"
CORRECTION_NOTE = "{}, ghi chú"
CORRECTION_NOW = "Đang ghi {}"
CORRECTION_NOW_BLANK = "Đang để trống"
CORRECTION_NONE = "Chưa thấy chỗ này. Gõ số biểu mẫu và số hàng, ví dụ 7 6.7.2; hàng 6.7.2 gc là ghi chú; II.5 là mục."
CORRECTION_SEVERAL = "Có ở {}. Gõ thêm số biểu mẫu ở trước, ví dụ {}."
CORRECTION_SECTION = "Mục này là lời văn. Nhấn Enter để mở mục rồi sửa tại chỗ."
CORRECTION_CHANGES = "Ghi vậy thì"
CORRECTION_NO_EFFECT = "Không chỗ nào khác đổi theo."
CORRECTION_SAME = "Chưa khác số đang ghi."
CORRECTION_SHIFT = "{} từ {} thành {}"
CORRECTION_SECTIONS = "Lời văn đổi theo ở {}"
CORRECTION_GONE = "Hết: {}"
CORRECTION_MORE = "và {} điều nữa"
CORRECTED = "Đã sửa"
CORRECTED_NONE = "Chưa sửa chỗ nào."
CORRECTED_LINE = "{place}: {before} thành {after}"
CORRECTED_EFFECT = "{line}. Làm đổi {count} chỗ khác."
BLANK_WORD = "trống"

# The window and its bars
WINDOW_TITLE = "{unit} – {report} – CCHC Desktop"
REPORTS = "Các báo cáo"
REPORT_NAME = "Báo cáo CCHC {}"
STATES = {"open": "Bản thảo", "closed": "Bản trình ký", "issued": "Bản đã ban hành"}
STEPS = "Các bước của báo cáo"
DUE = "Hạn nộp {}"
DUE_SHORT = "hạn "
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
UNIT_CODE_NOTE = "Chưa có thì để trống"
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

# Start page
START_TITLE = "Báo cáo cải cách hành chính"
DRAFTS = "Tất cả báo cáo"
DRAFT_COLUMNS = ("Kỳ báo cáo", "Đơn vị", "Trạng thái", "Hạn nộp", "Sửa lần cuối")
WINDOW = "Số liệu {} đến {}"
NEW_REPORT = "Lập báo cáo mới"
IMPORT = "Nhập tệp"
IMPORT_FILTER = "Báo cáo (*.json *.xlsx);;Mọi tệp (*)"
IMPORTED = "Đã nhập báo cáo, có {} điều cần biết:"
OPEN = "Mở báo cáo"
SAMPLE = "Mở bản mẫu"
PRINTED_SAMPLE = "Bản mẫu còn lỗi như bản in"
START_KEYS = "Enter mở   Ctrl+N lập mới   Ctrl+I nhập tệp   Delete bỏ vào thùng rác"
BIN = "Thùng rác (Enter lấy lại)"
BIN_COUNT = "Thùng rác ({})"
DROPPED = "Đã bỏ vào thùng rác."
UNDO = "Hoàn tác"
EMPTY = "Chưa có báo cáo nào"
EMPTY_TEXT = "Lập báo cáo đầu tiên, hoặc mở bản mẫu xã An Thanh để làm quen."

# New report
TEMPLATE = "Mẫu báo cáo"
PERIOD = "Kỳ báo cáo"
YEAR = "Năm"
PERIOD_DAYS = "Lấy số liệu từ {} đến {}. {}."
EARLY = "Lập sớm: còn {} ngày nữa mới chốt số liệu. Vẫn viết được."
CANCEL = "Thôi"
NEW_KEYS = "Mũi tên chọn kỳ   Tab sang phần sau   Enter lập   Esc thôi"

# Export
PDF = "PDF"
PDF_NOTE = "Bản in theo thể thức, chừa chỗ cho số, ngày và chữ ký"
EXCEL = "Excel"
EXCEL_NOTE = "Các biểu mẫu, mỗi biểu mẫu một bảng"
JSON = "Dữ liệu (.json)"
JSON_NOTE = "Để nhập vào máy khác"
FOLDER = "Thư mục"
CHOOSE_FOLDER = "Chọn thư mục"
REPLACES = "Tệp cùng tên đã có trong thư mục được thay bằng tệp mới."
WRITE = "Xuất {} tệp"
WRITE_NONE = "Chọn ít nhất một loại tệp"
WRITTEN = "Đã ghi {} tệp vào {}"
OPEN_FOLDER = "Mở thư mục"
EXPORT_STOPPED = "Đã thôi xuất tệp."
EXPORT_STOPPED_TEXT = "Tệp đang ghi dở đã được bỏ, tệp đã ghi xong vẫn còn."
DRAFT_NOTE = "Đây là bản thảo, còn {} lỗi, {} cảnh báo. Vẫn xuất được để lãnh đạo xem; bản in có chữ “DỰ THẢO”."

# Sections
FIGURES = "Số liệu"
FIGURES_KEYS = "F3 tới đây, Enter chèn"
FIGURES_SEARCH = "Tìm số hàng hoặc chữ trong chỉ tiêu"
FIGURES_OF = "Biểu mẫu {}, phần của xã"
BLANK = "trống"
INSERT_FIGURE = "Chèn số liệu"
GUIDANCE = "Mục này cần nêu"
WORD_COUNT = "{} từ     {} số liệu liên kết"
HOW_TO_LIST = "Gạch đầu dòng: gõ “- ” hoặc “+ ”"
SECTION_FINDINGS = "Lỗi, cảnh báo, gợi ý của mục này"
SECTION_TEXT = "Nội dung mục {}"
SEALED = "Báo cáo đã chốt, chỉ đọc. Muốn sửa thì mở lại ở trang Rà soát."
TO_REVIEW = "Tới trang Rà soát"
FIND = "Tìm trong mục này"
FIND_KEYS = "Enter chỗ kế   Shift+Enter chỗ trước   Esc đóng"
FIND_COUNT = "{} trong {} chỗ"
FIND_NONE = "không thấy"
CHIP_BLANK = "{} trống"
CHIP_UNKNOWN = "{} ?"
CHIP_ROW = "Biểu mẫu {number}, hàng {row}: {label}"
CHIP_NO_ROW = "Mẫu báo cáo không có biểu mẫu {number}, hàng {row}."

# Review
ALL = "Tất cả {}"
COUNTED = "{} {}"
GO = "Tới chỗ"
UNCHECKED = "Chưa kiểm tra được {} điều"
REVIEW_LIST = "Danh sách lỗi, cảnh báo, gợi ý"
UNCHECKED_LIST = "Những điều chưa kiểm tra được"
FOLDED = ", đã gập"
NEXT_PLACE = "Chỗ kế"
REASON = "Lý do"
REASON_NOTE = "Ghi một dòng lý do, được giữ cùng báo cáo"
DECIDES = "Ai quyết định"
CLOSE_REPORT = "Chốt bản trình ký"
CAN_CLOSE = "Chốt được. Bản chốt chỉ đọc, muốn sửa thì mở lại."
CAN_CLOSE_REASONS = "Chốt được, kèm {} giải trình. Bản chốt chỉ đọc, muốn sửa thì mở lại."
CANNOT_CLOSE = "Chưa chốt được: {} chưa sửa và chưa có giải trình. Nhấn F8 để tới chỗ đầu."
CANNOT_DECIDE = "Chưa chốt được: {} chưa ghi ai quyết định. Nhấn F8 để tới chỗ đầu."
CLOSED_TITLE = "Bản trình ký, lần {}"
CLOSED_TEXT = "Chỉ đọc. Ký xong thì nhập số, ngày ký và bản đã ký (nếu có)."
ISSUED_TITLE = "Đã ban hành: số {}, ngày {}"
ISSUED_TEXT = "Chỉ đọc. Mở lại thì thành bản mới, có số và ngày riêng."
REOPEN = "Mở lại để sửa"
SIGNED_NUMBER = "Số văn bản"
SIGNED_DAY = "Ngày ký, ví dụ 15/6/2023"
SIGNED_FILE = "Chọn bản đã ký (PDF)"
SIGNED_FILTER = "Bản đã ký (*.pdf)"
ISSUE = "Ghi đã ban hành"
RATES = "Các tỷ lệ chính"
RATES_UNIT = "%"
RATE_PREFIX = "Tỷ lệ "
RATES_EMPTY = "Chưa tính được tỷ lệ nào."
RATES_ALONE = "Kỳ trước chưa có số."
RATE_WRITTEN = "ghi {}"
NOTHING_FOUND = "Không có lỗi, cảnh báo, gợi ý nào."
NOTHING_OF_KIND = "Không còn chỗ nào thuộc loại này."
