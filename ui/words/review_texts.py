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
UNCHECKED = "Chưa kiểm tra được {} nội dung"
REVIEW_LIST = "Danh sách lỗi, cảnh báo, gợi ý"
UNCHECKED_LIST = "Những nội dung chưa kiểm tra được"
NEXT_PLACE = "Tiếp theo"
NOTHING_FOUND = "Không có lỗi, cảnh báo, gợi ý nào."
NOTHING_OF_KIND = "Không còn chỗ nào thuộc loại này."
REASON = "Giải trình"
REASON_NOTE = "Giải trình ngắn, lưu cùng báo cáo"
DECIDES = "Người quyết định"
SHARE = "Cùng lý do cho {} chỗ (Alt+Enter)"
SHARED = "Đã ghi cùng lý do cho {} chỗ."

# Closing, issuing and opening again
CLOSE_REPORT = "Chốt bản trình ký"
CAN_CLOSE = "Chốt được. Bản chốt chỉ đọc, muốn sửa thì mở lại."
CAN_CLOSE_REASONS = "Chốt được, kèm {} giải trình. Bản chốt chỉ đọc, muốn sửa thì mở lại."
CANNOT_CLOSE = "Chưa chốt được: còn {}. Sửa hoặc ghi giải trình, nhấn F8 để đến chỗ đầu."
CANNOT_DECIDE = "Chưa chốt được: {} chưa ghi người quyết định. Nhấn F8 để đến chỗ đầu."
CLOSED_TITLE = "Bản trình ký, lần {}"
CLOSED_TEXT = "Chỉ đọc. Ký xong thì nhập số, ngày ký và bản đã ký (nếu có)."
ISSUED_TITLE = "Đã ban hành: số {}, ngày {}"
ISSUED_TEXT = "Bản này chỉ đọc. Mở lại sẽ thành lần tiếp theo, có số và ngày riêng."
REOPEN = "Mở lại để sửa"
SIGNED_NUMBER = "Số văn bản"
SIGNED_DAY = "Ngày ký, ví dụ 15/6/2023"
SIGNED_COPY = "Bản ký mang về"
ISSUE = "Ghi nhận đã ban hành"

# Rates
RATES = "Các tỷ lệ chính"
RATES_UNIT = "%"
RATE_PREFIX = "Tỷ lệ "
RATES_EMPTY = "Chưa tính được tỷ lệ nào."
RATES_ALONE = "Kỳ trước chưa có số."
RATE_WRITTEN = "ghi {}"

# Corrections from a printed copy
CORRECT = "Sửa theo bản in"
CORRECTIONS_KEYS = "Gõ số hàng in ở lề, nhấn Enter, gõ số mới, nhấn Enter. Ctrl+Z để hoàn tác."
CORRECTIONS_SEALED = "Báo cáo đã chốt, không sửa được. Mở lại báo cáo rồi sửa theo bản in."
CORRECTION_PLACE = "Chỗ sửa"
CORRECTION_PLACE_NOTE = "7:6.7.2, 7 6.7.2, II.5"
CORRECTION_TEXT = "Nội dung mới"
CORRECTION_NOTE = "{}, ghi chú"
CORRECTION_NOW = "Đang ghi {}"
CORRECTION_NOW_BLANK = "Đang để trống"
CORRECTION_NONE = (
    "Không có chỗ này. Ví dụ: “7 6.7.2” là Biểu mẫu 7, hàng 6.7.2; thêm “gc” là ghi chú của hàng; “II.5” là mục."
)
CORRECTION_SEVERAL = "Có ở {}. Gõ thêm số biểu mẫu ở trước, ví dụ {}."
CORRECTION_SECTION = "Mục này là lời văn. Nhấn Enter để mở mục rồi sửa tại chỗ."
CORRECTION_CHANGES = "Nếu ghi như vậy"
CORRECTION_NO_EFFECT = "Không có chỗ nào đổi theo."
CORRECTION_SHIFT = "{} từ {} thành {}"
CORRECTION_SECTIONS = "Lời văn đổi theo ở {}"
CORRECTION_GONE = "Không còn: {}"
CORRECTION_MORE = "và {} nội dung khác"
CORRECTED = "Đã sửa"
CORRECTED_NONE = "Chưa sửa chỗ nào."
CORRECTED_LINE = "{place}: {before} thành {after}"
CORRECTED_BACK = "{place}: đã hoàn tác, hiện là {now}"
CORRECTED_EFFECT = "{line}. {count} chỗ khác đổi theo."
