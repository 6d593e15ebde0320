"""Made-up wide tables: zeros left blank, a month beside the year so far."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.kinds_of_tables import TITLE, A, B, table
from tests.dossiers.period_kinds import NAME
from tests.dossiers.table_kinds import FIELDS, Line, Rows, TableKind, added, cells, counted_lines, heads, numbered

R = [one | {"pending": one["left"], "due": one["due"] + one["paused"]} for one in counted_lines(91, rest=True)]
APART = [one | {"returned": 0, "withdrawn": one["rejected"]} if n % 2 else one | {"returned": one["rejected"], "withdrawn": 0} for n, one in enumerate(R)]
MANY = [one | {"settled": one["settled"] + one["rejected"] - n, "late": one["late"], "in_time": one["in_time"] + one["rejected"] - n, "returned": n * (n % 2), "withdrawn": n * (1 - n % 2)} for n, one in enumerate(R, 9)]
SUM, SUM_A = added(R), added(A)
WHOLE = ["all", "carried", "period", "online", "direct", "post", "settled", "early", "on_time", "late", "share", "pending", "due", "overdue", "returned", "withdrawn"]
MONTH = ["carried", "period", "online", "settled", "early", "on_time", "late"]
YEAR = ["carried", "period", "online", "offline", "settled", "early", "on_time", "late"]
FIVE = ["period", "online", "settled", "in_time", "late"]
WITH_CARRIED = [one | {"period": one["all"]} for one in A]


def blank(rows: Rows) -> Rows:
    """Return rows whose zeros are blank."""
    return [[None if cell == 0 else cell for cell in row] for row in rows]


def beside(head: Rows, first: tuple[list[str], list[Line]], second: tuple[list[str], list[Line]], last: str) -> Rows:
    """Return a table of two halves and of columns behind both, which count what is in hand."""
    rows = [
        [n, FIELDS[n - 1], *cells(one, first[0]), *cells(two, second[0]), *cells(A[n - 1], last.split(","))]
        for n, (one, two) in enumerate(zip(first[1], second[1], strict=True), 1)
    ]
    return [*NAME, ["6 tháng đầu năm 2023"], *head, *blank(rows)]


WIDE_KINDS: tuple[TableKind, ...] = (
    TableKind("tồn + mới, ba tầng, ô trống là 0, tổng ở trên", [*TITLE, *heads(
        "STT|Lĩnh vực|Tổng số hồ sơ (Tồn + Mới)|Hồ sơ tồn kỳ trước|Hồ sơ mới tiếp nhận|<|<|<|Hồ sơ đã xử lý|<|<|<|<|Hồ sơ đang xử lý|<|<|Trả lại|Công dân rút hồ sơ",
        "^|^|^|^|Tổng|Hình thức tiếp nhận|<|<|Tổng|Trong đó|<|<|Tỷ lệ sớm, đúng hạn (%)|Tổng|Trong đó|<|^|^",
        "^|^|^|^|^|Trực tuyến|Trực tiếp|BCCI|^|Sớm hạn|Đúng hạn|Trễ hạn|^|^|Chưa tới hạn|Quá hạn|^|^"),
        [None, "TỔNG CỘNG", *cells(SUM, WHOLE)], *blank(numbered(R, WHOLE))], SUM),
    TableKind("kỳ trước và mới nhận, trả lại hoặc rút, không dòng nào có cả hai", blank(table(heads(
        "STT|Lĩnh vực|Tổng cộng hồ sơ (kỳ trước và mới nhận)|Kỳ trước|Mới nhận|<|Đã giải quyết|<|<|<|Đang giải quyết|Trả lại|Rút",
        "^|^|^|^|Tổng|Trực tuyến|Tổng|Trước hạn|Đúng hạn|Quá hạn|^|^|^"),
        "all,carried,period,online,settled,early,on_time,late,pending,returned,withdrawn", APART, end="")), added(APART)),
    TableKind("tổng tồn cũ và phát sinh, từ chối đứng trước", blank(table(heads(
        "STT|Tên lĩnh vực|Tồn cũ|Phát sinh mới|Nộp trực tuyến|Tổng (tồn cũ và phát sinh)|Từ chối tiếp nhận|Công dân xin rút|Đã xử lý|Xử lý đúng hạn|Xử lý quá hạn|Đang xử lý"),
        "carried,period,online,all,returned,withdrawn,settled,in_time,late,pending", R, above=TITLE)), SUM),
    TableKind("tổng hồ sơ (tồn + mới), không có cột hồ sơ mới, bốn dòng", blank(table(heads(
        "STT|Lĩnh vực|Tổng hồ sơ (tồn + mới)|Tồn|Trực tuyến|Trực tiếp|BCCI|Đã giải quyết|<|<|Đang giải quyết|<|Hồ sơ trả lại|Hồ sơ rút",
        "^|^|^|^|^|^|^|Trước hạn|Đúng hạn|Trễ hạn|Chưa đến hạn|Quá hạn|^|^"),
        "all,carried,online,direct,post,early,on_time,late,due,overdue,returned,withdrawn", APART[:4])), added(APART[:4])),
    TableKind("nhiều hồ sơ trả lại hoặc rút, ô trống là 0", blank(table(heads(
        "STT|Lĩnh vực|Tổng (tồn kỳ trước + mới)|Tồn kỳ trước|Trực tuyến|Trực tiếp|Đã giải quyết|Đúng hạn|Trễ hạn|Đang giải quyết|Trả lại|Rút"),
        "all,carried,online,offline,settled,in_time,late,pending,returned,withdrawn", MANY)), added(MANY)),
    TableKind("tháng 6, lũy kế, đang giải quyết ở sau", beside(heads(
        "TT|Lĩnh vực|Trong tháng 6|<|<|<|<|<|<|Lũy kế từ đầu năm (6 tháng)|<|<|<|<|<|<|<|Đang giải quyết|<|<",
        "^|^|Tháng trước chuyển sang|Tiếp nhận mới|<|Đã giải quyết|<|<|<|Năm trước chuyển sang|Tiếp nhận mới|<|<|Đã giải quyết|<|<|<|Tổng số|Trong hạn|Quá hạn",
        "^|^|^|Tổng số|Trực tuyến|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^|Tổng số|Trực tuyến|Trực tiếp|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^|^|^"),
        (MONTH, B), (YEAR, A), "pending,due,overdue"), SUM_A),
    TableKind("quý II, lũy kế, chưa giải quyết một cột", beside(heads(
        "TT|Lĩnh vực|Quý II|<|<|<|<|Lũy kế 6 tháng|<|<|<|<|Chưa giải quyết",
        "^|^|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn|^"),
        (FIVE, B), (FIVE, WITH_CARRIED), "pending"), added(WITH_CARRIED)),
    TableKind("lũy kế đứng trước tháng, còn tồn cuối kỳ", beside(heads(
        "TT|Lĩnh vực|Lũy kế từ đầu năm|<|<|<|<|<|<|<|Phát sinh trong tháng|<|<|<|<|<|<|Còn tồn cuối kỳ|<",
        "^|^|Năm trước chuyển sang|Tiếp nhận mới|<|<|Đã giải quyết|<|<|<|Tháng trước chuyển sang|Tiếp nhận mới|<|Đã giải quyết|<|<|<|Trong hạn|Quá hạn",
        "^|^|^|Tổng số|Trực tuyến|Trực tiếp|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^|Tổng số|Trực tuyến|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^|^"),
        (YEAR, A), (MONTH, B), "due,overdue"), SUM_A),
    TableKind("tháng 6 và 6 tháng, đang xử lý ở sau", beside(heads(
        "TT|Lĩnh vực|Tháng 6/2023|<|<|<|<|<|<|6 tháng đầu năm 2023|<|<|<|<|<|<|<|Hồ sơ đang xử lý|<",
        "^|^|Tháng trước chuyển sang|Tiếp nhận mới|<|Đã giải quyết|<|<|<|Năm trước chuyển sang|Tiếp nhận mới|<|<|Đã giải quyết|<|<|<|Tổng số|Quá hạn",
        "^|^|^|Tổng số|Trực tuyến|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^|Tổng số|Trực tuyến|Trực tiếp|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^|^"),
        (MONTH, B), (YEAR, A), "pending,overdue"), SUM_A),
)
