"""Texts of the card of trusted roots, in Vietnamese."""

from __future__ import annotations

CARD = "Gốc tin cậy của chữ ký số"
ABOUT = (
    "Chứng thư gốc của nơi cấp chữ ký số mà đơn vị tin cậy, ví dụ của Ban Cơ yếu Chính phủ. Chương trình không có sẵn "
    "gốc nào. Đối chiếu từng số của dấu vân tay với trang công bố của nơi cấp trước khi thêm."
)
NONE = "Chưa có gốc nào: chữ ký đúng vẫn ghi là chưa nói được người ký là tin hay không."
ADD = "Thêm gốc tin cậy"
REMOVE = "Bỏ gốc này"
FILTER = "Chứng thư (*.crt *.cer *.pem *.der)"
UNTIL = "{organisation}, hết hạn {day}"
ONLY_UNTIL = "Hết hạn {day}"
FINGERPRINT = "Dấu vân tay SHA-256"
ADDED = "Đã thêm: {}."
REMOVED = "Đã bỏ: {}. Chữ ký của nơi này không còn được tin."
UNREADABLE = "Không đọc được chứng thư gốc: {}."
