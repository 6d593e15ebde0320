"""Texts of typing figures again into another system, in Vietnamese."""

from __future__ import annotations

ABOUT = (
    "Mở biểu nhập của phần mềm nhận báo cáo ở cửa sổ bên cạnh. Nhấn Enter ở đây: số đang chọn được chép và đánh dấu, "
    "hàng sau được chọn; sang bên kia nhấn Ctrl+V. Đóng cửa sổ, hôm sau làm tiếp từ chỗ dừng."
)
LIST = "Các số theo thứ tự màn hình nhập"
LINE = "{place}  {label}"
BLANK = "(trống)"
COPY = "Chép số này"
AGAIN = "Bỏ hết dấu"
COUNT = "{done}/{all} số đã gõ"
COPIED = "Đã chép {text} ({place}). Sang phần mềm kia nhấn Ctrl+V."
NOTHING = "Hàng này trống, không có gì để chép."
OPEN = "Gõ lại vào phần mềm khác…"
KEYS = "Enter chép và sang hàng sau · Dấu cách đánh dấu hoặc bỏ dấu"
