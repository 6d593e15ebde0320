"""Texts of the review page and of the corrections page, in Vietnamese."""

from __future__ import annotations

# The list
ALL = "Tất cả {}"
COUNTED = "{} {}"
STANDINGS = {
    "error": "Lỗi",
    "warning": "Cảnh báo",
    "hint": "Gợi ý",
    "blank": "Chưa nhập",
    "explained": "Đã giải trình",
}
GO = "Tới chỗ"
UNCHECKED = "Chưa kiểm tra được {} điều"
REVIEW_LIST = "Danh sách lỗi, cảnh báo, gợi ý"
UNCHECKED_LIST = "Những điều chưa kiểm tra được"
NEXT_PLACE = "Chỗ kế"
NOTHING_FOUND = "Không có lỗi, cảnh báo, gợi ý nào."
NOTHING_OF_KIND = "Không còn chỗ nào thuộc loại này."
REASON = "Lý do"
REASON_NOTE = "Ghi một dòng lý do, được giữ cùng báo cáo"
DECIDES = "Ai quyết định"

# Closing, issuing and opening again
CLOSE_REPORT = "Chốt bản trình ký"
CAN_CLOSE = "Chốt được. Bản chốt chỉ đọc, muốn sửa thì mở lại."
CAN_CLOSE_REASONS = "Chốt được, kèm {} giải trình. Bản chốt chỉ đọc, muốn sửa thì mở lại."
CANNOT_CLOSE = "Chưa chốt được: còn {}. Sửa hoặc ghi giải trình, nhấn F8 để tới chỗ đầu."
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

# Rates
RATES = "Các tỷ lệ chính"
RATES_UNIT = "%"
RATE_PREFIX = "Tỷ lệ "
RATES_EMPTY = "Chưa tính được tỷ lệ nào."
RATES_ALONE = "Kỳ trước chưa có số."
RATE_WRITTEN = "ghi {}"

# Corrections from a printed copy
CORRECT = "Nhập sửa"
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
CORRECTION_SHIFT = "{} từ {} thành {}"
CORRECTION_SECTIONS = "Lời văn đổi theo ở {}"
CORRECTION_GONE = "Hết: {}"
CORRECTION_MORE = "và {} điều nữa"
CORRECTED = "Đã sửa"
CORRECTED_NONE = "Chưa sửa chỗ nào."
CORRECTED_LINE = "{place}: {before} thành {after}"
CORRECTED_BACK = "{place}: lấy lại, nay là {now}"
CORRECTED_EFFECT = "{line}. Làm đổi {count} chỗ khác."
