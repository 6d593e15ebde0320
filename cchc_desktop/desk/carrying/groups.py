"""Marks of one kind that are settled together: "năm 2022 → năm 2023, 14 chỗ", "UBND huyện Tứ Kỳ, 6 chỗ"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.desk.carrying.proposals import Proposal, proposal
from cchc_desktop.desk.carrying.settling import kept, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_desktop.desk.work.acts import Acts
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.periods import PeriodSpan

FEWEST = 2
"""So many places of one kind make a group."""


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Open marks with the same words and the same likely words now; the marks are in document order."""

    words: str
    proposed: str
    marks: tuple[CarriedMark, ...]

    @property
    def keeps(self) -> bool:
        """Whether the words likely stay as they are."""
        return folded(self.words) == folded(self.proposed)

    def acts(self, report: Report, chosen: Sequence[CarriedMark]) -> Acts:
        """Return the changes that settle the chosen marks of the group; the others are left open."""
        if self.keeps:
            return kept(report, chosen)
        return written(report, [(mark, _cased(mark.text, self.proposed)) for mark in chosen])


def groups(
    marks: Sequence[CarriedMark], span: Callable[[str], PeriodSpan | None], target: PeriodSpan
) -> tuple[MarkGroup, ...]:
    """Return the groups of open marks, the largest first; `span` gives the period that a mark came from."""
    found: dict[tuple[str, str, str], list[CarriedMark]] = {}
    proposed: dict[tuple[str, str, str], Proposal] = {}
    for mark in marks:
        likely = proposal(mark, span(mark.period), target)
        if likely and likely.sure:
            name = (mark.kind.value, folded(mark.text), folded(likely.text))
            found.setdefault(name, []).append(mark)
            proposed.setdefault(name, likely)
    made = (
        MarkGroup(own[0].text, proposed[name].text, tuple(own)) for name, own in found.items() if len(own) >= FEWEST
    )
    return tuple(sorted(made, key=lambda group: (group.keeps, -len(group.marks))))


def _cased(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new[:1].lower() + new[1:]
