"""What a person has to look at in a form that was read: guesses that labels and units alone do not settle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal

from cchc_desktop.authoring.guessed_rows import GuessedRow
from cchc_desktop.authoring.guessed_sums import says_all, sums_of
from cchc_desktop.authoring.known_rows import KnownRow
from cchc_desktop.authoring.ratios.guessed_ratios import RankedPair, clear_ratios
from cchc_desktop.authoring.row_guesses import COUNT, HEADING, PERCENT
from cchc_desktop.base.shapes import Shape

BY_HAND = "xã tự ghi tỷ lệ, không tính"
_SHOWN = 60
_OFFERED, _LEAST = 2, 0.2
"""How many pairs are offered for a percent, and how likely each is at least."""


class DoubtOption(Shape):
    """An answer to a doubt: its words, and what of the row it changes."""

    words: str
    changes: dict[str, str] = field(default_factory=dict)


class Doubt(Shape):
    """A guess about a row to be looked at: what is asked, why, the answers; the first is what was guessed."""

    key: str
    about: Literal["ratio", "sum", "kind", "lacks", "was"]
    title: str
    why: str
    options: tuple[DoubtOption, ...]


def doubts_of(
    rows: Sequence[GuessedRow],
    known: Mapping[str, KnownRow],
    ranked: Mapping[str, Sequence[RankedPair]],
    divided: Collection[str],
) -> Iterator[Doubt]:
    """Yield what is to be looked at, in the order of the rows; `divided` are percents that are known for sure."""
    ratios, sums = clear_ratios(ranked), sums_of(rows)
    by_key = {row.key: row for row in rows}
    for row in rows:
        if row.kind == PERCENT and row.key not in divided:
            yield from _about_ratio(row, ratios.get(row.key), ranked.get(row.key, ()), by_key)
        if row.key in sums and row.key not in divided and not says_all(row):
            yield _about_sum(row, sums[row.key])
        if row.kind == COUNT and not row.unit:
            yield _about_kind(row)
        if row.lacks:
            yield _about_columns(row)
        if row.key in known and not known[row.key].sure:
            yield _about_known(row, known[row.key])


def _about_ratio(
    row: GuessedRow,
    guessed: tuple[str, str] | None,
    ranked: Sequence[RankedPair],
    rows: Mapping[str, GuessedRow],
) -> Iterator[Doubt]:
    below = [one for one in rows.values() if one.form == row.form and one.path[:-1] == row.path and one.counts]
    if guessed and {guessed[0], guessed[1]} <= {one.key for one in below}:
        return
    likely = [pair for pair in ranked[:_OFFERED] if pair.likely >= _LEAST]
    options = [_divided(row, rows[pair.part], rows[pair.whole]) for pair in likely]
    by_hand = DoubtOption(words=BY_HAND, changes={"part": "", "whole": ""})
    why = (
        f"Đoán là “{_cut(rows[guessed[0]].label)}” chia cho “{_cut(rows[guessed[1]].label)}”, theo chữ trong nhãn."
        if guessed
        else "Chữ trong nhãn và vị trí các hàng chưa cho biết chắc lấy hàng nào chia cho hàng nào."
    )
    answers = (*options, by_hand) if guessed else (by_hand, *options)
    yield Doubt(key=row.key, about="ratio", title=f"{_cut(row.label)}: chia cho hàng nào?", why=why, options=answers)


def _divided(row: GuessedRow, part: GuessedRow, whole: GuessedRow) -> DoubtOption:
    words = f"{_place(part, row)} : {_place(whole, row)}, {_cut(whole.label)}"
    return DoubtOption(words=words, changes={"part": part.key, "whole": whole.key})


def _about_sum(row: GuessedRow, parts: Sequence[str]) -> Doubt:
    of = " + ".join(key.partition(":")[2] for key in parts)
    return Doubt(
        key=row.key,
        about="sum",
        title=f"{_cut(row.label)}: có bằng các hàng dưới cộng lại không?",
        why="Các hàng dưới cùng đơn vị, nhưng nhãn không ghi “chia ra” hay “gồm”.",
        options=(
            DoubtOption(words=f"bằng {of}"),
            DoubtOption(words="không cộng, các hàng dưới chỉ là một phần", changes={"parts": ""}),
        ),
    )


def _about_kind(row: GuessedRow) -> Doubt:
    return Doubt(
        key=row.key,
        about="kind",
        title=f"{_cut(row.label)}: ghi số hay chỉ là tiêu đề?",
        why="Hàng này không có đơn vị tính; nhãn bắt đầu như một số lượng.",
        options=(DoubtOption(words="ghi số đếm"), DoubtOption(words="chỉ là tiêu đề", changes={"kind": HEADING})),
    )


def _about_columns(row: GuessedRow) -> Doubt:
    heads = ", ".join(" ".join(head.split()) for head in row.lacks)
    return Doubt(
        key=row.key,
        about="lacks",
        title=f"{_cut(row.label)}: có ghi ở cột {_cut(heads)} không?",
        why="Trong biểu trắng ô ấy gạch chéo (x) hoặc tô xám, còn ô khác của hàng thì trống.",
        options=(
            DoubtOption(words="không có ô ở cột ấy, không phải ghi"),
            DoubtOption(words="vẫn ghi ở mọi cột", changes={"lacks": ""}),
        ),
    )


def _about_known(row: GuessedRow, known: KnownRow) -> Doubt:
    return Doubt(
        key=row.key,
        about="was",
        title=f"{_cut(row.label)}: có cùng nghĩa với hàng của mẫu trước không?",
        why=f"Mẫu trước, hàng {known.key.partition(':')[2]} biểu {known.key.partition(':')[0]}: “{known.label}”.",
        options=(
            DoubtOption(words="cùng nghĩa, số kỳ trước hiện bên cạnh"),
            DoubtOption(words="hàng mới, không so với kỳ trước", changes={"was": ""}),
        ),
    )


def _place(one: GuessedRow, row: GuessedRow) -> str:
    """Return the number of a row as another names it: "3.1", "BM7 3.1" of another form."""
    number = one.key.partition(":")[2]
    return number if one.form == row.form else f"BM{one.form} {number}"


def _cut(label: str) -> str:
    return label if len(label) <= _SHOWN else f"{label[:_SHOWN].rsplit(' ', 1)[0]} …"
