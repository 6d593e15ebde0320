"""The words of the totals on paper and in a workbook: how a figure was added, who is not in it, what the scope is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.report.numbers import show
from cchc_desktop.report.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.totals import FigureTotal, Totals

WAYS = {
    "sum": "cộng", "same": "phải giống nhau", "distribution": "đếm lựa chọn", "none": "không cộng",
    "percent": "tính lại từ tổng",
}  # fmt: skip
COLUMNS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Tổng", "Cách cộng", "Có số", "Không có", "Thiếu", "Ghi chú")
_NAMED = 12


def names_of(board: Board) -> dict[str, str]:
    """Return the name of each unit of a board by its code, or by its identity if it has none."""
    return {unit.unit.code or unit.unit.unit: unit.unit.name for unit in board.units}


def title_of(totals: Totals) -> str:
    """Return the title of totals: the kind of report as its template names it, without what it says of an edition."""
    name = totals.template.name.partition("(")[0] if totals.template else "báo cáo"
    return f"Tổng hợp {name.strip()}".upper()


def period_of(totals: Totals) -> str:
    """Return the name of the period of totals."""
    return period_name(totals.template, totals.period) if totals.template else totals.period


def scope_lines(totals: Totals, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what the totals are of, and everything that a reader must know before trusting them."""
    units = len(totals.counted) + len(totals.without)
    yield f"Cộng {show(len(totals.counted))} trên {show(units)} đơn vị phải nộp, {period_of(totals)}."
    if totals.scope:
        yield f"Phạm vi: {totals.scope}."
    yield "Tỷ lệ tính lại từ tổng các phần, không lấy trung bình các tỷ lệ. Đơn vị chưa có báo cáo không tính là 0."
    named = (
        ("Chưa có báo cáo được tính", totals.without),
        ("Có hai bản cùng lần khác nội dung, tính bản đóng gói trước", totals.clashing),
        ("Bản thảo, chưa chốt", totals.drafts),
        ("Báo cáo ví dụ", totals.examples),
    )
    for words, codes in named:
        if codes:
            yield f"{words} ({show(len(codes))}): {_listed(codes, names, len(codes))}."
    for each in totals.unaligned:
        yield f"Không xếp được vào mẫu chung: {each.key} {each.label}, {show(each.units)} đơn vị ({each.template})."


def note_of(total: FigureTotal, without: Sequence[str], names: Mapping[str, str], most: int = _NAMED) -> str:
    """Return what a reader must know of one total: who differs, who owes a value though its report counts.

    At most so many units are named, the others counted.
    """
    parts = []
    others = [f"{names.get(code, code)}: {value}" for code, value in [*total.dissenters.items()][:most]]
    if others:
        more = len(total.dissenters) - len(others)
        parts.append(f"Khác: {', '.join(others)}{f' và {show(more)} đơn vị nữa' if more else ''}")
    lacking = sorted({*total.missing} - {*without})
    if lacking:
        words = "Thiếu tử số hoặc mẫu số" if total.row.ratio else "Chưa có số"
        parts.append(f"{words}: {_listed(lacking, names, most)}")
    if total.not_ours:
        parts.append(f"{show(total.not_ours)} đơn vị để cấp khác ghi")
    if total.share is not None:
        parts.append(f"chiếm {show(total.share)}%")
    return "; ".join(parts)


def _listed(codes: Sequence[str], names: Mapping[str, str], most: int) -> str:
    shown = ", ".join(names.get(code, code) for code in codes[:most])
    return shown + (f" và {show(len(codes) - most)} đơn vị nữa" if len(codes) > most else "")
