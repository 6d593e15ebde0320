"""The columns of a form: as wide as what stands in them asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import FormBlock, FormRow
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.form_cells import LABEL, RESULT, UNIT, cells, column_heads, column_widths
from cchc_desktop.documents.content.measure import MeasuredText
from tests.make import shipped_sample, shipped_template

WIDTH = g.PAGE.text_width * g.MM
HEADS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú")
NOTE = 4


def form(*rows: tuple[str, str, str, str, str]) -> FormBlock:
    return FormBlock("Biểu mẫu 1", "Thử", HEADS, tuple(FormRow(f"1:{at}", *row) for at, row in enumerate(rows)))


def height(block: FormBlock, widths: tuple[float, ...]) -> float:
    """The height of a form's rows for these columns, measured again."""
    return sum(
        max(
            MeasuredText(text, kind).line_count(width - 2 * g.CELL_PADDING[0]) * kind.size * kind.leading
            for (text, kind), width in zip(cells(row), widths, strict=True)
        )
        for row in block.rows
    )


@pytest.mark.parametrize("pen", [False, True])
@pytest.mark.parametrize("number", range(7))
def test_columns_fill_the_text_width_and_cut_no_word(number: int, *, pen: bool) -> None:
    forms = [block for block in compose(shipped_sample(), shipped_template()).blocks if isinstance(block, FormBlock)]
    widths = column_widths(forms[number], pen=pen)
    assert sum(widths) == pytest.approx(WIDTH)
    assert len(widths) == 5 + pen
    for row in forms[number].rows:
        for (text, kind), width in zip(cells(row), widths, strict=False):
            assert MeasuredText(text, kind).widest_word <= width - 2 * g.CELL_PADDING[0]


def test_the_head_of_a_narrow_column_breaks_behind_its_slash() -> None:
    forms = [block for block in compose(shipped_sample(), shipped_template()).blocks if isinstance(block, FormBlock)]
    for block in forms:
        widths = column_widths(block)
        head, room = column_heads(block, widths)[RESULT], widths[RESULT] - 2 * g.CELL_PADDING[0]
        assert head.replace("\N{NO-BREAK SPACE}", " ") in (
            "Kết quả thống kê\nSố lượng/Tỷ lệ",
            "Kết quả thống kê\nSố lượng/\nTỷ lệ",
        )
        assert MeasuredText(head, g.COLUMN_HEAD).line_count(room) <= 4
        assert MeasuredText(head.partition("\n")[2], g.COLUMN_HEAD).line_count(room) <= 2


@pytest.mark.parametrize("column", [UNIT, NOTE])
def test_a_long_text_widens_its_column(column: int) -> None:
    row = ["1.", "Nhiệm vụ", "Văn bản", "3", ""]
    plain = column_widths(form(*[tuple(row)] * 3))  # type: ignore[arg-type] # five texts
    row[column] = "một đoạn ghi chú khá dài của cán bộ xã"
    wide = column_widths(form(*[tuple(row)] * 3))  # type: ignore[arg-type] # as above
    assert wide[column] > plain[column] + 10 * g.MM
    assert wide[LABEL] < plain[LABEL]


def test_the_rows_are_lower_than_with_equal_columns() -> None:
    for block in compose(shipped_sample(), shipped_template()).blocks:
        if isinstance(block, FormBlock):
            fixed = tuple(width * g.MM for width in (13.0, 57.0, 31.0, 31.0, 33.0))
            assert height(block, column_widths(block)) < height(block, fixed)


texts = st.text("aăâbcdđeêghi ", max_size=60)


@given(st.lists(st.tuples(texts, texts, texts, texts, texts), max_size=6), st.booleans())
def test_any_form_has_columns(rows: list[tuple[str, str, str, str, str]], pen: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    widths = column_widths(form(*rows), pen=pen)
    assert sum(widths) == pytest.approx(WIDTH)
    assert min(widths) >= 11 * g.MM


def test_labels_keep_their_room_beside_notes_of_long_words() -> None:
    notes = ("a" * 34, "a" * 40 + " a")
    widths = column_widths(form(*(("", "", "", "", note) for note in notes)), pen=True)
    assert min(widths) >= 11 * g.MM
