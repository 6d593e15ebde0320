"""Texts of the list of late dossiers, in Vietnamese."""

from __future__ import annotations

ABOUT = (
    "Mỗi hồ sơ giải quyết quá hạn một dòng: gõ vào đây, dán từ Excel, hoặc nhận từ tệp mà phần mềm một cửa xuất ra. "
    "Danh sách đi cùng báo cáo và in dưới mục về cơ chế một cửa."
)
NOT_PRINTED = "Mẫu báo cáo này không in danh sách; danh sách vẫn được giữ và đi cùng gói bàn giao."
COLUMNS = ("Mã hồ sơ", "Lĩnh vực", "Số ngày quá hạn", "Lý do", "Đã gửi thư xin lỗi")
CELL, BLANK = "{}: {}", "trống"
TABLE = "Danh sách hồ sơ quá hạn"
OPEN = "Nhận từ tệp…"
PASTE = "Dán"
DELETE = "Xóa dòng"
FILE = "Chọn danh sách hồ sơ quá hạn"
FITS = "Danh sách có {listed} hồ sơ, đúng với số liệu."
NO_COUNT = "Danh sách có {listed} hồ sơ. Biểu mẫu chưa có số hồ sơ quá hạn để đối chiếu."
DIFFERS = "Danh sách có {listed} hồ sơ, số liệu là {counted}."
TAKEN = "Đã nhận {} hồ sơ. Ctrl+Z hoàn tác."
NOTHING_COPIED = "Chưa có danh sách nào được chép."
OPEN_LIST = "Ghi danh sách hồ sơ quá hạn"
