"""Texts of the card that packs a report onto a USB stick, in Vietnamese."""

from __future__ import annotations

CARD = "Gói bàn giao ra USB"
SAYS = {
    "open": "Bản thảo, chỉ để xin ý kiến: tên gói và phiếu đều ghi là bản thảo.",
    "closed": "Bản trình ký, lần {}: đóng gói đúng như đã chốt.",
    "issued": "Bản đã ban hành, lần {}: đóng gói đúng như đã ban hành, kèm bản đã ký nếu có.",
}
FIRST_KEY = "Lần đầu đóng gói: chương trình lập khóa ký của đơn vị, giữ trong máy này."
PLACES = "Nơi ghi gói"
NO_STICK = "Chưa thấy USB. Cắm USB, hoặc chọn một thư mục."
LOOKING = "Đang tìm USB"
FOLDER_DETAIL = "Thư mục đã chọn"
STICK_DETAIL = "{system}, còn trống {free} trên {total}"
STICK_DETAIL_UNKNOWN = "{system}, máy không cho biết còn trống bao nhiêu"
READ_ONLY = "USB này chỉ đọc. Gạt khóa chống ghi, hoặc dùng USB khác."
NAMED_STICK = "{} ({})"
OTHER_FOLDER = "Thư mục khác"
PACK = "Đóng gói"
PACK_KEY = "Ctrl+B"
NO_PLACE = "Chọn USB hoặc thư mục để ghi gói."
DONE_STICK = "Đã ghi và đối chiếu xong. Có thể rút USB."
DONE_FOLDER = "Đã ghi và đối chiếu xong."
THERE_ALREADY = "Gói này đã có sẵn ở đó, còn nguyên vẹn."
ADDED_BESIDE = "Gói đã có sẵn ở đó, còn nguyên vẹn; đã ghi thêm tệp còn thiếu."
NEW_KEY = "Đã lập khóa ký của đơn vị."
FINGERPRINT = "Mã đối chiếu: {}"
BESIDE = "Kèm {} tệp của sổ văn bản."
SIGN_SLIP = "In phiếu bàn giao, hai bên ký, mang theo cùng USB."
OPEN_SLIP = "Mở phiếu bàn giao"
STOPPED = "Đã dừng đóng gói."
STOPPED_TEXT = "Không để lại tệp nào ở nơi ghi. Báo cáo trong máy vẫn nguyên."
