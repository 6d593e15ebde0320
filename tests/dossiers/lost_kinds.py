"""Made-up tables whose lower line of heads was lost: groups are known, what their parts count has to be asked."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.kinds_of_tables import TITLE, A, table
from tests.dossiers.table_kinds import Line, Rows, TableKind, added, heads, numbered
from tests.dossiers.wide_kinds import blank

LOST = "period,online,direct,post,settled,early,on_time,late,pending,due,overdue"
BOTH = ("3:3.3.2", "7:6.7.2")
N = [one | {"settled": one["period"] - one["pending"], "on_time": one["on_time"] - one["carried"], "in_time": one["in_time"] - one["carried"]} for one in A if one["on_time"] > one["carried"]]


def lost(*head: str, columns: str = LOST, lines: list[Line] = N, end: str = "Tổng cộng") -> Rows:
    """Return a table whose lower line of heads is blank."""
    return table(heads("|".join(("STT", "Lĩnh vực", *head)), "^|^"), columns, lines, above=TITLE, end=end)


LOST_KINDS: tuple[TableKind, ...] = (
    TableKind("mất tầng đầu dưới: hỏi", lost("Tiếp nhận|<|<|<|Đã giải quyết|<|<|<|Đang giải quyết|<|<"), added(N), asked=True, blank=BOTH),
    TableKind("mất tầng đầu dưới, không hàng tổng, ô trống là 0", blank(lost("Hồ sơ tiếp nhận trong kỳ|<|<|<|Hồ sơ đã xử lý|<|<|<|Hồ sơ đang xử lý|<|<", end="")), added(N), asked=True, blank=BOTH),
    TableKind("mất tầng đầu dưới, kỳ trước là cột riêng", lost("Kỳ trước chuyển sang|Tiếp nhận|<|<|<|Kết quả giải quyết|<|<|<|Chưa giải quyết|<|<", columns=f"carried,{LOST}", lines=A), added(A), asked=True, blank=BOTH),
    TableKind("mất tầng đầu dưới, còn hàng đánh số cột", [*TITLE, *heads("STT|Lĩnh vực|Số hồ sơ tiếp nhận|<|<|Số hồ sơ đã giải quyết|<|<|<", "^|^"), [f"({n})" for n in range(1, 10)], *numbered(N, ["period", "online", "offline", "settled", "early", "on_time", "late"])], added(N), asked=True, blank=BOTH),
    TableKind("chỉ nhóm đã giải quyết mất đầu dưới", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|Đã giải quyết|<|<|<|Đang giải quyết", "^|^|Tổng số|Trực tuyến|Trực tiếp|||||^"),
        "period,online,offline,settled,early,on_time,late,pending", N), added(N), asked=True, blank=("3:3.3.2",)),
)
