"""Texts of splitting the work, in Vietnamese: handing parts out, and taking them back."""

from __future__ import annotations

ABOUT = (
    "Giao biểu mẫu hoặc mục cho đồng nghiệp qua USB, rồi nhận lại. Chỗ nào chỉ một bên sửa thì chương trình tự ghép; "
    "chỗ hai bên cùng sửa thì chọn từng chỗ."
)
GIVE = "Giao phần việc"
PARTS = "Biểu mẫu, mục"
TICK = "Đánh dấu các mục, biểu mẫu giao cho một người (phím cách)."
CHOSEN_PARTS = "Giao: {}."
NONE_CHOSEN = "Chưa chọn phần nào."
NOTHING_TICKED = "Chưa chọn mục hay biểu mẫu nào để giao."
COLLEAGUE = "Người nhận việc"
GIVE_BUTTON = "Giao…"
FOLDER = "Chọn USB hoặc thư mục"
GIVEN = "Đã giao phần việc. Rút USB bằng lệnh “Tháo an toàn” của máy."
STOPPED = "Đã dừng, chưa giao gì."

BACK = "Nhận lại phần việc"
BACK_BUTTON = "Nhận lại…"
READING = "Đang đọc {}…"
NOT_READ = "Đã dừng, chưa nhận gì."
FILE = "Chọn tệp gửi lại"
FILES = "Phần việc (*.cchc *.xlsx *.json)"
LIST = "Các chỗ khác nhau"
NOTHING_YET = "Chưa chọn tệp gửi lại."
NO_DIFFERENCE = "Tệp gửi lại không khác gì bản thảo này."
SAYS = "{parts}. Nhận {taken}, giữ {kept}, cần chọn {conflicts}."
KEYS = "1 giữ bản ở đây   2 lấy bản gửi lại   Enter nhận"
APPLY = "Nhận vào bản thảo"
APPLIED = "Đã nhận {} chỗ. Ctrl+Z để hoàn tác."

TAKEN = "Nhận"
KEPT = "Giữ"
CONFLICT = "Cần chọn"
OUTSIDE = "Ngoài phần được giao, không nhận"
CHANGE = "{place}: {what}, {before} thành {after}"
ASKED = "{place}: {what}. Lúc giao {base}\n{first} 1 ở đây {ours}\n{second} 2 gửi lại {theirs}"
CHOSEN, NOT_CHOSEN = "●", "○"
CHOSEN_WORDS = {"ours": "giữ bản ở đây", "theirs": "lấy bản gửi lại"}
BLANK = "(trống)"
NOTE = "{} (ghi chú)"
