"""Made-up tables whose columns are parted by ways of handing in or levels of service, and totals that are wrong."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.kinds_of_tables import TITLE, table
from tests.dossiers.table_kinds import FIELDS, Line, Rows, TableKind, added, cells, counted_lines, heads, numbered

ON, OFF = counted_lines(41), counted_lines(42)
D = counted_lines(43)
SUM_D = added(D)


def both(online: Line, offline: Line) -> Line:
    """Return the counts of a field by way: of each way alone, marked, and of both."""
    one = {name: online[name] + offline[name] for name in online}
    marked = {f"{mark}{name}": number for mark, of in (("on.", online), ("off.", offline)) for name, number in of.items()}
    return marked | one | {"online": online["period"], "offline": offline["period"]}


W = [both(one, other) for one, other in zip(ON, OFF, strict=True)]
SUM_W = added(W)
FIVE = "settled,early,on_time,late,pending"


def by_way(columns: str) -> str:
    """Return columns once for each way."""
    return ",".join(f"{way}{name}" for way in ("on.", "off.") for name in columns.split(","))


def wrong_total(lines: list[Line], said: Line, at: int | None = None) -> Rows:
    """Return a table with a total that says what it should not, at the end or at a place among the lines."""
    names = ["period", "online", "settled", "in_time", "late", "pending"]
    rows = numbered(lines, names)
    rows.insert(len(rows) if at is None else at, [None, "Tổng cộng", *cells(said, names)])
    return [*TITLE, *heads("STT|Lĩnh vực|Tổng tiếp nhận|Trong đó trực tuyến|Đã giải quyết|Trước và đúng hạn|Quá hạn|Đang giải quyết"), *rows]


FIRST = len(TITLE) + 2
WAY_KINDS: tuple[TableKind, ...] = (
    TableKind("kênh ở trên cùng, không cột chung", table(heads(
        "STT|Lĩnh vực|Trực tuyến|<|<|<|<|<|Trực tiếp và BCCI|<|<|<|<|<|Kỳ trước chuyển sang",
        "^|^|Tiếp nhận|Đã giải quyết|<|<|<|Đang giải quyết|Tiếp nhận|Đã giải quyết|<|<|<|Đang giải quyết|^",
        "^|^|^|Tổng|Trước hạn|Đúng hạn|Quá hạn|^|^|Tổng|Trước hạn|Đúng hạn|Quá hạn|^|^"),
        by_way(f"period,{FIVE}") + ",carried", W, above=TITLE), SUM_W),
    TableKind("đã giải quyết ở trên, kênh ở dưới", table(heads(
        "TT|Lĩnh vực|Số hồ sơ tiếp nhận|<|<|Số hồ sơ đã giải quyết|<|<|<|<|<|Số hồ sơ chưa giải quyết|<",
        "^|^|Trực tuyến|Trực tiếp|Kỳ trước|Trực tuyến|<|<|Trực tiếp|<|<|Trực tuyến|Trực tiếp",
        "^|^|^|^|^|Sớm hạn|Đúng hạn|Trễ hạn|Sớm hạn|Đúng hạn|Trễ hạn|^|^"),
        "online,offline,carried," + by_way("early,on_time,late") + ",on.pending,off.pending", W), SUM_W),
    TableKind("mỗi hạn chia kênh", table(heads(
        "STT|Lĩnh vực|Tiếp nhận trong kỳ|<|<|Tồn trước|Đã trả kết quả|<|<|<|<|<",
        "^|^|Tổng|Qua mạng|Tại quầy|^|Trước hạn|<|Đúng hạn|<|Quá hạn|<",
        "^|^|^|^|^|^|Qua mạng|Tại quầy|Qua mạng|Tại quầy|Qua mạng|Tại quầy"),
        "period,online,offline,carried,on.early,off.early,on.on_time,off.on_time,on.late,off.late", W), SUM_W),
    TableKind("chung trước, riêng trực tuyến sau", table(heads(
        "STT|Lĩnh vực|Tất cả hồ sơ|<|<|<|<|Trong đó hồ sơ nộp trực tuyến|<|<|<|<",
        "^|^|Tiếp nhận|Đã giải quyết|<|<|Đang giải quyết|Tiếp nhận|Đã giải quyết|<|<|Đang giải quyết",
        "^|^|^|Tổng|Đúng hạn|Quá hạn|^|^|Tổng|Đúng hạn|Quá hạn|^"),
        "period,settled,in_time,late,pending,on.period,on.settled,on.in_time,on.late,on.pending", W, above=TITLE), SUM_W),
    TableKind("chung, trực tuyến, trực tiếp cạnh nhau", table(heads(
        "STT|Lĩnh vực|Tổng số|<|<|<|Trực tuyến|<|<|<|Trực tiếp|<|<|<",
        "^|^|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn"),
        "period,settled,in_time,late," + by_way("period,settled,in_time,late"), W, above=TITLE), SUM_W),
    TableKind("ba kênh, mỗi kênh nhận và trả", table(heads(
        "STT|Lĩnh vực|Nộp trực tuyến|<|<|Nộp trực tiếp|<|<|Nộp qua BCCI|<|<|Đang giải quyết",
        "^|^|Nhận mới|Đã trả đúng hạn|Đã trả trễ hạn|Nhận mới|Đã trả đúng hạn|Đã trả trễ hạn|Nhận mới|Đã trả đúng hạn|Đã trả trễ hạn|^"),
        by_way("period,in_time,late") + ",zero,zero,zero,pending", [one | {"zero": 0} for one in W], above=TITLE), SUM_W),
    TableKind("hồ sơ trực tuyến trong đã giải quyết, chỉ để biết", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|Đã giải quyết|<|<|<|Đang giải quyết",
        "^|^|Tổng|Trực tuyến|Trực tiếp|Tổng|Trong đó trực tuyến|Đúng hạn|Quá hạn|^"),
        "period,online,offline,settled,on.settled,in_time,late,pending", W), SUM_W),
    TableKind("một dòng của một kênh lệch", [*TITLE, *heads(
        "STT|Lĩnh vực|Trực tuyến|<|<|<|Trực tiếp|<|<|<",
        "^|^|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn"),
        *numbered([W[0] | {"on.settled": W[0]["on.settled"] + 2}, *W[1:]], by_way("period,settled,in_time,late").split(","))],
        SUM_W | {"settled": SUM_W["settled"] + 2}, problems=(FIRST + 1,)),
    TableKind("tiếp nhận tại Bộ phận Một cửa ở trên", table(heads(
        "STT|Lĩnh vực|Hồ sơ tiếp nhận tại Bộ phận Một cửa|<|<|<|Kết quả giải quyết tại Bộ phận Một cửa|<|<|<",
        "^|^|Tổng số|Trực tuyến|Trực tiếp|Kỳ trước|Tổng số|Trước hạn|Đúng hạn|Quá hạn"),
        "all,online,offline,carried,settled,early,on_time,late", D, above=TITLE), SUM_D),
    TableKind("trực tuyến và còn lại", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|<|Đã giải quyết|<|<|Còn lại",
        "^|^|Tổng|Trực tuyến|Còn lại|Kỳ trước|Tổng|Đúng hạn|Quá hạn|^"),
        "all,online,offline,carried,settled,in_time,late,pending", D, above=TITLE), SUM_D),
    TableKind("hai kênh, hình thức khác", table(heads(
        "STT|Lĩnh vực|Hồ sơ mới|<|<|Đã giải quyết|<|<|<",
        "^|^|Cộng|Qua mạng|Hình thức khác|Cộng|Trước hạn|Đúng hạn|Quá hạn"),
        "period,online,offline,settled,early,on_time,late", D, above=TITLE), SUM_D),
    TableKind("mức độ dịch vụ: toàn trình, một phần, khác", table(heads(
        "STT|Lĩnh vực|Số hồ sơ tiếp nhận|<|<|<|Số hồ sơ đã giải quyết|<|<|Số hồ sơ đang giải quyết",
        "^|^|Cộng|Thuộc DVC toàn trình|Thuộc DVC một phần|Khác|Cộng|Đúng hạn|Quá hạn|^"),
        "period,whole,part,offline,settled,in_time,late,pending", D, above=TITLE), SUM_D, asked=True, blank=("7:6.7.2",)),
    TableKind("DVCTT toàn trình, một phần, không phải DVCTT", table(heads(
        "STT|Lĩnh vực|Tồn|Tiếp nhận|DVCTT toàn trình|DVCTT một phần|Không phải DVCTT|Đã giải quyết|Trước hạn|Đúng hạn|Trễ hạn"),
        "carried,period,whole,part,offline,settled,early,on_time,late", D), SUM_D, asked=True, blank=("7:6.7.2",)),
    TableKind("chỉ có dịch vụ toàn trình", table(heads(
        "STT|Lĩnh vực|Tổng tiếp nhận|Trong đó dịch vụ công toàn trình|Đã giải quyết|Đúng hạn|Quá hạn"),
        "period,whole,settled,in_time,late", D, above=TITLE), SUM_D, asked=True, blank=("7:6.7.2",)),
    TableKind("mức dịch vụ và số nộp trực tuyến", table(heads(
        "STT|Lĩnh vực|Tiếp nhận trong kỳ|<|<|<|<|Đã giải quyết|<|<",
        "^|^|Tổng|DVC toàn trình|DVC một phần|DVC khác|Trong đó nộp trực tuyến|Tổng|Đúng hạn|Quá hạn"),
        "period,whole,part,offline,online,settled,in_time,late", [one | {"online": one["whole"]} for one in D]), SUM_D | {"online": SUM_D["whole"]}),
    TableKind("nộp trực tuyến chia mức độ", table(heads(
        "STT|Lĩnh vực|Tiếp nhận trong kỳ|<|<|<|Đã giải quyết|<|<",
        "^|^|Tổng|Nộp trực tuyến mức độ 3|Nộp trực tuyến mức độ 4|Nộp trực tiếp|Tổng|Đúng hạn|Quá hạn"),
        "period,part,whole,offline,settled,in_time,late", D), SUM_D),
    TableKind("mỗi mức độ nhận và trả", table(heads(
        "STT|Lĩnh vực|DVC toàn trình|<|<|<|DVC một phần|<|<|<",
        "^|^|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn"),
        by_way("period,settled,in_time,late"), W, above=TITLE), none=True),
    TableKind("hàng tổng thiếu hàng cuối", wrong_total(D, added(D[:-1])), SUM_D, problems=(FIRST + 8,)),
    TableKind("hàng tổng thiếu hàng đầu, ở trên cùng", wrong_total(D, added(D[1:]), 0), SUM_D, problems=(FIRST,)),
    TableKind("hàng tổng thiếu hàng giữa", wrong_total(D, added([*D[:3], *D[4:]])), SUM_D, problems=(FIRST + 8,)),
    TableKind("hàng tổng cộng hai lần một hàng", wrong_total(D, added([*D, D[2]])), SUM_D, problems=(FIRST + 8,)),
    TableKind("hàng tổng của kỳ cũ", wrong_total(D, added(W)), SUM_D, problems=(FIRST + 8,)),
    TableKind("cộng nhóm thiếu một hàng, tổng đúng", [*TITLE, *heads("STT|Lĩnh vực|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"),
        [None, "Khối Tư pháp"], *numbered(D[:4], ["period", "online", "settled", "in_time", "late"]), [None, "Cộng khối Tư pháp", *cells(added(D[:3]), ["period", "online", "settled", "in_time", "late"])],
        [None, "Khối Địa chính"], *numbered(D[4:], ["period", "online", "settled", "in_time", "late"], FIELDS[4:]), [None, "Cộng khối Địa chính", *cells(added(D[4:]), ["period", "online", "settled", "in_time", "late"])],
        [None, "Tổng cộng", *cells(SUM_D, ["period", "online", "settled", "in_time", "late"])]], SUM_D, problems=(FIRST + 5,)),
    TableKind("tổng đúng, cộng nhóm đúng", [*TITLE, *heads("STT|Lĩnh vực|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"),
        [None, "Tổng số", *cells(SUM_D, ["period", "online", "settled", "in_time", "late"])],
        ["I", "Khối Tư pháp", *cells(added(D[:4]), ["period", "online", "settled", "in_time", "late"])], *numbered(D[:4], ["period", "online", "settled", "in_time", "late"]),
        ["II", "Khối Địa chính", *cells(added(D[4:]), ["period", "online", "settled", "in_time", "late"])], *numbered(D[4:], ["period", "online", "settled", "in_time", "late"], FIELDS[4:])], SUM_D),
)
