"""Judging a template that was built from a blank form: rows in order by label, kinds, tiers, percents, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from cchc_desktop.report.template import Template
from tests.authoring.provincial_forms import WantedRow

_MARK = re.compile(r"^(?:\(?\w{1,4}(?:\.\w+)*[.)]\)?|[-+*•])\s+")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


def plain(label: str) -> str:
    """Return a label without the mark before it and the brackets at its end."""
    text = _MARK.sub("", label.strip("*· "))
    while (shorter := _BRACKET.sub("", text).strip(" :")) and shorter != text:
        text = shorter
    return " ".join(text.casefold().split())


def faults(wanted: list[WantedRow], template: Template) -> list[str]:
    """Return what is not as it should be, in words; none where everything is."""
    keys = [f"{form.number}:{row.no}" for form in template.forms for row in form.rows]
    found = [template.rows[key] for key in keys]
    matcher = SequenceMatcher(
        None, [plain(row.label) for row in wanted], [plain(row.label) for row in found], autojunk=False
    )
    pairs = {block.a + step: block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    extra = [f"thừa {row.label}" for place, row in enumerate(found) if place not in pairs.values()]
    missed = [f"thiếu {row.label}" for at, row in enumerate(wanted) if at not in pairs and row.kinds != ("?",)]
    names = {keys[pairs[at]]: row.name for at, row in enumerate(wanted) if at in pairs and row.name}
    known = [(row, keys[pairs[at]]) for at, row in enumerate(wanted) if at in pairs and row.kinds != ("?",)]
    return [*missed, *extra, *(fault for row, key in known for fault in _row_faults(row, key, names, template))]


def _row_faults(wanted: WantedRow, key: str, names: dict[str, str], template: Template) -> Iterator[str]:
    row = next(row for form in template.forms for row in form.rows if f"{form.number}:{row.no}" == key)
    if row.kind not in wanted.kinds:
        yield f"{row.label}: loại {row.kind}"
    if row.tier != wanted.tier:
        yield f"{row.label}: cấp {row.tier}"
    ratio = (
        (names.get(row.ratio.part, row.ratio.part), names.get(row.ratio.whole, row.ratio.whole)) if row.ratio else None
    )
    if ratio != wanted.ratio:
        yield f"{row.label}: chia {ratio}"
    parts = [rule.right for rule in template.rules if rule.op == "=" and rule.left == (key,)]
    added = frozenset(names.get(part, part) for part in (parts[0] if parts else ()))
    if added != wanted.sum and not wanted.may_sum:
        yield f"{row.label}: cộng {sorted(added)}"
