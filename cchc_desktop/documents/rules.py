"""The length of the rules that the decree wants under centred lines, for every format alike."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.documents.geometry import RULE_SHARE


def short_rule(widths: Sequence[float]) -> float:
    """Return the length of a rule under lines of these widths: a third to a half of the longest, and of the last too.

    Where no length is both, the longest line decides (Decree 30, Appendix I, part I, II.2.b and II.5.b).
    """
    least, most = (share * max(widths) for share in RULE_SHARE)
    last = widths[-1] * RULE_SHARE[1]
    return (least + (last if least < last < most else most)) / 2
