"""The steps typed for each picture: one long way through the window, mostly in the order of the guide."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass

NOW = "2023-09-08 10:42"
NOW_OF = {"Kiểm soát TTHC": "2026-09-15 10:42"}
"""Another moment, by data folder: newer templates are for newer periods."""
WORK = f"{tempfile.gettempdir()}/cchc-pictures"
"""The same folder every time, since the window shows it."""
STICK = f"{WORK}/USB"
PIN = "135790"
"""The PIN of the two tokens in software that `make_pictures` plugs in."""
OTHER_COPY = f"{WORK}/BC-125-da-ky.pdf"
"""A signed copy of another text."""
SIGNED_FOLDERS = ("Ký số", "Phòng nhận bản ký")
"""The data folders that trust the roots of the two tokens."""
PROVINCE_STICK = f"{WORK}/USB các xã"
"""The packages of a district's communes."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture and the keys that lead to it from the one before; without a name no picture is saved.

    Letters are typed, <Ctrl+N> is a key, <click Cài đặt> a click on the button of that name. clipboard is a text that
    another program copied before.
    """

    name: str
    keys: str = ""
    clipboard: str = ""


OFFICE = (
    Shot("lan-dau", "xã<Tab>An Thanh<Tab>huyện Tứ Kỳ<Tab>tỉnh Hải Dương"),
    Shot("lap-bao-cao", "<Return>"),
    Shot("thong-tin-chung", "<Return>9/2023"),
    Shot(
        "bieu-mau",
        "<Alt+3>0<Return>2<Return>0<Return>141<Return>141<Return>3<Return>17<Return>12<Return>2105<Return>2104<Return>",
    ),
    Shot("loi", "<Shift+Return>2150<Return>"),
    Shot("ghi-chu", "<Shift+Return>2104<F4>2.090 hồ sơ trước hạn, 14 hồ sơ đúng hạn<Tab>"),
    Shot("chon-so-lieu", "<F9><click c) Một cửa, một cửa liên thông>- Trong kỳ đã giải quyết xong <F3><PgDown>"),
    Shot("so-lieu-trong-cau", "<Return> hồ sơ."),
    Shot("dan-tu-excel", "<Alt+7><Ctrl+G>6.4.1<Return><Ctrl+V>", clipboard="66\n66\n15\n\n43\n43\n6"),
    Shot("trang-dau", "<click Các báo cáo>"),
    Shot("cai-dat", "<click Cài đặt>"),
    Shot("", "<click Báo cáo ví dụ còn lỗi>"),
    Shot("form", "<Alt+6>"),
    Shot("ra-soat", "<Alt+8>"),
    Shot("giai-trinh", "<F8>Sổ theo dõi ghi như vậy, đã hỏi lại phòng Nội vụ<Tab>Chủ tịch Nguyễn Văn An<F8>"),
    Shot("in-nhap", "<Alt+9><click Xem bản in để rà soát>"),
    Shot("nhap-sua", "<Ctrl+R>7 6.7.2<Return>1378"),
    Shot("", "<click Các báo cáo><click Cài đặt><click Mở báo cáo ví dụ>"),
    Shot("chot", "<Alt+8>"),
    Shot("da-chot", "<Alt+C>"),
    Shot("xuat", "<Alt+9><Return>"),
    Shot("ban-giao", f"<click Thư mục khác>{STICK}<Return><Ctrl+B>"),
    Shot("ban-hanh", "<Alt+8>125<Tab>9/6/2023"),
    Shot("ky-truoc", "<click Các báo cáo><Ctrl+F>9 tháng<Return><Return><Alt+3><Ctrl+G>3.3.1<Return>"),
)
RECEIVER = (Shot("nhan-goi", f"<Ctrl+I>{STICK}/an-thanh_2023-H1_v1.cchc<Return>"),)
NINE_MONTHS = "<Ctrl+F>9 tháng<Return><Return>"
PART = f"{STICK}/an-thanh_2023-9M_v1_phan-viec-chi-hoa"
TICKED = f"{'<Down>' * 4}<Space>{'<Down>' * 10}<Space>"  # II.2 and form 3
HANDING_OUT = (
    Shot("", f"{NINE_MONTHS}<Alt+8><click Chia việc>"),
    Shot("giao-viec", f"{TICKED}<Return>chị Hòa<click Giao…>{STICK}<Return>"),
)
COLLEAGUE = (
    Shot("", f"<Ctrl+I>{PART}.cchc<Return>"),
    Shot("phan-viec", "<Ctrl+Return><Alt+3><Ctrl+G>3.3.1<Return>2110<Return>2108<Return>"),
    Shot("", f"<Alt+9><click Thư mục khác>{STICK}<Return><Ctrl+B>"),
)
TAKING_BACK = (
    Shot("", f"{NINE_MONTHS}<Alt+3><Ctrl+G>3.3.1<Return>2106<Return>"),
    Shot("nhan-lai", f"<Alt+8><click Chia việc><click Nhận lại…>{PART}_lan-2.cchc<Return>"),
    Shot("khoa-ky", "<click Các báo cáo><click Cài đặt><click Lưu khóa ra tệp…>bon tu khong lien quan<Tab>"),
)

TABLE = "\n".join(
    "\t".join(row)
    for row in (
        (
            "STT",
            "Lĩnh vực",
            "Tiếp nhận trong kỳ",
            "Trong đó trực tuyến",
            "Kỳ trước chuyển sang",
            "Đã giải quyết",
            "Trước hạn",
            "Đúng hạn",
            "Quá hạn",
            "Đang giải quyết",
        ),
        ("1", "Hộ tịch", "612", "598", "4", "611", "600", "11", "0", "5"),
        ("2", "Chứng thực", "704", "690", "0", "704", "690", "14", "0", "0"),
        ("3", "Đất đai", "96", "81", "12", "101", "95", "5", "1", "7"),
        ("", "Tổng số", "1412", "1369", "16", "1416", "1385", "30", "1", "12"),
    )
)
"""A table as a one-stop shop's program puts it on the clipboard."""
OLD_TEXT = "KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2023 cña x·"
"""Words in the coding TCVN3."""
PLAN = (
    "12/KH-UBND<Return>3/2<Return><Return><Return>cải cách hành chính năm 2023<Ctrl+Return>"
    "15/KH-UBND<Return>20/2<Return><Return><Return>kiểm tra cải cách hành chính năm 2023"
)
NEXT_PERIOD = (
    Shot("", "<click Mở báo cáo ví dụ><click Các báo cáo>"),
    Shot("don-vi", "<Ctrl+N><Backtab><Backtab><Backtab><Backtab>an thanh qp"),
    Shot("lap-tu-bao-cao-truoc", "<Esc><Esc><Ctrl+K>"),
    Shot("cho-chep-sang", "<Return><F3>"),
    Shot("lich-su", "<Ctrl+Return><Ctrl+Return><Alt+3>1<Return>7<Return><Shift+Return>5<Return><Shift+Return><F7>"),
    Shot("so-sanh", "<Esc><Ctrl+D><F8>"),
    Shot("bang-mot-cua", "<Esc><Alt+3><click Lấy từ bảng một cửa><Ctrl+V>", clipboard=TABLE),
    Shot("chu-tep-cu", "<Ctrl+G>IV<Return><Ctrl+End><Return><Ctrl+V>", clipboard=OLD_TEXT),
    Shot("so-van-ban", f"<Esc><click Các báo cáo><Ctrl+J><Ctrl+N>{PLAN}"),
)

