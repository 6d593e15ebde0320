"""A comparison in plain lines of Vietnamese, a place in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.comparing.changed_fields import PERIOD
from cchc_desktop.comparing.changed_figures import ChangedFigure, FigureDiff
from cchc_desktop.comparing.compared_lines import Moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.comparing.compare_reports import Change, ChangedText, Comparison
    from cchc_desktop.comparing.word_changes import Segment

SAME = "Hai bản giống nhau."
PLACES = "{} chỗ khác."
TEMPLATES = "Hai mẫu khác nhau: {} hàng xếp được, {} hàng không."
BLANK = "trống"
NOTES = {FigureDiff.VALUE: "", FigureDiff.WRITING: "chỉ cách viết", FigureDiff.COMPUTED: "tự tính"}
SAME_WORDS = "chữ như nhau, chỉ khác khoảng trắng hoặc cách lấy số"
MOVED = "chuyển chỗ"


def lines_of(found: Comparison) -> Iterator[str]:
    """Yield a line for each place that changed, by the keys of fields; those no row or section prints last."""
    for change in found.changes:
        yield from (f"{change.key}  {words}" for words in _words(change))
    for field in found.unseen:
        yield f"{'kỳ' if field.at == PERIOD else field.at}  {_arrow(field.before, field.after)}"


def summary_of(found: Comparison) -> str:
    """Return the number of places, and what cannot be compared."""
    words = SAME if found.same else PLACES.format(found.places + len(found.unseen))
    if not found.rows.alone:
        return words
    return f"{words} {TEMPLATES.format(len(found.rows.same), len(found.rows.alone))}"


def figure_words(change: ChangedFigure) -> str:
    """Return a figure's change: "1.386 → 1.387 (+1)", "2.65 → 2,65 (chỉ cách viết)"."""
    more = ", ".join(filter(None, (change.signed, NOTES[change.sort])))
    return _arrow(change.before, change.after) + (f" ({more})" if more else "")


def _words(change: Change) -> Iterator[str]:
    if isinstance(change, ChangedFigure):
        yield figure_words(change)
    elif change.same_words:
        yield SAME_WORDS
    else:
        yield from _text_words(change)


def _text_words(change: ChangedText) -> Iterator[str]:
    for line in change.lines:
        changed = [segment for segment in line.segments if segment.changed]
        if line.moved is Moved.HERE:
            yield f"{MOVED}: “{line.after.strip()}”"
        yield from map(_segment_words, changed)


def _segment_words(segment: Segment) -> str:
    if not segment.before:
        return f"thêm “{segment.after}”"
    return f"bỏ “{segment.before}”" + (f", ghi “{segment.after}”" if segment.after else "")


def _arrow(before: str, after: str) -> str:
    return f"{before or BLANK} → {after or BLANK}"
