"""Texts of the page on which a received report is looked through, in Vietnamese."""

from __future__ import annotations

TITLE = "Ghi chú trả lại: {}"
LIST = "Các ghi chú. Enter đến chỗ, F2 sửa, Delete xóa"
HERE = "Ghi chú ở chỗ này"
AT = "Ghi chú: {}"
SAMPLES = "Câu gợi ý"
SAMPLES_OF = {
    "figure": (
        "Số này không khớp với biểu kèm theo. Đề nghị rà lại.",
        "Số tăng, giảm nhiều so với cùng kỳ. Đề nghị kiểm tra, đúng thì giải trình.",
        "Chưa có số liệu. Đề nghị bổ sung, không phát sinh thì ghi 0.",
        "Tỷ lệ không khớp với hai số tính ra nó. Đề nghị tính lại.",
        "Số này không khớp với lời văn. Đề nghị thống nhất.",
    ),
    "section": (
        "Số trong lời văn không khớp với biểu mẫu. Đề nghị sửa.",
        "Nội dung chung chung. Đề nghị nêu kết quả, số liệu cụ thể.",
        "Nội dung chép từ kỳ trước, chưa cập nhật. Đề nghị viết lại.",
        "Chưa nêu nguyên nhân của tồn tại, hạn chế. Đề nghị bổ sung.",
        "Thiếu số, ngày của văn bản đã ban hành. Đề nghị ghi đủ.",
    ),
    "other": (
        "Chưa đúng thể thức. Đề nghị sửa theo Nghị định 30/2020/NĐ-CP.",
        "Đề nghị sửa các chỗ đã ghi chú rồi nộp lại.",
        "Thiếu bản đã ký. Đề nghị gửi kèm.",
        "Nộp sau hạn. Đề nghị kỳ sau nộp đúng hạn.",
    ),
}
CHECKED = "Chương trình đã xem giúp"
OFFICE = "Trả lời với tên cơ quan"
OFFICE_NOTE = "để trống: nơi báo cáo gửi đến"
ACCEPT = "Nhận báo cáo"
RETURN, RETURN_BARE = "Trả lại kèm {} ghi chú", "Trả lại"
AGAIN = "Ghi lại gói trả lời"
NO_REMARKS = "Trả lại thì cần ít nhất một ghi chú."
NO_REMARKS_TEXT = "Nhấn F4 ở chỗ cần sửa."
KEPT = "Ghi chú đã viết ở đây vẫn còn."
WHERE = "Chọn USB hoặc thư mục để ghi gói trả lời"
WRITTEN = "Đã ghi gói trả lời"
WRITTEN_TEXT = "{}\nMã đối chiếu khóa ký: {}"
WHOLE = "Gói nguyên vẹn"
NO_PLACES = "Không có lỗi, cảnh báo, chỗ khác lần trước hay ghi chú nào."
SENDERS = {
    "known": "Khóa ký đã biết",
    "new": "Khóa ký mới gặp: so với phiếu",
    "changed": "Khóa ký đã đổi",
}
NO_FINDINGS = "Không có lỗi, cảnh báo nào"
FINDINGS = "{} lỗi, {} cảnh báo; {} đã giải trình"
ANSWERED = "Đã sửa {} trên {} ghi chú của lần {}"
MENDED = "{}: {}"
NOT_MENDED = "{}: {} (chưa đánh dấu)"
CHANGES = "{} chỗ khác lần {} (Ctrl+D)"
CHANGE = "{}: {} → {}"
PROSE = "{}: lời văn, {} chỗ"
WORDS = "{} → {}"
MOVED = "{} số tăng, giảm nhiều so với {}"
MOVED_FIGURE = "{}: {} → {} ({}%)"
CAME = "Kỳ này: {} gói đã nhận, {} lần trả lời"
CAME_ONE = "Lần {}, nhận {}: {}"
BACK = "Tiếp nhận"
CAME_AT = "Nhận {} {}"
UNIT_BEFORE, UNIT_AFTER = "Đơn vị trước (Ctrl+↑)", "Đơn vị sau (Ctrl+↓)"
LAST = "Đây là đơn vị cuối trong danh sách đang xem."
FIRST = "Đây là đơn vị đầu trong danh sách đang xem."
BLANK = "(trống)"
DOCUMENTS = "Tài liệu trong gói"
DOCUMENTS_NOTE = "Mở bằng chương trình của máy. Đây là những tệp đơn vị đã ký và gửi, không phải bản in lại."
SIGNED_COPY = "Bản đã ký trong gói"
NO_SIGNED_COPY = "Gói không kèm bản đã ký: báo cáo chưa có chữ ký số hay bản quét nào."
EXAMINING = "Đang xem chữ ký trong bản đã ký"
SEE_SIGNED = "Xem bản ký, so với báo cáo"
SEE_OTHER = "Xem bản ký gửi riêng"
OPEN_SIGNED = "Mở bản đã ký (PDF)"
OPEN_PRINT = "Mở bản in (PDF)"
OPEN_WORKBOOK = "Mở tệp Excel"
BESIDE = "Tệp kèm văn bản trong sổ"
OPEN_BESIDE = "{}: {}"
LOOK = "Xem và trả lời"