SIGNED_PACKAGE = f"{STICK}/ky-so/an-thanh_2023-H1_v1.cchc"
SIGNING = (
    Shot("", "<click Mở báo cáo ví dụ><Alt+8><Alt+C>"),
    Shot("", "125<Tab>9/6/2023<click Ghi nhận đã ban hành>"),
    Shot("", "<Alt+9><click Ký số…>"),
    Shot("ky-so", PIN),
    Shot("", "<Return>"),
    Shot("ky-so-co-quan", PIN),
    Shot("", "<Return>"),
    Shot("", f"<Esc><click Thư mục khác>{STICK}/ky-so<Return><Ctrl+B>"),
    Shot("ban-ky", "<Alt+8><click Bản ký mang về>"),
    Shot("ban-ky-khac", f"<Ctrl+O>{OTHER_COPY}<Return>"),
)
SIGNED_RECEIVER = (
    Shot("", f"<Ctrl+I>{SIGNED_PACKAGE}<Return>"),
    Shot("ban-ky-trong-goi", "<Ctrl+L><Alt+9>"),
)
RECEIVING_OFFICE = (
    Shot("", "<Ctrl+T><Ctrl+I><Down><Return>"),
    Shot("", f"{PROVINCE_STICK}<Return>"),
    *[Shot("")] * 5,  # the packages are being read
    Shot("tiep-nhan", "<click Đóng><click Đóng><Down><Down><Down>"),
    Shot(
        "xem-bao-cao-nhan",
        "<Ctrl+F>cong lac<Return><Return><Ctrl+G>3.3.1<Return><F4>Xem lại số này và lời văn mục II.2.",
    ),
    Shot("", "<Esc><Alt+Left>"),
    Shot("tong-hop", "<F9>"),
)
BLANK = f"{STICK}/bieu-trang-2026.xlsx"
"""The blank form of a made-up province."""
TEMPLATES = (
    Shot("", "<click Cài đặt>"),
    Shot("cac-mau", "<click Mở các mẫu báo cáo>"),
    Shot("", "<click Dựng từ biểu trắng>"),
    Shot("", f"{BLANK}<Return>"),
    Shot("mau-bao-cao", "<F8>"),
)
COLUMNS = (
    Shot("", "xã<Tab>An Thanh<Tab><Tab>thành phố Hải Phòng<Return>"),
    Shot("", "<Backtab><Backtab><Backtab><Down><Down><Down><Down>"),
    Shot("", "<Tab><Tab>"),
    Shot("", "<Return>"),
    Shot("bieu-nhieu-cot", "<Alt+2>1.386<Tab>4.102<Tab><Tab>1.290<Tab>3.874<Tab><Tab>"),
)
WAYS = (
    ("Xã", OFFICE),
    ("Phòng", RECEIVER),
    ("Xã", HANDING_OUT),
    ("Chị Hòa", COLLEAGUE),
    ("Xã", TAKING_BACK),
    ("Kỳ sau", NEXT_PERIOD),
    ("Mẫu", TEMPLATES),
    ("Kiểm soát TTHC", COLUMNS),
    *zip(SIGNED_FOLDERS, (SIGNING, SIGNED_RECEIVER), strict=True),
    ("Nơi nhận", RECEIVING_OFFICE),
)
"""The shots of each data folder, one after the other."""
