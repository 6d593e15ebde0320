"""Texts of findings, in Vietnamese: severities, fixes, the way to a place. Checks bring their own sentences."""

from __future__ import annotations

ERROR = "Lỗi"
WARNING = "Cảnh báo"
HINT = "Gợi ý"
FIX = "Lấy {}"
CLEAR = "Xóa số này"
GO_TO_PLACE = "Tới {}"
FOLDED = ", đã gập"
