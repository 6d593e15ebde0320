"""Texts of the card that names the shared database of the receiving office."""

CARD = "Cơ sở dữ liệu tiếp nhận"
ABOUT = (
    "Chỉ cho nơi nhận báo cáo có nhiều máy cùng làm. Để trống thì những gì tiếp nhận nằm trong thư mục dữ liệu của "
    "máy này. "
    "Mật khẩu không ghi ở đây mà trong tệp pgpass của máy."
)
ADDRESS = "Địa chỉ"
EXAMPLE = "postgresql+psycopg://tài-khoản@máy-chủ/tên"
USE = "Dùng cơ sở dữ liệu này"
OWN = "Dùng thư mục của máy này"
TRYING = "Đang thử mở…"
USED = "Từ nay tiếp nhận vào {}."
USED_OWN = "Từ nay tiếp nhận vào thư mục dữ liệu của máy này."
NOT_MOVED = "Những gì đã tiếp nhận trước đó vẫn nằm ở chỗ cũ, không chuyển sang."
