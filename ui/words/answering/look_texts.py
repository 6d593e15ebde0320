"""Texts of the page on which a received report is looked through, in Vietnamese."""

from __future__ import annotations

TITLE = "Ghi chú trả lại: {}"
LIST = "Các ghi chú. Enter đến chỗ, F2 sửa, Delete xóa"
HERE = "Ghi chú ở chỗ này"
AT = "Ghi chú: {}"
CHECKED = "Chương trình đã xem giúp"
OFFICE = "Trả lời với tên cơ quan"
OFFICE_NOTE = "để trống: nơi báo cáo gửi đến"
ACCEPT = "Nhận báo cáo"
RETURN = "Trả lại kèm {} ghi chú"
AGAIN = "Ghi lại gói trả lời"
NO_REMARKS = "Trả lại thì cần ít nhất một ghi chú."
NO_REMARKS_TEXT = "Nhấn F4 ở chỗ cần sửa."
KEPT = "Ghi chú đã viết ở đây vẫn còn."
WHERE = "Chọn USB hoặc thư mục để ghi gói trả lời"
WRITTEN = "Đã ghi gói trả lời"
WRITTEN_TEXT = "{}\nMã đối chiếu khóa ký: {}"
SENDERS = {
    "known": "Gói nguyên vẹn, khóa ký đã biết",
    "new": "Gói nguyên vẹn, khóa ký mới gặp: so với phiếu",
    "changed": "Gói nguyên vẹn, nhưng khóa ký đã đổi",
}
NO_FINDINGS = "Không có lỗi, cảnh báo nào"
FINDINGS = "{} lỗi, {} cảnh báo; {} đã giải trình"
ANSWERED = "Đã sửa {} trên {} ghi chú của lần {}"
MENDED = "{}: {}"
NOT_MENDED = "{}: {} (chưa đánh dấu)"
CHANGES = "{} chỗ khác lần {} (Ctrl+D)"
CHANGE = "{}: {} → {}"
PROSE = "{}: lời văn, {} chỗ"
BLANK = "(trống)"
DOCUMENTS = "Tài liệu trong gói"
DOCUMENTS_NOTE = "Mở bằng chương trình của máy. Đây là những tệp đơn vị đã ký và gửi, không phải bản in lại."
OPEN_SIGNED = "Mở bản đã ký (PDF)"
OPEN_PRINT = "Mở bản in (PDF)"
OPEN_WORKBOOK = "Mở tệp Excel"
LOOK = "Xem và trả lời"
