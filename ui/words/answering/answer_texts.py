"""Texts of the answer page and of the page with all answers to a report, in Vietnamese."""

from __future__ import annotations

ANSWER = "Trả lời của nơi nhận"
CHECKING = "Đang kiểm tra gói trả lời…"
TAKE = "Ghi vào báo cáo"
ACCEPTED = "{office} đã nhận báo cáo, lần {version}"
RETURNED = "{office} trả lại báo cáo, lần {version}, kèm {count} ghi chú"
FOR = "{unit}, {period}. Trả lời ngày {day}{by}."
BROKEN = "Gói trả lời không còn nguyên vẹn, không nhận"
BROKEN_TEXT = "Xin nơi nhận gửi lại gói này. Không dùng trả lời trong gói."
NEW_KEY = "Khóa ký khác với khóa đã biết của {office}. Đối chiếu mã dưới đây với nơi nhận rồi mới ghi vào báo cáo."
FINGERPRINT = "Gõ mã đối chiếu mà nơi nhận đọc hoặc gửi bằng giấy"
FINGERPRINT_NOTE = "Tám nhóm, mỗi nhóm năm chữ số. Gọi cho nơi nhận để hỏi mã này."
REMARKS_CARD = "Ghi chú trong gói"

# The page with all answers
TITLE = "Trả lời của nơi nhận"
NOTE = (
    "Sửa xong ghi chú nào thì đánh dấu ghi chú ấy; lần nộp sau nói đã sửa theo ghi chú nào. "
    "Dấu cách để đánh dấu, Enter để đến chỗ."
)
NOTE_SEALED = "Báo cáo đã chốt. Mở lại ở trang Rà soát rồi đánh dấu những ghi chú đã sửa."
NONE = "Chưa có trả lời nào. Mở gói trả lời của nơi nhận bằng cách kéo tệp vào cửa sổ."
COLUMNS = ("Đã sửa", "Chỗ", "Ghi chú của nơi nhận")
ACCEPTED_LINE = "{office} đã nhận lần {version}, ngày {day}{by}"
RETURNED_LINE = "{office} trả lại lần {version}, ngày {day}{by}: đã sửa {done} trên {count} ghi chú"
BY = ", {}"
KEY = "Mã đối chiếu khóa ký: {}"
WAY = "Ghi chú của nơi nhận: đã sửa {} trên {}"
WAY_ACCEPTED = "Nơi nhận đã nhận lần {}"
SPOKEN = "{where}: {text}. {state}"
MENDED = "Đã sửa"
OPEN = "Chưa sửa"
SEALED_ACCEPTED = "{office} đã nhận ngày {day}."
SEALED_RETURNED = "{office} trả lại ngày {day}, kèm {count} ghi chú: mở lại để sửa."
