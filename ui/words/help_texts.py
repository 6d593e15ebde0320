"""Texts of the help page, in Vietnamese: every key, by page."""

from __future__ import annotations

TITLE = "Trợ giúp"
BACK = "Quay lại"
BEGINNING = "Bắt đầu"
CHAPTERS = "Các phần của hướng dẫn"
KEYS = "Tất cả các phím"
KEY, DOES = "Phím", "Việc"
SEARCH = "Tìm trong hướng dẫn (Ctrl+F)"
FOUND = "{} chỗ"
NOT_FOUND = "Không có chỗ nào. Thử ít chữ hơn."
TOUR = "Xem thử ba bước"
TOUR_COUNT = "Bước {}/{}"
TOUR_NEXT, TOUR_DONE, TOUR_END = "Tiếp", "Xong", "Thôi xem thử"
TOUR_FIGURES = "Gõ số rồi Enter xuống hàng sau. Hàng tỷ lệ tự tính. Chương trình tự lưu. Nhấn Tiếp, hoặc cứ gõ thử."
TOUR_FINDINGS = (
    "F8 đến chỗ tiếp theo cần xem, qua mọi trang. Lời nhắc nói sai thế nào; có sẵn cách sửa thì nhấn Ctrl+Enter."
)
TOUR_PAPER = (
    "Xem trước từng trang, in nháp, xuất PDF, Excel, Word, rồi ghi gói ra USB. "
    "Báo cáo ví dụ ở lại trong danh sách, bỏ lúc nào cũng được."
)
TOUR_STEPS = (
    ("Nhập số ở biểu mẫu", TOUR_FIGURES),
    ("Sửa chỗ chưa đúng", TOUR_FINDINGS),
    ("In, xuất tệp, bàn giao", TOUR_PAPER),
)
GROUPS = (
    (
        "Ở mọi trang",
        (
            ("F1", "trợ giúp; ở biểu mẫu: xem đủ lời giải thích chỉ tiêu, F1 lần nữa: trợ giúp"),
            ("Kéo thả tệp", "nhập báo cáo, gói bàn giao ở bất kỳ trang nào"),
            ("Ctrl + con lăn   Ctrl +   Ctrl −   Ctrl 0", "cỡ chữ lớn hơn, nhỏ hơn, như cũ"),
            ("Esc", "đóng lời nhắc, dừng việc đang làm; không ra khỏi báo cáo"),
        ),
    ),
    (
        "Trang đầu",
        (
            ("Enter   Ctrl+O", "mở báo cáo đang chọn, viết tiếp đúng chỗ đã dừng"),
            ("Ctrl+N", "lập báo cáo mới"),
            ("Ctrl+I", "nhập báo cáo từ tệp, mở gói bàn giao"),
            ("Ctrl+F", "lọc danh sách"),
            ("Ctrl+K", "lập kỳ sau từ báo cáo đang chọn"),
            ("F2   Ctrl+D", "đặt tên riêng cho báo cáo; tạo bản chép"),
            ("Ctrl+.   nút phải chuột", "mọi việc làm được với báo cáo đang chọn"),
            ("Delete", "bỏ vào thùng rác; Ctrl+Z hoàn tác"),
        ),
    ),
    (
        "Trong báo cáo",
        (
            ("Ctrl+PgDn   Ctrl+PgUp", "bước sau, bước trước"),
            ("Alt+1 … Alt+7", "biểu mẫu 1 đến 7 (hàng số trên bàn phím)"),
            ("Alt+0   Alt+8   Alt+9", "Thông tin chung, Rà soát, Xuất"),
            ("Ctrl+G", "đi đến hàng, mục, biểu mẫu"),
            ("Ctrl+J", "sổ văn bản, cũng mở được từ trang đầu"),
            ("F8   Shift+F8", "lỗi, cảnh báo tiếp theo, trước đó"),
            ("Ctrl+F   Ctrl+H", "tìm trong cả báo cáo; tìm và thay (ở biểu mẫu: Ctrl+F rồi Ctrl+H)"),
            ("F5", "xem từng chỗ chép từ báo cáo trước"),
            ("F6", "qua lại giữa danh sách bước và trang"),
            ("F7", "lịch sử của ô hoặc mục: ai ghi gì lúc nào; Enter ghi lại như lúc ấy"),
            ("Ctrl+D", "so sánh với bản in, bản đã chốt, báo cáo khác"),
            ("F9", "từ mục sang biểu mẫu của mục và ngược lại"),
            ("Ctrl+Z   Ctrl+Y", "hoàn tác, làm lại, kể cả sau khi ra trang đầu rồi vào lại"),
            ("Ctrl+S", "lưu ngay và nói đã lưu lúc nào; không nhấn cũng tự lưu"),
            ("Alt+←", "về danh sách các báo cáo"),
        ),
    ),
    (
        "Biểu mẫu",
        (
            ("Enter   Shift+Enter", "hàng sau, hàng trước; ở hàng cuối: Enter lần nữa sang bước sau"),
            ("Ctrl+Home   Ctrl+End", "hàng đầu, hàng cuối"),
            ("Tab", "kết quả, ghi chú, hàng sau"),
            ("F2   F4", "sửa trong ô; ghi chú"),
            ("Alt+↓", "mở danh sách mã; hoặc bấm chuột vào ô"),
            ("Ctrl+C   Ctrl+V", "chép, dán một khối với Excel"),
            ("Shift+↑   Shift+↓", "chọn nhiều hàng"),
            ("Ctrl+Enter", "sửa theo lời nhắc"),
            ("Ctrl+H   Ctrl+T", "ẩn, hiện hàng của cấp khác; chỉ hiện hàng trống"),
            ("Alt+Enter", "xuống dòng trong ghi chú"),
            ("Ctrl+.   chuột phải", "việc làm được ở hàng: chép, dán, ghi 0 hay lý do cho nhiều hàng trống"),
        ),
    ),
    (
        "Lời văn",
        (
            ("“- ”   “+ ”", "gạch đầu dòng"),
            ("F2", "câu gợi ý của mục, Enter chèn"),
            ("“| ô | ô |”", "bảng nhỏ: Tab sang ô sau, Enter xuống hàng"),
            ("F3", "đến danh sách số liệu, Enter chèn vào câu"),
            ("F4", "dẫn một văn bản trong sổ"),
            ("F8   Ctrl+Enter", "chỗ cần xem tiếp theo trong mục; sửa chỗ ấy theo cách đề nghị"),
            ("Ctrl+.", "bảng chọn tại chữ: sửa, bỏ qua, giữ chữ"),
            ("Ctrl+F1", "mở, gập phần hướng dẫn của mục"),
        ),
    ),
    (
        "Chỗ chép sang",
        (
            ("Enter   Alt+G", "ghi chữ trong ô và sang chỗ tiếp theo; giữ như cũ"),
            ("F8   Shift+F8", "để sau, sang chỗ tiếp theo, chỗ trước"),
            ("F3   Ctrl+Enter", "đến nhóm nhiều chỗ cùng kiểu; đổi cả nhóm một lần"),
            ("→   phím cách", "ở nhóm: mở từng chỗ, bỏ một chỗ ra khỏi nhóm"),
            ("Ctrl+PgDn   Esc", "mục tiếp theo còn chỗ; về viết tiếp"),
        ),
    ),
    (
        "Rà soát",
        (
            ("F8   Shift+F8", "chỗ tiếp theo, chỗ trước chưa sửa và chưa có giải trình"),
            ("Enter", "đến chỗ đang chọn; trong ô giải trình: sang chỗ tiếp theo"),
            ("Alt+Enter", "trong ô giải trình: cùng lý do cho những chỗ cùng loại trên trang ấy"),
            ("Ctrl+R", "sửa theo bản in"),
            ("Alt+C", "chốt bản trình ký"),
        ),
    ),
    (
        "So sánh hai bản",
        (
            ("F8   Shift+F8", "chỗ khác tiếp theo, trước đó"),
            ("Ctrl+Enter", "đến chỗ ấy trong bản thảo"),
            ("Alt+V", "song song, liền dòng"),
            ("Ctrl+P", "chỉ in những chỗ khác"),
        ),
    ),
    (
        "Tiếp nhận báo cáo",
        (
            ("Ctrl+T", "từ trang đầu đến bảng theo dõi các xã nộp báo cáo"),
            ("Ctrl+I", "nhận gói: chọn thư mục, USB hoặc từng gói; kéo thả cũng được"),
            ("Enter   Ctrl+Enter   Ctrl+R", "xem báo cáo của dòng đang chọn; nhận; trả lại kèm ghi chú"),
            ("Ctrl+K", "đối chiếu khóa ký mới của đơn vị với phiếu bàn giao"),
            ("Ctrl+L", "danh sách còn thiếu: chép vào tin nhắn, in"),
            ("F9   F5", "tổng hợp; đọc lại, tính lại khi có gói mới về"),
            ("F4   F8", "ở báo cáo đã nhận: ghi chú; chỗ cần xem tiếp theo"),
            ("Ctrl+↓   Ctrl+↑", "ở báo cáo đã nhận: đơn vị sau, đơn vị trước"),
            ("→   ←", "ở trang Tổng hợp: mở chỉ tiêu ra từng đơn vị, đóng lại"),
            ("Ctrl+E", "xuất tổng hợp ra tệp Excel, PDF, bảng số liệu"),
        ),
    ),
    (
        "Xuất và in",
        (
            ("Ctrl+P", "in"),
            ("Enter", "xuất các tệp đã chọn"),
            ("Ctrl+B", "đóng gói bàn giao ra USB"),
        ),
    ),
)
SAVING = (
    "Không có nút Lưu: mọi chữ được lưu khi rời ô hoặc sau khi ngừng gõ một lát; góc dưới bên trái ghi giờ đã lưu. "
    "Tắt máy giữa chừng cũng không mất phần đã lưu."
)
