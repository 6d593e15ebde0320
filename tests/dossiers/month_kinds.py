"""Made-up tables of months and quarters that make up the period reported on: on sheets, in columns, in rows."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.dossiers.further_kinds import HEAD, NAMES
from tests.dossiers.kinds_of_tables import FLAT, total
from tests.dossiers.kinds_of_tables import NAMES as FLAT_NAMES
from tests.dossiers.table_kinds import FIELDS, Line, Rows, TableKind, added, cells, counted_lines, heads, numbered

NAME = "TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ"
FIVE = ["period", "online", "settled", "in_time", "late"]


def chained(seeds: range) -> list[list[Line]]:
    """Return the counts of months, each of which carries over what was in hand at the end of the one before."""
    months = [counted_lines(seed) for seed in seeds]
    for place, lines in enumerate(months):
        for field, line in enumerate(lines):
            line["carried"] = months[place - 1][field]["pending"] if place else line["carried"]
            line["all"] = line["period"] + line["carried"]
            line["settled"] = line["all"] - line["pending"]
            line["in_time"] = line["settled"] - line["late"]
            line["early"] = line["in_time"] // 2
            line["on_time"] = line["in_time"] - line["early"]
    return months


M = chained(range(51, 64))


def whole(months: list[list[Line]]) -> Line:
    """Return what months count together: what was carried over is of the first one, what is in hand of the last."""
    sums = [added(one) for one in months]
    together = added(sums)
    return together | {"carried": sums[0]["carried"], "all": together["period"] + sums[0]["carried"], **{name: sums[-1][name] for name in ("pending", "due", "overdue")}}


def sheet(title: str, lines: list[Line]) -> Rows:
    """Return a table of one month under its title."""
    return [[f"{NAME} {title}".strip()], ["UBND xã An Thanh"], [], *HEAD, *numbered(lines, NAMES), *total(lines, NAMES)]


def flat_sheet(title: str, lines: list[Line]) -> Rows:
    """Return a table with plain heads, under its title."""
    return [[title], [], *FLAT, *numbered(lines, FLAT_NAMES), *total(lines, FLAT_NAMES)]


def more(*sheets: tuple[str, Rows]) -> Callable[[], list[tuple[str, Rows]]]:
    """Return the sheets after the first one."""
    return lambda: [*sheets]


def side_by_side(parts: list[str], of: list[list[Line]]) -> Rows:
    """Return a table with the same columns for several periods."""
    return [*heads(
        "STT|Lĩnh vực|" + "|".join(f"{part}|<|<|<|<" for part in parts),
        "^|^" + "|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn" * len(parts)),
        *([place + 1, FIELDS[place], *(cell for lines in of for cell in cells(lines[place], FIVE))] for place in range(8))]


MONTH_KINDS: tuple[TableKind, ...] = (
    TableKind("sáu trang, tháng viết tắt", sheet("T1/2023", M[0]), whole(M[:6]), more=more(
        *((f"T{n}", sheet(f"T{n}/2023", M[n - 1])) for n in range(2, 7)))),
    TableKind("sáu tháng, từ ngày 15 đến ngày 14", sheet("(từ ngày 15/12/2022 đến ngày 14/01/2023)", M[0]), whole(M[:6]), more=more(
        *((f"Trang {n}", sheet(f"(từ ngày 15/{n - 1:02}/2023 đến ngày 14/{n:02}/2023)", M[n - 1])) for n in range(2, 7)))),
    TableKind("hai quý hai trang", sheet("QUÝ I NĂM 2023", M[0]), whole(M[:2]), more=more(("Quý II", sheet("QUÝ II NĂM 2023", M[1])))),
    TableKind("mười hai tháng: lấy sáu tháng đầu", sheet("THÁNG 1 NĂM 2023", M[0]), whole(M[:6]), more=more(
        *((f"Tháng {n}", sheet(f"THÁNG {n} NĂM 2023", M[n - 1])) for n in range(2, 13)))),
    TableKind("trang tháng xếp ngược", sheet("THÁNG 6 NĂM 2023", M[5]), whole(M[:6]), more=more(
        *((f"Tháng {n}", sheet(f"THÁNG {n} NĂM 2023", M[n - 1])) for n in range(5, 0, -1)))),
    TableKind("tháng trước, trang 6 tháng sau cùng", sheet("THÁNG 1 NĂM 2023", M[0]), whole(M[:6]), more=more(
        *((f"Tháng {n}", sheet(f"THÁNG {n} NĂM 2023", M[n - 1])) for n in range(2, 7)),
        ("Cộng", [["TỔNG HỢP 6 THÁNG ĐẦU NĂM 2023"], [], *FLAT, [1, "Toàn xã", *cells(whole(M[:6]), FLAT_NAMES)]]))),
    TableKind("thiếu trang tháng 4: hỏi", sheet("THÁNG 1 NĂM 2023", M[0]), asked=True, more=more(
        *((f"Tháng {n}", sheet(f"THÁNG {n} NĂM 2023", M[n - 1])) for n in (2, 3, 5, 6)))),
    TableKind("sáu trang của năm khác: hỏi", sheet("THÁNG 1 NĂM 2022", M[0]), asked=True, more=more(
        *((f"Tháng {n}", sheet(f"THÁNG {n} NĂM 2022", M[n - 1])) for n in range(2, 7)))),
    TableKind("các trang không cùng đầu bảng", sheet("QUÝ I/2023", M[0]), whole(M[:2]), more=more(
        ("Q2", flat_sheet("THỐNG KÊ HỒ SƠ MỘT CỬA QUÝ II/2023", M[1])))),
    TableKind("sáu bảng dưới nhau trên một trang", [row for n in range(1, 7) for row in [*sheet(f"THÁNG {n}/2023", M[n - 1]), []]], whole(M[:6])),
    TableKind("hai quý cạnh nhau, tên có năm", [[f"{NAME} NĂM 2023"], [], *side_by_side(["Quý I", "Quý II"], M[:2])],
        {name: added([*M[0], *M[1]])[name] for name in added(M[0])}),
    TableKind("sáu tháng cạnh nhau", [[f"{NAME} 6 THÁNG ĐẦU NĂM 2023"], [], *side_by_side([f"Tháng {n}" for n in range(1, 7)], M[:6])],
        added([one for lines in M[:6] for one in lines])),
    TableKind("tháng và quý là các hàng, không hàng 6 tháng", [[f"{NAME} NĂM 2023"], [], *HEAD,
        *([None, f"Tháng {n}", *cells(added(M[n]), NAMES)] for n in range(1, 4)), [None, "Quý I", *cells(whole(M[1:4]), NAMES)],
        *([None, f"Tháng {n}", *cells(added(M[n]), NAMES)] for n in range(4, 7)), [None, "Quý II", *cells(whole(M[4:7]), NAMES)]],
        whole(M[1:7])),
    TableKind("tháng là các hàng, hàng tổng đúng nghĩa", [[f"{NAME} 6 THÁNG ĐẦU NĂM 2023"], [], *HEAD,
        *([n, f"Tháng {n}", *cells(added(M[n]), NAMES)] for n in range(1, 7)),
        [None, "Tổng cộng", *cells(whole(M[1:7]), NAMES)]], whole(M[1:7])),
    TableKind("mười hai tháng là các hàng, lấy sáu tháng đầu", [[f"{NAME} NĂM 2023"], [], *HEAD,
        *([n, f"Tháng {n}", *cells(added(M[n - 1]), NAMES)] for n in range(1, 13))], whole(M[:6])),
)
