"""Texts of the register of documents, in Vietnamese."""

from __future__ import annotations

from cchc_desktop.desk.drafts import step_texts

TITLE = step_texts.REGISTER
NOTE = "Văn bản xã đã ban hành hoặc nhận được: ghi một lần, dẫn vào lời văn bằng F4, dùng cho mọi báo cáo của đơn vị."
COLUMNS = ("Số, ký hiệu", "Ngày", "Loại", "Cơ quan ban hành", "Trích yếu", "Tính cho hàng")
FILTER = "Tìm số, ngày, trích yếu"
ALL_YEARS = "Mọi năm"
YEAR = "Năm {}"
YEAR_NAME, UNIT_NAME = "Năm của sổ", "Đơn vị"
COUNT = "{} văn bản"
COUNT_DOUBTFUL = "{} văn bản, {} cần xem lại"
ADD, IMPORT = "Thêm văn bản", "Nhập từ Excel…"
KEYS = "Enter sửa   Ctrl+N thêm   Ctrl+C chép tên   Delete bỏ khỏi sổ   Ctrl+. việc khác"
EMPTY = "Sổ chưa có văn bản nào. Ctrl+N ghi văn bản đầu tiên, hoặc Ctrl+I nhập cả sổ từ tệp Excel."
NO_UNIT = "Chưa có đơn vị nào. Lập báo cáo đầu tiên, hoặc thêm đơn vị ở Cài đặt."
NOT_FOUND = "Không có văn bản nào có những chữ ấy."

# The fields of one document
NEW_CARD, CARD = "Văn bản mới", "Văn bản"
NUMBER, DATE, TYPE, BODY, SUBJECT = "Số, ký hiệu", "Ngày ban hành", "Loại", "Cơ quan ban hành", "Trích yếu"
CRITERION, FILE = "Tính cho hàng", "Tệp kèm"
NUMBER_HINT, DATE_HINT, SUBJECT_HINT = "12/KH-UBND", "03/02/2023", "cải cách hành chính năm 2023"
NO_CRITERION = "không tính cho hàng nào"
CHOOSE_FILE, OPEN_FILE = "Chọn…", "Mở"
FILE_NOTE = "Đi theo gói bàn giao nếu lời văn nêu văn bản này, hoặc có hàng đếm nó."
FILE_KEPT = "Tệp đến cùng gói, giữ trong máy này."
KEEP, KEEP_KEY = "Ghi vào sổ", "Ctrl+Enter"
CITED_AS = "Dẫn là: {}"
BLANK_ENTRY = "Ghi ít nhất số, ký hiệu hoặc trích yếu."

# What happened
REMOVED = "Đã bỏ {} văn bản khỏi sổ."
IMPORTED = "Đã nhập {} văn bản vào sổ."
IMPORTED_KNOWN = "Đã nhập {} văn bản vào sổ; {} văn bản có sẵn từ trước được giữ."
IMPORTED_NONE = "Không có văn bản nào mới trong tệp."
MORE_FAULTS = "và {} hàng nữa."
TAKE_OWN = "Nhận {} văn bản đi cùng báo cáo"
COPIED = "Đã chép: {}"
MENU_EDIT, MENU_COPY, MENU_REMOVE, MENU_OPEN = "Sửa", "Chép tên văn bản", "Bỏ khỏi sổ", "Mở tệp kèm"
MENU_COUNT = "Tính cho {}: {}"
MENU_NO_COUNT = "Không tính cho hàng nào"
CHOOSE_SHEET, SHEET_FILTER = "Chọn tệp Excel có sổ văn bản", "Tệp Excel (*.xlsx *.xlsm)"
CHOOSE_DOCUMENT, DOCUMENT_FILTER = "Chọn tệp của văn bản", "Mọi tệp (*)"

# At the caret
CITE = "Dẫn văn bản trong sổ"
CITE_HINT = "Gõ số hoặc chữ trong trích yếu"
CITE_NONE = "Sổ chưa có văn bản nào như thế. Mở sổ để ghi."
CITE_KEYS = "↑↓ chọn   Enter dẫn vào chỗ con trỏ   Esc đóng"
OPEN, OPEN_KEY = "Mở sổ văn bản", "Ctrl+J"
