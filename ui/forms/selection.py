"""Which rows of a form's table are selected."""

from __future__ import annotations

from dataclasses import dataclass

from ui.forms.model import NOTE, RESULT


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows from `anchor` to the current one, in its column or in results and notes both."""

    anchor: int
    row: int
    column: int
    both: bool = False

    @property
    def rows(self) -> range:
        """The selected rows, downwards."""
        return range(min(self.anchor, self.row), max(self.anchor, self.row) + 1)

    @property
    def columns(self) -> tuple[int, ...]:
        """The selected columns."""
        return (RESULT, NOTE) if self.both else (self.column,)

    @property
    def several(self) -> bool:
        """Whether more than the current cell is selected."""
        return self.anchor != self.row or self.both
