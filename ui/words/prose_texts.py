"""Texts of the pages of prose sections, in Vietnamese."""

from __future__ import annotations

# The page of a section
GUIDANCE = "Mục này cần nêu"
WORD_COUNT = "{} từ     {} số liệu liên kết"
HOW_TO_LIST = "Danh sách: gõ “- ”   Bảng: gõ “| ô |”"
TABLE_COLUMN = "Cột {}"
INSERT_TABLE = "Chèn bảng nhỏ"
SECTION_FINDINGS = "Lỗi, cảnh báo, gợi ý của mục này"
SECTION_TEXT = "Nội dung mục {}"
PASTE_CLEANED = "Khi dán đã {}."
TYPING_CLEANED = "Khi gõ đã {}."

# Findings in the text
FIX_KEY = "Ctrl+Enter"
READING = "đang đọc…"
MENU_KEY = "Ctrl+. mở bảng chọn tại chữ"

# The menu of the text
UNDO = "Hoàn tác"
REDO = "Làm lại"
CUT = "Cắt"
COPY = "Chép"
PASTE = "Dán"
SELECT_ALL = "Chọn hết"
CHIP_GO = "Đến {}"
GROWTH = "Ghi thêm “{}”"
CHIP_TO_NUMBER = "Thay bằng chữ “{}”, không liên kết nữa"
NUMBER_TO_CHIP = "Lấy số này từ {}, tự đổi theo biểu mẫu"
CHIP_REMOVE = "Xóa số liệu này"

# The list of figures
FIGURES = "Số liệu"
FIGURES_KEYS = "F3 đến đây, mũi tên chọn, Enter chèn"
FIGURES_SEARCH = "Tìm số hàng hoặc chữ trong chỉ tiêu"
FIGURES_OF = "Biểu mẫu {}, phần của đơn vị"
FIGURES_EXACT = "Biểu mẫu {}, đúng “{}”"
FIGURES_NONE = "Không có hàng nào có “{}” trong số hàng, giá trị hay chữ. Esc về chỗ viết."
FIGURES_USED = "Biểu mẫu {}, đã dùng trong mục này"
INSERT_FIGURE = "Chèn số liệu"
CITE = "Dẫn văn bản"

# Figures in the text
CHIP_BLANK = "{} trống"
CHIP_UNKNOWN = "{} ?"
CHIP_ROW = "Biểu mẫu {number}, hàng {row}: {label}"
CHIP_NO_ROW = "Mẫu báo cáo không có biểu mẫu {number}, hàng {row}."
